import { Document, Paragraph } from 'docx';
import type { FontChoice } from './fonts.ts';
import { OFFICIAL_FONTS } from './fonts.ts';
import { CHARACTERS_PER_LINE, LINES_PER_PAGE } from './measures.ts';
import { packDocument } from './pack.ts';
import { portraitSection } from './page.ts';
import { stylesXml } from './styles.ts';

/** Plain Chinese characters without punctuation, in a length that is no multiple of a line. */
const TEXT =
  '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水';

/**
 * One page full of Chinese characters in the style of the body, flush left: shows whether a program and its fonts give
 * 22 lines of 28 characters (GB/T 9704-2012 5.2.3). Fewer or more of either means that its reports break otherwise too.
 */
export async function buildCalibrationPage(
  fonts: FontChoice = OFFICIAL_FONTS,
): Promise<Uint8Array> {
  const length = LINES_PER_PAGE * CHARACTERS_PER_LINE;
  const text = TEXT.repeat(Math.ceil(length / TEXT.length)).slice(0, length);
  const paragraph = new Paragraph({ style: 'Addressee', text });
  const document = new Document({
    externalStyles: stylesXml(fonts),
    evenAndOddHeaderAndFooters: true,
    sections: [portraitSection([paragraph], { draft: false })],
  });
  return packDocument(document, [], fonts, {
    title: '版面校准页',
    office: '平安关爱台账',
    date: '2026-01-01',
  });
}

import { Paragraph, TextRun } from 'docx';
import { chartParagraphs, chartStandIn } from './chart-block.ts';
import type { FontChoice } from './fonts.ts';
import { fontSlots } from './fonts.ts';
import type { HeadingLevel, ReportBlock } from './report-types.ts';

/**
 * 正文 (GB/T 9704-2012 7.3.3): first line two characters in, turn lines flush; levels 一、 in 黑体, （一） in 楷体, 1. and
 * （1） in 仿宋, all 3号, none bold.
 */

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 to 99 in Chinese numerals: 一, 十, 十二, 二十, 九十九. */
export function chineseNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 99)
    throw new RangeError('a heading number is between 1 and 99');
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return `${ten}${DIGITS[number % 10] ?? ''}`;
}

/** 7.3.3: the number before a heading, with the punctuation of its level. */
export function headingNumber(level: HeadingLevel, number: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(number)}、`;
    case 2:
      return `（${chineseNumeral(number)}）`;
    case 3:
      return `${number}.`;
    case 4:
      return `（${number}）`;
  }
}

/** Counts headings: a heading continues its level and begins all lower ones anew. */
function headingCounter(): (level: HeadingLevel) => string {
  const counts = [0, 0, 0, 0];
  return (level) => {
    const number = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = number;
    counts.fill(0, level);
    return headingNumber(level, number);
  };
}

function withFullStop(text: string): string {
  return /[。！？：；]$/u.test(text) ? text : `${text}。`;
}

function headingParagraph(
  block: Extract<ReportBlock, { kind: 'heading' }>,
  number: string,
  fonts: FontChoice,
): Paragraph {
  if (block.runIn === undefined)
    return new Paragraph({ style: `Heading${block.level}`, text: `${number}${block.text}` });
  const faces = [fonts.hei, fonts.kai, fonts.fangSong, fonts.fangSong] as const;
  const face = faces[block.level - 1] ?? fonts.fangSong;
  return new Paragraph({
    style: 'Body',
    children: [
      new TextRun({
        text: `${number}${withFullStop(block.text)}`,
        font: fontSlots(face, fonts.latin),
      }),
      new TextRun(block.runIn),
    ],
  });
}

/** A body paragraph; `keepWithNext` keeps it on the page of what follows. */
export function bodyParagraph(text: string, keepWithNext = false): Paragraph {
  return new Paragraph({ style: 'Body', text, ...(keepWithNext ? { keepNext: true } : {}) });
}

/**
 * The blocks of a body as paragraphs, headings numbered. A line break in a text begins a new paragraph. `firstPlace`: where the
 * tables of its charts begin among the tables of the document; null: pages are only counted.
 */
export function bodyParagraphs(
  blocks: readonly ReportBlock[],
  fonts: FontChoice,
  firstPlace: number | null = 0,
): Paragraph[] {
  const next = headingCounter();
  let charts = 0;
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [headingParagraph(block, next(block.level), fonts)];
    if (block.kind === 'chart') {
      charts += 1;
      return firstPlace === null
        ? [chartStandIn(block)]
        : chartParagraphs(block, firstPlace + charts - 1);
    }
    return block.text
      .split('\n')
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => bodyParagraph(text));
  });
}

import type { ParagraphChild } from 'docx';
import { Paragraph, TextRun } from 'docx';
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { balancedLines } from './balanced-lines.ts';
import { CHARACTERS_PER_LINE, POINTS, textWidth } from './measures.ts';
import { nameParts } from './phrases.ts';

/** 7.3.5.1: with a seal the date ends four characters from the right edge. */
const DATE_INDENT = 4;
/** The seal stands over both, its upper edge within a line of the body: two blank lines make room for it. */
const BLANK_LINES = 2;
const EM = POINTS.三号 * 20;
/** Longer names are broken by sense. */
const LONGEST_ON_ONE_LINE = CHARACTERS_PER_LINE - 2;

/** Where the lines end, in characters (3号) from the right edge of the 版心. */
type SignatureSetting = {
  readonly office: readonly { readonly text: string; readonly right: number }[];
  readonly dateRight: number;
};

/**
 * 7.3.5.1: the name of the office is centred on the date, whose end is four characters in. A name too long for that
 * ends at the right edge and the date moves left under its middle; one longer than a line is broken by sense.
 */
export function setSignature(office: string, date: string): SignatureSetting {
  const lines =
    textWidth(office) <= LONGEST_ON_ONE_LINE
      ? [office]
      : balancedLines(nameParts(office), LONGEST_ON_ONE_LINE - 4);
  const longest = Math.max(...lines.map(textWidth));
  const middle = Math.max(DATE_INDENT + textWidth(date) / 2, longest / 2);
  return {
    office: lines.map((text) => ({ text, right: middle - textWidth(text) / 2 })),
    dateRight: middle - textWidth(date) / 2,
  };
}

/**
 * 署名 and 成文日期 (7.3.5.1; the seal is stamped on paper over both). Everything but the date is kept with the next
 * paragraph, and the caller keeps the last paragraph of the body with it: the signature never stands alone on a page
 * (7.3.5.5). `onDate` are runs to anchor in the paragraph of the date: the 版记 of the same page.
 */
export function signatureBlock(
  office: string,
  issuedOn: CalendarDay,
  onDate: readonly ParagraphChild[] = [],
): Paragraph[] {
  const date = formatChineseDay(issuedOn);
  const setting = setSignature(office, date);
  const blank = (): Paragraph => new Paragraph({ style: 'Normal', keepNext: true });
  return [
    ...Array.from({ length: BLANK_LINES }, blank),
    ...setting.office.map(
      ({ text, right }) =>
        new Paragraph({
          style: 'Signature',
          keepNext: true,
          indent: { right: Math.round(right * EM) },
          text,
        }),
    ),
    new Paragraph({
      style: 'Signature',
      indent: { right: Math.round(setting.dateRight * EM) },
      children: [new TextRun(date), ...onDate],
    }),
  ];
}

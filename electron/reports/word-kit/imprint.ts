import type { IBorderOptions, ParagraphChild } from 'docx';
import { BorderStyle, LineRuleType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { floatingBox } from './floating-box.ts';
import { POINTS, TEXT_AREA, textWidth } from './measures.ts';

/**
 * 版记 (GB/T 9704-2012 7.4): on the last page, its last rule on the lower edge of the 版心, 4号 仿宋, one character in on
 * both sides; first and last rule 0.35 mm, between them 0.25 mm, as wide as the 版心.
 *
 * Where it stands. 7.3.7 puts the annexes before it, and annexes are landscape tables here, on which the 版记 cannot
 * stand upright: so it has a portrait page of its own at the end. That page is the back of the last sheet (an even
 * page), as printed documents have it; if the annexes end on an even page a blank page goes before it, and neither
 * page carries a number (7.5). Without annexes it stands under the signature when that page is even and has room,
 * else on the back of the sheet in the same way. A draft is not bound and has no blank page.
 */

export type Imprint = {
  readonly copyTo?: string;
  readonly printedBy: string;
  readonly printedOn: CalendarDay;
};

const ONE_CHARACTER = POINTS.四号 * 20;
const LINE_HEIGHT = 475;
const RULE_LINE = 20;
const COPY_LABEL = '抄送：';
/** 7.4.1 in eighths of a point: first and last rule 0.35 mm (1 pt), between them 0.25 mm (0.75 pt). */
const OUTER = 8;
const INNER = 6;
/** Left over on the page, so that rounding never sends the last rule to a page of its own. */
const SAFETY = 4;

function rule(size: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color: '000000', space: 0 };
}

/** Room that a rule takes, in twips. */
function ruleHeight(size: number): number {
  return (size / 8) * 20;
}

function copyText(imprint: Imprint): string | undefined {
  const names = imprint.copyTo?.trim().replace(/[。．.]$/u, '') ?? '';
  return names === '' ? undefined : `${COPY_LABEL}${names}。`;
}

/** 7.4.2: one character in on both sides, turn lines under the first name, a full stop at the end. */
function copyParagraph(text: string): Paragraph {
  return new Paragraph({
    style: 'Imprint',
    indent: {
      left: ONE_CHARACTER * (1 + COPY_LABEL.length),
      right: ONE_CHARACTER,
      hanging: ONE_CHARACTER * COPY_LABEL.length,
    },
    text,
  });
}

function printDate(imprint: Imprint): string {
  return `${formatChineseDay(imprint.printedOn)}印发`;
}

/** Whether 印发机关 and 印发日期 have room on one line, with a character between them and wide digits. */
function printsOnOneLine(imprint: Imprint): boolean {
  const needed = textWidth(imprint.printedBy) + textWidth(printDate(imprint), 0.64) + 3;
  return needed * ONE_CHARACTER <= TEXT_AREA.width;
}

/** The rule above 印发机关 is the first one where nobody gets a copy. */
function firstRule(imprint: Imprint): number {
  return copyText(imprint) === undefined ? OUTER : INNER;
}

/** 7.4.3: 印发机关 left, 印发日期 with 印发 right, each one character in; a long name has a line of its own. */
function printParagraph(imprint: Imprint): Paragraph {
  const oneLine = printsOnOneLine(imprint);
  const beforeDate = oneLine ? [new Tab()] : [new Tab(), new Tab()];
  const date = new TextRun({
    ...(oneLine ? {} : { break: 1 }),
    children: [...beforeDate, printDate(imprint)],
  });
  return new Paragraph({
    style: 'Imprint',
    border: { top: rule(firstRule(imprint)), bottom: rule(OUTER) },
    tabStops: [
      { type: TabStopType.LEFT, position: ONE_CHARACTER },
      { type: TabStopType.RIGHT, position: TEXT_AREA.width - ONE_CHARACTER },
    ],
    children: [new TextRun({ children: [new Tab(), imprint.printedBy] }), date],
  });
}

/** The lines and rules of the 版记. A rule is a border of a paragraph without indents: else it would be shorter. */
function imprintParagraphs(imprint: Imprint): Paragraph[] {
  const copy = copyText(imprint);
  if (copy === undefined) return [printParagraph(imprint)];
  const firstLine = new Paragraph({ style: 'Rule', border: { top: rule(OUTER) } });
  return [firstLine, copyParagraph(copy), printParagraph(imprint)];
}

function copyHeight(copy: string): number {
  const room = Math.floor(TEXT_AREA.width / ONE_CHARACTER) - 2 - COPY_LABEL.length;
  const lines = Math.ceil((textWidth(copy) - COPY_LABEL.length) / (room - 1));
  return ruleHeight(OUTER) + RULE_LINE + lines * LINE_HEIGHT;
}

/** Height of the 版记 in twips. */
export function imprintHeight(imprint: Imprint): number {
  const copy = copyText(imprint);
  const rules = ruleHeight(firstRule(imprint)) + ruleHeight(OUTER);
  const printLines = printsOnOneLine(imprint) ? 1 : 2;
  return (copy === undefined ? 0 : copyHeight(copy)) + rules + printLines * LINE_HEIGHT + SAFETY;
}

/** The 版记 as the only content of a page: one blank line of the right height, then its lines (no text box needed). */
export function imprintPage(imprint: Imprint): Paragraph[] {
  const line = TEXT_AREA.height - imprintHeight(imprint);
  const blank = new Paragraph({
    style: 'Normal',
    spacing: { line, lineRule: LineRuleType.EXACT },
  });
  return [blank, ...imprintParagraphs(imprint)];
}

/** The 版记 at the foot of a page that holds text: a box on the lower edge of the 版心, anchored in that text. */
export function imprintBox(imprint: Imprint): ParagraphChild {
  return floatingBox({
    width: 156,
    height: (imprintHeight(imprint) * 25.4) / 1440,
    left: 28,
    top: 'foot of the text area',
    align: 'bottom',
    children: imprintParagraphs(imprint),
  });
}

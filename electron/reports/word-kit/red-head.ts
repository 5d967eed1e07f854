import type { TabStopDefinition } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { balancedLines } from './balanced-lines.ts';
import type { FontChoice } from './fonts.ts';
import { fontSlots } from './fonts.ts';
import { CHARACTER, halfPoints, LINE, POINTS, TEXT_AREA, textWidth, twips } from './measures.ts';
import { nameParts } from './phrases.ts';

/** 版头 (GB/T 9704-2012 7.2): 发文机关标志, 发文字号, 签发人, 红色分隔线. Only an upward document (上行文) has 签发人. */

const RED = 'FF0000';
const LARGEST_MARK = 62;
const SMALLEST_MARK = 26;
/** Above this number of characters the mark takes two lines (and three above twice 17 at the smallest size). */
const ONE_LINE = 16;
const WIDEST_LINE = 17;
/** 7.2.4: upper edge of the mark 35 mm below the upper edge of the 版心. */
const MARK_TOP = twips(35);
/**
 * 小标宋 glyphs begin about this part of their size below the top of a line of 1.2 × the size; at that distance
 * Word (text in the middle) and LibreOffice (base line at 80 %) put the ink at the same height.
 */
const INK_BELOW_LINE_TOP = 0.115;
const MARK_LINE = 1.2;
/** 签发人： in 3号 (four characters of 16 pt). */
const SIGNER_LABEL = '签发人：';
/** 3号 untightened, in twips. */
const EM = POINTS.三号 * 20;
const RIGHT_EDGE = TEXT_AREA.width - CHARACTER;

/** How the mark is set: its lines and the size in points. */
type MarkSetting = { readonly lines: readonly string[]; readonly points: number };

/**
 * 7.2.4: as large as the 版心 allows, min(62, ⌊442 / n⌋) points for n characters on the longest line and not below
 * 26; more than 16 characters are broken by sense into two centred lines of like length.
 */
export function setMark(mark: string): MarkSetting {
  const characters = textWidth(mark);
  const count = characters <= ONE_LINE ? 1 : Math.max(2, Math.ceil(characters / WIDEST_LINE));
  const lines = count === 1 ? [mark] : balancedLines(nameParts(mark), longestWanted(mark, count));
  const longest = Math.max(...lines.map(textWidth));
  const fitting = Math.floor(TEXT_AREA.width / 20 / longest);
  return { lines, points: Math.max(SMALLEST_MARK, Math.min(LARGEST_MARK, fitting)) };
}

/** Room for the parts of a name that do not divide evenly, but never more than the smallest size can show. */
function longestWanted(mark: string, count: number): number {
  const even = Math.ceil(textWidth(mark) / count);
  return Math.min(WIDEST_LINE, even + 4);
}

/** 7.2.4: the mark, red and centred, its upper edge 72 mm from the edge of the sheet. */
export function markParagraph(mark: string): Paragraph {
  const { lines, points } = setMark(mark);
  return new Paragraph({
    style: 'Mark',
    spacing: {
      before: MARK_TOP - Math.round(INK_BELOW_LINE_TOP * points * 20),
      line: Math.round(points * MARK_LINE * 20),
      lineRule: LineRuleType.EXACT,
    },
    children: lines.map(
      (text, index) =>
        new TextRun({ text, size: halfPoints(points), ...(index > 0 ? { break: 1 } : {}) }),
    ),
  });
}

/**
 * 7.2.7: the red line stands 4 mm below the 发文字号. It is the lower border of that paragraph, whose own line is
 * low (1.2 × 16 pt) so that Word and LibreOffice agree on the distance.
 */
const RED_LINE = { style: BorderStyle.SINGLE, size: 12, color: RED, space: 9 } as const;
const NUMBER_LINE = Math.round(POINTS.三号 * 1.2 * 20);
/** Half of what the low line gives up of a usual line is put above it. */
const OVER_RED_LINE = {
  border: { bottom: RED_LINE },
  spacing: {
    before: Math.round((LINE - NUMBER_LINE) / 2),
    line: NUMBER_LINE,
    lineRule: LineRuleType.EXACT,
  },
} as const;

type HeadLine = {
  readonly documentNumber: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly stops: readonly TabStopDefinition[];
  readonly last: boolean;
};

function headLine(line: HeadLine, fonts: FontChoice): Paragraph {
  const font = fontSlots(fonts.kai, fonts.latin);
  const [first = '', ...others] = line.names;
  return new Paragraph({
    style: 'DocumentNumber',
    tabStops: [{ type: TabStopType.LEFT, position: CHARACTER }, ...line.stops],
    ...(line.last ? OVER_RED_LINE : {}),
    children: [
      new TextRun({ children: [new Tab(), line.documentNumber, new Tab(), line.label] }),
      new TextRun({ text: first, font }),
      ...others.map((name) => new TextRun({ font, children: [new Tab(), name] })),
    ],
  });
}

/** Lines of several 签发人: two names each, one where two would run into the 发文字号. */
function signerLines(documentNumber: string, signers: readonly string[]): HeadLine[] {
  const label = textWidth(SIGNER_LABEL) * EM;
  const column = (Math.max(...signers.map(textWidth)) + 1) * EM;
  const room = RIGHT_EDGE - CHARACTER - (textWidth(documentNumber) + 1) * EM - label + EM;
  const perLine = 2 * column <= room ? 2 : 1;
  const firstName = Math.round(RIGHT_EDGE - perLine * column + EM);
  const lines: HeadLine[] = [];
  for (let start = 0; start < signers.length; start += perLine) {
    const names = signers.slice(start, start + perLine);
    const isFirst = start === 0;
    const last = start + perLine >= signers.length;
    const position = isFirst ? firstName - label : firstName;
    const stops: TabStopDefinition[] = [{ type: TabStopType.LEFT, position }];
    if (names.length > 1) stops.push({ type: TabStopType.RIGHT, position: RIGHT_EDGE });
    lines.push({
      documentNumber: last ? documentNumber : '',
      label: isFirst ? SIGNER_LABEL : '',
      names,
      stops,
      last,
    });
  }
  return lines;
}

/**
 * 7.2.5, 7.2.6: 发文字号 one character in from the left, on one line with the last 签发人, who ends one character from
 * the right; `签发人：` in 仿宋, names in 楷体, further lines begin under the first name. Without signers (a document
 * that does not go upward) the 发文字号 is centred. The last line carries the red line.
 */
export function numberAndSigners(
  documentNumber: string,
  signers: readonly string[],
  fonts: FontChoice,
): Paragraph[] {
  if (signers.length === 0)
    return [
      new Paragraph({
        style: 'DocumentNumber',
        alignment: AlignmentType.CENTER,
        ...OVER_RED_LINE,
        text: documentNumber,
      }),
    ];
  const right = { type: TabStopType.RIGHT, position: RIGHT_EDGE };
  const lines: HeadLine[] =
    signers.length === 1
      ? [{ documentNumber, label: SIGNER_LABEL, names: signers, stops: [right], last: true }]
      : signerLines(documentNumber, signers);
  return lines.map((line) => headLine(line, fonts));
}

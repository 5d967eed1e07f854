import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { floatingBox } from './floating-box.ts';
import { POINTS } from './measures.ts';

/**
 * 页码 (GB/T 9704-2012 7.5): 4号 half-width 宋体, a dash on both sides, 7 mm below the 版心; odd pages right, even pages
 * left, one character in. 8: on a landscape page it stays where the portrait page has it, in the left margin of the
 * turned sheet, and is turned with it.
 */

/** One character of 4号 in twips. */
const ONE_CHARACTER = POINTS.四号 * 20;
/** 7.5: upper edge of the number, 7 mm below the 版心, which ends 262 mm from the top of the sheet. */
const DASH_TOP = 262 + 7;
/** One character (4.94 mm) in from the edges of the 版心 at 28 mm and 184 mm. */
const IN = (POINTS.四号 * 25.4) / 72;
/** A box for the turned number: long enough for — 9999 —, as wide as two lines. */
const BOX = { width: 9, height: 40 } as const;

type Side = 'odd' | 'even';

function numberParagraph(side: Side, indent: number): Paragraph {
  return new Paragraph({
    style: 'PageNumber',
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'odd' ? { right: indent } : { left: indent },
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

function turnedNumber(side: Side): Paragraph {
  const box = floatingBox({
    width: BOX.width,
    height: BOX.height,
    left: 297 - DASH_TOP - BOX.width / 2,
    top: side === 'odd' ? 184 - IN - BOX.height : 28 + IN,
    align: 'center',
    turned: true,
    children: [numberParagraph(side, 0)],
  });
  return new Paragraph({ style: 'Rule', children: [box] });
}

/** Footers of a portrait section. */
export function portraitFooters(): { default: Footer; even: Footer } {
  return {
    default: new Footer({ children: [numberParagraph('odd', ONE_CHARACTER)] }),
    even: new Footer({ children: [numberParagraph('even', ONE_CHARACTER)] }),
  };
}

/** Footers of a landscape section: the number in a turned box in the left margin. */
export function landscapeFooters(): { default: Footer; even: Footer } {
  return {
    default: new Footer({ children: [turnedNumber('odd')] }),
    even: new Footer({ children: [turnedNumber('even')] }),
  };
}

/** 7.5: a 版记 page after a blank page carries no number; empty footers keep Word from inheriting the last ones. */
export function emptyFooters(): { default: Footer; even: Footer } {
  return {
    default: new Footer({ children: [new Paragraph({ style: 'Rule' })] }),
    even: new Footer({ children: [new Paragraph({ style: 'Rule' })] }),
  };
}

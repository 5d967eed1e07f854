/**
 * Sizes of GB/T 9704-2012. Word counts in twips (1/20 pt); fonts in half points; drawings in EMU.
 * The values that the standard gives in millimetres are kept in millimetres where they are named.
 */

/** Twips of a length in millimetres, rounded to a whole twip. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** EMU (English Metric Units of DrawingML) of a length in millimetres. */
export function emu(millimetres: number): number {
  return Math.round(millimetres * 36_000);
}

/** 5.1: A4, 210 mm × 297 mm. */
export const PAGE = { width: 11_906, height: 16_838 } as const;

/** 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm; the rest is right 26 mm and bottom 35 mm. */
export const PORTRAIT_MARGIN = { top: 2098, left: 1587, right: 1474, bottom: 1984 } as const;

/** 8: a landscape table is the portrait sheet turned, its head at the portrait sheet's left edge. */
export const LANDSCAPE_MARGIN = { top: 1587, right: 2098, bottom: 1474, left: 1984 } as const;

/** 5.2.1: width and height of the 版心 in twips; on a landscape page the two change places. */
export const TEXT_AREA = { width: 8845, height: 12_756 } as const;

/** 5.2.3: 28 characters a line. One character of 版心 width in twips: 156 mm / 28. */
export const CHARACTER = 316;

/** 5.2.3: 22 lines a page. Exact line distance in twips (28.95 pt); 580 would leave 21. */
export const LINE = 579;

/** 5.2.3: lines on a full page and characters on a full line. */
export const LINES_PER_PAGE = 22;
export const CHARACTERS_PER_LINE = 28;

/** Font sizes in points by their Chinese names; every size of the standard is one of these. */
export const POINTS = { 二号: 22, 三号: 16, 四号: 14, 小四: 12, 五号: 10.5, 小五: 9 } as const;

/** 5.2.3: 3号 is 16 pt, 28 of them would need 158 mm: each is set 0.25 pt (5 twips) tighter. */
export const BODY_TIGHTENING = -5;

/** Half points, as Word writes font sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/**
 * Whether a character takes half a character's width in the Chinese typefaces used here: everything before
 * U+2000 but the few signs (× · °) that Word sets from the Chinese font.
 */
function isHalfWidth(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x2000 && !'×·°±÷§'.includes(character);
}

/** Width of a text in full characters: Chinese 1, Latin letters and digits 0.5 (or what the caller wants to allow). */
export function textWidth(text: string, halfWidth = 0.5): number {
  let width = 0;
  for (const character of text) width += isHalfWidth(character) ? halfWidth : 1;
  return width;
}

/** What is looked for in the words of a report: personal data, half-width punctuation, figures typed by hand. */

/** 18 or 15 digits of an identity number, also in full-width digits. */
const IDENTITY_NUMBER = /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?![\dXx])/;
/** A mobile number, or a line with its area code. */
const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?!\d)/;
const HALF_WIDTH = /[,;:!?()[\]]/;
const DIGITS_BEFORE_MEASURE = /\d+(?:\.\d+)?(?:名|人|次|起|处|条|件|个|家|户|份|株|场|%|％)/;

/** What no XML document can hold, or a pasted text should not bring along: all controls but the line break, half pairs. */
export function hasControlCharacter(text: string): boolean {
  return /[^\P{Cc}\n]|\p{Cs}|[\ufffe\uffff]/u.test(text);
}

/** Full-width digits and letters as half-width ones. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ－]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

/** Which personal data a text holds; lines are looked at one by one, blanks between digits do not hide a number. */
export function personalDataIn(text: string): '身份证号' | '电话号码' | null {
  const plain = halfWidth(text).replace(/[ \t\u00a0\u3000]/g, '');
  if (IDENTITY_NUMBER.test(plain)) return '身份证号';
  const dashed = plain.replace(/(?<=\d)[-—](?=\d)/g, '');
  return PHONE.test(plain) || PHONE.test(dashed) ? '电话号码' : null;
}

/** A half-width sign of punctuation in Chinese text (GB/T 15834); figures like 95.2% have none. */
export function halfWidthSign(template: string): string | null {
  return HALF_WIDTH.exec(template.replaceAll(/\{[^{}]*\}/g, ''))?.[0] ?? null;
}

/** Digits before a measure word that are no figure of the report: typed by hand, nobody keeps them true. */
export function typedDigits(template: string): string | null {
  return (
    DIGITS_BEFORE_MEASURE.exec(halfWidth(template.replaceAll(/\{[^{}]*\}/g, '〇')))?.[0] ?? null
  );
}

const SEGMENTER = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** A two-character name that is a word of everyday language (高峰, 和平) cannot be told from it. */
function isEverydayWord(name: string): boolean {
  return Array.from(name).length === 2 && Array.from(SEGMENTER.segment(name)).length === 1;
}

export type NamesFound = 'none' | 'everydayWord' | 'name';

/**
 * Whether a text names one of the register's people. `allowed` is what may stand there all the same: the program's own
 * text, the names of places and of the office's staff.
 */
export function namesIn(
  text: string,
  names: Iterable<string>,
  allowed: readonly string[],
): NamesFound {
  let found: NamesFound = 'none';
  for (const name of names) {
    if (Array.from(name).length < 2 || !text.includes(name)) continue;
    if (allowed.some((words) => words.includes(name))) continue;
    if (!isEverydayWord(name)) return 'name';
    found = 'everydayWord';
  }
  return found;
}

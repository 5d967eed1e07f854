/** A run of digits of any width, blanks and dashes between them, and X behind it: how numbers stand in notes. */
const RUN = /[0-9０-９](?:[ \u3000\-－—]?[0-9０-９])*[xXｘＸ]?/gu;
/** A local phone has seven digits; fewer tell nobody's number. */
const SHORTEST = 7;
const LAST_SHOWN = 4;
const LONGEST_CODE = 10;

/** Letters right before a number that make it somebody's: QQ, WeChat, telephone. */
const PERSONAL_LETTERS = /^(?:QQ|WX|TEL|PHONE)$/iu;
/** What offices number by year: A2026001, JC-2026-0012. A phone has eleven digits, a card more. */
const YEARLY = /^20[0-9]{5,8}$/u;

/**
 * Free text with every number in it masked that may be an identity number, a phone or a card: runs of seven digits and
 * more, of which the last four stay. Days (2021-03-05, 20210305) and what an office numbers itself stay as they are:
 * samples and agreements (A2026001), decisions (第20260012号).
 */
export function maskNumbers(text: string): string {
  return text.replace(RUN, (run: string, offset: number) => {
    const marks = Array.from(run.normalize('NFKC').replace(/[^0-9Xx]/gu, ''));
    if (marks.length < SHORTEST || isDay(run) || isCode(text, offset, run)) return run;
    return '*'.repeat(marks.length - LAST_SHOWN) + marks.slice(-LAST_SHOWN).join('');
  });
}

/** Whether a masked text was put in the place of a number: the mask may not be written over what it hides. */
export function holdsMask(text: string): boolean {
  return /\*{3,}[0-9Xx]{4}/u.test(text);
}

/**
 * A number that an office gave to a paper or a sample: letters and a year, or 第…号. One letter with eight digits and E with a
 * letter and seven are passports and permits, and stay covered.
 */
function isCode(text: string, offset: number, run: string): boolean {
  const digits = run.normalize('NFKC').replace(/[^0-9]/gu, '');
  const before = text.slice(0, offset).normalize('NFKC');
  const numbered = /[第〕]$/u.test(before) && text.startsWith('号', offset + run.length);
  if (numbered) return digits.length <= LONGEST_CODE;
  const letters = /(?<![A-Za-z])([A-Za-z]{1,5})-?$/u.exec(before)?.[1];
  if (letters === undefined || PERSONAL_LETTERS.test(letters) || /x$/iu.test(run)) return false;
  const permit = letters.length === 1 && digits.length === 8;
  const passport = /^E[A-Z]$/iu.test(letters) && digits.length === 7;
  return YEARLY.test(digits) && !permit && !passport;
}

function isDay(run: string): boolean {
  const parts = /^((?:19|20)[0-9]{2})([-－]?)([0-9]{1,2})\2([0-9]{1,2})$/u.exec(
    run.normalize('NFKC'),
  );
  if (parts === null) return false;
  const [month, day] = [Number(parts[3]), Number(parts[4])];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

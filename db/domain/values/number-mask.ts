/** A run of digits of any width, blanks and dashes between them, and X behind it: how numbers stand in notes. */
const RUN = /[0-9０-９](?:[ \u3000\-－—]?[0-9０-９])*[xXｘＸ]?/gu;
/** A local phone has seven digits; fewer tell nobody's number. */
const SHORTEST = 7;
const LAST_SHOWN = 4;

/**
 * Free text with every number in it masked that may be an identity number, a phone or a card: runs of seven digits and
 * more, of which the last four stay. Days (2021-03-05, 20210305) stay as they are.
 */
export function maskNumbers(text: string): string {
  return text.replace(RUN, (run) => {
    const marks = Array.from(run.normalize('NFKC').replace(/[^0-9Xx]/gu, ''));
    if (marks.length < SHORTEST || isDay(run)) return run;
    return '*'.repeat(marks.length - LAST_SHOWN) + marks.slice(-LAST_SHOWN).join('');
  });
}

/** Whether a masked text was put in the place of a number: the mask may not be written over what it hides. */
export function holdsMask(text: string): boolean {
  return /\*{3,}[0-9Xx]{4}/u.test(text);
}

function isDay(run: string): boolean {
  const parts = /^((?:19|20)[0-9]{2})([-－]?)([0-9]{1,2})\2([0-9]{1,2})$/u.exec(
    run.normalize('NFKC'),
  );
  if (parts === null) return false;
  const [month, day] = [Number(parts[3]), Number(parts[4])];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

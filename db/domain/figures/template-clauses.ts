/**
 * What the texts of a report leave out so that they still read well (defaults.md 8), as the document and the window both need it:
 * a clause on a rate without a base (R-12: 无; docs/decisions/0011), and the mark before a sentence that is not printed.
 */

/** A figure as far as the texts ask: a rate, or a middle value, of nothing has no number and prints 无. */
interface PrintedFigure {
  readonly value: number | null;
  readonly text: string;
}

export function hasNoBase(figure: PrintedFigure | undefined): boolean {
  return figure?.value === null && figure.text === '无';
}

type FigureOf = (id: string) => PrintedFigure | undefined;

function isEmptyClause(clause: string, figureOf: FigureOf): boolean {
  const ids = [...clause.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  return ids.length === 1 && hasNoBase(figureOf(ids[0] ?? ''));
}

/** A clause goes with the mark before it; one that begins a sentence with the mark behind it. */
function bracketIn(words: string, figureOf: FigureOf): string {
  let done = '';
  for (const clause of words.split(/(?<=[，、；。：\n])/u)) {
    const open = /[，、；]$/u.exec(done)?.[0];
    const mark = /[，、；。：\n]$/u.exec(clause)?.[0] ?? '';
    if (!isEmptyClause(clause, figureOf)) done += clause;
    else if (open === undefined) done += `［${clause}］`;
    else
      done = `${done.slice(0, -1)}［${open}${clause.slice(0, clause.length - mark.length)}］${mark}`;
  }
  return done;
}

/**
 * The template with each clause that holds one figure without a base set in ［ ］, so that it is not printed: of
 * 已完成0次，完成率无； 已完成0次； is left. What stands in ［ ］ already is left as it is.
 */
export function bracketEmptyRates(template: string, figureOf: FigureOf): string {
  return template
    .split(/(［[^［］]*］)/)
    .map((part) => (part.startsWith('［') ? part : bracketIn(part, figureOf)))
    .join('');
}

/** What stands before a sentence that is left out: its 。 closes them both, so that no 四是 follows on a ；. */
export function closedBefore(before: string, leftOut: string): string {
  return leftOut.endsWith('。') ? before.replace(/[，、；]$/u, '。') : before;
}

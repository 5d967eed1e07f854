/** A report's words with its figures: in the register {pop.close}, before the clerk's eyes {期末现有}. */
import {
  bracketEmptyRates,
  closedBefore,
  hasNoBase,
} from '../../../db/domain/figures/template-clauses.ts';

export interface NamedFigure {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly value: number | null;
}

const TOKEN = /\{([^{}]+)\}/g;

/** A name for each figure, used once: two with one label are told apart by a number. */
function namesOf(figures: readonly NamedFigure[]): ReadonlyMap<string, string> {
  const used = new Map<string, number>();
  return new Map(
    figures.map(({ id, label }) => {
      const times = (used.get(label) ?? 0) + 1;
      used.set(label, times);
      return [id, times === 1 ? label : `${label}${times}`];
    }),
  );
}

/** The template as it is edited: figures by their Chinese names. */
export function toEditable(template: string, figures: readonly NamedFigure[]): string {
  const names = namesOf(figures);
  return template.replace(TOKEN, (whole, id: string) => {
    const name = names.get(id);
    return name === undefined ? whole : `{${name}}`;
  });
}

/** Back from what was edited to the template; full-width braces of an input method count too. */
export function toTemplate(text: string, figures: readonly NamedFigure[]): string {
  const ids = new Map([...namesOf(figures)].map(([id, name]) => [name, id]));
  return text
    .replaceAll('｛', '{')
    .replaceAll('｝', '}')
    .replace(TOKEN, (whole, name: string) => {
      const id = ids.get(name.trim());
      return id === undefined ? whole : `{${id}}`;
    });
}

/** A piece of a text: words, or the figure that stands there; left out when its ［ ］ is not printed. */
export interface Piece {
  readonly words: string;
  readonly figureId: string | null;
  readonly leftOut: boolean;
}

/** What the document leaves out: a figure that is 0, without a base, or not known (template.ts: isShown). */
const UNKNOWN_TEXTS: readonly string[] = ['', '未设置'];

function isNothing(figure: NamedFigure | undefined): boolean {
  if (figure === undefined || figure.value === 0 || hasNoBase(figure)) return true;
  return figure.value === null && UNKNOWN_TEXTS.includes(figure.text);
}

/** One part of a template, in ［ ］ or between them, cut at its figures. */
function piecesOfPart(
  words: string,
  byId: ReadonlyMap<string, NamedFigure>,
  leftOut: boolean,
): Piece[] {
  return words
    .split(/(\{[^{}]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const figure = piece.startsWith('{') ? byId.get(piece.slice(1, -1)) : undefined;
      return { words: figure?.text ?? piece, figureId: figure?.id ?? null, leftOut };
    });
}

/** The mark before a sentence that is left out becomes its 。 (template-clauses.ts). */
function closeLastShown(pieces: Piece[], leftOut: string): void {
  const index = pieces.findLastIndex((piece) => !piece.leftOut);
  const piece = pieces[index];
  if (piece !== undefined) pieces[index] = { ...piece, words: closedBefore(piece.words, leftOut) };
}

/** The template cut into words and figures, each figure with the text that is printed. */
export function piecesOf(template: string, figures: readonly NamedFigure[]): readonly Piece[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const pieces: Piece[] = [];
  let last: NamedFigure | undefined;
  for (const part of bracketEmptyRates(template, (id) => byId.get(id)).split(/(［[^［］]*］)/)) {
    const conditional = part.startsWith('［');
    const words = conditional ? part.slice(1, -1) : part;
    const ids = [...words.matchAll(TOKEN)].map((match) => match[1] ?? '');
    // A sentence without a figure follows the last figure before it (electron/reports/text/template.ts).
    const first = ids[0] === undefined ? last : byId.get(ids[0]);
    const leftOut = conditional && isNothing(first);
    const final = ids.at(-1);
    if (leftOut) closeLastShown(pieces, words);
    else if (final !== undefined) last = byId.get(final);
    pieces.push(...piecesOfPart(words, byId, leftOut));
  }
  return pieces;
}

/** The figures of the first text that the second has lost. */
export function lostFigures(before: string, after: string): readonly string[] {
  const kept = new Set([...after.matchAll(TOKEN)].map((match) => match[1]));
  const had = [...before.matchAll(TOKEN)].map((match) => match[1] ?? '');
  return [...new Set(had)].filter((id) => !kept.has(id));
}

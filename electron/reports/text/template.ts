/**
 * The language of the report's texts: {figure id} is filled in and cannot be typed over; a sentence in ［ ］ is printed only
 * if its first figure is known and not 0 (defaults.md 8). A sentence without a figure follows the last figure before it.
 * A clause on a rate without a base (无) is left out as if it stood in ［ ］ of its own.
 */
import {
  bracketEmptyRates,
  closedBefore,
  hasNoBase,
} from '../../../db/domain/figures/template-clauses.ts';

/** A figure as it is printed. Null value: words, or not known; `unset`: it stands as 未设置 and blocks issuing. */
export interface FigureValue {
  readonly value: number | null;
  readonly text: string;
  readonly unset: boolean;
}
export type Figures = ReadonlyMap<string, FigureValue>;

interface Piece {
  readonly kind: 'words' | 'figure';
  readonly text: string;
}
interface Part {
  /** In ［ ］. */
  readonly conditional: boolean;
  readonly pieces: readonly Piece[];
}

export interface Rendered {
  readonly text: string;
  /** Ids of the figures that are printed, in order. */
  readonly printed: readonly string[];
  /** Of these, the ones that are 未设置. */
  readonly unset: readonly string[];
}

function piecesOf(text: string): Piece[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{[^{}]*\}$/.test(piece)
        ? { kind: 'figure', text: piece.slice(1, -1) }
        : { kind: 'words', text: piece },
    );
}

function partsOf(template: string): Part[] {
  return template
    .split(/(［[^［］]*］)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('［')
        ? { conditional: true, pieces: piecesOf(part.slice(1, -1)) }
        : { conditional: false, pieces: piecesOf(part) },
    );
}

/** The figure ids of a template, in order; `conditional` tells those that stand in ［ ］. */
export function figureIds(
  template: string,
): readonly { readonly id: string; readonly conditional: boolean }[] {
  return partsOf(template).flatMap(({ conditional, pieces }) =>
    pieces.filter(({ kind }) => kind === 'figure').map(({ text }) => ({ id: text, conditional })),
  );
}

/** What is wrong with the brackets of a template, in the clerk's words; null: nothing. */
export function bracketProblem(template: string): string | null {
  const rest = template.replaceAll(/［[^［］]*］/g, (part) => part.slice(1, -1));
  if (/[［］]/.test(rest)) return '方括号［ ］没有成对，或者套在了一起';
  return /[{}]/.test(rest.replaceAll(/\{[^{}]*\}/g, '')) ? '花括号没有成对' : null;
}

function isShown(figure: FigureValue | undefined): boolean {
  if (figure === undefined || figure.unset || hasNoBase(figure)) return false;
  return figure.value === null ? figure.text !== '' : figure.value !== 0;
}

/** The words of a template with its figures filled in; an id that is none of the figures is a fault and throws. */
export function renderTemplate(template: string, figures: Figures): Rendered {
  let text = '';
  let last = '';
  const printed: string[] = [];
  const unset: string[] = [];
  for (const { conditional, pieces } of partsOf(
    bracketEmptyRates(template, (id) => figures.get(id)),
  )) {
    const first = pieces.find(({ kind }) => kind === 'figure')?.text ?? last;
    if (conditional && !isShown(figures.get(first))) {
      text = closedBefore(text, pieces.at(-1)?.text ?? '');
      continue;
    }
    for (const piece of pieces) {
      if (piece.kind === 'words') {
        text += piece.text;
        continue;
      }
      const figure = figures.get(piece.text);
      if (figure === undefined) throw new Error(`no figure ${piece.text}`);
      text += figure.text;
      last = piece.text;
      printed.push(piece.text);
      if (figure.unset) unset.push(piece.text);
    }
  }
  return { text, printed, unset };
}

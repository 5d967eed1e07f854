import { LINE, TEXT_AREA } from '../word-kit/measures.ts';
import { tablePages } from '../word-kit/table.ts';
import type { DossierPart, TablePart } from './dossier-types.ts';
import { formPages, formRowHeight } from '../word-kit/form-table.ts';

/** Where each part begins: the contents show it without a word processor. */

/** 版心 of a portrait page. */
export const WIDTH = TEXT_AREA.width;
const HEIGHT = TEXT_AREA.height;
export const ROW_HEIGHT = 400;
const SMALL_LINE = 360;
export const ABOVE_TABLE = 160;
export const ABOVE_FOOT = 160;

function tableOf({ columns, rows }: TablePart) {
  return { columns, rows, width: WIDTH };
}

/** Title (one line and a blank one), the line above the table and the room before it. */
function above({ lead }: DossierPart): number {
  return 2 * LINE + (lead === undefined ? 0 : SMALL_LINE + ABOVE_TABLE);
}

function tail({ foot = [] }: DossierPart): number {
  return foot.length === 0 ? 0 : ABOVE_FOOT + foot.length * SMALL_LINE;
}

/** Pages that a part takes. */
export function partPages(part: DossierPart): number {
  const room = { first: HEIGHT - above(part), further: HEIGHT, tail: tail(part) };
  if (part.kind === 'form') return formPages(part.rows, WIDTH, room).pages;
  if (part.rows.length === 0) return 1;
  const head = (part.head ?? []).reduce((sum, row) => sum + formRowHeight(row, WIDTH), 0);
  const separated = head === 0 ? 0 : head + SMALL_LINE;
  return tablePages(tableOf(part), ROW_HEIGHT, { ...room, first: room.first - separated });
}

/** The first page of each part, counted from the first part, and how many pages they take together. */
export function planDossier(parts: readonly DossierPart[]): {
  readonly starts: readonly number[];
  readonly pages: number;
} {
  const taken = parts.map(partPages);
  const starts = taken.map((_, index) =>
    taken.slice(0, index).reduce((sum, pages) => sum + pages, 1),
  );
  return { starts, pages: taken.reduce((sum, pages) => sum + pages, 0) };
}

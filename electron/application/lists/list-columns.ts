import type { LISTS, ListMethod } from '../../contract/lists.ts';
import type { Output } from '../../contract/index.ts';

/** What stands in a cell: numbers become numbers, '' and null stay empty. */
export type Cell = string | number | null;

/** Width in characters, and what stands in the cell. */
export type ListColumn<R> = readonly [width: number, cell: (row: R) => Cell];

/** The columns of one list; the compiler finds a title of the contract without its cell. */
export type ListColumns<M extends ListMethod, R> = Readonly<
  Record<(typeof LISTS)[M]['columns'][number], ListColumn<R>>
>;

/** A list as it is written: its lines out of the answer of the query, and its cells. */
export interface WrittenList {
  readonly lines: (answer: unknown) => {
    readonly rows: readonly unknown[];
    readonly total: number;
  };
  readonly columns: Readonly<Record<string, ListColumn<unknown>>>;
}

/** Binds the columns to the lines in the answer of their query. `total` where a list may be longer than what it shows. */
export function written<M extends ListMethod, R>(
  _method: M,
  rowsOf: (answer: Output<M>) => readonly R[],
): (columns: ListColumns<M, R>) => WrittenList {
  return (columns) => ({
    lines: (answer) => {
      const rows = rowsOf(answer as Output<M>);
      const { total } = answer as { readonly total?: number };
      return { rows, total: total ?? rows.length };
    },
    columns: columns as WrittenList['columns'],
  });
}

export function inWords(yes: boolean): string {
  return yes ? '是' : '';
}

/** Yuan as a number that a workbook can add up. */
export function yuanCell(text: string | null): number | null {
  return text === null || text === '' ? null : Number(text);
}

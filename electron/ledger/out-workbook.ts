import type { CellStyle } from './writer-styles.ts';

/** A cell to write: text stays text whatever it begins with; errors and truth values are kept for returned ledgers. */
export type OutValue = string | number | boolean | { error: string };
export interface OutCell {
  readonly value?: OutValue;
  readonly style?: CellStyle;
}

export interface OutRow {
  readonly cells: readonly (OutCell | undefined)[];
  /** In points. */
  readonly height?: number;
}

/** A drop-down list over a range; its words stand in a range of another sheet. A loose one allows other words. */
export interface OutList {
  readonly range: string;
  readonly source: string;
  readonly loose: boolean;
}

export interface OutSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns?: readonly { width: number; style?: CellStyle }[];
  readonly rows: Iterable<OutRow>;
  /** Ranges such as A1:AI1. */
  readonly merges?: readonly string[];
  /** Rows that stay in view. */
  readonly frozenRows?: number;
  readonly lists?: readonly OutList[];
  readonly landscape?: boolean;
}

export interface OutWorkbook {
  readonly sheets: readonly OutSheet[];
  readonly date1904?: boolean;
}

/** A table of an annex once, for the window and for paper. */
import type { ReportModel } from '../report-model.ts';
import type { LeafColumn, ReportAnnex, ReportColumn } from '../word-kit/official-report.ts';

export interface AnnexColumn {
  readonly label: string;
  /** In characters of 小五; about 66 on a landscape page. */
  readonly width: number;
  /** The figure whose list a number of this column opens. */
  readonly figure?: string;
  readonly group?: string;
  readonly align?: 'left';
}
export interface AnnexTable {
  readonly title: string;
  /** 单位 above the table. */
  readonly unit: string;
  readonly columns: readonly AnnexColumn[];
  readonly rows: ReportModel['annexes'][number]['rows'];
  readonly note: string;
}

/** What all annexes of a report say above and below their tables. */
export interface AnnexFrame {
  readonly fillingUnit: string;
  readonly period: string;
  readonly filler: string;
  readonly checker: string;
  readonly filledOn: string;
}

function leaf({ label, width, align }: AnnexColumn): LeafColumn {
  return { title: label, width, ...(align === undefined ? {} : { align }) };
}

/** Neighbouring columns of one group stand under one head. */
function grouped(columns: readonly AnnexColumn[]): ReportColumn[] {
  const result: ReportColumn[] = [];
  for (const column of columns) {
    const last = result.at(-1);
    const { group } = column;
    if (group === undefined) result.push(leaf(column));
    else if (last !== undefined && 'columns' in last && last.title === group)
      result[result.length - 1] = { title: group, columns: [...last.columns, leaf(column)] };
    else result.push({ title: group, columns: [leaf(column)] });
  }
  return result;
}

export function paperAnnex(table: AnnexTable, frame: AnnexFrame): ReportAnnex {
  const { fillingUnit, period, filler, checker, filledOn } = frame;
  return {
    title: table.title,
    unitLine: { fillingUnit, period, unit: table.unit },
    columns: grouped(table.columns),
    rows: table.rows.map(({ cells }) => cells),
    ...{ filler, checker, filledOn },
    ...(table.note === '' ? {} : { note: table.note }),
  };
}

export function windowAnnexes(tables: readonly AnnexTable[]): ReportModel['annexes'] {
  return tables.map(({ title, columns, rows }, index) => ({
    number: index + 1,
    title,
    columns: columns.map(({ label, figure = '', group = '' }) => ({ id: figure, label, group })),
    rows,
  }));
}

/** A row a town under the row of the county; the first cell of that row is empty: 合计 spans both. */
export function townRows(
  towns: readonly { readonly code: string; readonly name: string }[],
  cellsOf: (townCode: string | null) => readonly string[],
): AnnexTable['rows'] {
  return [
    { townCode: null, cells: ['', '合计', ...cellsOf(null)] },
    ...towns.map(({ code, name }, index) => ({
      townCode: code,
      cells: [String(index + 1), name, ...cellsOf(code)],
    })),
  ];
}

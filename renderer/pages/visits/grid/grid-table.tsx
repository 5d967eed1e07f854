import { useEffect, useRef, useState, type Dispatch, type RefObject } from 'react';
import { focusCell, onGridKey, placeOf } from './grid-keys.ts';
import { GridLine } from './grid-line.tsx';
import { COLUMNS, legendOf, type ColumnKey, type GridAction, type GridRow } from './grid-rows.ts';

interface GridTableProps {
  readonly rows: readonly GridRow[];
  readonly dispatch: Dispatch<GridAction>;
  readonly table: RefObject<HTMLDivElement | null>;
}

/** The grid itself; all its keys are read in one place (grid-keys.ts), what they do stands under it. */
export function GridTable({ rows, dispatch, table }: GridTableProps) {
  const [column, setColumn] = useState<ColumnKey | null>(null);
  useChosenMovesOn(rows, table);
  return (
    <>
      <div
        className="visit-grid"
        ref={table}
        onKeyDown={(event) => {
          const action = onGridKey(event, rows);
          if (action !== null) dispatch(action);
        }}
        onFocus={({ target }) => setColumn(COLUMNS[placeOf(target)?.column ?? -1]?.key ?? null)}
      >
        <table>
          <colgroup>
            <col style={{ width: 34 }} />
            {COLUMNS.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th aria-label="行号" />
              {COLUMNS.map(({ key, title }) => (
                <th key={key}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <GridLine key={row.key} row={row} index={index} dispatch={dispatch} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="grid-legend" aria-live="off">
        {legendOf(column) || 'Enter 下一格　Ctrl+Enter 下一行　Ctrl+D 同上一行　Ctrl+S 全部保存'}
      </p>
    </>
  );
}

/** Whoever is chosen in the first cell takes the cursor on to the next one. */
function useChosenMovesOn(rows: readonly GridRow[], table: RefObject<HTMLDivElement | null>): void {
  const before = useRef(rows);
  useEffect(() => {
    const place = document.activeElement === null ? null : placeOf(document.activeElement);
    const row = place === null ? undefined : rows[place.row];
    const was = before.current.find(({ key }) => key === row?.key);
    before.current = rows;
    if (place?.column !== 0 || row === undefined || was === undefined) return;
    if (row.personId !== null && was.personId !== row.personId)
      focusCell(table.current, { row: place.row, column: 1 });
  }, [rows, table]);
}

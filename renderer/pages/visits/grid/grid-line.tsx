import { memo, useCallback, useState, type Dispatch } from 'react';
import { useSession } from '../../../session.tsx';
import { readDay } from '../../../components/day-text.ts';
import {
  COLUMNS,
  isWordColumn,
  type ColumnKey,
  type GridAction,
  type GridRow,
} from './grid-rows.ts';
import { PersonCell } from './person-cell.tsx';

interface GridLineProps {
  readonly row: GridRow;
  readonly index: number;
  readonly dispatch: Dispatch<GridAction>;
}

/** One form from paper; drawn again only when it changes itself. */
export const GridLine = memo(function GridLine({ row, index, dispatch }: GridLineProps) {
  const { key } = row;
  const onChosen = useCallback(
    (person: Extract<GridAction, { kind: 'person' }>['person']) =>
      dispatch({ kind: 'person', key, person }),
    [dispatch, key],
  );
  return (
    <>
      <tr className={row.complaints.length > 0 ? 'is-wrong' : ''}>
        <td className="grid-number">{index + 1}</td>
        <td>
          <PersonCell row={row} index={index} onChosen={onChosen} />
        </td>
        {COLUMNS.slice(1).map(({ key: column }, offset) => (
          <td key={column}>
            <Cell row={row} index={index} at={offset + 1} column={column} dispatch={dispatch} />
          </td>
        ))}
      </tr>
      {row.complaints.length > 0 && (
        <tr className="grid-complaints">
          <td />
          <td colSpan={COLUMNS.length} role="alert">
            <Complaints row={row} dispatch={dispatch} />
          </td>
        </tr>
      )}
    </>
  );
});

interface CellProps extends GridLineProps {
  readonly at: number;
  readonly column: ColumnKey;
}

function Cell({ row, index, at, column, dispatch }: CellProps) {
  const { today } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const value = column === 'person' ? '' : row[column];
  const words = isWordColumn(column);
  const title = COLUMNS[at]?.title ?? '';
  function settle() {
    if (typed === null) return;
    setTyped(null);
    dispatch({ kind: 'set', key: row.key, column, value: readDay(typed, today) ?? typed });
  }
  return (
    <input
      data-row={index}
      data-column={at}
      aria-label={`第${index + 1}行 ${title}`}
      aria-invalid={row.complaints.some(({ path }) => path === column)}
      autoComplete="off"
      readOnly={words}
      maxLength={words ? undefined : column === 'findings' || column === 'needs' ? 2000 : 100}
      value={typed ?? value}
      onChange={({ target }) => {
        if (column === 'visitedOn') setTyped(target.value);
        else if (!words) dispatch({ kind: 'set', key: row.key, column, value: target.value });
      }}
      onBlur={settle}
    />
  );
}

function Complaints({ row, dispatch }: Omit<GridLineProps, 'index'>) {
  const twice = row.complaints.some(({ path }) => path === 'again');
  return (
    <>
      {row.complaints.map(({ message }) => message).join('；')}
      {twice && (
        <label className="grid-again">
          <input
            type="checkbox"
            checked={row.again}
            onChange={({ target }) =>
              dispatch({ kind: 'again', key: row.key, again: target.checked })
            }
          />
          同一天确实走访了两次，再记一次
        </label>
      )}
    </>
  );
}

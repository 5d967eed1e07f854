import { Table, type TableProps } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

const HEAD = 36;
const PAGER = 48;
const LEAST_HEIGHT = 120;

/** A row that is to have the focus; a new object asks anew. */
export interface RowFocus {
  readonly index: number;
}

interface FillTableProps<T> extends Omit<TableProps<T>, 'scroll' | 'size' | 'onRow'> {
  /** Enter or double click on a row. */
  readonly onOpen?: (row: T, index: number) => void;
  /** Space on a row: marks it for what is done with many. */
  readonly onMark?: (row: T) => void;
  readonly focus?: RowFocus | null;
  readonly empty: ReactNode;
}

/** The height that is left for the rows, so that the table's head and pager are always seen. */
function useRowsHeight(box: React.RefObject<HTMLDivElement | null>, outside: number): number {
  const [height, setHeight] = useState(LEAST_HEIGHT);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setHeight(Math.max(LEAST_HEIGHT, Math.floor(entry.contentRect.height) - outside));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, outside]);
  return height;
}

/** A pager that hides on a single page takes no room there. */
function hasPager(pagination: TableProps['pagination'], count: number): boolean {
  if (pagination === false) return false;
  return pagination?.hideOnSinglePage !== true || count > (pagination.pageSize ?? 10);
}

function rowsIn(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('.ant-table-row') ?? [])];
}

/** The keyboard begins at the first row, unless the focus is somewhere already. */
function focusFirstRow(box: HTMLElement | null): void {
  const focused = document.activeElement;
  if (focused !== null && focused !== document.body && !focused.matches('main')) return;
  rowsIn(box)[0]?.focus({ preventScroll: true });
}

/** A list that fills its page: fixed head, rows that scroll; ↑ ↓ go from row to row, Enter opens, Space marks. */
export function FillTable<T extends object>(props: FillTableProps<T>) {
  const { onOpen, onMark, focus, empty, ...table } = props;
  const box = useRef<HTMLDivElement>(null);
  const count = props.dataSource?.length ?? 0;
  const height = useRowsHeight(box, hasPager(table.pagination, count) ? HEAD + PAGER : HEAD);
  const [current, setCurrent] = useState(0);
  const held = useRef<Element | null>(null);
  useEffect(() => {
    if (count > 0) focusFirstRow(box.current);
  }, [count]);
  // A list that was asked anew may have other rows: the one with the focus is gone, the keyboard stays in the list.
  useEffect(() => {
    if (held.current?.isConnected === false) focusFirstRow(box.current);
  }, [props.dataSource]);
  useEffect(() => {
    if (!focus) return;
    const rows = rowsIn(box.current);
    rows[Math.min(focus.index, rows.length - 1)]?.focus();
  }, [focus]);

  function onRowKey(event: KeyboardEvent<HTMLElement>, row: T, index: number) {
    if (event.target !== event.currentTarget) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) rowsIn(box.current)[index + step]?.focus();
    else if (event.key === 'Enter' && onOpen) onOpen(row, index);
    else if (event.key === ' ' && onMark) onMark(row);
    else return;
    event.preventDefault();
  }
  return (
    <div
      className="fill-table"
      ref={box}
      onFocusCapture={({ target }) => {
        held.current = target;
      }}
    >
      <Table<T>
        {...table}
        size="small"
        scroll={{ y: height }}
        locale={{
          emptyText: <div className="muted">{table.loading === true ? '正在读取…' : empty}</div>,
        }}
        onRow={(row, index = 0) => ({
          tabIndex: index === current ? 0 : -1,
          onFocus: () => setCurrent(index),
          onKeyDown: (event: KeyboardEvent<HTMLElement>) => onRowKey(event, row, index),
          ...(onOpen ? { onDoubleClick: () => onOpen(row, index) } : {}),
        })}
      />
    </div>
  );
}

/** The pager of a list that the office pages: 共N条. */
export function pagerFor(
  state: { readonly page: number; readonly pageSize: number },
  total: number,
  onPage: (page: number, pageSize: number) => void,
) {
  return {
    current: state.page,
    pageSize: state.pageSize,
    total,
    onChange: onPage,
    showSizeChanger: true,
    pageSizeOptions: [20, 50, 100, 200],
    showTotal: (count: number) => `共${count}条`,
    hideOnSinglePage: false,
  };
}

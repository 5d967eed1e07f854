import { Button, Tooltip, type TableColumnsType } from 'antd';
import { useMemo, useState, type FocusEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { TodoKind } from '../../../db/domain/todo/todo-item.ts';
import { FillTable, pagerFor, type RowFocus } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Due, GradeTag } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
import { doingOf, type TodoRow } from './todo.ts';

/** What was just done, and where it stood. */
export interface Finished {
  readonly row: TodoRow;
  readonly index: number;
}

interface TodoTableProps {
  readonly rows: readonly TodoRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly loading: boolean;
  /** Only this kind is listed: it needs no column. */
  readonly oneKind: TodoKind | null;
  /** The focus goes to the row after it. */
  readonly finished: Finished | null;
  readonly empty: ReactNode;
  readonly onPage: (page: number, pageSize: number) => void;
  readonly onDo: (row: TodoRow, index: number) => void;
}

function isSame(one: TodoRow | undefined, other: TodoRow): boolean {
  return (
    one?.personId === other.personId &&
    one.kind === other.kind &&
    one.subject?.id === other.subject?.id
  );
}

/** Once the list has been read again: the row that followed the finished one, which may have left the list. */
function useNextRow(rows: readonly TodoRow[], finished: Finished | null): RowFocus | null {
  const [seen, setSeen] = useState({ rows, finished });
  const [focus, setFocus] = useState<RowFocus | null>(null);
  if (seen.finished !== finished || seen.rows !== rows) {
    setSeen({ rows, finished });
    if (finished !== null && (seen.finished !== finished || focus !== null)) {
      const stays = isSame(rows[finished.index], finished.row);
      setFocus({ index: stays ? finished.index + 1 : finished.index });
    }
  }
  return focus;
}

/** What stands before the reason: nobody on the list looks like the others who is not counted like them. */
function whyWords({ category, why }: TodoRow): string {
  return category === '贩毒' ? `只涉贩毒，不计入报告：${why}` : why;
}

/** The whole reason with the rule and where it comes from. */
function wholeReason(row: TodoRow): string {
  const source = [row.rule, row.source].filter((part) => part !== '').join('，');
  return source === '' ? whyWords(row) : `${whyWords(row)}。依据：${source}`;
}

interface DoProps {
  readonly row: TodoRow;
  readonly onDo: () => void;
}

function DoButton({ row, onDo }: DoProps) {
  const { word, method } = doingOf(row);
  const shared = { size: 'small', tabIndex: -1, onClick: onDo } as const;
  if (method === null) return <Button {...shared}>{word}</Button>;
  return (
    <GuardedButton {...shared} method={method} type="primary">
      {word}
    </GuardedButton>
  );
}

/** Whom a line is about: the household, the station, or the office itself. */
function aboutWords({ fullName }: TodoRow): string {
  return fullName === '' ? '本机关' : fullName;
}

function nameOf(row: TodoRow): ReactNode {
  if (row.personId === null) return <span className="muted">{aboutWords(row)}</span>;
  return (
    <Link to={`/people/${row.personId}`} tabIndex={-1}>
      {row.fullName}
    </Link>
  );
}

function placeColumns(): TableColumnsType<TodoRow> {
  return [
    {
      title: '分级',
      width: 64,
      render: (_, row) => (row.grade === null ? '' : <GradeTag grade={row.grade} />),
    },
    { title: '乡镇', dataIndex: 'townName', width: 88, ellipsis: true },
    {
      title: '村（社区）',
      dataIndex: 'villageName',
      width: 100,
      ellipsis: true,
      responsive: ['lg'],
    },
    { title: '责任人', dataIndex: 'inCharge', width: 72, ellipsis: true },
  ];
}

const LAST_VISIT: TableColumnsType<TodoRow>[number] = {
  title: '上次走访',
  width: 94,
  responsive: ['lg'],
  render: (_, row) => <span className="number">{row.lastVisitedOn ?? '没有记录'}</span>,
};

function columnsFor(
  today: string,
  oneKind: TodoKind | null,
  onDo: TodoTableProps['onDo'],
): TableColumnsType<TodoRow> {
  return [
    { title: '姓名', dataIndex: 'fullName', width: 84, render: (_, row) => nameOf(row) },
    ...(oneKind !== null ? [] : [{ title: '事项', dataIndex: 'kind', width: 104, ellipsis: true }]),
    {
      title: '期限',
      width: 100,
      render: (_, row) => <Due dueOn={row.dueOn} overdueDays={row.overdueDays} today={today} />,
    },
    ...placeColumns(),
    ...(oneKind === '走访' ? [LAST_VISIT] : []),
    {
      title: '说明和依据',
      dataIndex: 'why',
      ellipsis: { showTitle: false },
      render: (_, row) => (
        <Tooltip title={wholeReason(row)} placement="topLeft">
          {whyWords(row)}
        </Tooltip>
      ),
    },
    {
      title: '办理',
      width: 92,
      render: (_, row, index) => <DoButton row={row} onDo={() => onDo(row, index)} />,
    },
  ];
}

/** The line that has the focus, to be explained in full under the list. */
function useChosen(rows: readonly TodoRow[]) {
  const [key, setKey] = useState<string | null>(null);
  function onFocus(event: FocusEvent<HTMLElement>) {
    const line = event.target.closest<HTMLElement>('.ant-table-row');
    if (line?.dataset['rowKey'] !== undefined) setKey(line.dataset['rowKey']);
  }
  return { chosen: rows.find((row) => row.key === key) ?? rows[0] ?? null, onFocus };
}

/** What is to be done, with the reason; Enter on a row does it. */
export function TodoTable(props: TodoTableProps) {
  const { today } = useSession();
  const focus = useNextRow(props.rows, props.finished);
  const { onDo, oneKind } = props;
  const columns = useMemo(() => columnsFor(today, oneKind, onDo), [today, oneKind, onDo]);
  const { chosen, onFocus } = useChosen(props.rows);
  return (
    <div className="todo-table" onFocus={onFocus}>
      <FillTable<TodoRow>
        rowKey="key"
        columns={columns}
        dataSource={[...props.rows]}
        loading={props.loading}
        focus={focus}
        empty={props.empty}
        onOpen={onDo}
        pagination={pagerFor(props, props.total, props.onPage)}
      />
      {chosen !== null && (
        <p className="todo-why">
          <strong>{aboutWords(chosen)}</strong>（{chosen.kind}
          ）：{wholeReason(chosen)}
        </p>
      )}
    </div>
  );
}

import { Tooltip, type TableColumnsType } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../electron/contract/index.ts';
import { FillTable, pagerFor, type RowFocus } from '../../components/fill-table.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Due, GradeTag } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';

export type DueRow = Output<'visits.due'>['rows'][number];

interface DueTableProps {
  readonly rows: readonly DueRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly loading: boolean;
  /** Whose visit was just recorded, and where they stood: the focus goes to the next one. */
  readonly finished: { readonly personId: number; readonly index: number } | null;
  readonly empty: ReactNode;
  readonly onPage: (page: number, pageSize: number) => void;
  readonly onVisit: (row: DueRow, index: number) => void;
}

/** Once the list has been read again: the row that followed the finished one, which may have left the list. */
function useNextRow(rows: readonly DueRow[], finished: DueTableProps['finished']): RowFocus | null {
  const [seen, setSeen] = useState({ rows, finished });
  const [focus, setFocus] = useState<RowFocus | null>(null);
  if (seen.finished !== finished || seen.rows !== rows) {
    setSeen({ rows, finished });
    if (finished !== null && (seen.finished !== finished || focus !== null)) {
      const stays = rows[finished.index]?.personId === finished.personId;
      setFocus({ index: stays ? finished.index + 1 : finished.index });
    }
  }
  return focus;
}

/** What stands before the reason: nobody on the list looks like the others who is not counted like them. */
function whyWords({ searching, category }: DueRow, why: string): string {
  const marks = [searching ? '失联查找' : '', category === '贩毒' ? '只涉贩毒，不计入报告' : ''];
  const said = marks.filter((mark) => mark !== '').join('；');
  return said === '' ? why : `${said}：${why}`;
}

function columnsFor(today: string, onVisit: DueTableProps['onVisit']): TableColumnsType<DueRow> {
  return [
    {
      title: '姓名',
      dataIndex: 'fullName',
      width: 84,
      render: (name: string, row) => (
        <Link to={`/people/${row.personId}`} tabIndex={-1}>
          {name}
        </Link>
      ),
    },
    {
      title: '应走访',
      width: 92,
      render: (_, row) => <Due dueOn={row.dueOn} overdueDays={row.overdueDays} today={today} />,
    },
    { title: '分级', width: 64, render: (_, row) => <GradeTag grade={row.grade} /> },
    { title: '乡镇', dataIndex: 'townName', width: 88, ellipsis: true },
    {
      title: '村（社区）',
      dataIndex: 'villageName',
      width: 100,
      ellipsis: true,
      responsive: ['lg'],
    },
    { title: '走访人', dataIndex: 'inCharge', width: 72, ellipsis: true },
    {
      title: '上次走访',
      width: 94,
      responsive: ['lg'],
      render: (_, row) => <span className="number">{row.lastVisitedOn ?? '没有记录'}</span>,
    },
    {
      title: '依据',
      dataIndex: 'why',
      ellipsis: { showTitle: false },
      render: (why: string, row) => (
        <Tooltip title={why} placement="topLeft">
          {whyWords(row, why)}
        </Tooltip>
      ),
    },
    {
      title: '办理',
      width: 92,
      render: (_, row, index) => (
        <GuardedButton
          method="visits.record"
          size="small"
          type="primary"
          tabIndex={-1}
          onClick={() => onVisit(row, index)}
        >
          记录走访
        </GuardedButton>
      ),
    },
  ];
}

/** Who is due, with the reason; Enter on a row records the visit. */
export function DueTable(props: DueTableProps) {
  const { today } = useSession();
  const focus = useNextRow(props.rows, props.finished);
  const { onVisit } = props;
  const columns = useMemo(() => columnsFor(today, onVisit), [today, onVisit]);
  return (
    <FillTable<DueRow>
      rowKey="personId"
      columns={columns}
      dataSource={[...props.rows]}
      loading={props.loading}
      focus={focus}
      empty={props.empty}
      onOpen={onVisit}
      pagination={pagerFor(props, props.total, props.onPage)}
    />
  );
}

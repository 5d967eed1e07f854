import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { Mark } from '../../../components/tags.tsx';
import { entryAddress, STATE_TONES, type Row } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';

/** Errors before warnings: errors block the approval. */
function Checks({ row }: { readonly row: Row }) {
  if (row.errors > 0) return <Mark tone="late">{`${row.errors}处错误`}</Mark>;
  if (row.warnings > 0) return <Mark tone="today">{`${row.warnings}处提醒`}</Mark>;
  return null;
}

function State({ row }: { readonly row: Row }) {
  if (row.recycled && row.state !== '已移出')
    return (
      <span title="请先恢复，或移出本轮名单">
        <Mark tone="late">已移入回收站</Mark>
      </span>
    );
  const why = row.unmetReason ?? row.leftReason;
  if (row.returned) return <Mark tone="late">{`${row.state}：退回`}</Mark>;
  const words = why === null ? row.state : `${row.state}：${why}`;
  return (
    <span title={words}>
      <Mark tone={STATE_TONES[row.state]}>{words}</Mark>
    </span>
  );
}

/** The concluded level, or what is proposed. */
function Level({ row }: { readonly row: Row }) {
  if (row.conclusion !== null) return <LevelTag level={row.conclusion} />;
  if (row.proposed === null) return <LevelTag level={null} />;
  return <span className="muted">建议{row.proposed}</span>;
}

/** The columns of the list of a round; at 150 % the less important ones are left out. */
export function entryColumns(): TableColumnsType<Row> {
  return [
    {
      title: '姓名',
      width: 92,
      ellipsis: true,
      render: (_, row) => (
        <Link to={entryAddress(row.id)} tabIndex={-1}>
          {row.fullName}
        </Link>
      ),
    },
    { title: '乡镇', dataIndex: 'townName', width: 88, ellipsis: true },
    { title: '村（社区）', dataIndex: 'villageName', width: 146, ellipsis: true },
    {
      title: '户类别',
      dataIndex: 'householdCategory',
      width: 108,
      ellipsis: true,
      responsive: ['xl'],
    },
    { title: '人员', dataIndex: 'personCategory', width: 76, responsive: ['xl'] },
    {
      title: '回访人',
      width: 76,
      ellipsis: true,
      render: (_, row) =>
        row.visitor === '' ? <span className="muted">未分派</span> : row.visitor,
    },
    { title: '状态', ellipsis: true, render: (_, row) => <State row={row} /> },
    {
      title: '走访日期',
      width: 98,
      responsive: ['lg'],
      render: (_, row) => <span className="number">{row.visitedOn ?? ''}</span>,
    },
    {
      title: '人均（元）',
      width: 100,
      align: 'right',
      responsive: ['lg'],
      render: (_, row) => <span className="number">{row.perHead ?? ''}</span>,
    },
    { title: '返贫风险', width: 84, render: (_, row) => <Level row={row} /> },
    {
      title: '上次',
      width: 76,
      responsive: ['xl'],
      render: (_, row) => <LevelTag level={row.previousLevel} />,
    },
    { title: '核对', width: 98, render: (_, row) => <Checks row={row} /> },
  ];
}

import type { TableColumnsType } from 'antd';
import { Mark } from '../../../components/tags.tsx';
import { LevelTag } from '../level-tag.tsx';
import { helpTold, missingOf, stateTold, type Watch } from './watch.ts';

export function watchColumns(
  today: string,
  onOpen: (watch: Watch) => void,
): TableColumnsType<Watch> {
  return [
    {
      title: '户主',
      width: 104,
      ellipsis: true,
      render: (_, row) => (
        <button type="button" className="link" tabIndex={-1} onClick={() => onOpen(row)}>
          {row.headName}
        </button>
      ),
    },
    { title: '乡镇', dataIndex: 'townName', width: 92, ellipsis: true },
    {
      title: '村（社区）',
      dataIndex: 'villageName',
      width: 120,
      ellipsis: true,
      responsive: ['lg'],
    },
    { title: '纳入等级', width: 84, render: (_, row) => <LevelTag level={row.level} /> },
    { title: '识别日期', dataIndex: 'identifiedOn', width: 104, className: 'number' },
    {
      title: '落实帮扶',
      width: 104,
      render: (_, row) => {
        const { tone, words } = helpTold(row, today);
        return <Mark tone={tone}>{words}</Mark>;
      },
    },
    { title: '帮扶', width: 60, align: 'right', render: (_, row) => `${row.helpCount}次` },
    {
      title: '通报监测部门',
      width: 112,
      className: 'number',
      render: (_, row) => row.notifiedOn ?? <Mark tone="today">未通报</Mark>,
    },
    {
      title: '状态',
      width: 116,
      render: (_, row) => {
        const { tone, words } = stateTold(row);
        return <Mark tone={tone}>{words}</Mark>;
      },
    },
    {
      title: '还缺什么',
      ellipsis: true,
      responsive: ['xl'],
      render: (_, row) => {
        const missing = missingOf(row).join('；');
        return <span title={missing}>{missing === '' ? '—' : missing}</span>;
      },
    },
  ];
}

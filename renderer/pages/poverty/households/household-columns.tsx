import type { TableColumnsType } from 'antd';
import { Mark } from '../../../components/tags.tsx';
import { LevelTag } from '../level-tag.tsx';
import { orDash, WATCH_TONES, type HouseholdRow } from './household.ts';

/** People with those able to work; a household without labour is never closed. */
function labourWords({ ableToWork, noLabour }: HouseholdRow) {
  return noLabour ? <span className="warn">无劳动力</span> : String(ableToWork);
}

export function householdColumns(onOpen: (id: number) => void): TableColumnsType<HouseholdRow> {
  return [
    {
      title: '户主',
      width: 110,
      ellipsis: true,
      render: (_, row) => (
        <button type="button" className="link" tabIndex={-1} onClick={() => onOpen(row.id)}>
          {row.headName === '' ? '（没有成员）' : row.headName}
        </button>
      ),
    },
    { title: '乡镇', dataIndex: 'townName', width: 92, ellipsis: true },
    {
      title: '村（社区）',
      width: 120,
      ellipsis: true,
      responsive: ['lg'],
      render: (_, row) => orDash(row.villageName),
    },
    {
      title: '贫困属性',
      width: 110,
      ellipsis: true,
      render: (_, row) => (row.category === '' ? <Mark tone="unknown">未登记</Mark> : row.category),
    },
    { title: '人口', dataIndex: 'people', width: 54, align: 'right' },
    { title: '劳动力', width: 84, align: 'right', render: (_, row) => labourWords(row) },
    {
      title: '帮扶联系人',
      width: 100,
      ellipsis: true,
      responsive: ['lg'],
      render: (_, row) => orDash(row.contactName),
    },
    {
      title: '返贫风险',
      width: 84,
      render: (_, row) => <LevelTag level={row.level} none="未研判" />,
    },
    {
      title: '人均纯收入',
      width: 100,
      align: 'right',
      className: 'number',
      render: (_, row) => orDash(row.perHead),
    },
    {
      title: '监测',
      width: 90,
      render: (_, row) =>
        row.watch === '无' ? '—' : <Mark tone={WATCH_TONES[row.watch]}>{row.watch}</Mark>,
    },
    {
      title: '最近帮扶',
      width: 104,
      className: 'number',
      responsive: ['xl'],
      render: (_, row) => orDash(row.lastHelpedOn),
    },
    {
      title: '最近轮次',
      ellipsis: true,
      responsive: ['xl'],
      render: (_, row) => orDash(row.lastRound),
    },
  ];
}

import type { TableColumnsType } from 'antd';
import { CASE_STEPS } from '../../../../db/domain/words/vocabulary-poverty.ts';
import { Mark } from '../../../components/tags.tsx';
import { dueTold, nextWords, type PovertyCase } from './case.ts';

export function caseColumns(
  today: string,
  onOpen: (povertyCase: PovertyCase) => void,
): TableColumnsType<PovertyCase> {
  return [
    {
      title: '姓名',
      width: 110,
      ellipsis: true,
      render: (_, row) => (
        <button type="button" className="link" tabIndex={-1} onClick={() => onOpen(row)}>
          {row.fullName}
        </button>
      ),
    },
    { title: '乡镇', dataIndex: 'townName', width: 100, ellipsis: true },
    {
      title: '村（社区）',
      dataIndex: 'villageName',
      width: 130,
      ellipsis: true,
      responsive: ['lg'],
    },
    { title: '线索来源', dataIndex: 'source', width: 120, ellipsis: true },
    { title: '线索日期', dataIndex: 'clueOn', width: 104, className: 'number' },
    {
      title: '步骤',
      width: 64,
      align: 'right',
      render: (_, row) =>
        `${row.steps.filter(({ voided }) => !voided).length}/${CASE_STEPS.length}`,
    },
    { title: '下一步', width: 130, render: (_, row) => nextWords(row) },
    {
      title: '期限',
      width: 110,
      className: 'number',
      render: (_, row) => row.dueOn ?? '—',
    },
    {
      title: '剩余',
      render: (_, row) => {
        const { tone, words } = dueTold(row, today);
        return <Mark tone={tone}>{words}</Mark>;
      },
    },
  ];
}

import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';

interface OfPerson {
  readonly personId: number;
  readonly fullName: string;
  readonly townName: string;
}

/** Whom a line is about, in a list of everybody; in the list of one person (`personId`) nothing. */
export function ofWhom<R extends OfPerson>(personId: number | undefined): TableColumnsType<R> {
  if (personId !== undefined) return [];
  return [
    {
      title: '姓名',
      width: 110,
      render: (_, row) => <Link to={`/people/${row.personId}?tab=visits`}>{row.fullName}</Link>,
    },
    { title: '乡镇', width: 110, dataIndex: 'townName', ellipsis: true },
  ];
}

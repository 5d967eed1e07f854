import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';

interface PersonLine {
  readonly fullName: string;
  readonly townName: string;
  readonly villageName: string;
  readonly controlStatus: string;
}

/** Who a line of a list is about: name with the way to its page, town, village, 管控现状. Enter opens the line, so Tab passes the names. */
export function personColumns<R extends PersonLine>(
  pageOf: (row: R) => string,
): TableColumnsType<R> {
  return [
    {
      title: '姓名',
      width: 128,
      render: (_, row) => (
        <Link to={pageOf(row)} tabIndex={-1}>
          {row.fullName}
        </Link>
      ),
    },
    { title: '乡镇', width: 100, dataIndex: 'townName', ellipsis: true },
    {
      title: '村（社区）',
      width: 110,
      dataIndex: 'villageName',
      ellipsis: true,
      responsive: ['xl'],
    },
    { title: '管控现状', width: 128, dataIndex: 'controlStatus' },
  ];
}

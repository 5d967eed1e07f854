import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { Loaded } from '../../components/loaded.tsx';
import { actionText } from '../../text/actions.ts';
import { localTime } from '../../text/days.ts';

type Change = Output<'people.history'>[number];

/** 修改历史: who changed what, from what to what. */
export function HistoryTab({ personId }: { readonly personId: number }) {
  const history = useQuery(queryFor('people.history', { id: personId }));
  return (
    <Loaded of={history}>
      {(changes) => (
        <Table<Change>
          size="small"
          rowKey={(change) => `${change.at}${change.action}`}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          dataSource={changes}
          locale={{ emptyText: '没有修改记录' }}
          columns={[
            { title: '时间', width: 140, render: (_, change) => localTime(change.at) },
            { title: '办理人', width: 90, dataIndex: 'by' },
            { title: '操作', width: 140, render: (_, change) => actionText(change.action) },
            { title: '内容', render: (_, change) => <Fields changes={change.changes} /> },
          ]}
        />
      )}
    </Loaded>
  );
}

function Fields({ changes }: { readonly changes: Change['changes'] }) {
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={change.field}>
          <span className="muted">{change.field}：</span>
          {change.before !== '' && (
            <>
              <del>{change.before}</del> →{' '}
            </>
          )}
          <ins>{change.after === '' ? '（空）' : change.after}</ins>
        </li>
      ))}
    </ul>
  );
}

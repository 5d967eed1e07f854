import { useQuery } from '@tanstack/react-query';
import { fenOf, moneyOf } from '../../../db/domain/values/percentage.ts';
import type { Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Loaded } from '../../components/loaded.tsx';
import { NeedList } from '../visits/need-list.tsx';
import { Records } from './record-tabs.tsx';

type Help = Output<'help.ofPerson'>[number];

interface HelpTabProps {
  readonly personId: number;
}

/** 帮扶: what the person asked for at visits, and the help that was given, with its amounts. */
export function HelpTab({ personId }: HelpTabProps) {
  const help = useQuery(queryFor('help.ofPerson', { personId }));
  return (
    <>
      <section className="tab-part" aria-label="帮扶需求">
        <div className="tab-part-head">
          <h3>走访时提出的需求</h3>
        </div>
        <NeedList personId={personId} />
      </section>
      <Loaded of={help}>{(rows) => <Given rows={rows} />}</Loaded>
    </>
  );
}

/** What counts: how often, how much. */
function totalOf(rows: readonly Help[]): string {
  const standing = rows.filter(({ voided }) => !voided);
  const fen = standing.reduce(
    (sum, { amount }) => sum + (amount === null ? 0n : fenOf(amount)),
    0n,
  );
  return `${standing.length}次，共${moneyOf(fen)}元`;
}

function Given({ rows }: { readonly rows: readonly Help[] }) {
  const undo = useCommand('help.void');
  return (
    <section className="tab-part" aria-label="帮扶记录">
      <div className="tab-part-head">
        <h3>
          帮扶记录 <span className="muted">{totalOf(rows)}</span>
        </h3>
      </div>
      <Records<Help>
        rows={rows}
        empty="还没有帮扶记录。点右上角“记录帮扶”。"
        method="help.void"
        pending={undo.isPending}
        failure={undo.error}
        onVoid={(id, reason, onSuccess) => undo.mutate({ id, reason }, { onSuccess })}
        columns={[
          { title: '日期', width: 100, dataIndex: 'helpedOn' },
          { title: '类别', width: 130, dataIndex: 'kind' },
          { title: '单位', dataIndex: 'unit', ellipsis: true },
          {
            title: '金额（元）',
            width: 100,
            align: 'right',
            render: (_, row) => row.amount ?? '—',
          },
          { title: '成效', dataIndex: 'result', ellipsis: true },
          { title: '说明', dataIndex: 'note', ellipsis: true },
        ]}
      />
    </section>
  );
}

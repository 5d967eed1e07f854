import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { VoidableTable } from '../record-tabs.tsx';
import { useTellTakenBack } from './use-tell-taken-back.ts';

type Seizure = Output<'seizures.ofPerson'>[number];

/** 查获; a wrong one is voided with its reason and stays, struck through. */
export function Seizures({ personId }: { readonly personId: number }) {
  const seizures = useQuery(queryFor('seizures.ofPerson', { personId }));
  const tellTakenBack = useTellTakenBack();
  const undo = useCommand('seizures.void');
  return (
    <Loaded of={seizures}>
      {(rows) =>
        rows.length === 0 ? null : (
          <section className="measure" aria-label="查获">
            <header>
              <h2>查获</h2>
            </header>
            <VoidableTable<Seizure>
              rows={rows}
              empty="没有查获记录"
              method="seizures.void"
              title="作废这次查获"
              text="作废后戒断时间重新计算。只因这次查获重新纳入的，管控现状随之更正为戒断三年未复吸。"
              pending={undo.isPending}
              failure={undo.error}
              onVoid={(id, reason, onDone) =>
                undo.mutate(
                  { id, reason },
                  {
                    onSuccess: (done) => {
                      onDone();
                      tellTakenBack(done);
                    },
                  },
                )
              }
              columns={[
                { title: '日期', width: 100, dataIndex: 'seizedOn' },
                { title: '单位', dataIndex: 'unit', ellipsis: true },
                { title: '地点', dataIndex: 'place', ellipsis: true },
                { title: '毒品', render: (_, row) => row.drugs.join('、') },
                { title: '成瘾认定', width: 90, dataIndex: 'finding' },
                { title: '来源', width: 90, dataIndex: 'source' },
              ]}
            />
          </section>
        )
      }
    </Loaded>
  );
}

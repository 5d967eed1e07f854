import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { Mark } from '../../../components/tags.tsx';
import { Evaluations } from './evaluations.tsx';
import { FollowUpCards } from './follow-ups.tsx';
import { useTellTakenBack } from '../measures/use-tell-taken-back.ts';
import { Records } from '../record-tabs.tsx';
import { TestStrip } from './test-strip.tsx';
import { ViolationCounters } from './violation-counters.tsx';

type Test = Output<'tests.ofPerson'>[number];

interface TestsTabProps {
  readonly personId: number;
  readonly recycled: boolean;
}

/** 检测: what is still to be done, the windows of each measure, the counters of R-05, every test, and 戒毒状态. */
export function TestsTab({ personId, recycled }: TestsTabProps) {
  return (
    <>
      {!recycled && <FollowUpCards personId={personId} />}
      {!recycled && <Windows personId={personId} />}
      <section className="tab-part" aria-label="检测记录">
        <h3>检测记录</h3>
        <Tests personId={personId} />
      </section>
      <Evaluations personId={personId} recycled={recycled} />
    </>
  );
}

function Windows({ personId }: { readonly personId: number }) {
  const windows = useQuery(queryFor('tests.windows', { personId }));
  return (
    <Loaded of={windows}>
      {(measures) =>
        measures.length === 0 ? (
          <p className="muted tab-part">没有社区戒毒、社区康复措施，没有检测周期。</p>
        ) : (
          measures.map((measure) => (
            <div key={measure.measureId}>
              <TestStrip measure={measure} />
              {measure.endOn === null && <ViolationCounters measure={measure} />}
            </div>
          ))
        )
      }
    </Loaded>
  );
}

function staffOf({ testers, secondTester, soleReason }: Test): string {
  const names = [testers, secondTester].filter((name) => name !== '').join('、');
  return soleReason === '' ? names : `${names}（一人：${soleReason}）`;
}

function resultOf({ result, drug }: Test): string {
  return drug === '' ? result : `${result}（${drug}）`;
}

function Tests({ personId }: { readonly personId: number }) {
  const tests = useQuery(queryFor('tests.ofPerson', { personId }));
  const tellTakenBack = useTellTakenBack();
  const undo = useCommand('tests.void');
  return (
    <Loaded of={tests}>
      {(rows) => (
        <Records<Test>
          rows={rows}
          empty="还没有检测记录。点右上角“记录检测”。"
          method="tests.void"
          text="作废后不再计入检测周期，戒断时间重新计算。只因这次阳性重新纳入的，管控现状随之更正为戒断三年未复吸。"
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
            { title: '日期', width: 100, dataIndex: 'testedOn', className: 'number' },
            { title: '方式', width: 72, dataIndex: 'kind' },
            {
              title: '结果',
              width: 170,
              render: (_, row) =>
                row.result === '阴性' ? '阴性' : <Mark tone="late">{resultOf(row)}</Mark>,
            },
            { title: '来由', width: 60, dataIndex: 'origin' },
            { title: '地点', dataIndex: 'place', ellipsis: true },
            { title: '检测人', width: 130, ellipsis: true, render: (_, row) => staffOf(row) },
            { title: '样本编号', width: 100, dataIndex: 'sampleNumber', ellipsis: true },
            { title: '说明', dataIndex: 'note', ellipsis: true },
          ]}
        />
      )}
    </Loaded>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { VoidableTable } from '../record-tabs.tsx';

type Summary = Output<'todo.summariesOfPerson'>[number];

interface MeasureSummariesProps {
  readonly personId: number;
  readonly measureId: number;
}

/** 半年小结 and 年度评估 of a measure; a wrong one is voided and asked for again. Nothing where none was written. */
export function MeasureSummaries({ personId, measureId }: MeasureSummariesProps) {
  const summaries = useQuery(queryFor('todo.summariesOfPerson', { personId }));
  return (
    <Loaded of={summaries}>
      {(rows) => {
        const own = rows.filter((row) => row.measureId === measureId);
        return own.length === 0 ? null : <SummaryTable rows={own} />;
      }}
    </Loaded>
  );
}

function SummaryTable({ rows }: { readonly rows: readonly Summary[] }) {
  const undo = useCommand('todo.voidSummary');
  return (
    <section className="tab-part" aria-label="小结和评估">
      <div className="tab-part-head">
        <h3>小结和评估</h3>
      </div>
      <VoidableTable<Summary>
        rows={rows}
        empty="没有小结和评估"
        method="todo.voidSummary"
        title="作废这份小结或评估"
        text="作废后这个周期重新列入待办事项，记录和原因都保留。"
        pending={undo.isPending}
        failure={undo.error}
        onVoid={(id, reason, onSuccess) => undo.mutate({ id, reason }, { onSuccess })}
        columns={[
          { title: '周期至', width: 100, dataIndex: 'periodEnd', className: 'number' },
          { title: '类别', width: 90, dataIndex: 'kind' },
          { title: '写成日期', width: 100, dataIndex: 'writtenOn', className: 'number' },
          { title: '撰写人', width: 90, dataIndex: 'author', ellipsis: true },
          { title: '结论', dataIndex: 'conclusion' },
        ]}
      />
    </section>
  );
}

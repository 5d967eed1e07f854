import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import type { Input, Output } from '../../../electron/contract/index.ts';
import { queryFor } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';

type Draft = Input<'rules.tryOut'>;
type Row = Output<'rules.tryOut'>['rows'][number];

interface RuleTrialProps {
  /** What is typed in the form at the moment. */
  readonly draft: () => Draft;
}

/** 规则试算: whose day or grade the draft would change, before anything is adopted. */
export function RuleTrial({ draft }: RuleTrialProps) {
  const [tried, setTried] = useState<Draft | null>(null);
  const trial = useQuery({
    ...queryFor('rules.tryOut', tried ?? { ruleId: '', value: {}, validFrom: '2000-01-01' }),
    enabled: tried !== null,
    gcTime: 0,
  });
  return (
    <section aria-label="规则试算">
      <Button
        loading={trial.isFetching}
        onClick={() => {
          const { ruleId, value, validFrom } = draft();
          setTried({ ruleId, value, validFrom });
        }}
      >
        试算：看看会影响谁
      </Button>
      <p className="quiet">试算不会改动任何内容。</p>
      {trial.isError && <Failure reason={trial.error} />}
      {trial.data !== undefined && <Outcome outcome={trial.data} />}
    </section>
  );
}

function Outcome({ outcome }: { readonly outcome: Output<'rules.tryOut'> }) {
  const { what, compared, changed, changedOfOffice, rows } = outcome;
  if (what === '')
    return <p role="status">这条规则不改变任何人的走访日期、检测、等级和待办事项。</p>;
  return (
    <>
      <p role="status">
        比较“{what}”：共{compared}人，<strong>{changed}人会改变</strong>
        {changedOfOffice > 0 && `，本机关（户、站点、报告）${changedOfOffice}项会改变`}
        {changed + changedOfOffice > rows.length && `，下面列出前${rows.length}条`}。
      </p>
      {rows.length > 0 && (
        <Table<Row>
          size="small"
          rowKey="key"
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={rows}
          columns={[
            { title: '姓名', dataIndex: 'fullName' },
            { title: '乡镇', dataIndex: 'townName' },
            { title: '现在', dataIndex: 'before' },
            { title: '改后', dataIndex: 'after' },
          ]}
        />
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { DRUG_STATES, EVALUATION_BASES } from '../../../../db/domain/words/vocabulary.ts';
import type { Input as CallInput, Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import { Records } from '../record-tabs.tsx';

type Evaluation = Output<'evaluations.ofPerson'>[number];
type EvaluationInput = CallInput<'evaluations.record'>;

interface EvaluationsProps {
  readonly personId: number;
  readonly recycled: boolean;
}

/** 戒毒状态 with its evidence and day, as a history; the newest is what the person's page says. */
export function Evaluations({ personId, recycled }: EvaluationsProps) {
  const evaluations = useQuery(queryFor('evaluations.ofPerson', { personId }));
  const undo = useCommand('evaluations.void');
  const [evaluating, setEvaluating] = useState(false);
  return (
    <section className="tab-part" aria-label="戒毒状态评定">
      <div className="tab-part-head">
        <h3>戒毒状态评定</h3>
        <GuardedButton
          method="evaluations.record"
          size="small"
          reason={recycled ? '人员在回收站中' : null}
          onClick={() => setEvaluating(true)}
        >
          评定戒毒状态
        </GuardedButton>
      </div>
      <Loaded of={evaluations}>
        {(rows) => (
          <Records<Evaluation>
            rows={rows}
            empty="还没有评定。"
            method="evaluations.void"
            pending={undo.isPending}
            failure={undo.error}
            onVoid={(id, reason, onSuccess) => undo.mutate({ id, reason }, { onSuccess })}
            columns={[
              { title: '评定日期', width: 100, dataIndex: 'evaluatedOn', className: 'number' },
              {
                title: '状态',
                width: 100,
                render: (_, { state }) =>
                  state === '在吸' ? <Mark tone="late">在吸</Mark> : state,
              },
              { title: '依据', width: 90, dataIndex: 'basis' },
              { title: '具体情况', dataIndex: 'evidence', ellipsis: true },
              { title: '评定人', width: 90, dataIndex: 'evaluator', ellipsis: true },
            ]}
          />
        )}
      </Loaded>
      <EvaluationDrawer
        open={evaluating}
        personId={personId}
        onClose={() => setEvaluating(false)}
      />
    </section>
  );
}

interface EvaluationDrawerProps {
  readonly open: boolean;
  readonly personId: number;
  readonly onClose: () => void;
}

function EvaluationDrawer({ open, personId, onClose }: EvaluationDrawerProps) {
  const { today, user } = useSession();
  const { message } = App.useApp();
  return (
    <FormDrawer<'evaluations.record', EvaluationInput>
      method="evaluations.record"
      open={open}
      title="评定戒毒状态"
      start={{ evaluatedOn: today, basis: '检测结果', evidence: '', evaluator: user?.name ?? '' }}
      toInput={(values) => ({ ...values, personId })}
      onSaved={({ warnings }) => {
        if (warnings.length === 0) void message.success('已评定戒毒状态。');
        else void message.warning(`已评定。请注意：${warnings.join('；')}`, 8);
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="evaluatedOn" label="评定日期">
        <DayField autoFocus />
      </Form.Item>
      <Form.Item name="state" label="戒毒状态">
        <NumberedChoice options={DRUG_STATES} aria-label="戒毒状态" />
      </Form.Item>
      <Form.Item name="basis" label="依据">
        <NumberedChoice options={EVALUATION_BASES} aria-label="依据" />
      </Form.Item>
      <Form.Item name="evidence" label="具体情况">
        <Input.TextArea rows={3} maxLength={4000} placeholder="看到、检测到、听到什么" />
      </Form.Item>
      <Form.Item name="evaluator" label="评定人">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}

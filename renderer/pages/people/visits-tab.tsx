import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Input as CallInput, Output } from '../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { DayField } from '../../components/day-field.tsx';
import { Failure } from '../../components/failure.tsx';
import { FormDrawer } from '../../components/form-drawer.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Mark } from '../../components/tags.tsx';
import { useSession } from '../../session.tsx';
import { AttachmentList } from '../attachments/attachment-list.tsx';
import { FollowUpList } from '../visits/follow-up-list.tsx';
import { NeedList } from '../visits/need-list.tsx';
import { PlanList } from '../visits/plan-list.tsx';
import { VisitText } from '../visits/visit-text.tsx';
import type { VisitSubject } from '../visits/visit-drawer.tsx';
import { Records } from './record-tabs.tsx';

type Visit = Output<'visits.ofPerson'>[number];
type Proposal = Output<'visits.proposals'>[number];

interface VisitsTabProps {
  readonly subject: VisitSubject;
  readonly recycled: boolean;
}

/** 走访 of one person: what is to be done next, planned and made visits, follow-ups, needs, photos and scans. */
export function VisitsTab({ subject, recycled }: VisitsTabProps) {
  const { personId } = subject;
  const [planning, setPlanning] = useState(false);
  const visits = useQuery(queryFor('visits.ofPerson', { personId }));
  const plans = useQuery(queryFor('visits.plans', { personId }));
  const steps = useQuery(queryFor('visits.followUps', { personId }));
  const needs = useQuery(queryFor('visits.needs', { personId }));
  const reason = recycled ? '人员在回收站中' : null;
  return (
    <div className="visits-tab">
      {!recycled && <Proposals personId={personId} />}
      <Part
        title="走访记录"
        action={
          <GuardedButton
            method="visits.plan"
            size="small"
            reason={reason}
            onClick={() => setPlanning(true)}
          >
            计划走访
          </GuardedButton>
        }
      >
        <Loaded of={visits}>{(rows) => <VisitRecords rows={rows} />}</Loaded>
      </Part>
      {(plans.data ?? []).length > 0 && (
        <Part title="计划">
          <PlanList personId={personId} />
        </Part>
      )}
      {(steps.data ?? []).length > 0 && (
        <Part title="未见到、拒绝的跟进">
          <FollowUpList personId={personId} />
        </Part>
      )}
      {(needs.data ?? []).length > 0 && (
        <Part title="帮扶需求">
          <NeedList personId={personId} />
        </Part>
      )}
      <AttachmentList
        personId={personId}
        recycled={recycled}
        visits={(visits.data ?? []).filter(({ voided }) => !voided)}
      />
      <PlanDrawer open={planning} subject={subject} onClose={() => setPlanning(false)} />
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, action, children }: PartProps) {
  return (
    <section className="tab-part">
      <header>
        <h2>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}

function VisitRecords({ rows }: { readonly rows: readonly Visit[] }) {
  const undo = useCommand('visits.void');
  return (
    <Records<Visit>
      rows={rows}
      empty="还没有走访记录。点右上角“记录走访”。"
      method="visits.void"
      pending={undo.isPending}
      failure={undo.error}
      onVoid={(visitId, reason, onSuccess) => undo.mutate({ visitId, reason }, { onSuccess })}
      details={(row) => <VisitText visit={row} />}
      columns={[
        { title: '日期', width: 100, dataIndex: 'visitedOn' },
        { title: '方式', width: 96, dataIndex: 'mode' },
        { title: '结果', width: 90, dataIndex: 'outcome' },
        { title: '见到谁', width: 90, dataIndex: 'seen', ellipsis: true },
        { title: '走访人', width: 90, dataIndex: 'inCharge', ellipsis: true },
        {
          title: '计入任务',
          width: 150,
          ellipsis: true,
          render: (_, row) =>
            row.qualifies ? (
              <Mark tone="done">计入</Mark>
            ) : (
              <span title={row.whyNot}>不计入：{row.whyNot}</span>
            ),
        },
        { title: '发现情况', dataIndex: 'findings', ellipsis: true, responsive: ['lg'] },
      ]}
    />
  );
}

/** After 未见到 and 拒绝: the next steps that nobody has recorded yet; days and steps are proposals. */
function Proposals({ personId }: { readonly personId: number }) {
  const proposals = useQuery(queryFor('visits.proposals', { personId }));
  const followUp = useCommand('visits.followUp');
  const steps = proposals.data ?? [];
  if (steps.length === 0) return null;
  const itemOf = ({ visitId, step, dueOn }: Proposal) => ({
    ...{ visitId, step, dueOn },
    assignee: '',
    note: '',
  });
  return (
    <>
      <Alert
        className="failure"
        type="warning"
        showIcon
        title={`${steps[0]?.why ?? ''}，建议：${steps.map(({ step, dueOn }) => `${step}（${dueOn}前）`).join('，')}`}
        action={
          <Button
            loading={followUp.isPending}
            onClick={() => followUp.mutate({ items: steps.map(itemOf) })}
          >
            记为跟进
          </Button>
        }
      />
      <Failure reason={followUp.error} />
    </>
  );
}

type Planning = Omit<CallInput<'visits.plan'>, 'personIds'>;

interface PlanDrawerProps {
  readonly open: boolean;
  readonly subject: VisitSubject;
  readonly onClose: () => void;
}

function PlanDrawer({ open, subject, onClose }: PlanDrawerProps) {
  const { today } = useSession();
  const { message } = App.useApp();
  return (
    <FormDrawer<'visits.plan', Planning>
      method="visits.plan"
      open={open}
      title={`计划走访：${subject.fullName}`}
      {...(subject.why === '' ? {} : { lead: subject.why })}
      start={{ plannedOn: today, visitor: subject.inCharge, note: '' }}
      toInput={(values) => ({ ...values, personIds: [subject.personId] })}
      onSaved={({ already }) => {
        if (already > 0) void message.info('这一天已经有计划。');
        else void message.success('已列入计划。');
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="plannedOn" label="计划日期">
        <DayField autoFocus ahead />
      </Form.Item>
      <Form.Item name="visitor" label="走访人">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  );
}

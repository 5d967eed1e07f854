import { useQuery } from '@tanstack/react-query';
import { App, Descriptions, Space, Table } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { Failure } from '../../../components/failure.tsx';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { GradeTag, Mark } from '../../../components/tags.tsx';
import { useSession } from '../../../session.tsx';
import { DeclineGrade } from './decline-grade.tsx';
import { LightTouchCard } from './light-touch-card.tsx';
import { RiskSigns } from './risk-signs.tsx';

type Answer = Output<'grades.ofPerson'>;
type Assessment = Answer['assessments'][number];

interface GradesTabProps {
  readonly personId: number;
  readonly onAssess: () => void;
}

/** 分级: every assessment with its sheet, approval by another person, the next review and what asks for one earlier (R-07). */
export function GradesTab({ personId, onAssess }: GradesTabProps) {
  const grades = useQuery(queryFor('grades.ofPerson', { personId }));
  return (
    <Loaded of={grades}>
      {(answer) => (
        <>
          <Review answer={answer} onAssess={onAssess} />
          <Assessments rows={answer.assessments} />
          <RiskSigns personId={personId} />
          <LightTouchCard personId={personId} />
        </>
      )}
    </Loaded>
  );
}

function Review({ answer, onAssess }: { readonly answer: Answer; readonly onAssess: () => void }) {
  const { today } = useSession();
  const { nextReviewOn, nextReviewWhy, triggers } = answer;
  return (
    <div className="tab-head">
      <Space orientation="vertical" size={2}>
        <span>
          下次复评：
          {nextReviewOn === null ? (
            <Mark tone="unknown">{nextReviewWhy}</Mark>
          ) : nextReviewOn < today ? (
            <Mark tone="late">{`${nextReviewOn}，已过期`}</Mark>
          ) : (
            <span className="number">{nextReviewOn}</span>
          )}
        </span>
        {triggers.map(({ trigger, on, due }) => (
          <Mark key={`${trigger}${on}`} tone={due !== null && due < today ? 'late' : 'today'}>
            {`${on} ${trigger}，${due === null ? '应复评（期限未设置）' : `应在${due}前复评`}`}
          </Mark>
        ))}
      </Space>
      <GuardedButton method="grades.assess" onClick={onAssess}>
        评估定级
      </GuardedButton>
    </div>
  );
}

function Assessments({ rows }: { readonly rows: readonly Assessment[] }) {
  const { message } = App.useApp();
  const approve = useCommand('grades.approve');
  const { user } = useSession();
  const [declined, setDeclined] = useState<Assessment | null>(null);
  const isOwn = (row: Assessment | null) => row !== null && row.proposedBy === user?.name;
  return (
    <>
      <Failure reason={approve.error} />
      <Table<Assessment>
        size="small"
        rowKey="gradeId"
        pagination={false}
        dataSource={[...rows]}
        locale={{ emptyText: '还没有评估。点“评估定级”提出，由另一人审批后生效。' }}
        expandable={{
          rowExpandable: (row) => row.lines.length > 0,
          expandedRowRender: (row) => <SheetLines row={row} />,
        }}
        columns={[
          { title: '等级', width: 64, render: (_, row) => <GradeTag grade={row.grade} /> },
          { title: '状态', width: 80, dataIndex: 'state' },
          {
            title: '评估表',
            width: 110,
            render: (_, row) =>
              row.points === null ? row.source : `${row.points}分，${row.proposedGrade ?? ''}`,
          },
          { title: '生效日期', width: 104, render: (_, row) => row.effectiveOn ?? '—' },
          { title: '提出人', width: 84, dataIndex: 'proposedBy' },
          {
            title: '审批',
            width: 168,
            render: (_, row) =>
              row.state === '待审批' ? (
                <Space>
                  <GuardedButton
                    method="grades.approve"
                    size="small"
                    type="primary"
                    loading={approve.isPending}
                    reason={row.whyNot === '' ? null : row.whyNot}
                    onClick={() =>
                      approve.mutate(
                        { gradeId: row.gradeId },
                        {
                          onSuccess: ({ effectiveOn }) =>
                            void message.success(`已审批，${effectiveOn}起生效。`),
                        },
                      )
                    }
                  >
                    同意
                  </GuardedButton>
                  <GuardedButton
                    method="grades.decline"
                    size="small"
                    onClick={() => setDeclined(row)}
                  >
                    {isOwn(row) ? '撤回' : '不同意'}
                  </GuardedButton>
                </Space>
              ) : (
                decisionOf(row)
              ),
          },
          { title: '理由', render: (_, row) => row.declineReason || row.reason || '—' },
        ]}
      />
      <DeclineGrade
        gradeId={declined?.gradeId ?? null}
        own={isOwn(declined)}
        onClose={() => setDeclined(null)}
      />
    </>
  );
}

function decisionOf(row: Assessment): string {
  if (row.declinedBy !== null)
    return `${row.declinedBy}（${row.declinedBy === row.proposedBy ? '撤回' : '不同意'}）`;
  return `${row.approvedBy ?? ''}${row.selfApproved ? '（自评自批）' : ''}`;
}

function SheetLines({ row }: { readonly row: Assessment }) {
  return (
    <Descriptions
      size="small"
      column={3}
      items={[
        ...row.lines.map(({ title, chosen, points }) => ({
          key: title,
          label: title,
          children: `${chosen}（${points}分）`,
        })),
        ...(row.forcedBy.length === 0
          ? []
          : [{ key: 'forces', label: '直接定级', children: row.forcedBy.join('、') }]),
      ]}
    />
  );
}

import { PAPERS } from '../../../db/domain/person/paper-checklist.ts';
import type { TimelineEntry } from '../../../db/domain/person/timeline.ts';
import type { TimelineRows } from '../../../db/repositories/timeline-rows.ts';
import { entriesOf, joined, labelled, officeDay, when } from './timeline-event.ts';
import { yuanOf } from '../yuan.ts';

type Row<T extends keyof TimelineRows> = TimelineRows[T][number];

export function testEntries(row: Row<'tests'>): TimelineEntry[] {
  const staff = [row.testers, row.secondTester].filter((name) => name !== '').join('、');
  return entriesOf('tests', '检测', row, [
    ...when(
      row.testedOn,
      `${row.kind}${row.result}`,
      row.origin,
      row.drug,
      row.place,
      staff,
      row.note,
    ),
    ...when(row.sentOn, '样本送检', row.sentTo, row.sampleNumber),
    ...when(row.reportedOn, '检测结果报告公安机关', row.reportedTo),
  ]);
}

export function evaluationEntries(row: Row<'drug_state_evaluations'>): TimelineEntry[] {
  return entriesOf('drug_state_evaluations', '戒毒状态', row, [
    ...when(row.evaluatedOn, `评定为${row.state}`, row.basis, row.evidence, row.evaluator),
  ]);
}

const APPROVED = ['同意', '续假', '已销假'];

export function leaveEntries(row: Row<'leaves'>): TimelineEntry[] {
  const { state, went, decidedAt } = row;
  const place = joined([row.destination, row.purpose, row.note]);
  const written = row.writtenReport ? '有书面报告' : '没有书面报告';
  const left = went || APPROVED.includes(state);
  const refused = state === '拒绝' && decidedAt !== null;
  return entriesOf('leaves', '请假外出', row, [
    ...when(row.appliedOn, '申请外出', place, labelled('计划返回', row.plannedBackOn), written),
    ...(refused
      ? [
          {
            on: officeDay(decidedAt),
            event: '不同意外出',
            text: row.decisionNote,
            by: row.decidedBy,
          },
        ]
      : []),
    ...(left ? when(row.leftOn, went ? '擅自外出' : '外出', place) : []),
    ...(!left && row.appliedOn === null ? when(row.leftOn, `外出（${state}）`, place) : []),
    ...(state === '撤销'
      ? [{ on: officeDay(decidedAt ?? row.recordedAt), event: '撤销请假', text: row.decisionNote }]
      : []),
    ...when(row.extensionAppliedOn, '申请续假', labelled('至', row.extensionTo)),
    ...when(row.backOn, '返回销假'),
  ]);
}

export function approvalEntries(row: Row<'leave_approvals'>): TimelineEntry[] {
  const self = row.selfApproved && '自评自批';
  return entriesOf('leave_approvals', '请假外出', { id: row.id, recordedBy: row.approvedBy }, [
    ...when(officeDay(row.approvedAt), '同意外出', `${row.fromOn}至${row.toOn}`, self),
  ]);
}

export function outflowEntries(row: Row<'outflows'>): TimelineEntry[] {
  return entriesOf('outflows', '外流', row, [
    ...when(row.sinceOn, '外流务工', row.place, row.work, row.employer, row.companion, row.note),
    ...when(row.lastContactOn, '最近联系上', row.place, row.contactName),
    ...when(row.endedOn, '外流结束', row.place),
  ]);
}

export function gradeEntries(row: Row<'grades'>): TimelineEntry[] {
  const self = row.selfApproved && '自评自批';
  const points = row.points === null ? '' : `${row.points}分`;
  return entriesOf('grades', '定级', { ...row, recordedBy: row.proposedBy }, [
    ...when(officeDay(row.proposedAt), `提出定级：${row.grade}`, points, row.source, row.reason),
    ...(row.approvedBy === null
      ? []
      : when(row.effectiveOn, `批准定级：${row.grade}`, self).map((event) => ({
          ...event,
          by: row.approvedBy ?? '',
        }))),
    ...(row.declinedAt === null
      ? []
      : [
          {
            on: officeDay(row.declinedAt),
            event: `不同意定级：${row.grade}`,
            text: row.declineReason,
            by: row.declinedBy ?? '',
          },
        ]),
  ]);
}

export function lightTouchEntries(row: Row<'light_touch'>): TimelineEntry[] {
  const declined = row.declinedAt === null ? null : officeDay(row.declinedAt);
  const by = (name: string | null) => (event: { on: string; event: string }) => ({
    ...event,
    by: name ?? '',
  });
  return entriesOf('light_touch', '无感式管理', { ...row, recordedBy: row.proposedBy }, [
    ...when(officeDay(row.proposedAt), '提出无感式管理', row.reason),
    ...when(row.enteredOn, '进入无感式管理').map(by(row.approvedBy)),
    ...when(declined, '不同意无感式管理').map(by(row.declinedBy)),
    ...when(row.endedOn, '终止无感式管理', row.endReason).map(by(row.endedBy)),
  ]);
}

export function visitEntries(row: Row<'visits'>): TimelineEntry[] {
  return entriesOf('visits', '走访', row, [
    ...when(
      row.visitedOn,
      `${row.mode}走访，${row.outcome}`,
      labelled('走访人', row.inCharge),
      row.drugState,
      row.findings,
      labelled('需求：', row.needs),
    ),
  ]);
}

export function planEntries(row: Row<'visit_plans'>): TimelineEntry[] {
  return entriesOf('visit_plans', '走访计划', row, [
    ...when(row.plannedOn, '计划走访', row.visitor, row.note),
  ]);
}

export function followUpEntries(row: Row<'visit_follow_ups'>): TimelineEntry[] {
  const by = row.closedBy;
  return entriesOf('visit_follow_ups', '走访跟进', row, [
    ...when(
      officeDay(row.recordedAt),
      `跟进：${row.step}`,
      `应于${row.dueOn}前`,
      row.assignee,
      row.note,
    ),
    ...when(row.closedOn, `跟进完成：${row.step}`, row.result).map((event) => ({ ...event, by })),
  ]);
}

/** The day of the visit at which a need was told. */
export interface NeedWorld {
  readonly visitedOn: (visitId: number) => string | undefined;
}

export function needEntries(row: Row<'visit_needs'>, world: NeedWorld): TimelineEntry[] {
  const by = row.closedBy;
  return entriesOf('visit_needs', '困难需求', row, [
    ...when(
      world.visitedOn(row.visitId) ?? officeDay(row.recordedAt),
      '提出需求',
      row.kind,
      row.text,
    ),
    ...when(row.resultOn, `需求${row.result ?? '回访'}`, row.text, row.resultNote),
    ...when(row.closedOn, '关闭需求', row.text, row.closeReason).map((event) => ({ ...event, by })),
  ]);
}

export function helpEntries(row: Row<'help_records'>): TimelineEntry[] {
  const amount = row.amountFen === null ? '' : `${yuanOf(row.amountFen)}元`;
  return entriesOf('help_records', '帮扶', row, [
    ...when(row.helpedOn, row.kind, row.unit, amount, row.result, row.note),
  ]);
}

/** A membership that nobody dated begins on the day on which it was written down. */
export function memberEntries(row: Row<'team_members'>): TimelineEntry[] {
  return entriesOf('team_members', '工作小组', row, [
    ...when(row.since ?? officeDay(row.recordedAt), `${row.role}：${row.name}`, row.post),
    ...when(row.until, `不再担任${row.role}：${row.name}`, row.endReason),
  ]);
}

export function signEntries(row: Row<'risk_signs'>): TimelineEntry[] {
  return entriesOf('risk_signs', '风险迹象', row, [...when(row.happenedOn, row.kind, row.note)]);
}

export function attachmentEntries(row: Row<'attachments'>): TimelineEntry[] {
  const { id, removedAt, removeReason } = row;
  const kept = { id, recordedBy: row.addedBy, voidedAt: removedAt, voidReason: removeReason };
  return entriesOf('attachments', '附件', kept, [
    ...when(officeDay(row.addedAt), '添加附件', row.title),
  ]);
}

export function paperEntries(row: Row<'person_papers'>): TimelineEntry[] {
  const title = PAPERS.find(([id]) => id === row.paper)?.[1] ?? row.paper;
  const place = labelled('存放：', row.place);
  return entriesOf('person_papers', '档案材料', row, [
    ...when(
      row.paperOn ?? officeDay(row.recordedAt),
      `档案材料（${row.mark}）`,
      title,
      place,
      row.note,
    ),
  ]);
}

import type { Output } from '../../contract/index.ts';
import { written } from './list-columns.ts';

type TodoRow = Output<'todo.list'>['rows'][number];
type VisitRow = Output<'visits.list'>['rows'][number];
type Need = Output<'visits.needs'>[number];

function nameOf({ personId, fullName }: TodoRow): string {
  return personId === null ? '本机关' : fullName;
}

function countedWords({ voided, voidReason, qualifies, whyNot }: VisitRow): string {
  if (voided) return `已作废：${voidReason}`;
  return qualifies ? '计入' : `不计入：${whyNot}`;
}

function resultWords({ result, resultOn, resultNote, closeReason }: Need): string {
  const said = result === null ? '' : `${resultOn ?? ''}${result}`;
  return [said, resultNote, closeReason].filter((part) => part !== '').join('；');
}

/** What is to be done, and what was done at visits. */
export const VISIT_LISTS = {
  'todo.list': written(
    'todo.list',
    ({ rows }) => rows,
  )({
    姓名: [10, nameOf],
    类别: [10, (row) => row.category],
    事项: [14, (row) => row.kind],
    期限: [12, (row) => row.dueOn ?? '未设置'],
    逾期天数: [9, (row) => (row.overdueDays > 0 ? row.overdueDays : null)],
    分级: [8, (row) => row.grade],
    管控现状: [14, (row) => row.controlStatus],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    责任人: [10, (row) => row.inCharge],
    上次走访: [12, (row) => row.lastVisitedOn],
    说明: [48, (row) => row.why],
    依据: [32, (row) => [row.rule, row.source].filter((part) => part !== '').join('，')],
  }),
  'todo.endings': written(
    'todo.endings',
    ({ rows }) => rows,
  )({
    姓名: [10, nameOf],
    届满: [12, (row) => row.ending],
    日期: [12, (row) => row.dueOn],
    还有天数: [9, (row) => row.daysLeft],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    责任人: [10, (row) => row.inCharge],
    说明: [48, (row) => row.why],
  }),
  'visits.list': written(
    'visits.list',
    ({ rows }) => rows,
  )({
    日期: [12, (row) => row.visitedOn],
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    方式: [12, (row) => row.mode],
    结果: [12, (row) => row.outcome],
    走访人: [10, (row) => row.inCharge],
    见到谁: [12, (row) => row.seen],
    地点: [18, (row) => row.place],
    戒毒状态: [10, (row) => row.drugState],
    谈到的内容: [
      40,
      (row) => row.topics.map(({ topic, text }) => `${topic}${text && `：${text}`}`).join('；'),
    ],
    发现情况: [40, (row) => row.findings],
    帮扶需求: [24, (row) => row.needs],
    计入任务: [24, countedWords],
    记录人: [10, (row) => row.recordedBy],
  }),
  'visits.plans': written(
    'visits.plans',
    (rows) => rows,
  )({
    计划日期: [12, (row) => row.plannedOn],
    走访人: [10, (row) => row.visitor],
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    说明: [32, (row) => row.note],
    状态: [20, (row) => `${row.state}${row.visitedOn ?? ''}`],
  }),
  'visits.followUps': written(
    'visits.followUps',
    (rows) => rows,
  )({
    走访日期: [12, (row) => row.visitedOn],
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    下一步: [16, (row) => row.step],
    期限: [12, (row) => row.dueOn],
    逾期天数: [9, (row) => (row.overdueDays > 0 ? row.overdueDays : null)],
    办理人: [10, (row) => row.assignee],
    说明: [32, (row) => row.note],
    状态: [24, (row) => `${row.state}${row.result && `：${row.result}`}`],
  }),
  'visits.needs': written(
    'visits.needs',
    (rows) => rows,
  )({
    走访日期: [12, (row) => row.visitedOn],
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    类别: [14, (row) => row.kind ?? '未归类'],
    需求: [40, (row) => row.text],
    已给帮扶: [32, (row) => row.help.map(({ helpedOn, kind }) => `${helpedOn}${kind}`).join('；')],
    回访结果: [24, resultWords],
    状态: [10, (row) => row.state],
  }),
} as const;

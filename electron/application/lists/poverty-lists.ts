import { CASE_STEPS } from '../../../db/domain/words/vocabulary-poverty.ts';
import type { Output } from '../../contract/index.ts';
import { inWords, written, yuanCell } from './list-columns.ts';

type Entry = Output<'rounds.entries'>['rows'][number];
type Watch = Output<'watches.list'>['rows'][number];
type PovertyCase = Output<'povertyCases.list'>['rows'][number];

function entryState({ recycled, returned, state }: Entry): string {
  if (recycled && state !== '已移出') return '已移入回收站';
  return returned ? `${state}（退回）` : state;
}

function watchState({ closedOn, closingWay, returnedOn }: Watch): string {
  if (closedOn !== null) return '已消除';
  if (returnedOn !== null) return '消除退回';
  return closingWay === null ? '监测中' : '待审定消除';
}

function caseState({ voided, decidedBy, outcome, returnedOn }: PovertyCase): string {
  if (voided) return '已作废';
  if (decidedBy !== '') return '已办结';
  if (returnedOn !== null) return '办理中（退回）';
  return outcome === null ? '办理中' : '待审定';
}

function stepsDone({ steps }: PovertyCase): string {
  return `${steps.filter(({ voided }) => !voided).length}/${CASE_STEPS.length}`;
}

/** Households, the list of a round, and what follows from it. */
export const POVERTY_LISTS = {
  'households.list': written(
    'households.list',
    ({ rows }) => rows,
  )({
    户主: [10, (row) => row.headName],
    户编号: [14, (row) => row.number],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    贫困属性: [16, (row) => row.category],
    人口: [6, (row) => row.people],
    登记人员: [9, (row) => row.registered],
    劳动力: [8, (row) => row.ableToWork],
    整户无劳动力: [12, (row) => inWords(row.noLabour)],
    帮扶联系人: [12, (row) => row.contactName],
    返贫风险: [9, (row) => row.level ?? '未研判'],
    人均纯收入: [12, (row) => yuanCell(row.perHead)],
    监测: [9, (row) => row.watch],
    最近帮扶: [12, (row) => row.lastHelpedOn],
    最近轮次: [14, (row) => row.lastRound],
  }),
  'rounds.entries': written(
    'rounds.entries',
    ({ rows }) => rows,
  )({
    姓名: [10, (row) => row.fullName],
    证件号码: [20, (row) => row.identityMasked],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    户类别: [16, (row) => row.householdCategory],
    人员类别: [10, (row) => row.personCategory],
    管控现状: [14, (row) => row.controlStatus],
    列入: [8, (row) => row.origin],
    回访人: [10, (row) => row.visitor],
    状态: [12, entryState],
    没有回访的原因: [16, (row) => row.unmetReason ?? row.leftReason],
    走访日期: [12, (row) => row.visitedOn],
    人均纯收入: [12, (row) => yuanCell(row.perHead)],
    建议等级: [9, (row) => row.proposed],
    结论等级: [9, (row) => row.conclusion],
    上次等级: [9, (row) => row.previousLevel],
    错误: [6, (row) => row.errors],
    提醒: [6, (row) => row.warnings],
  }),
  'watches.list': written(
    'watches.list',
    ({ rows }) => rows,
  )({
    户主: [10, (row) => row.headName],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    贫困属性: [16, (row) => row.category],
    纳入等级: [9, (row) => row.level],
    风险类型: [20, (row) => row.riskTypes.join('、')],
    识别日期: [12, (row) => row.identifiedOn],
    轮次: [14, (row) => row.round],
    帮扶期限: [12, (row) => row.helpDueOn],
    帮扶次数: [9, (row) => row.helpCount],
    最近帮扶: [12, (row) => row.lastHelpedOn],
    通报日期: [12, (row) => row.notifiedOn],
    通报单位: [18, (row) => row.notifiedTo],
    状态: [12, watchState],
    消除日期: [12, (row) => row.closedOn],
    还缺什么: [
      48,
      (row) =>
        row.conditions
          .filter(({ met }) => !met)
          .map(({ text }) => text)
          .join('；'),
    ],
  }),
  'povertyCases.list': written(
    'povertyCases.list',
    ({ rows }) => rows,
  )({
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    线索来源: [14, (row) => row.source],
    线索日期: [12, (row) => row.clueOn],
    期限: [12, (row) => row.dueOn ?? '未设置'],
    已办步骤: [9, stepsDone],
    下一步: [14, (row) => row.nextStep],
    认定意见: [10, (row) => row.outcome],
    认定属性: [16, (row) => row.outcomeCategory],
    认定日期: [12, (row) => row.outcomeOn],
    提出人: [10, (row) => row.proposedBy],
    审定人: [10, (row) => row.decidedBy],
    状态: [9, caseState],
  }),
} as const;

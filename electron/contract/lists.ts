import { z } from 'zod';
import { command } from './define.ts';
import { households } from './households.ts';
import { outflows } from './leaves.ts';
import { personFile } from './person-file.ts';
import { reports } from './reports.ts';
import { rounds } from './rounds.ts';
import { stations } from './stations.ts';
import { responsibility, teams } from './teams.ts';
import { todo } from './todo.ts';
import { RequiredLine } from './values.ts';
import { visitCare } from './visit-care.ts';
import { visits } from './visits.ts';
import { watches } from './watches.ts';

/**
 * The lists of the window that leave it as a workbook, by the query that fills them: what they are called, and their columns in
 * order. People have an export of their own in the columns of the ledger (people.export).
 */
export const LISTS = {
  'todo.list': {
    title: '待办事项',
    columns: [
      ...['姓名', '类别', '事项', '期限', '逾期天数', '分级', '管控现状', '乡镇', '村（社区）'],
      ...['责任人', '上次走访', '说明', '依据'],
    ],
  },
  'todo.endings': {
    title: '60天内届满',
    columns: ['姓名', '届满', '日期', '还有天数', '乡镇', '村（社区）', '责任人', '说明'],
  },
  'visits.list': {
    title: '走访记录',
    columns: [
      ...['日期', '姓名', '乡镇', '方式', '结果', '走访人', '见到谁', '地点', '戒毒状态'],
      ...['谈到的内容', '发现情况', '帮扶需求', '计入任务', '记录人'],
    ],
  },
  'visits.plans': {
    title: '计划走访',
    columns: ['计划日期', '走访人', '姓名', '乡镇', '村（社区）', '说明', '状态'],
  },
  'visits.followUps': {
    title: '走访跟进',
    columns: ['走访日期', '姓名', '乡镇', '下一步', '期限', '逾期天数', '办理人', '说明', '状态'],
  },
  'visits.needs': {
    title: '帮扶需求',
    columns: ['走访日期', '姓名', '乡镇', '类别', '需求', '已给帮扶', '回访结果', '状态'],
  },
  'outflows.list': {
    title: '外流务工名单',
    columns: [
      ...['姓名', '乡镇', '村（社区）', '管控现状', '分级', '去向', '工作', '外出日期'],
      ...['当地联系人', '最近联系', '没有联系天数'],
    ],
  },
  'papers.missing': {
    title: '档案缺项',
    columns: ['姓名', '乡镇', '村（社区）', '管控现状', '责任人', '齐', '缺', '缺的材料'],
  },
  'teams.people': {
    title: '责任人名单',
    columns: ['姓名', '乡镇', '村（社区）', '管控现状', '分级'],
  },
  'responsibility.table': {
    title: '包保责任',
    columns: [
      ...['级别', '乡镇（街道）', '村（社区）', '责任人', '职务', '电话', '从哪天起'],
      ...['人数', '没有村包人'],
    ],
  },
  'stations.list': {
    title: '站点',
    columns: [
      ...['名称', '类别', '乡镇（街道）', '村（社区）', '服务乡镇', '五有', '人员', '服务对象'],
      ...['人员配备', '要处理的', '设立日期', '撤销日期'],
    ],
  },
  'households.list': {
    title: '户名单',
    columns: [
      ...['户主', '户编号', '乡镇', '村（社区）', '贫困属性', '人口', '登记人员', '劳动力'],
      ...['整户无劳动力', '帮扶联系人', '返贫风险', '人均纯收入', '监测', '最近帮扶', '最近轮次'],
    ],
  },
  'rounds.entries': {
    title: '逐人回访名单',
    columns: [
      ...['姓名', '证件号码', '乡镇', '村（社区）', '户类别', '人员类别', '管控现状', '列入'],
      ...['回访人', '状态', '没有回访的原因', '走访日期', '人均纯收入', '建议等级', '结论等级'],
      ...['上次等级', '错误', '提醒'],
    ],
  },
  'watches.list': {
    title: '监测对象',
    columns: [
      ...['户主', '乡镇', '村（社区）', '贫困属性', '纳入等级', '风险类型', '识别日期', '轮次'],
      ...['帮扶期限', '帮扶次数', '最近帮扶', '通报日期', '通报单位', '状态', '消除日期'],
      ...['还缺什么'],
    ],
  },
  'povertyCases.list': {
    title: '新发现人员',
    columns: [
      ...['姓名', '乡镇', '村（社区）', '线索来源', '线索日期', '期限', '已办步骤', '下一步'],
      ...['认定意见', '认定属性', '认定日期', '提出人', '审定人', '状态'],
    ],
  },
  'reports.figureList': { title: '数字背后的名单', columns: ['姓名', '乡镇', '说明'] },
} as const;
export type ListMethod = keyof typeof LISTS;

function listOf<M extends ListMethod, I extends z.ZodType>(method: M, call: { readonly input: I }) {
  return z.strictObject({ method: z.literal(method), input: call.input });
}

/** A list as the window asks for it; of a paged one every page leaves, whichever is shown. */
const List = z.discriminatedUnion('method', [
  listOf('todo.list', todo['todo.list']),
  listOf('todo.endings', todo['todo.endings']),
  listOf('visits.list', visits['visits.list']),
  listOf('visits.plans', visitCare['visits.plans']),
  listOf('visits.followUps', visitCare['visits.followUps']),
  listOf('visits.needs', visitCare['visits.needs']),
  listOf('outflows.list', outflows['outflows.list']),
  listOf('papers.missing', personFile['papers.missing']),
  listOf('teams.people', teams['teams.people']),
  listOf('responsibility.table', responsibility['responsibility.table']),
  listOf('stations.list', stations['stations.list']),
  listOf('households.list', households['households.list']),
  listOf('rounds.entries', rounds['rounds.entries']),
  listOf('watches.list', watches['watches.list']),
  listOf('povertyCases.list', watches['povertyCases.list']),
  listOf('reports.figureList', reports['reports.figureList']),
]);

export const lists = {
  /**
   * A list as a workbook (ledger.md, Export): the present filter and the chosen columns (none: all), masked as on the screen. Names
   * leave with it, so it asks what for, and that is logged. `target` is a save ticket.
   */
  'lists.export': command({
    access: 'user',
    input: z.strictObject({
      list: List,
      columns: z.array(z.string()),
      reason: RequiredLine,
      target: z.string(),
    }),
    /** `leftOut`: lines of a list that shows no more than its first. */
    output: z.strictObject({ rows: z.int(), leftOut: z.int(), fileName: z.string() }),
    changes: ['audit'],
  }),
} as const;

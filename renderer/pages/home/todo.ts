import { APPROVAL_KINDS, type TodoKind } from '../../../db/domain/todo/todo-item.ts';
import type { Method, Output } from '../../../electron/contract/index.ts';
import type { Scope } from './scope.ts';

export type Summary = Output<'todo.summary'>;
export type Counts = Pick<Summary, 'overdue' | 'today' | 'week' | 'month' | 'unset' | 'total'>;
export type TodoRow = Output<'todo.list'>['rows'][number];

/** The button of a line: its word, the call it leads to, and where that is done. */
export interface Doing {
  readonly word: string;
  /** Who may not make this call finds the button closed, with the reason; null: it only opens a page. */
  readonly method: Method | null;
  /** A drawer over the list, or the page that has it. */
  readonly at: { readonly here: 'visit' | 'summary' } | { readonly to: string };
}

interface Plan {
  readonly word: string;
  readonly method: Method | null;
  /** Tab of the person's page, and what to open there. */
  readonly tab?: string;
  readonly act?: string;
  readonly here?: 'visit' | 'summary';
  readonly to?: string;
  /** Which lines of the list of the round it shows. */
  readonly state?: string;
}

const PLANS: Readonly<Record<TodoKind, Plan>> = {
  逾期未报到: { word: '登记报到', method: 'measures.reportIn', tab: 'measures', act: '报到' },
  未报到移交: { word: '移交', method: 'measures.handOver', tab: 'measures', act: '移交' },
  违反协议移交: { word: '移交', method: 'measures.handOver', tab: 'measures', act: '移交' },
  阳性报告公安: { word: '登记报告', method: 'tests.reported', tab: 'tests' },
  擅自外出: { word: '去处理', method: 'leaves.record', tab: 'leaves' },
  报到: { word: '登记报到', method: 'measures.reportIn', tab: 'measures', act: '报到' },
  变更执行地报到: { word: '登记报到', method: 'measures.arrive', tab: 'measures', act: '新址报到' },
  解除通知: { word: '解除', method: 'measures.end', tab: 'measures', act: '结束' },
  强戒出所: { word: '登记出所', method: 'measures.end', tab: 'measures', act: '结束' },
  销假: { word: '销假', method: 'leaves.return', tab: 'leaves' },
  请假审批: { word: '审批', method: 'leaves.approve', tab: 'leaves' },
  移交回执: { word: '登记回执', method: 'measures.handOver', tab: 'measures', act: '回执' },
  违反协议预警: { word: '告诫', method: 'measures.handOver', tab: 'measures', act: '告诫' },
  弱阳送检: { word: '送检', method: 'tests.sent', tab: 'tests' },
  走访: { word: '记录走访', method: 'visits.record', here: 'visit' },
  计划走访: { word: '记录走访', method: 'visits.record', here: 'visit' },
  再次走访: { word: '记录走访', method: 'visits.record', here: 'visit' },
  走访上报: { word: '登记上报', method: 'visits.followUp', tab: 'visits' },
  帮扶需求: { word: '去帮扶', method: 'help.record', tab: 'help', act: 'needHelp' },
  需求回访: { word: '回访', method: 'visits.followNeed', tab: 'help', act: 'needFollow' },
  检测: { word: '记录检测', method: 'tests.record', tab: 'tests', act: 'test' },
  检测缺失: { word: '看检测', method: null, tab: 'tests' },
  谈话: { word: '记录谈话', method: 'visits.record', here: 'visit' },
  抽检: { word: '记录检测', method: 'tests.record', tab: 'tests', act: 'test' },
  签订协议: { word: '登记协议', method: 'measures.correct', tab: 'measures', act: '协议' },
  触发复评: { word: '评估', method: 'grades.assess', tab: 'grades', act: 'grade' },
  定级复评: { word: '评估', method: 'grades.assess', tab: 'grades', act: 'grade' },
  分级审批: { word: '审批', method: 'grades.approve', tab: 'grades' },
  无感审批: { word: '审批', method: 'lightTouch.approve', tab: 'grades' },
  首次定级: { word: '评估', method: 'grades.assess', tab: 'grades', act: 'grade' },
  戒断三年: { word: '核实确认', method: 'people.changeStatus', tab: 'measures', act: 'status' },
  措施将满: { word: '看措施', method: null, tab: 'measures' },
  期满前报送: { word: '登记报送', method: 'measures.correct', tab: 'measures', act: '报送' },
  半年小结: { word: '登记小结', method: 'todo.recordSummary', here: 'summary' },
  年度评估: { word: '登记评估', method: 'todo.recordSummary', here: 'summary' },
  落实帮扶: { word: '去帮扶', method: 'help.record', to: '/poverty?tab=watches' },
  通报监测部门: { word: '登记通报', method: 'watches.notify', to: '/poverty?tab=watches' },
  风险消除审定: { word: '审定', method: 'watches.close', to: '/poverty?tab=watches' },
  消除退回: { word: '去处理', method: null, to: '/poverty?tab=watches' },
  新发现审定: { word: '审定', method: 'povertyCases.decide', to: '/poverty?tab=cases' },
  新发现认定: { word: '去办理', method: 'povertyCases.step', to: '/poverty?tab=cases' },
  出所核实: { word: '登记线索', method: 'povertyCases.open', to: '/poverty?tab=cases' },
  落实专职人员: { word: '指定', method: 'teams.set', tab: 'team' },
  资料待补: { word: '补资料', method: 'measures.correct', tab: 'measures', act: '更正' },
  两月报上报: { word: '去报告', method: 'reports.prepare', to: '/reports' },
  逐人回访: { word: '去回访', method: null, to: '/poverty' },
  回访研判: { word: '去研判', method: 'rounds.conclude', to: '/poverty/rounds', state: '已回访' },
  回访审定: { word: '去审定', method: 'rounds.approve', to: '/poverty/rounds', state: '已研判' },
  回访退回: { word: '去改正', method: 'rounds.saveSheet', to: '/poverty/entries' },
  回访办结: { word: '去办结', method: 'rounds.close', to: '/poverty/rounds' },
  站点年度检查: { word: '去检查', method: 'stations.addCheck', to: '/stations' },
  站点人员比例: { word: '看站点', method: null, to: '/stations' },
};

/** 资料待补 of a test window: it is the day of a test that is rough, and no day of the measure. */
const ROUGH_TEST: Plan = { word: '看检测', method: null, tab: 'tests' };

function planOf({ kind, ruleId }: TodoRow): Plan {
  return kind === '资料待补' && ruleId === 'R-04' ? ROUGH_TEST : PLANS[kind];
}

/** Where the address of a person's page opens a drawer: /people/ID?tab=…&do=…&subject=… (ids and words of the program only). */
function personAddress({ personId, subject }: TodoRow, { tab = 'overview', act }: Plan): string {
  const query = new URLSearchParams({ tab });
  if (act !== undefined) query.set('do', act);
  if (subject !== null) query.set('subject', `${subject.id}`);
  return `/people/${personId ?? 0}?${query.toString()}`;
}

/** The page of a line that is about no one person; the watch of a household, a case, a round or a sheet is opened there. */
function pageAddress({ subject }: TodoRow, { to = '', state }: Plan): string {
  switch (subject?.kind) {
    case 'household':
      return `${to}&household=${subject.id}`;
    case 'person':
      return `${to}&person=${subject.id}`;
    case 'povertyCase':
      return `${to}&case=${subject.id}`;
    case 'roundEntry':
      return `${to}/${subject.id}`;
    case 'round': {
      const list =
        state === undefined ? '' : `?${new URLSearchParams({ tab: 'list', state }).toString()}`;
      return `/poverty/rounds/${subject.id}${list}`;
    }
    default:
      return to;
  }
}

/** What the button of a line does; without a rule it leads to the rule table. */
export function doingOf(row: TodoRow): Doing {
  if (row.ruleMissing) return { word: '去设置', method: null, at: { to: '/settings/rules' } };
  if (row.why.startsWith('未设置：节假日表'))
    return { word: '去录入', method: null, at: { to: '/settings/holidays' } };
  const plan = planOf(row);
  const { word, method, here, to } = plan;
  if (here !== undefined) return { word, method, at: { here } };
  return {
    word,
    method,
    at: { to: to === undefined ? personAddress(row, plan) : pageAddress(row, plan) },
  };
}

const NOTHING: Counts = { overdue: 0, today: 0, week: 0, month: 0, unset: 0, total: 0 };

/** The counters of one kind, or of all. */
export function countsOf(summary: Summary, kind: TodoKind | null): Counts {
  if (kind === null) return summary;
  return summary.byKind.find(({ key }) => key === kind) ?? NOTHING;
}

/** The list opens with the visits, the daily work; without any, with everything. */
export function firstKind(summary: Summary): TodoKind | null {
  return countsOf(summary, '走访').total > 0 ? '走访' : null;
}

/** The kinds that wait for a second person, with their lines: what is proposed or concluded counts nowhere until it is approved. */
export function awaitingApproval(summary: Summary): readonly { kind: TodoKind; total: number }[] {
  return APPROVAL_KINDS.map((kind) => ({ kind, total: countsOf(summary, kind).total })).filter(
    ({ total }) => total > 0,
  );
}

/** The first scope that has something in it: a list that opens empty helps nobody. */
export function firstScope(counts: Counts): Scope {
  if (counts.overdue > 0) return 'overdue';
  if (counts.today > 0) return 'today';
  if (counts.week > 0) return 'week';
  if (counts.month > 0 || counts.total === 0) return 'month';
  return counts.unset > 0 ? 'unset' : 'all';
}

/** The scope of another kind: the one that stands, unless nothing of that kind is in it. */
export function scopeFor(counts: Counts, scope: Scope): Scope {
  const held = scope === 'all' ? counts.total : counts[scope];
  return held > 0 ? scope : firstScope(counts);
}

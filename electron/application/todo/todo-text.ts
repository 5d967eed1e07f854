import { daysBetween, formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { TodoFacts, TodoKind, TodoWhy } from '../../../db/domain/todo/todo-item.ts';
import { ruleTitle } from '../visits/visit-due-book.ts';

/** What a sentence is made of. */
export interface TodoWords {
  readonly kind: TodoKind;
  readonly due: string | null;
  readonly why: TodoWhy;
  readonly facts: TodoFacts;
  readonly ruleId: string;
}

type Sentence = (words: {
  readonly f: TodoFacts;
  readonly rule: string;
  readonly day: (name: string) => string;
}) => string;

/** A day of the facts in Chinese; a rough one as rough as it is. */
function dayOf(facts: TodoFacts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? formatChineseDay(value) : '（日期不详）';
}

function every(facts: TodoFacts): string {
  return facts['months'] === 0 ? '' : `（每${facts['months']}个月至少一次）`;
}

/** What is to be done next in a case; after it came back, why. */
function caseNext({ next, reason, by, returnedOn }: TodoFacts): string {
  const back =
    reason === '' ? '' : `${by}${formatChineseDay(String(returnedOn))}退回认定意见：${reason}；`;
  return `${back}${next === '' ? '五个步骤已登记，请提出认定意见' : `下一步：${next}`}`;
}

/** Of the sheets that wait for approval, what an approver looks at first. */
function waitingSheets({ grave, since }: TodoFacts): string {
  const first = grave === 0 ? '' : `，其中“已返贫”“高”${grave}份`;
  return since === '' ? first : `${first}，最早的${formatChineseDay(String(since))}研判`;
}

const SENTENCES: Readonly<Record<TodoWhy, Sentence>> = {
  reportIn: ({ f, day }) => `${f['measure']}决定书${day('from')}送达，应在期限内到执行地报到`,
  reportInOverdue: ({ f, day }) =>
    `${f['measure']}决定书${day('from')}送达，期限已过仍没有报到记录，视为拒绝接受${f['measure']}`,
  handOverNotReported: ({ f, day }) =>
    `${f['measure']}应在${day('due')}前报到，至今未报到，应移交公安机关`,
  transferReportIn: ({ day }) => `${day('from')}变更执行地，应在新执行地报到，期限连续计算`,
  agreementDue: ({ f, day }) =>
    f['moved'] === 1
      ? `${day('from')}在新执行地报到，还没有签订新的协议`
      : `${day('from')}开始${f['measure']}，没有协议签订日期${f['imported'] === 1 ? '（台账导入，请补登）' : ''}`,
  testDue: ({ rule, day }) => `按“${rule}”，${day('from')}开始的检测周期内还没有有效检测`,
  testMissing: ({ f, rule, day }) =>
    `按“${rule}”，已有${f['count']}个周期没有有效检测，最早一个从${day('from')}开始；一个周期的缺失不能由后来的检测补上`,
  surpriseDue: ({ f, rule, day }) =>
    `按“${rule}”，${day('from')}开始的周期内至少抽检${f['tests']}次，已有来由为“抽检”的有效检测${f['held']}次`,
  talkDue: ({ f, rule, day }) =>
    `按“${rule}”${every(f)}，${f['last'] === '' ? '还没有谈话或家访记录' : `上次谈话或家访在${day('last')}`}，从${day('from')}起算；见到本人并记下谈话内容，或见到家属，都算`,
  visitDue: ({ f, rule, day }) => `按“${rule}”${every(f)}，${f['what']}（${day('from')}）起`,
  visitSearch: ({ f, rule, day }) =>
    `失联，按失联查找走访；按“${rule}”${every(f)}，${f['what']}（${day('from')}）起`,
  visitAgain: ({ f }) => `上次走访${f['because']}，应${f['what']}，请登记后续办理`,
  followUpDue: ({ f }) => `走访未见到人后的“${f['what']}”还没有办结`,
  planDue: ({ f, day }) => `计划${day('from')}由${f['visitor']}走访`,
  needOpen: ({ f, rule, day }) => `${day('from')}走访时提出：${f['text']}；按“${rule}”应落实帮扶`,
  needToAsk: ({ f, day }) =>
    `${day('from')}走访时提出：${f['text']}；${day('helped')}已帮扶，应回访并记下是否解决`,
  leavePending: ({ f, day }) => `${f['what']}申请（${day('from')}起）等待审批`,
  leaveBack: ({ day }) => `${day('from')}离开，批准至${day('until')}，还没有销假`,
  leaveUnauthorised: ({ day }) => `${day('from')}离开，没有批准，满3日即为擅自外出`,
  violationWarning: ({ f, day }) =>
    `${day('from')}后累计：拒检逃避${f['refused']}次，擅自外出${f['leaves']}次共${f['leaveDays']}日，达到预警`,
  violationHandOver: ({ f, day }) =>
    `${day('from')}起已严重违反协议（拒检逃避${f['refused']}次，擅自外出${f['leaves']}次共${f['leaveDays']}日），应及时向公安机关报告、移交`,
  receiptMissing: ({ f, day }) => `${day('from')}已移交（${f['what']}），没有移交回执`,
  ending: ({ f, day }) => `${f['measure']}${day('lastDay')}期满，不足${f['within']}日`,
  releaseDue: ({ f, day }) =>
    `${f['measure']}已于${day('lastDay')}期满，没有解除记录，应在7日内通知`,
  releasePapers: ({ f, day }) =>
    `${f['measure']}${day('lastDay')}期满，${day('ended')}解除，应在期满后7日内通知乡镇（街道），没有通知的记录`,
  fileBeforeExpiry: ({ f, rule, day }) =>
    `按“${rule}”，期满前${f['workingDays']}个工作日（${day('from')}起）应报送协议和材料`,
  reviewDue: ({ f, rule, day }) => `${f['grade']}风险自${day('from')}生效，按“${rule}”到期复评`,
  reviewTriggered: ({ f, rule, day }) => `${day('from')}${f['what']}，按“${rule}”应重新评估`,
  gradePending: ({ f, day }) => `${day('from')}提出“${f['grade']}”，等待另一人审批，批准前不计入`,
  lightTouchPending: ({ day }) => `${day('from')}提出无感式管理，等待另一人审批`,
  ungraded: ({ day }) => `${day('from')}登记，至今未评估`,
  positiveNotReported: ({ day }) => `${day('from')}检测阳性，没有报告公安机关的记录`,
  weakPositive: ({ f, day }) => `${day('from')}检测弱阳，${f['state']}`,
  cleanSoon: ({ day }) => `自${day('from')}起未发现复吸，${day('cleanOn')}满三年`,
  cleanReached: ({ day }) => `自${day('from')}起满三年未发现复吸，由经办人核实后确认`,
  compulsoryEnding: ({ day }) => `强制隔离戒毒${day('lastDay')}期满，届时领回并衔接社区康复`,
  compulsoryOver: ({ day }) => `强制隔离戒毒已于${day('lastDay')}期满，没有出所记录`,
  noCaseWorker: () => '没有指定专职人员',
  summaryDue: ({ f, rule, day }) =>
    `按“${rule}”，${day('from')}至${day('last')}的小结或评估还没有登记${Number(f['more']) > 1 ? `；逾期未写的共${f['more']}份` : ''}`,
  reportPeriodDue: ({ f, rule }) => `按“${rule}”，${f['period']}工作进展报告还没有签发`,
  roundOpen: ({ f, day }) =>
    `${f['round']}逐人回访（${day('from')}至${day('last')}），脱贫和监测户中${f['count']}人应回访`,
  roundWaiting: ({ f, day }) =>
    `${f['round']}逐人回访（${day('from')}至${day('last')}）已经开始，${[
      ...(f['count'] === 0 ? [] : [`名单上还有${f['count']}人没有回访，也没有登记未回访原因`]),
      ...(f['over'] === 0 ? [] : [`${f['over']}人的无感式管理已经终止，须回访或改登记未回访原因`]),
    ].join('；')}`,
  sheetsToConclude: ({ f }) =>
    `${f['round']}逐人回访有${f['count']}份登记表已经录完，还没有研判结论`,
  sheetsToApprove: ({ f }) =>
    `${f['round']}逐人回访有${f['count']}份登记表等待审定${waitingSheets(f)}；由研判人以外的审核人、负责人审定`,
  sheetReturned: ({ f }) =>
    `“${f['name']}”的${f['round']}回访登记表被退回：${f['reason']}；由${f['inCharge']}改正，重新研判`,
  roundToClose: ({ f }) =>
    `${f['round']}逐人回访都已审定或者写明未回访原因，等待审核人、负责人办结`,
  helpNotStarted: ({ f, rule, day }) =>
    `“${f['name']}”户${day('from')}识别为“${f['level']}”，按“${rule}”应落实帮扶，至今没有帮扶记录`,
  watchNotTold: ({ f, day }) =>
    `“${f['name']}”户${day('from')}识别为“${f['level']}”，没有通报监测部门的记录`,
  closingPending: ({ f, day }) => `“${f['name']}”户${day('from')}提出风险消除，等待另一人审定`,
  closingReturned: ({ f, day }) =>
    `“${f['name']}”户提出的风险消除被${f['by']}${day('from')}退回：${f['reason']}；补齐后重新提出，不再提出的也要登记`,
  casePending: ({ f, rule, day }) =>
    `“${f['name']}”${day('from')}发现线索，按“${rule}”应办结；已提出“${f['proposed']}”，等待另一人审定`,
  caseOpen: ({ f, rule, day }) =>
    `“${f['name']}”${day('from')}发现线索，按“${rule}”应办结；${caseNext(f)}`,
  releasedUnverified: ({ f, rule, day }) =>
    `“${f['name']}”${day('from')}出所出狱，还没有核实是否有返贫致贫风险，按“${rule}”登记线索；核实后不符合的，提出“不纳入”`,
  stationCheck: ({ f }) => `“${f['name']}”${f['year']}年还没有年度检查记录`,
  stationRatio: ({ f }) =>
    `“${f['name']}”服务范围内实有吸毒人员${f['people']}人，在岗${f['staff']}人，规则为每名专（兼）职人员不超过${f['limit']}人`,
  ruleMissing: ({ rule }) => `未设置：“${rule}”没有已采用的规则，请到“设置—规则”采用或设定`,
  dayImprecise: ({ f }) =>
    `未设置：${f['what'] ?? f['measure'] ?? ''}有日期只记到年或月，无法推算，请补记准确日期`,
  serviceMissing: ({ f }) =>
    `未设置：${f['measure']}没有送达日期，也没有报到日期，无法推算报到期限`,
  decisionMissing: ({ f }) => `未设置：${f['measure']}没有决定日期，无法推算期满日`,
  yearsMissing: ({ f }) => `未设置：${f['measure']}没有决定的年限，无法推算期满日和检测周期`,
  holidayTableEnds: () => '未设置：节假日表还没有这一年，无法推算工作日，请到“设置”录入',
};

/** The sentence under the item: which rule, from which day, and what follows. */
export function explainTodo(words: TodoWords, today: string): string {
  const { facts } = words;
  const said = SENTENCES[words.why]({
    f: facts,
    rule: ruleTitle(words.ruleId),
    day: (name) => dayOf(facts, name),
  });
  if (words.due === null) return said;
  const days = daysBetween(words.due, today);
  const state = days > 0 ? `已过${days}天` : days === 0 ? '今天到期' : `还有${-days}天`;
  return `${said}。期限${formatChineseDay(words.due)}，${state}`;
}

const LAW_RULES: Readonly<Record<string, string>> = {
  'R-02': '报到和移交',
  'R-03': '措施期限',
  'R-04': '检测',
  'R-05': '外出和严重违反协议',
  'R-06': '戒断三年',
  'R-07': '风险分级',
  'R-08': '平安关爱走访',
  'R-09': '无感式管理',
  'R-11': '防止返贫监测',
};

/** What the rule of an item is called. */
export function todoRuleTitle(ruleId: string): string {
  return LAW_RULES[ruleId] ?? ruleTitle(ruleId);
}

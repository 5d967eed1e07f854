/**
 * every indicator of the bi-monthly report, each defined once (defaults.md 7). The formulas are an arithmetical
 * reading (示例口径), not an official one.
 */

/**
 * count: the length of a list · rate: part ÷ base of two others · typed: entered by the clerk for the period (手工填报), until
 * the register keeps that ledger.
 */
type IndicatorKind = 'count' | 'rate' | 'typed';

export interface Indicator {
  readonly id: string;
  readonly label: string;
  readonly formula: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  /** Of a rate: part ÷ base. */
  readonly part?: string;
  readonly base?: string;
}

function count(id: string, label: string, unit: string, formula: string): Indicator {
  return { id, label, formula, unit, kind: 'count' };
}

function rate(id: string, label: string, part: Indicator, base: Indicator): Indicator {
  const formula = `${part.label} ÷ ${base.label}`;
  return { id, label, formula, unit: '%', kind: 'rate', part: part.id, base: base.id };
}

function typed(id: string, label: string, unit: string): Indicator {
  return { id, label, formula: '手工填报', unit, kind: 'typed' };
}

const BY_STATUS = '期末现有人员中，先计在押、失联，其余按期末管控现状，各人只计一次';

const POPULATION: readonly Indicator[] = [
  count('pop.open', '期初现有吸毒人员', '名', '本期第一日前一日的现有吸毒人员'),
  count('pop.close', '期末现有吸毒人员', '名', '本期最后一日的现有吸毒人员'),
  count('pop.new', '新增', '名', '本期首次登记、此前从未登记的吸毒或既吸又贩人员'),
  count('pop.in', '迁入', '名', '本期自县外迁入；回国计入迁入'),
  count('pop.tin', '县内转入', '名', '本期自本县其他乡镇转入；全县为0'),
  count('pop.relapse', '复吸重新纳入', '名', '本期自戒断三年未复吸重新纳入'),
  count('pop.dead', '死亡', '名', '本期因死亡减少'),
  count('pop.out', '迁出', '名', '本期迁往县外'),
  count('pop.tout', '县内转出', '名', '本期转往本县其他乡镇；全县为0'),
  count('pop.clean3', '三年未复吸', '名', '本期因戒断三年未复吸减少'),
  count('pop.other', '其他注销', '名', '本期因其他原因减少；出国（境）、误登计入'),
  count('pop.SD', '社区戒毒', '名', BY_STATUS),
  count('pop.SK', '社区康复', '名', BY_STATUS),
  count('pop.QG', '强制隔离戒毒', '名', BY_STATUS),
  count('pop.ZY', '自愿戒毒', '名', BY_STATUS),
  count('pop.YW', '药物维持治疗', '名', BY_STATUS),
  count('pop.SH', '社会面', '名', BY_STATUS),
  count('pop.jail', '在押', '名', BY_STATUS),
  count('pop.lost', '失联', '名', BY_STATUS),
  count('fix.in', '更正调增', '名', '本期生效的更正使现有人员增加的'),
  count('fix.out', '更正调减', '名', '本期生效的更正使现有人员减少的'),
  count('fix.open', '期初更正', '名', '本期期初与最近一次已签发报告的期末不一致的人员'),
];

const CONTROL_BASE = count('ctl.base', '应管控人数', '名', '期末现有且不在押、不在强制隔离戒毒');
const CONTROL_IN = count('ctl.in', '在控人数', '名', '应管控且未失联');
const GRADE_SET = count('grade.set', '已定级', '名', '高、中、低之和');
const CONTROL: readonly Indicator[] = [
  CONTROL_BASE,
  CONTROL_IN,
  rate('ctl.rate', '管控率', CONTROL_IN, CONTROL_BASE),
  count('grade.h', '高风险', '名', '应管控人员中期末已批准的等级为高'),
  count('grade.m', '中风险', '名', '应管控人员中期末已批准的等级为中'),
  count('grade.l', '低风险', '名', '应管控人员中期末已批准的等级为低'),
  count('grade.u', '未评估', '名', '应管控人员中期末没有已批准的等级'),
  GRADE_SET,
  rate('grade.rate', '定级率', GRADE_SET, CONTROL_BASE),
  count('light.count', '无感式管理人数', '名', '期末实行无感式管理，不在现有人员内'),
  count('deal.base', '只涉贩毒人员', '名', '期末在册的贩毒人员，不计入吸毒人员各项数字'),
  count('deal.visit', '只涉贩毒应走访', '名', '只涉贩毒人员中期末列在走访名单的'),
];

const VISIT_DUE = count(
  'visit.due',
  '应走访',
  '次',
  '最迟日不晚于本期末、本期开始前未完成的走访任务',
);
const VISIT_DONE = count('visit.done', '已走访', '次', '应走访任务中本期末以前由合格走访完成的');
const MEET_BASE = count('meet.base', '应见面', '名', '应走访任务涉及的人员');
const MEET_DONE = count('meet.done', '已见面', '名', '应见面人员中本期面对面见到本人的');
const VISITS: readonly Indicator[] = [
  VISIT_DUE,
  VISIT_DONE,
  rate('visit.rate', '走访完成率', VISIT_DONE, VISIT_DUE),
  MEET_BASE,
  MEET_DONE,
  rate('meet.rate', '见面率', MEET_DONE, MEET_BASE),
  count('visit.count', '走访人次', '人次', '本期记录完整的走访，不论方式'),
  count('visit.over', '走访逾期', '次', '期末已过最迟日仍未走访的'),
  count(
    'visit.unset',
    '走访未设置',
    '名',
    '走访日期只到年月、应走访日无从推算的人员，未计入应走访',
  ),
];

const TEST_DUE = count('test.due', '应检', '次', '本期结束、登记入册以后结束、不属免计的检测周期');
const TEST_DONE = count('test.done', '已检', '次', '应检周期中有有效检测的');
const REPORT_IN_DUE = count('reportin.due', '应报到', '名', '报到最迟日在本期的');
const REPORT_IN_DONE = count('reportin.done', '按期报到', '名', '应报到人员中在最迟日以前报到的');
const TESTS: readonly Indicator[] = [
  TEST_DUE,
  TEST_DONE,
  rate('test.rate', '尿检完成率', TEST_DONE, TEST_DUE),
  count('test.missing', '检测缺失', '次', '登记入册以后、期末以前结束，未免计且没有有效检测的周期'),
  count(
    'test.before',
    '建账前无检测记录',
    '次',
    '登记入册以前已结束、没有检测记录的周期：无从判断，不计入应检和缺失',
  ),
  count('test.count', '检测人次', '人次', '本期结果为阴性或阳性的检测'),
  count('test.pos', '阳性人次', '人次', '检测人次中结果为阳性的'),
  count('test.unset', '检测未设置', '名', '规则、年限或日期未设置、检测周期无从推算的，未计入应检'),
  REPORT_IN_DUE,
  REPORT_IN_DONE,
  rate('reportin.rate', '报到率', REPORT_IN_DONE, REPORT_IN_DUE),
];

const HELP: readonly Indicator[] = [
  count('help.people', '帮扶人数', '名', '本期有帮扶记录的人员'),
  count('help.count', '帮扶人次', '人次', '本期帮扶记录'),
  count('help.job', '就业帮扶', '人次', '本期就业帮扶、公益性岗位'),
  count('help.skill', '技能培训', '人次', '本期技能培训'),
  count('help.relief', '救助', '人次', '本期临时救助、综合保障、社会帮扶'),
];

const TYPED_CASES: readonly Indicator[] = [
  typed('prob.all', '突出毒品问题', '起'),
  typed('prob.1', '毒品制造', '起'),
  typed('prob.2', '前体流失', '起'),
  typed('prob.3', '外流贩毒', '起'),
  typed('prob.4', '毒品滥用', '起'),
  typed('prob.5', '非法种植', '起'),
  typed('prob.new', '新发现问题', '起'),
  typed('prob.closed', '整改销号', '起'),
  typed('prob.open', '正在整改', '起'),
  typed('list.towns', '挂牌整治乡镇', '个'),
  typed('site.count', '排查重点场所', '处'),
  typed('clue.make', '制毒线索', '条'),
  typed('case.make', '破获制毒和制毒物品案件', '起'),
  typed('arrest.make', '抓获制毒犯罪嫌疑人', '名'),
  typed('check.count', '公开查缉', '次'),
  typed('post.count', '检查寄递物流站点', '家'),
  typed('post.fix', '督促整改问题', '个'),
  typed('case.traffic', '查获贩运案件', '起'),
  typed('out.key', '外出务工涉毒重点人员', '名'),
  typed('out.duty', '落实包保责任', '名'),
  typed('out.caught', '外流贩毒被查获', '名'),
  typed('out.coop', '与流入地协作', '次'),
];

const PLANT_BASE = typed('plant.base', '应踏查村（组）', '个');
const PLANT_DONE = typed('plant.done', '已踏查村（组）', '个');
const PROMISE_ALL = typed('promise.all', '累计签订拒绝毒品承诺书', '户');
const PROMISE_BASE = typed('promise.base', '应签订拒绝毒品承诺书', '户');
const POOR_BASE = typed('poor.base', '应回访已脱贫涉毒人员', '名');
const POOR_DONE = typed('poor.done', '已回访', '名');
const TYPED_PLACES: readonly Indicator[] = [
  PLANT_BASE,
  PLANT_DONE,
  rate('plant.rate', '踏查覆盖率', PLANT_DONE, PLANT_BASE),
  typed('plant.finds', '发现非法种植', '处'),
  typed('plant.count', '铲除株数', '株'),
  typed('plant.people', '处理种植人员', '名'),
  typed('plant.recheck', '复查上年地块', '处'),
  typed('plant.again', '铲后复种', '处'),
  typed('plant.promise', '禁种承诺书', '份'),
  typed('station.count', '社区戒毒社区康复站（点）', '个'),
  typed('staff.count', '专（兼）职人员', '名'),
  typed('pub.count', '宣传活动', '场次'),
  typed('pub.people', '宣传覆盖', '人次'),
  typed('promise.new', '新签订拒绝毒品承诺书', '户'),
  PROMISE_ALL,
  PROMISE_BASE,
  rate('promise.rate', '累计签订率', PROMISE_ALL, PROMISE_BASE),
  typed('corner.done', '禁毒图书角', '处'),
  typed('publicist.done', '村级禁毒宣传员', '名'),
  POOR_BASE,
  POOR_DONE,
  rate('poor.rate', '回访率', POOR_DONE, POOR_BASE),
  typed('poor.high', '返贫高风险', '户'),
  typed('poor.new', '新发现涉毒困难人员', '名'),
  typed('poor.taken', '纳入帮扶', '名'),
  typed('poor.net', '社会保障兜底', '户'),
];

export const INDICATORS: readonly Indicator[] = [
  ...POPULATION,
  ...CONTROL,
  ...VISITS,
  ...TESTS,
  ...HELP,
  ...TYPED_CASES,
  ...TYPED_PLACES,
];

const BY_ID = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

/** The indicator of an id; undefined: there is none. */
export function indicatorOf(id: string): Indicator | undefined {
  return BY_ID.get(id);
}

/** Moves between towns are shown by town; for the county they are 0 (R-12 continuity). */
export function isTownOnly(id: string): boolean {
  return id === 'pop.tin' || id === 'pop.tout';
}

/** what each rule is called, where it comes from, and the example rows (示例方案) that the office adopts in the set-up. */
import { EXAMPLE_FACTOR_SET } from '../grades/factor-set.ts';
import type { RuleId, RuleRow, RuleValues } from './rule-table.ts';
import type { RuleStatus } from '../words/vocabulary.ts';

export interface RuleEntry {
  readonly id: RuleId;
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  readonly status: RuleStatus;
}

type EntryParts = readonly [
  id: RuleId,
  title: string,
  unit: string,
  source: string,
  status: RuleStatus,
];

function entry(...[id, title, unit, source, status]: EntryParts): RuleEntry {
  return { id, title, unit, source, status };
}

const LOCAL_TESTS = '怀化、仙游两地公开做法';
const DESIGN = '本程序设计';
const NOT_PUBLIC = '未见公开规定，由本单位设定';
const MONITORING = '防返贫监测公开问答和数据核查规则';

/** All rules that have rows. */
export const RULE_CATALOGUE: readonly RuleEntry[] = [
  entry(
    'REPORT-IN-LOCAL',
    '报到期限（地方从严）',
    '天',
    '浙江省禁毒条例第三十七条（2 天），默认不启用',
    '地方',
  ),
  entry('EARLY-WARNING', '严重违反协议预警', '次、次、天', DESIGN, '设计'),
  entry('FILE-BEFORE-EXPIRY', '期满前报送材料', '工作日', '重庆市禁毒条例，默认不启用', '地方'),
  entry('TEST-社区戒毒', '社区戒毒检测次数', '次/年', LOCAL_TESTS, '地方'),
  entry('TEST-社区康复-3', '社区康复三年检测次数', '次/年', '怀化公开做法', '地方'),
  entry('TEST-社区康复-2', '社区康复两年检测次数', '次/年', '怀化公开做法', '地方'),
  entry('TEST-社区康复-1', '社区康复一年检测次数', '次/年', NOT_PUBLIC, '示例'),
  entry('TEST-SURPRISE', '抽检次数', '次/年限', NOT_PUBLIC, '示例'),
  entry('VISIT-高', '高风险走访间隔', '个月', NOT_PUBLIC, '示例'),
  entry('VISIT-中', '中风险走访间隔', '个月', NOT_PUBLIC, '示例'),
  entry('VISIT-低', '低风险走访间隔', '个月', NOT_PUBLIC, '示例'),
  entry('VISIT-未评估', '未评估人员走访间隔', '个月', NOT_PUBLIC, '示例'),
  entry('TALK', '谈话间隔', '个月', NOT_PUBLIC, '示例'),
  entry('REVIEW-高', '高风险复评间隔', '个月', NOT_PUBLIC, '示例'),
  entry('REVIEW-中', '中风险复评间隔', '个月', NOT_PUBLIC, '示例'),
  entry('REVIEW-低', '低风险复评间隔', '个月', NOT_PUBLIC, '示例'),
  entry('REVIEW-TRIGGER', '触发复评期限', '天', NOT_PUBLIC, '示例'),
  entry('SUMMARY', '半年小结和年度评估', '是否', '仙游公开做法', '地方'),
  entry('GRADE-SET', '风险等级', '等级', '各地公开做法', '示例'),
  entry('FACTOR-SET', '评估因素和分值', '分', NOT_PUBLIC, '示例'),
  entry('LIGHT-ENTRY', '无感式管理进入条件', '年', '戒毒条例第七条；年限可调', '设计'),
  entry('ROUND-年中', '年中逐人回访时间', '月-日', '豫禁毒通〔2021〕3号；起止日期为示例', '示例'),
  entry('ROUND-年末', '年末逐人回访时间', '月-日', '豫禁毒通〔2021〕3号；起止日期为示例', '示例'),
  entry('POVERTY-LINE', '防返贫监测收入线', '元/人·年', '按年度、地区公布，由本单位录入', '地方'),
  entry('POVERTY-NEAR-FACTOR', '接近收入线倍数', '倍', DESIGN, '设计'),
  entry('NEW-CASE', '线索到认定、公示期限', '天', MONITORING, '地方'),
  entry('HELP-START', '落实帮扶期限', '个月', MONITORING, '地方'),
  entry('CLOSE-AFTER', '识别到消除最短时间', '个月', MONITORING, '地方'),
  entry('STAFF-RATIO', '每名专（兼）职人员服务人数', '人', '各地公开做法', '地方'),
  entry('REPORT-DUE', '两月报上报期限', '工作日', '豫禁毒通〔2021〕3号；天数为示例', '示例'),
  entry('URGENT-FIRST', '重大情况首报时限', '小时', '豫禁毒通〔2021〕3号；小时数为示例', '示例'),
];

/**
 * Rules that nothing reads: the office keeps the number to look it up, and the table says so. R-13: 重大情况 runs from the hour it is
 * recorded; the register keeps people, not events, and has no record from which such hours could run.
 */
export const REFERENCE_RULES = new Map<string, string>([
  ['URGENT-FIRST', '仅备查：程序没有重大情况的登记，不计算这个时限'],
]);

/** Example rows are valid from here, so that visits and tests older than the register are judged by them too. */
export const EXAMPLE_VALID_FROM = '2000-01-01';

function example<Id extends RuleId>(id: Id, value: RuleValues[Id]): RuleRow {
  const row = { id, validFrom: EXAMPLE_VALID_FROM, validTo: null, adopted: false, value };
  return row as unknown as RuleRow;
}

/** The example set, not adopted: nothing is computed from it until the office adopts it. */
export const EXAMPLE_RULE_ROWS: readonly RuleRow[] = [
  example('EARLY-WARNING', { refused: 2, leaves: 2, leaveDays: 21 }),
  example('TEST-社区戒毒', { perYear: [12, 6, 4] }),
  example('TEST-社区康复-3', { perYear: [6, 4, 2] }),
  example('TEST-社区康复-2', { perYear: [6, 6] }),
  example('VISIT-高', { months: 1, faceToFace: true }),
  example('VISIT-中', { months: 3, faceToFace: false }),
  example('VISIT-低', { months: 6, faceToFace: false }),
  example('VISIT-未评估', { months: 1, faceToFace: false }),
  example('REVIEW-高', { months: 3 }),
  example('REVIEW-中', { months: 6 }),
  example('REVIEW-低', { months: 12 }),
  example('REVIEW-TRIGGER', { days: 7 }),
  example('SUMMARY', { halfYearly: true, yearly: true }),
  example('GRADE-SET', {
    grades: [
      { grade: '高', colour: '红' },
      { grade: '中', colour: '黄' },
      { grade: '低', colour: '蓝' },
      { grade: '未评估', colour: '灰' },
    ],
  }),
  example('FACTOR-SET', EXAMPLE_FACTOR_SET),
  example('LIGHT-ENTRY', { cleanYears: 3 }),
  example('ROUND-年中', { from: '06-01', to: '07-15' }),
  example('ROUND-年末', { from: '11-15', to: '12-31' }),
  example('POVERTY-NEAR-FACTOR', { factor: '1.2' }),
  example('NEW-CASE', { decisionDays: 15, noticeDays: 5 }),
  example('HELP-START', { months: 1 }),
  example('CLOSE-AFTER', { months: 6 }),
  example('STAFF-RATIO', { peoplePerStaff: 30 }),
  example('REPORT-DUE', { workingDays: 5 }),
  example('URGENT-FIRST', { hours: 2 }),
];

/** What is fixed: computed without a row, shown beside the rows, changed by nobody (defaults.md 6, domain.md 12.3). */
export interface FixedRule {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly clause: string;
  readonly status: RuleStatus;
}

export const FIXED_RULES: readonly FixedRule[] = [
  law('D1', '报到期限', '送达决定书之日起15日内', '《戒毒条例》第十四条、第三十八条'),
  law('D2', '社区戒毒期限', '3年，自报到之日起', '《禁毒法》第三十三条；《戒毒条例》第十四条'),
  law('D3', '社区康复期限', '按决定，不超过3年，自报到之日起', '《禁毒法》第四十八条'),
  law('D4', '强制隔离戒毒期限', '2年，满1年可以提前解除，延长不超过1年', '《禁毒法》第四十七条'),
  law('D5', '变更执行地报到', '变更之日起15日内，期限连续计算', '《戒毒条例》第二十二条'),
  law('D6', '离开县（市、区）', '3日以上须书面报告', '《戒毒条例》第十九条'),
  law('D7', '严重违反协议：拒检、逃避', '3次以上', '《戒毒条例》第二十条'),
  law('D8', '严重违反协议：擅自离开', '3次以上', '《戒毒条例》第二十条'),
  law('D9', '严重违反协议：擅自离开累计', '超过30日', '《戒毒条例》第二十条'),
  law('D11', '解除通知', '期满之日起7日内通知乡镇（街道）', '《戒毒条例》第二十三条、第四十条'),
  law('D13', '不再实行动态管控', '戒断3年未复吸', '《戒毒条例》第七条'),
  {
    id: 'X1',
    title: '号码遮盖和报送范围',
    value: '身份证号、电话始终遮盖，查看记入日志；报告只送禁毒委系统，人数再少也照实印',
    clause: DESIGN,
    status: '设计',
  },
];

function law(id: string, title: string, value: string, clause: string): FixedRule {
  return { id, title, value, clause, status: '法定' };
}

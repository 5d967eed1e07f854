/**
 * The texts of the bi-monthly report (defaults.md 8, 示例). The clerk edits words, never figures. Readings settled here (their reasons:
 * docs/decisions/0011):
 * - {pop.change} stands for {增加|减少|持平}{diff}名: with no difference 持平0名 would be no Chinese.
 * - 踏查 has no {stage}: the stage of planting is a word that the clerk adds.
 * - The stations and staff of （六） are the register's once a station is recorded, and typed before: without figures the
 *   sentence is left out.
 * - A paragraph of other ledgers is left out until one of its figures is typed or counted by the register: for （二）–（五） and
 *   （七） as defaults.md 8 says, for （一） and （八） with a warning, as an office without these ledgers must still be able to
 *   report. One begun but not finished blocks.
 * - Until R-04 can be told (no rule adopted) the sentence on tests gives the number of tests only.
 */

/**
 * computed: the figures are the register's; typed: of other ledgers, 手工填报 until the register keeps them; free: the clerk's
 * own words; heading: no text.
 */
type SectionKind = 'computed' | 'typed' | 'free' | 'heading';

export interface SectionText {
  readonly id: string;
  /** 0: no heading; 1: 一、; 2: （一） with the text running on. */
  readonly level: 0 | 1 | 2;
  readonly title: string;
  readonly kind: SectionKind;
  readonly template: string;
  /** The clerk may leave the paragraph out. */
  readonly optional: boolean;
  /** Left out by itself until it has a figure, and missed when it is: （一）, （八）. */
  readonly expected: boolean;
}

function computed(id: string, level: 0 | 1 | 2, title: string, template: string): SectionText {
  return { id, level, title, kind: 'computed', template, optional: false, expected: false };
}

function typed(id: string, title: string, template: string, expected = false): SectionText {
  return { id, level: 2, title, kind: 'typed', template, optional: true, expected };
}

function other(id: string, title: string, kind: 'free' | 'heading'): SectionText {
  return { id, level: 1, title, kind, template: '', optional: false, expected: false };
}

const OPENING =
  '按照《河南省“肃毒净土”乡村毒品问题治理行动方案》要求，现将我县{year}年{m1}—{m2}月工作进展情况报告如下。';

const OVERALL =
  '截至{E}，全县现有吸毒人员{pop.close}名，较上期末{pop.change}。本期新增{pop.new}名，迁入{pop.in}名，复吸重新纳入{pop.relapse}名，迁出{pop.out}名，死亡{pop.dead}名，戒断三年未复吸{pop.clean3}名，其他注销{pop.other}名。现有人员中，社区戒毒{pop.SD}名，社区康复{pop.SK}名，强制隔离戒毒{pop.QG}名，自愿戒毒{pop.ZY}名，药物维持治疗{pop.YW}名，社会面{pop.SH}名，在押{pop.jail}名，失联{pop.lost}名。';

const PROBLEMS =
  '全县{towns}个乡镇（街道）累计登记突出毒品问题{prob.all}起，其中毒品制造{prob.1}起、前体流失{prob.2}起、外流贩毒{prob.3}起、毒品滥用{prob.4}起、非法种植{prob.5}起；本期新发现{prob.new}起，整改销号{prob.closed}起，正在整改{prob.open}起。［挂牌整治乡镇{list.towns}个。］';

const MAKING =
  '本期排查出租房屋、闲置厂院、养殖场等重点场所{site.count}处，发现并移交线索{clue.make}条，破获制毒和制毒物品案件{case.make}起，抓获犯罪嫌疑人{arrest.make}名。';

const TRAFFIC =
  '本期开展公开查缉{check.count}次，检查寄递物流站点{post.count}家，督促整改问题{post.fix}个，查获贩运案件{case.traffic}起。';

const OUTFLOW =
  '累计摸排外出务工涉毒重点人员{out.key}名，落实包保责任{out.duty}名；本期本县籍人员外流贩毒被查获{out.caught}名，与流入地开展协作{out.coop}次。';

const PLANTING =
  '本期踏查村（组）{plant.done}个，踏查覆盖率{plant.rate}；［发现非法种植{plant.finds}处，铲除{plant.count}株，处理{plant.people}名；］对上年发现地块复查{plant.recheck}处，［铲后复种{plant.again}处，］签订禁种承诺书{plant.promise}份。';

const CONTROL =
  '一是落实分级分类管控。应管控{ctl.base}名，在控{ctl.in}名，管控率{ctl.rate}；高风险{grade.h}名、中风险{grade.m}名、低风险{grade.l}名、未评估{grade.u}名，定级率{grade.rate}。二是落实见面走访。应走访{visit.due}次，已完成{visit.done}次，完成率{visit.rate}；应见面{meet.base}名，已见面{meet.done}名，见面率{meet.rate}。三是规范检测。';
const TESTS_DUE = '应检{test.due}次，已检{test.done}次，完成率{test.rate}；';
const TESTS_COUNTED = '本期检测{test.count}人次；';
const POSITIVE = '［检出阳性{test.pos}人次，均已按规定报告公安机关并开展重新评估。］';
const HELP =
  '四是开展帮扶。帮扶{help.people}名、{help.count}人次，其中就业{help.job}人次、技能培训{help.skill}人次、救助{help.relief}人次。［对长期未复吸的{light.count}名人员实行无感式管理。］［社区戒毒社区康复站（点）{station.count}个，专（兼）职人员{staff.count}名。］';

const PUBLICITY =
  '本期开展宣传活动{pub.count}场次，覆盖{pub.people}人次；签订《拒绝毒品承诺书》{promise.new}户，累计签订率{promise.rate}；农村学校禁毒图书角{corner.done}处，村级禁毒宣传员{publicist.done}名。';

const POVERTY =
  '已脱贫涉毒人员{poor.base}名，{round}应回访{poor.base}名，已回访{poor.done}名，回访率{poor.rate}；经研判，返贫高风险{poor.high}户，［均已落实帮扶措施并通报监测部门；］新发现涉毒困难人员{poor.new}名，纳入帮扶{poor.taken}名；丧失劳动能力人员落实社会保障兜底{poor.net}户。';

/** The sections in the order of the page. */
export const SECTIONS: readonly SectionText[] = [
  computed('opening', 0, '引言', OPENING),
  computed('overall', 1, '总体情况', OVERALL),
  other('progress', '主要工作进展', 'heading'),
  typed('problems', '摸排突出毒品问题', PROBLEMS, true),
  typed('making', '打击制毒和非法制造制毒物品犯罪', MAKING),
  typed('traffic', '查缉堵截毒品贩运', TRAFFIC),
  typed('outflow', '打击外流贩毒', OUTFLOW),
  typed('planting', '禁种铲毒', PLANTING),
  computed('care', 2, '戒治管控和平安关爱', `${CONTROL}${TESTS_DUE}${POSITIVE}${HELP}`),
  typed('publicity', '禁毒宣传教育', PUBLICITY),
  typed('poverty', '巩固禁毒扶贫成果', POVERTY, true),
  other('shortcomings', '存在的问题', 'free'),
  other('plans', '下一步工作打算', 'free'),
];

export function sectionText(id: string): SectionText | undefined {
  return SECTIONS.find((section) => section.id === id);
}

/** The program's own text of a section; where R-04 cannot be told, tests are only counted. */
export function standardTemplate(section: SectionText, testWindowsKnown: boolean): string {
  if (section.id !== 'care' || testWindowsKnown) return section.template;
  return `${CONTROL}${TESTS_COUNTED}${POSITIVE}${HELP}`;
}

/** 三、: sentences that the figures suggest; each falls away with its figure (defaults.md 8). */
export const OFFERED_SHORTCOMINGS: readonly string[] = [
  '走访逾期{visit.over}次，涉及{visit.over.towns}等乡镇。',
  '未评估人员{grade.u}名。',
  '失联人员{pop.lost}名正在查找。',
  '检测缺失{test.missing}次。',
];

/** 四、: what is suggested, and the figure that it hangs on. */
export const OFFERED_PLANS: readonly { readonly when: string; readonly words: string }[] = [
  { when: 'visit.over', words: '对逾期未走访人员逐人落实责任，限期完成见面。' },
  { when: 'grade.u', words: '完成未评估人员定级。' },
  { when: 'next.round', words: '做好{next.round}逐人回访准备。' },
];

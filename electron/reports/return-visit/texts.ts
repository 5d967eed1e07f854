/** The texts of a round's report (示例, in the style of defaults.md 8). The clerk edits words, never figures. */
import type { PlainSection } from '../poverty/plain-sections.ts';

const OPENING =
  '按照《河南省“肃毒净土”乡村毒品问题治理行动方案》要求，我县对已脱贫涉毒人员开展了{round}逐人回访，现将有关情况报告如下。';

const BASIS =
  '本轮回访名单于{frozen.on}冻结，共{list.frozen}名；［冻结后补入{list.added}名；］［移出{list.left}名，其中{left.words}；］应回访{list.listed}名，涉及{towns}个乡镇（街道）{list.homes}户。按人员类别，吸毒{cat.use}名、贩毒{cat.deal}名、既吸又贩{cat.both}名。［其中无感式管理人员{list.light}名，附件中以编号列示。］';

const VISITS =
  '截至{E}，已回访{visit.done}名，回访率{visit.rate}；未回访{visit.not}名［，原因为{unmet.words}］［，尚待回访{visit.waiting}名］。\n收入方面，已回访{visit.homes}户，家庭人均纯收入中位数{income.median}元，{income.words}。\n“三保障”和饮水安全方面，住房安全未保障{care.housing}户，义务教育未保障{care.schooling}户，基本医疗未保障{care.medical}户，饮水安全未保障{care.water}户。\n务工就业方面，有劳动能力的{work.able}户中，无人就业{work.none}户；就业不稳定{work.unstable}户。\n戒毒状态方面，已脱毒{drug.clean}名，未复吸{drug.kept}名，成瘾减轻{drug.less}名，在吸{drug.using}名［，未填写{drug.open}名］。\n［{before.visits}］［{year.visits}］';

const LEVELS =
  '经逐户研判并审定，已返贫{level.back}户，返贫风险高{level.high}户、中{level.middle}户、低{level.low}户；已返贫和高风险涉及人员{level.people}名，逐人情况见附件。［{before.words}］［{year.words}］';

const HELP =
  '{help.period}，对{help.homes}户{help.people}名人员落实帮扶{help.count}项次，投入资金{help.amount}元［，其中{help.words}］。［{before.help}］［{year.help}］';

export const SECTIONS: readonly PlainSection[] = [
  { id: 'opening', level: 0, title: '引言', kind: 'computed', template: OPENING },
  { id: 'basis', level: 1, title: '基本情况', kind: 'computed', template: BASIS },
  { id: 'visits', level: 1, title: '回访情况', kind: 'computed', template: VISITS },
  { id: 'levels', level: 1, title: '研判结论', kind: 'computed', template: LEVELS },
  { id: 'help', level: 1, title: '帮扶措施', kind: 'computed', template: HELP },
  { id: 'plans', level: 1, title: '存在的问题和下一步打算', kind: 'free', template: '' },
];

/** 五、: sentences that the figures suggest; each falls away with its figure. */
export const OFFERED: readonly string[] = [
  '仍有{visit.not}名人员未回访，逐人原因见附件，将持续查找、及时补访。',
  '已返贫和返贫风险高的{level.grave}户，逐户落实帮扶责任，并通报防止返贫监测部门。',
  '其中{help.lacking}户尚无帮扶记录，一个月内落实帮扶措施。',
  '对有劳动能力但无人就业的{work.none}户，协调公益性岗位和务工信息。',
  '对在吸的{drug.using}名人员，依法处置并重新评估风险等级。',
  '对返贫风险中的{level.middle}户，按季度跟踪收入变化。',
  '继续做好下一轮逐人回访准备。',
];

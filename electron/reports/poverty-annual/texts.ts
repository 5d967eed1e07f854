/** The texts of the yearly assessment (示例, in the style of defaults.md 8). The clerk edits words, never figures. */
import type { PlainSection } from '../poverty/plain-sections.ts';

const OPENING =
  '按照《河南省“肃毒净土”乡村毒品问题治理行动方案》要求，我县对{year}年已脱贫涉毒人员返贫风险开展了年度评估，现将有关情况报告如下。';

const OVERALL =
  '{year}年开展逐人回访{rounds}轮。{rounds.words}截至{E}，经逐户研判并审定，已返贫{level.back}户，返贫风险高{level.high}户、中{level.middle}户、低{level.low}户。';

const TREND = '{round}家庭人均纯收入中位数{income.median}元，{income.words}。［{before.words}］';

const CAUSES =
  '{round}填报返贫风险类型的{cause.homes}户中，［居前的是{cause.words}；］有劳动能力但无人就业{work.none}户，就业不稳定{work.unstable}户，住房、义务教育、基本医疗、饮水安全未保障分别为{care.housing}户、{care.schooling}户、{care.medical}户、{care.water}户。';

const WORKED =
  '{help.period}，对{help.homes}户{help.people}名人员落实帮扶{help.count}项次，投入资金{help.amount}元。［与上一轮相比风险下降的{worked.down}户中，得到帮扶的{worked.helped}户；］［其中{worked.words}。］';

const NEXT =
  '将{next.homes}户{next.people}名人员列为{next.year}年重点监测对象，其中本年研判为已返贫和返贫风险高、中的{next.judged}名［，未回访、按以前结论列入的{next.unmet}名］［，监测尚未消除的{next.watched}名］。名单见附件。';

export const SECTIONS: readonly PlainSection[] = [
  { id: 'opening', level: 0, title: '引言', kind: 'computed', template: OPENING },
  { id: 'overall', level: 1, title: '总体情况', kind: 'computed', template: OVERALL },
  { id: 'trend', level: 1, title: '返贫风险变化趋势', kind: 'computed', template: TREND },
  { id: 'causes', level: 1, title: '返贫风险成因', kind: 'computed', template: CAUSES },
  { id: 'worked', level: 1, title: '帮扶成效', kind: 'computed', template: WORKED },
  { id: 'next', level: 1, title: '下一年度重点监测对象', kind: 'computed', template: NEXT },
  { id: 'plans', level: 1, title: '存在的问题和下一步打算', kind: 'free', template: '' },
];

export const OFFERED: readonly string[] = [
  '风险上升的{worked.up}户，逐户查明原因、调整帮扶措施。',
  '已返贫和返贫风险高的{level.grave}户，逐户落实帮扶责任，并通报防止返贫监测部门。',
  '其中{help.lacking}户尚无帮扶记录，一个月内落实帮扶措施。',
  '对有劳动能力但无人就业的{work.none}户，协调公益性岗位和务工信息。',
  '做好{next.year}年年中逐人回访准备。',
];

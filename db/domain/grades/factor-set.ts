/**
 * the set of factors an assessment asks for, and the example set (示例: adopted as a whole, then editable factor by
 * factor). Every factor must be answered; 不详 has points of its own, so an empty field never makes a person look better.
 */
import type { AssessedGrade } from '../words/vocabulary.ts';

interface FactorOption {
  readonly label: string;
  readonly points: number;
  /** Options of one group count once for the bonus; an empty one (不详) counts for none. */
  readonly group: string;
}

export interface Factor {
  readonly id: string;
  readonly title: string;
  /** Filled by the program from the register; the clerk confirms. */
  readonly fromRegister: boolean;
  /** Several options may be chosen: the highest counts, and the bonus is added for two groups or more. */
  readonly several: boolean;
  readonly bonus: number;
  readonly options: readonly FactorOption[];
}

/** A circumstance that forces a grade at least as high, whatever the sum. */
interface ForcedGrade {
  readonly id: string;
  readonly label: string;
  readonly grade: AssessedGrade;
}

export interface FactorSet {
  readonly factors: readonly Factor[];
  readonly forces: readonly ForcedGrade[];
  /** Sum from which the grade is 高, and from which it is 中. */
  readonly high: number;
  readonly middle: number;
}

function groupOf(label: string): string {
  if (label === '不详') return '';
  return label === '合成大麻素' ? '大麻' : label;
}

function one(
  id: string,
  title: string,
  fromRegister: boolean,
  options: readonly (readonly [string, number])[],
): Factor {
  return {
    id,
    title,
    fromRegister,
    several: false,
    bonus: 0,
    options: options.map(([label, points]) => ({ label, points, group: groupOf(label) })),
  };
}

/** Factor F1: the highest of the kinds; two groups or more add 4. */
const DRUG_FACTOR: Factor = {
  ...one('F1', '滥用毒品种类', true, [
    ['阿片类', 10],
    ['苯丙胺类', 10],
    ['其他麻精药品', 8],
    ['合成大麻素', 8],
    ['氯胺酮类', 8],
    ['可卡因类', 6],
    ['镇静催眠类', 6],
    ['大麻', 5],
    ['不详', 8],
  ]),
  several: true,
  bonus: 4,
};

/** The example set of what is public. Sum at most 122. */
export const EXAMPLE_FACTOR_SET: FactorSet = {
  high: 60,
  middle: 30,
  factors: [
    DRUG_FACTOR,
    one('F2', '成瘾认定', true, [
      ['成瘾严重', 10],
      ['成瘾', 6],
      ['未认定', 4],
      ['不成瘾', 2],
    ]),
    one('F3', '戒毒次数', true, [
      ['3 次及以上', 10],
      ['2 次', 6],
      ['1 次', 3],
      ['0 次', 0],
    ]),
    one('F4', '戒断时间', true, [
      ['不满 12 个月', 15],
      ['12—23 个月', 10],
      ['24—35 个月', 5],
      ['36 个月及以上', 0],
      ['未设置', 15],
    ]),
    one('F5', '近 12 个月检测', true, [
      ['有阳性', 15],
      ['有拒检或逃避', 8],
      ['应检未检', 5],
      ['全部阴性或无检测义务', 0],
    ]),
    one('F6', '家庭支持', false, [
      ['无人支持或家庭成员吸毒', 8],
      ['关系紧张', 5],
      ['不详', 5],
      ['支持', 0],
    ]),
    one('F7', '居住', false, [
      ['居无定所', 8],
      ['人户分离', 5],
      ['不详', 5],
      ['固定', 0],
    ]),
    one('F8', '就业', true, [
      ['无业', 6],
      ['务工（外出）', 4],
      ['丧失劳动能力', 4],
      ['不详或其他', 3],
      ['务农、务工（本地）、个体、在校', 0],
    ]),
    one('F9', '交往', false, [
      ['与涉毒人员同住或频繁来往', 8],
      ['偶有来往', 4],
      ['不详', 4],
      ['无', 0],
    ]),
    one('F10', '精神健康', false, [
      ['确诊未规律治疗', 12],
      ['确诊规律治疗', 6],
      ['有异常未诊断', 8],
      ['不详', 4],
      ['无异常', 0],
    ]),
    one('F11', '暴力、肇事肇祸', false, [
      ['有暴力或肇事肇祸', 10],
      ['有毒驾等危险行为', 8],
      ['不详', 3],
      ['无', 0],
    ]),
    one('F12', '遵守管理', true, [
      ['预警', 6],
      ['有擅自外出或迟报', 3],
      ['无', 0],
    ]),
  ],
  forces: [
    { id: 'refused-measure', label: '拒绝接受社区戒毒、社区康复', grade: '高' },
    { id: 'serious-violation', label: '严重违反协议', grade: '高' },
    { id: 'crisis', label: '自杀自残倾向、精神异常、行为失控', grade: '高' },
    { id: 'too-ill-for-compulsory', label: '严重残疾或疾病无法收戒', grade: '高' },
    { id: 'released-within-six-months', label: '强制隔离解除未满 6 个月', grade: '中' },
    { id: 'positive-within-a-year', label: '近 12 个月有阳性', grade: '中' },
  ],
};

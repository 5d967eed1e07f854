/** Cross-checks of risk types against help (FP-01 to FP-05, FP-12, FP-25) and against the household (FP-06 to FP-13, FP-19 to FP-24). */
import { addMonths } from '../calendar/calendar-day.ts';
import type { PovertyHelpKind, PovertyRiskType } from '../words/vocabulary.ts';
import {
  ableToWork,
  ageOn,
  dayOf,
  hasWorkRecord,
  helpedSince,
  helpInPlace,
  type Check,
  type CheckFacts,
  type CheckMember,
} from './check-facts.ts';
import { isGrave } from './closing.ts';
import { fenOfYuan } from './sheet.ts';

function names({ sheet }: CheckFacts, type: PovertyRiskType): boolean {
  return sheet.riskTypes.includes(type);
}

/** A risk type asks for one of some kinds of help. */
function needsHelp(id: string, type: PovertyRiskType, kinds: readonly PovertyHelpKind[]): Check {
  const asked = kinds.map((kind) => `“${kind}”`).join('或');
  return {
    ...{ id, severity: 'warning', field: 'helpInPlace' },
    says: (facts) => {
      if (!names(facts, type)) return null;
      const inPlace = helpInPlace(facts);
      if (kinds.some((kind) => inPlace.has(kind))) return null;
      return `返贫风险有“${type}”，没有${asked}帮扶`;
    },
  };
}

/** FP-25: HELP-START after identification, or after the visit while no watch is kept, without any help since. */
function helpOverdue(facts: CheckFacts): string | null {
  const { conclusion, watch, helpMonths, today } = facts;
  const level = conclusion ?? watch?.level ?? null;
  const since = watch?.identifiedOn ?? facts.sheet.visitedOn;
  if (level === null || !isGrave(level) || since === null || helpedSince(facts, since)) return null;
  if (helpMonths === null)
    return `风险“${level}”还没有帮扶记录；未设置：“落实帮扶期限”没有已采用的规则`;
  if (today <= addMonths(since, helpMonths)) return null;
  return `风险“${level}”自${since}起超过${helpMonths}个月没有帮扶记录`;
}

export const HELP_CHECKS: readonly Check[] = [
  needsHelp('FP-01', '因安全住房', ['住房安全保障', '搬迁']),
  needsHelp('FP-02', '因安全饮水', ['饮水安全保障']),
  needsHelp('FP-03', '因病', ['健康帮扶', '社会帮扶']),
  needsHelp('FP-04', '因残', ['综合保障', '社会帮扶']),
  needsHelp('FP-05', '因学', ['义务教育保障', '教育帮扶', '社会帮扶']),
  {
    ...{ id: 'FP-12', severity: 'warning', field: 'helpInPlace' },
    says: (facts) => {
      const inPlace = helpInPlace(facts);
      const only = inPlace.size === 1 && inPlace.has('综合保障');
      const able = ableToWork(facts) ?? 0;
      return only && able > 0 ? `有劳动能力${able}人，帮扶只有“综合保障”` : null;
    },
  },
  { ...{ id: 'FP-25', severity: 'warning', field: 'helpNeeded' }, says: helpOverdue },
];

function anyMember(facts: CheckFacts, is: (member: CheckMember) => boolean): boolean {
  return facts.members.some(is);
}

/** FP-11: 缺劳动力 of a household of four and more of whom more than half are able to work. */
function labourContradicts(facts: CheckFacts): string | null {
  const people = facts.sheet.people ?? facts.members.length;
  const able = ableToWork(facts);
  if (!names(facts, '缺劳动力') || able === null || people < 4 || 2 * able <= people) return null;
  return `返贫风险有“缺劳动力”，但${people}人中有劳动能力${able}人，超过一半`;
}

/** FP-22: 1 to 99 yuan a year is a slip of the unit. */
function oddWage({ sheet }: CheckFacts): string | null {
  const wage = fenOfYuan(sheet.wage);
  if (wage === null || wage <= 0n || wage >= 10_000n) return null;
  return `工资性收入一年${sheet.wage ?? ''}元，不足100元，请核对单位`;
}

/** Years of compulsory schooling; at six a child may still be in kindergarten. */
function isOutOfSchool({ birthOn, schooling }: CheckMember, facts: CheckFacts): boolean {
  if (birthOn === null) return false;
  const age = ageOn(birthOn, dayOf(facts));
  if (age < 6 || age > 15) return false;
  return schooling === '非在校' || schooling === '失学辍学' || (schooling === '学前' && age > 6);
}

const TYPES_AGAINST_MEMBERS: readonly Check[] = [
  {
    ...{ id: 'FP-06', severity: 'error', field: 'riskTypes' },
    says: (facts) =>
      names(facts, '因残') &&
      !anyMember(facts, ({ disability }) => disability !== '无' && disability !== '不详')
        ? '返贫风险有“因残”，户成员没有一人登记残疾'
        : null,
  },
  {
    ...{ id: 'FP-07', severity: 'error', field: 'riskTypes' },
    says: (facts) =>
      names(facts, '因病') &&
      !anyMember(facts, ({ health }) => health === '大病' || health === '慢性病')
        ? '返贫风险有“因病”，户成员没有一人登记大病或慢性病'
        : null,
  },
  {
    ...{ id: 'FP-08', severity: 'warning', field: 'medicalCost' },
    says: (facts) =>
      names(facts, '因病') && fenOfYuan(facts.sheet.medicalCost) === 0n
        ? '返贫风险有“因病”，合规自付医疗支出是0元'
        : null,
  },
  {
    ...{ id: 'FP-09', severity: 'error', field: 'riskTypes' },
    says: (facts) =>
      names(facts, '因务工就业不稳') && ableToWork(facts) === 0
        ? '返贫风险有“因务工就业不稳”，但没有人有劳动能力'
        : null,
  },
  {
    ...{ id: 'FP-10', severity: 'warning', field: 'workNote' },
    says: (facts) =>
      names(facts, '因务工就业不稳') && !hasWorkRecord(facts)
        ? '返贫风险有“因务工就业不稳”，没有任何务工就业情况'
        : null,
  },
  { ...{ id: 'FP-11', severity: 'warning', field: 'riskTypes' }, says: labourContradicts },
  {
    ...{ id: 'FP-24', severity: 'warning', field: 'riskNote' },
    says: (facts) =>
      names(facts, '其他') && facts.sheet.riskNote === ''
        ? '返贫风险有“其他”，没有写明是什么'
        : null,
  },
];

export const HOUSEHOLD_CHECKS: readonly Check[] = [
  ...TYPES_AGAINST_MEMBERS,
  {
    ...{ id: 'FP-13', severity: 'warning', field: 'noLabour' },
    says: (facts) =>
      ableToWork(facts) === 0 && !facts.noLabour
        ? '没有人有劳动能力，户信息没有标注“整户无劳动能力”'
        : null,
  },
  {
    ...{ id: 'FP-19', severity: 'error', field: 'contact' },
    says: ({ contactName, contactPhone }) => {
      if (contactName === '') return '户信息没有帮扶联系人';
      return contactPhone === '' ? '帮扶联系人没有联系电话' : null;
    },
  },
  {
    ...{ id: 'FP-20', severity: 'error', field: 'people' },
    says: ({ sheet, members }) =>
      sheet.people !== null && sheet.people !== members.length
        ? `登记表的家庭人口是${sheet.people}人，户成员登记了${members.length}人`
        : null,
  },
  {
    ...{ id: 'FP-21', severity: 'error', field: 'members' },
    says: ({ members }) => {
      const wrong = members.filter(({ identityValid }) => identityValid === false).length;
      return wrong === 0 ? null : `户成员有${wrong}人的证件号码不正确`;
    },
  },
  { ...{ id: 'FP-22', severity: 'warning', field: 'wage' }, says: oddWage },
  {
    ...{ id: 'FP-23', severity: 'warning', field: 'members' },
    says: (facts) => {
      const out = facts.members.filter((member) => isOutOfSchool(member, facts)).length;
      return out === 0 ? null : `6至15岁的户成员有${out}人不在校`;
    },
  },
];

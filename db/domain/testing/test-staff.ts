/** Who takes a sample: 吸毒检测程序规定 (two or more staff; a woman's urine by female staff; A/B bottles); domain.md 1.9. */
import type { Sex, TestKind, TestResult } from '../words/vocabulary.ts';

export interface TestCare {
  readonly kind: TestKind;
  readonly result: TestResult;
  readonly testers: string;
  readonly secondTester: string;
  /** Why there was only one. */
  readonly soleReason: string;
  readonly femaleStaff: boolean;
  readonly sampleNumber: string;
}

const BETWEEN_NAMES = /[、，,;；/／\s]+/u;

/** The different names in the two fields: clerks also type both into the first. */
export function staffNames(testers: string, secondTester: string): readonly string[] {
  const names = `${testers}、${secondTester}`.split(BETWEEN_NAMES).filter((name) => name !== '');
  return [...new Set(names)];
}

/** A sample was taken, whatever it showed. */
export function isSampled(result: TestResult): boolean {
  return result !== '拒检' && result !== '逃避';
}

export interface StaffObjection {
  readonly path: 'testers' | 'secondTester';
  readonly message: string;
}

/**
 * Two or more staff take, send and test a sample: a second is asked for, or the reason why there was none. Where nothing
 * was taken (拒检, 逃避) nobody is asked for. Null: nothing to object.
 */
export function staffObjection(test: TestCare): StaffObjection | null {
  if (!isSampled(test.result)) return null;
  const names = staffNames(test.testers, test.secondTester);
  if (names.length === 0) return { path: 'testers', message: '请填写检测人' };
  if (names.length > 1 || test.soleReason !== '') return null;
  return {
    path: 'secondTester',
    message:
      '采集、送检、检测应由两名以上工作人员进行（《吸毒检测程序规定》）；只有一人的，写明原因',
  };
}

/** What is told and lets the record pass: it is done already, and the paper says what it says. */
export function careWarnings(test: TestCare, sex: Sex | null): readonly string[] {
  const warnings: [boolean, string][] = [
    [
      sex === '女' && test.kind === '尿检' && isSampled(test.result) && !test.femaleStaff,
      '采集女性尿样应由女性工作人员进行（《吸毒检测程序规定》），这次没有注明',
    ],
    [
      test.result === '阳性' && test.kind !== '实验室' && test.sampleNumber === '',
      '现场检测阳性的样本应分A、B瓶编号封存，这次没有填样本编号（《吸毒检测程序规定》）',
    ],
  ];
  return warnings.filter(([holds]) => holds).map(([, words]) => words);
}

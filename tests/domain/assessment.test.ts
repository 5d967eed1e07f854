import { describe, expect, test } from 'vitest';
import { suggestAssessment, type AssessedPerson } from '../../db/domain/grades/assessment.ts';
import { EXAMPLE_FACTOR_SET, type FactorSet } from '../../db/domain/grades/factor-set.ts';
import { gradeReview } from '../../db/domain/grades/grade-review.ts';
import { answersOf, type LifeFacts } from '../../db/domain/person/life.ts';
import { proposeGrade } from '../../db/domain/grades/grading.ts';
import { ADOPTED_EXAMPLES, makeLeave, makeMeasure, makeTest } from './make-facts.ts';

const TODAY = '2026-11-15';
const NOTHING: LifeFacts = { measures: [], tests: [], leaves: [], seizures: [], riskSigns: [] };
const PERSON: AssessedPerson = {
  drugs: ['甲基苯丙胺（冰毒）'],
  occupation: '无业',
  registeredOn: '2024-01-01',
};

function numbered<T>(facts: readonly T[]): readonly (T & { id: number })[] {
  return facts.map((fact, index) => ({ ...fact, id: index + 1 }));
}

function life(differing: Partial<LifeFacts>): LifeFacts {
  return { ...NOTHING, ...differing };
}

function suggest(facts: LifeFacts, person = PERSON, set: FactorSet = EXAMPLE_FACTOR_SET) {
  const answers = answersOf(facts, ADOPTED_EXAMPLES, TODAY);
  return suggestAssessment(set, { person, facts, answers }, ADOPTED_EXAMPLES, TODAY);
}

describe('R-07 what the register fills in', () => {
  test('answers the seven factors marked 从 and leaves the others to the clerk', () => {
    expect(suggest(NOTHING)).toEqual({
      chosen: {
        F1: ['苯丙胺类'],
        F2: ['未认定'],
        F3: ['0 次'],
        F4: ['未设置'],
        F5: ['全部阴性或无检测义务'],
        F8: ['无业'],
        F12: ['无'],
      },
      forces: [],
    });
  });

  test('a sheet that only the register answered is never a grade: the rest must be answered', () => {
    const proposal = proposeGrade(EXAMPLE_FACTOR_SET, suggest(NOTHING));
    expect(proposal).toEqual({ grade: null, missing: ['F6', 'F7', 'F9', 'F10', 'F11'] });
  });

  test('takes the newest addiction finding that says something', () => {
    const seizures = [
      { day: '2020-01-01', finding: '成瘾严重' as const },
      { day: '2024-01-01', finding: '成瘾' as const },
      { day: '2025-01-01', finding: '未认定' as const },
    ];
    expect(suggest(life({ seizures })).chosen['F2']).toEqual(['成瘾']);
  });

  test('a label that the office has renamed is left to the clerk', () => {
    const [first, ...others] = EXAMPLE_FACTOR_SET.factors;
    if (first === undefined) throw new Error('the example set has factors');
    const renamed = first.options.map((option) => ({ ...option, label: `${option.label}（新）` }));
    const set = { ...EXAMPLE_FACTOR_SET, factors: [{ ...first, options: renamed }, ...others] };
    expect(Object.keys(suggest(NOTHING, PERSON, set).chosen)).not.toContain('F1');
  });

  test.each<[string, Partial<LifeFacts>, readonly string[]]>([
    ['nothing', {}, []],
    [
      'a positive test of the last twelve months',
      { tests: numbered([makeTest('2025-11-16', '阳性')]) },
      ['positive-within-a-year'],
    ],
    ['one twelve months old', { tests: numbered([makeTest('2025-11-15', '阳性')]) }, []],
    [
      '强制隔离 ended less than six months ago',
      { measures: numbered([makeMeasure({ kind: '强制隔离戒毒', endDay: '2026-05-16' })]) },
      ['released-within-six-months'],
    ],
    [
      '强制隔离 ended six months ago',
      { measures: numbered([makeMeasure({ kind: '强制隔离戒毒', endDay: '2026-05-15' })]) },
      [],
    ],
    [
      'a crisis',
      { riskSigns: numbered([{ day: '2026-10-01', kind: '精神健康危机' as const }]) },
      ['crisis'],
    ],
    [
      'refused tests on three days',
      {
        measures: numbered([makeMeasure({ startDay: '2025-01-15' })]),
        tests: numbered(
          ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => makeTest(day, '拒检')),
        ),
      },
      ['serious-violation'],
    ],
    [
      'refused tests on three days, in custody since',
      {
        measures: numbered([
          makeMeasure({
            startDay: '2025-01-15',
            suspensions: [{ from: '2026-04-01', to: null }],
          }),
        ]),
        tests: numbered(
          ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => makeTest(day, '拒检')),
        ),
      },
      ['serious-violation'],
    ],
    [
      'refused tests on three days of a measure that has ended',
      {
        measures: numbered([makeMeasure({ startDay: '2023-01-15', endDay: '2026-04-01' })]),
        tests: numbered(
          ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => makeTest(day, '拒检')),
        ),
      },
      [],
    ],
    [
      'a refusal to report in that was handed over',
      { measures: numbered([makeMeasure({ startDay: null, handedOverOn: '2026-02-01' })]) },
      ['refused-measure'],
    ],
    [
      'a refusal that was handed over after the report-in',
      { measures: numbered([makeMeasure({ startDay: '2025-01-15', handedOverOn: '2026-02-01' })]) },
      ['refused-measure'],
    ],
    [
      'a report-in after the handover',
      { measures: numbered([makeMeasure({ startDay: '2026-02-15', handedOverOn: '2026-02-01' })]) },
      [],
    ],
    [
      'a handover of a measure that has ended',
      {
        measures: numbered([
          makeMeasure({ startDay: '2025-01-15', handedOverOn: '2026-02-01', endDay: '2026-03-01' }),
        ]),
      },
      [],
    ],
  ])('the circumstances after %s', (_title, facts, forces) => {
    expect(suggest(life(facts)).forces).toEqual(forces);
  });

  test('counts no window as missing that ended before the person was entered (docs/decisions/0011)', () => {
    const facts = life({ measures: numbered([makeMeasure({ startDay: '2026-01-15' })]) });
    const on = (registeredOn: string) => suggest(facts, { ...PERSON, registeredOn }).chosen['F5'];
    // The last window ended on the 15th (the next began): it is missing to who was entered the day before.
    expect([on('2026-11-14'), on('2026-11-15')]).toEqual([['应检未检'], ['全部阴性或无检测义务']]);
  });

  test('遵守管理 is 预警 at the warning of R-05 and 有擅自外出或迟报 before it', () => {
    const measures = numbered([makeMeasure({ startDay: '2025-01-15' })]);
    const leave = (month: string) => makeLeave(`2026-${month}-01`, `2026-${month}-05`);
    const one = life({ measures, leaves: numbered([leave('03')]) });
    const two = life({ measures, leaves: numbered([leave('03'), leave('05')]) });
    expect([suggest(one).chosen['F12'], suggest(two).chosen['F12']]).toEqual([
      ['有擅自外出或迟报'],
      ['预警'],
    ]);
  });
});

describe('R-07 review', () => {
  function review(facts: LifeFacts, since: string | null = '2026-06-30') {
    const grade = since === null ? null : { grade: '中' as const, since };
    return gradeReview(grade, facts, answersOf(facts, ADOPTED_EXAMPLES, TODAY), ADOPTED_EXAMPLES);
  }

  test('中 is reviewed six months after it took effect', () => {
    expect(review(NOTHING)).toEqual({ nextOn: '2026-12-30', why: null, triggers: [] });
  });

  test('nobody without a grade has a review: they are to be assessed', () => {
    expect(review(NOTHING, null)).toEqual({ nextOn: null, why: 'notAssessed', triggers: [] });
  });

  test('what happens after the grade asks within seven days, oldest first; the day of the assessment itself does not', () => {
    const facts = life({
      tests: numbered([makeTest('2026-06-30', '阳性'), makeTest('2026-09-01', '阳性')]),
      seizures: [{ day: '2026-08', finding: '成瘾' }],
      riskSigns: numbered([
        { day: '2026-07-01', kind: '其他' as const },
        { day: '2026-07-02', kind: '举报线索' as const },
      ]),
    });
    expect(review(facts).triggers).toEqual([
      { trigger: '举报线索', on: '2026-07-02', due: '2026-07-09' },
      { trigger: '再次查获', on: '2026-08-01', due: '2026-08-08' },
      { trigger: '检测阳性', on: '2026-09-01', due: '2026-09-08' },
    ]);
  });

  test('a rough day that may lie after the assessment asks', () => {
    const facts = life({
      tests: numbered([makeTest('2026-06', '阳性'), makeTest('2026-05', '阳性')]),
    });
    expect(review(facts, '2026-06-15').triggers).toEqual([
      { trigger: '检测阳性', on: '2026-06-01', due: '2026-06-08' },
    ]);
  });

  test('what was keyed in after the grade asks, whatever its day', () => {
    const positive = { ...makeTest('2026-06-20', '阳性'), id: 1 };
    const late = life({ tests: [{ ...positive, recordedOn: '2026-07-01' }] });
    const known = life({ tests: [{ ...positive, recordedOn: '2026-06-30' }] });
    expect([review(late).triggers, review(known).triggers]).toEqual([
      [{ trigger: '检测阳性', on: '2026-06-20', due: '2026-06-27' }],
      [],
    ]);
  });

  test('without adopted rows the days are 未设置', () => {
    const facts = life({ riskSigns: numbered([{ day: '2026-07-02', kind: '举报线索' as const }]) });
    const grade = { grade: '高' as const, since: '2026-06-30' };
    expect(gradeReview(grade, facts, answersOf(facts, [], TODAY), [])).toEqual({
      nextOn: null,
      why: 'ruleMissing',
      triggers: [{ trigger: '举报线索', on: '2026-07-02', due: null }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import {
  caseDueOn,
  caseOverdueDays,
  firstDecisionDay,
  lastCaseStep,
  missingStepFor,
  nextCaseStep,
  stepProblem,
  type StepFact,
} from '../../db/domain/poverty/case-procedure.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';

const RULES: readonly RuleRow[] = [
  {
    id: 'NEW-CASE',
    ...{ validFrom: '2021-01-01', validTo: null, adopted: true },
    value: { decisionDays: 15, noticeDays: 5 },
  },
];
const TODAY = '2026-11-15';
const CLUE = '2026-11-01';

function step(of: StepFact['step'], from: string, to: string | null = null): StepFact {
  return { step: of, from, to };
}
const VISIT = step('入户核实', '2026-11-02');
const MEETING = step('民主评议', '2026-11-03');
const NOTICE = step('村内公示', '2026-11-03', '2026-11-08');
const TOWN = step('乡镇初审', '2026-11-10');
const COUNTY = step('县级审定', '2026-11-12');
const ALL = [VISIT, MEETING, NOTICE, TOWN, COUNTY];

describe('the days of a new case (NEW-CASE)', () => {
  it.each([
    [RULES, '2026-11-16'],
    [[], null],
    [RULES.map((row) => ({ ...row, adopted: false })), null],
    [RULES.map((row) => ({ ...row, validFrom: '2026-11-02' })), null],
  ] as const)('end fifteen days after the clue, or are 未设置', (rows, due) => {
    expect(caseDueOn(CLUE, rows)).toBe(due);
  });

  it.each([
    ['2026-11-16', null, RULES, 0],
    ['2026-11-17', null, RULES, 1],
    ['2026-12-31', '2026-11-16', RULES, 0],
    ['2026-12-31', '2026-11-20', RULES, 4],
    ['2026-12-31', null, [], 0],
  ] as const)('on %s, decided on %s', (today, decidedOn, rows, days) => {
    expect(caseOverdueDays({ clueOn: CLUE, steps: [], decidedOn }, rows, today)).toBe(days);
  });
});

describe('the steps', () => {
  it('come one after the other', () => {
    const next = ALL.map((_step, done) => nextCaseStep(ALL.slice(0, done)));
    expect(next).toEqual(['入户核实', '民主评议', '村内公示', '乡镇初审', '县级审定']);
    expect([nextCaseStep(ALL), lastCaseStep(ALL), lastCaseStep([])]).toEqual([
      ...[null, '县级审定', null],
    ]);
  });

  it.each<[string, StepFact, readonly StepFact[], unknown]>([
    ['the first', VISIT, [], null],
    ['one before its turn', MEETING, [], { code: 'notNext', next: '入户核实' }],
    ['one twice', VISIT, [VISIT], { code: 'notNext', next: '民主评议' }],
    ['a sixth', COUNTY, ALL, { code: 'notNext', next: null }],
    ['one before the clue', step('入户核实', '2026-10-31'), [], { code: 'beforeClue' }],
    ['one on the day of the clue', step('入户核实', CLUE), [], null],
    ['one after today', step('入户核实', '2026-11-16'), [], { code: 'inFuture' }],
    ['one that ends after today', step('入户核实', CLUE, '2026-11-16'), [], { code: 'inFuture' }],
    [
      'one that ends before it begins',
      step('入户核实', '2026-11-03', '2026-11-02'),
      [],
      { code: 'endsBefore' },
    ],
    ['one of the day of the last', step('民主评议', '2026-11-02'), [VISIT], null],
    [
      'one while the last went on',
      step('民主评议', '2026-11-03'),
      [step('入户核实', '2026-11-02', '2026-11-04')],
      { code: 'tooEarly', first: '2026-11-04' },
    ],
    ['a notice of five days, the first not counted', NOTICE, [VISIT, MEETING], null],
    [
      'a notice of a day less',
      step('村内公示', '2026-11-03', '2026-11-07'),
      [VISIT, MEETING],
      { code: 'noticeShort', first: '2026-11-08', days: 5 },
    ],
    [
      'a notice without an end',
      step('村内公示', '2026-11-03'),
      [VISIT, MEETING],
      { code: 'endMissing' },
    ],
    [
      'a notice that still hangs',
      step('村内公示', '2026-11-14', '2026-11-20'),
      [VISIT, MEETING],
      null,
    ],
    [
      'the town while the notice hangs',
      step('乡镇初审', '2026-11-08'),
      [VISIT, MEETING, NOTICE],
      { code: 'tooEarly', first: '2026-11-09' },
    ],
    ['the town on the day after', step('乡镇初审', '2026-11-09'), [VISIT, MEETING, NOTICE], null],
  ])('%s', (_title, given, steps, problem) => {
    const facts = { clueOn: CLUE, steps, decidedOn: null };
    expect(stepProblem(given, facts, RULES, TODAY)).toEqual(problem);
  });

  it('wait with the notice while its length is 未设置', () => {
    const facts = { clueOn: CLUE, steps: [VISIT, MEETING], decidedOn: null };
    expect(stepProblem(NOTICE, facts, [], TODAY)).toEqual({ code: 'ruleMissing' });
  });
});

describe('the outcome', () => {
  it.each([
    ['纳入', ALL, null],
    ['纳入', ALL.slice(0, 4), '县级审定'],
    ['纳入', [], '入户核实'],
    ['不纳入', [], null],
  ] as const)('%s after some steps lacks one or none', (outcome, steps, missing) => {
    expect(missingStepFor(outcome, steps)).toBe(missing);
  });

  it.each([
    [ALL, '2026-11-12'],
    [[VISIT, MEETING, NOTICE], '2026-11-08'],
    [[], CLUE],
  ])('is decided when the last step is over', (steps, first) => {
    expect(firstDecisionDay({ clueOn: CLUE, steps, decidedOn: null })).toBe(first);
  });
});

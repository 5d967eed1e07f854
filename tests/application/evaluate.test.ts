import { describe, expect, test } from 'vitest';
import { evaluateFile } from '../../electron/application/evaluate/evaluate-file.ts';
import { evaluateLives } from '../../electron/application/evaluate/evaluate.ts';

const RULES = [
  { id: 'TEST-社区戒毒', value: { perYear: [4, 2] } },
  { id: 'TEST-社区康复-2', value: { perYear: [6, 6] } },
  { id: 'EARLY-WARNING', value: { refused: 2, leaves: 2, leaveDays: 21 } },
  { id: 'VISIT-高', value: { months: 1, faceToFace: true } },
  { id: 'VISIT-未评估', value: { months: 1, faceToFace: false } },
  { id: 'POVERTY-NEAR-FACTOR', value: { factor: '1.2' } },
  { id: 'POVERTY-LINE', value: { year: 2025, place: '台前县', amount: '8000.00' } },
  { id: 'REPORT-DUE', value: { workingDays: 2 } },
  { id: 'A-RULE-OF-ANOTHER-PROGRAM', value: null },
].map((row) => ({ ...row, validFrom: '2000-01-01', validTo: null, adopted: true }));

const MEASURE = {
  id: 'm',
  kind: '社区戒毒',
  decisionDay: null,
  serviceDay: null,
  startDay: null,
  decidedYears: null,
  extensionMonths: 0,
  endDay: null,
  handedOverOn: null,
  suspensions: [],
  transfers: [],
};

const LIFE = {
  id: 'nobody',
  today: '2025-03-10',
  ruleSet: 'office',
  registeredOn: '2025-01-31',
  state: '在控',
  identityNumber: null,
  measures: [],
  tests: [],
  leaves: [],
  seizures: [],
  contacts: [],
  grades: [],
  household: null,
};

/** 社区戒毒 from the last day of August, one window suspended, one missing, two refusals; graded 高, called but not seen. */
const TREATED = {
  ...LIFE,
  id: 'treated',
  identityNumber: '110105194912310 02x'.replace(' ', ''),
  measures: [
    {
      ...MEASURE,
      serviceDay: '2024-08-15',
      startDay: '2024-08-31',
      suspensions: [{ from: '2024-12-01', to: '2024-12-11' }],
      transfers: [{ day: '2025-03-01', reportedOn: null }],
    },
  ],
  tests: [
    { day: '2024-09-10', kind: '尿检', result: '拒检' },
    { day: '2024-10-10', kind: '毛发', result: '逃避' },
  ],
  contacts: [{ day: '2025-02-20', mode: '视频', inCharge: '张敏', seen: '本人' }],
  grades: [{ grade: '高', approvedOn: '2025-01-31' }],
};

/** Released from 强制隔离, then 社区康复 of two years; in custody today; a poor household. */
const RELEASED = {
  ...LIFE,
  id: 'released',
  state: '出国(境)',
  measures: [
    {
      ...MEASURE,
      id: 'inside',
      kind: '强制隔离戒毒',
      decisionDay: '2022-02-28',
      endDay: '2024-02-27',
      extensionMonths: 1,
    },
    {
      ...MEASURE,
      id: 'after',
      kind: '社区康复',
      serviceDay: '2024-03-01',
      startDay: '2024-03-10',
      decidedYears: 2,
    },
  ],
  tests: [{ day: '2024-04-01', kind: '尿检', result: '阴性' }],
  household: {
    year: 2025,
    place: '台前县',
    people: 3,
    wage: '20000.00',
    business: '0.00',
    property: '0.00',
    transfer: '3999.98',
    businessCost: '0.00',
    medicalCost: '7200.00',
    previousPerHead: null,
    lastRoundOn: null,
    housing: true,
    schooling: true,
    medical: true,
    water: false,
    ableToWork: 1,
    working: 1,
    workUnstable: false,
    drugState: null,
    bail: '无',
    releasedOn: '2024-02-27',
    safetyNet: null,
  },
};

const DOCUMENT = {
  format: 'lives/1',
  note: 'ignored',
  ruleSets: { office: RULES },
  regionCodes: ['410927'],
  holidays: { years: [2025], holidays: ['2025-05-01', '2025-05-02', '2025-05-05'], workdays: [] },
  lives: [LIFE, TREATED, RELEASED],
  percentages: [{ id: 'p', part: 2, base: 3 }],
  workingDays: [{ id: 'w', from: '2025-12-30', days: 2 }],
  reportPeriods: [{ id: 'r', ruleSet: 'office', year: 2025, period: 2 }],
};

const NO_IDENTITY = {
  valid: null,
  kind: null,
  number: null,
  birthDay: null,
  sex: null,
  warnings: [],
  why: 'noNumber',
};
const NO_HOUSEHOLD = {
  perHead: null,
  line: null,
  signals: [],
  unset: [],
  level: null,
  why: 'noHousehold',
};

const EXPECTED = {
  format: 'lives-results/1',
  lives: [
    {
      id: 'nobody',
      measures: [],
      clean: {
        clockStart: null,
        cleanOn: null,
        reached: null,
        blocked: null,
        reasons: [],
        why: 'noClockDay',
      },
      visit: { due: '2025-02-28', overdueDays: 10, reason: null, why: null },
      poverty: NO_HOUSEHOLD,
      identity: NO_IDENTITY,
    },
    {
      id: 'treated',
      measures: [
        {
          id: 'm',
          reportInDue: '2024-08-30',
          reportInState: '逾期报到',
          reportInWhy: null,
          transfers: [{ due: '2025-03-16', state: '未到期' }],
          lastDay: '2027-09-09',
          releaseNoticeDue: '2027-09-16',
          expiredNotReleased: false,
          termWhy: null,
          windows: {
            should: 1,
            done: 0,
            missing: 1,
            excused: 1,
            nextDue: '2025-05-30',
            oldestMissing: ['2024-08-31', '2024-11-30'],
            why: null,
          },
          seriousViolation: {
            reached: false,
            reachedOn: null,
            earlyWarning: true,
            refused: 2,
            leaves: 0,
            leaveDays: 0,
            why: null,
          },
        },
      ],
      clean: {
        clockStart: '2024-08-31',
        cleanOn: '2027-08-31',
        reached: false,
        blocked: false,
        reasons: [],
        why: null,
      },
      visit: { due: '2025-02-28', overdueDays: 10, reason: null, why: null },
      poverty: NO_HOUSEHOLD,
      identity: {
        valid: true,
        kind: '居民身份证',
        number: '11010519491231002X',
        birthDay: '1949-12-31',
        sex: '女',
        warnings: ['unknownRegion'],
        why: null,
      },
    },
    {
      id: 'released',
      measures: [
        {
          id: 'inside',
          reportInDue: null,
          reportInState: null,
          reportInWhy: 'notApplicable',
          transfers: [],
          lastDay: '2024-03-27',
          releaseNoticeDue: null,
          expiredNotReleased: false,
          termWhy: null,
          windows: {
            should: null,
            done: null,
            missing: null,
            excused: null,
            nextDue: null,
            oldestMissing: null,
            why: 'notApplicable',
          },
          seriousViolation: {
            reached: null,
            reachedOn: null,
            earlyWarning: null,
            refused: null,
            leaves: null,
            leaveDays: null,
            why: 'notApplicable',
          },
        },
        {
          id: 'after',
          reportInDue: '2024-03-16',
          reportInState: '已报到',
          reportInWhy: null,
          transfers: [],
          lastDay: '2026-03-09',
          releaseNoticeDue: '2026-03-16',
          expiredNotReleased: false,
          termWhy: null,
          windows: {
            should: 6,
            done: 1,
            missing: 5,
            excused: 0,
            nextDue: '2025-05-09',
            oldestMissing: ['2024-05-10', '2024-07-10'],
            why: null,
          },
          seriousViolation: {
            reached: false,
            reachedOn: null,
            earlyWarning: false,
            refused: 0,
            leaves: 0,
            leaveDays: 0,
            why: null,
          },
        },
      ],
      clean: {
        clockStart: '2024-03-10',
        cleanOn: '2027-03-10',
        reached: false,
        blocked: false,
        reasons: [],
        why: null,
      },
      visit: { due: null, overdueDays: null, reason: '出国(境)', why: null },
      poverty: {
        perHead: '7999.99',
        line: '8000.00',
        signals: ['I1', 'G4', 'C1'],
        unset: ['I3', 'D1'],
        level: '已返贫',
        why: null,
      },
      identity: NO_IDENTITY,
    },
  ],
  percentages: [{ id: 'p', text: '66.7%' }],
  workingDays: [{ id: 'w', day: null, why: 'holidayTableEnds' }],
  reportPeriods: [
    { id: 'r', first: '2025-03-01', last: '2025-04-30', due: '2025-05-07', why: null },
  ],
};

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

describe('evaluate: lives in, answers out', () => {
  test('three lives worked out by hand', () => {
    expect(evaluateLives(DOCUMENT)).toEqual({ ok: true, value: EXPECTED });
  });

  test('the file holds the same answers', () => {
    const file = evaluateFile(bytesOf(DOCUMENT));
    expect(
      file.ok ? [file.value.lives, JSON.parse(new TextDecoder().decode(file.value.output))] : file,
    ).toEqual([3, EXPECTED]);
  });

  test('a document without lives is answered', () => {
    const empty = { ...DOCUMENT, lives: [], percentages: [], workingDays: [], reportPeriods: [] };
    expect(evaluateLives(empty)).toMatchObject({
      ok: true,
      value: { lives: [], reportPeriods: [] },
    });
  });

  test.each<[string, unknown, string]>([
    ['another format', { ...DOCUMENT, format: 'lives/2' }, 'format'],
    ['no document', 7, 'format'],
    ['a document without a format', { lives: [] }, 'format'],
    ['a list missing', { ...DOCUMENT, lives: undefined }, 'lives'],
    [
      'a day that does not exist',
      { ...DOCUMENT, lives: [{ ...LIFE, today: '2025-02-29' }] },
      'lives.0.today',
    ],
    [
      'a state the page does not know',
      { ...DOCUMENT, lives: [{ ...LIFE, state: '出国（境）' }] },
      'lives.0.state',
    ],
    [
      'a rule set that is not there',
      { ...DOCUMENT, lives: [LIFE, { ...LIFE, ruleSet: 'other' }] },
      'lives.1.ruleSet',
    ],
    [
      'a period of a rule set that is not there',
      { ...DOCUMENT, reportPeriods: [{ id: 'r', ruleSet: 'x', year: 2025, period: 1 }] },
      'reportPeriods.0.ruleSet',
    ],
    [
      'period 7',
      { ...DOCUMENT, reportPeriods: [{ id: 'r', ruleSet: 'office', year: 2025, period: 7 }] },
      'reportPeriods.0.period',
    ],
    [
      'a rule row with a foreign value',
      { ...DOCUMENT, ruleSets: { office: [{ ...RULES[0], value: { perYear: [5] } }] } },
      'ruleSets.office.0',
    ],
    [
      'money as a number',
      { ...DOCUMENT, lives: [{ ...RELEASED, household: { ...RELEASED.household, wage: 20000 } }] },
      'lives.0.household.wage',
    ],
  ])('%s is INVALID_INPUT at its place', (_, document, path) => {
    const results = evaluateLives(document);
    expect(results).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', fields: [{ path }] },
    });
  });

  test('what is wrong is told in Chinese and without the value found', () => {
    const life = {
      ...LIFE,
      identityNumber: 110105194912310,
      household: { ...RELEASED.household, wage: '1.5' },
    };
    expect(evaluateLives({ ...DOCUMENT, lives: [life] })).toEqual({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        fields: [
          { path: 'lives.0.identityNumber', message: '缺少该项，或类型不对' },
          { path: 'lives.0.household.wage', message: '应为两位小数的金额文本' },
        ],
      },
    });
  });

  test('at most twenty problems are told', () => {
    const lives = Array.from({ length: 50 }, () => ({ ...LIFE, today: '' }));
    const results = evaluateLives({ ...DOCUMENT, lives });
    expect(
      !results.ok && results.error.code === 'INVALID_INPUT' ? results.error.fields.length : 0,
    ).toBe(20);
  });

  test.each([
    ['no JSON', new TextEncoder().encode('{')],
    ['not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['empty', new Uint8Array()],
  ])('a file that is %s is INVALID_INPUT', (_, bytes) => {
    expect(evaluateFile(bytes)).toEqual({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        fields: [{ path: '文档', message: '不是 UTF-8 编码的 JSON 文件' }],
      },
    });
  });

  test('a document of another shape gives nothing to write', () => {
    expect(evaluateFile(bytesOf({ format: 'lives/1' })).ok).toBe(false);
  });
});

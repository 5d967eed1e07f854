import { describe, expect, test } from 'vitest';
import type { TestFact } from '../../db/domain/person/facts.ts';
import {
  povertyRisk,
  proposedPovertyLevel,
  type HouseholdFacts,
  type PovertySignal,
} from '../../db/domain/poverty/poverty-risk.ts';
import {
  isReturnVisitHousehold,
  readRoundName,
  returnVisitRound,
  roundAfter,
  roundAt,
} from '../../db/domain/poverty/return-visit-round.ts';
import { ADOPTED_EXAMPLES, makeHousehold, makeRow, makeTest } from './make-facts.ts';

const LINE = makeRow(
  'POVERTY-LINE',
  { year: 2023, place: '甲县', amount: '7300.00' },
  { from: '2030-01-01' },
);
const ROWS = [...ADOPTED_EXAMPLES, LINE];
const TODAY = '2024-06-15';

interface Case {
  readonly title: string;
  readonly household: Partial<HouseholdFacts>;
  readonly tests?: readonly TestFact[];
  readonly signals: readonly PovertySignal[];
  readonly unset?: readonly PovertySignal[];
}

/** One person, so that wage is income per head. */
function income(wage: string): Partial<HouseholdFacts> {
  return {
    people: 1,
    wage,
    business: '0.00',
    property: '0.00',
    transfer: '0.00',
    businessCost: '0.00',
    previousPerHead: wage,
  };
}

const CASES: readonly Case[] = [
  { title: 'a household with nothing wrong', household: {}, signals: [] },
  { title: 'I1 one fen under the line', household: income('7299.99'), signals: ['I1'] },
  { title: 'I2 exactly at the line', household: income('7300.00'), signals: ['I2'] },
  { title: 'I2 one fen under 1.2 times the line', household: income('8759.99'), signals: ['I2'] },
  { title: 'nothing at 1.2 times the line', household: income('8760.00'), signals: [] },
  {
    title: 'I3 fell by exactly 30 %',
    household: { ...income('14000.00'), previousPerHead: '20000.00' },
    signals: ['I3'],
  },
  {
    title: 'no I3 a fen above',
    household: { ...income('14000.01'), previousPerHead: '20000.00' },
    signals: [],
  },
  {
    title: 'I3 cannot be told without a former income',
    household: { previousPerHead: null },
    signals: [],
    unset: ['I3'],
  },
  {
    title: 'I3 cannot be told from a former income of 0',
    household: { previousPerHead: '0.00' },
    signals: [],
    unset: ['I3'],
  },
  {
    title: 'G1 to G4 not secured',
    household: { housing: false, schooling: false, medical: false, water: false },
    signals: ['G1', 'G2', 'G3', 'G4'],
  },
  {
    title: 'G1 to G4 not recorded',
    household: { housing: null, schooling: null, medical: null, water: null },
    signals: [],
    unset: ['G1', 'G2', 'G3', 'G4'],
  },
  {
    title: 'C1 exactly 30 % of the net income',
    household: { medicalCost: '12000.00' },
    signals: ['C1'],
  },
  { title: 'no C1 a fen below', household: { medicalCost: '11999.99' }, signals: [] },
  {
    title: 'no C1 without cost, even at a net income of 0',
    household: { ...income('0.00'), medicalCost: '0.00' },
    signals: ['I1'],
    unset: ['I3'],
  },
  {
    title: 'C1 at a net income of 0',
    household: { ...income('0.00'), medicalCost: '0.01' },
    signals: ['I1', 'C1'],
    unset: ['I3'],
  },
  {
    title: 'C1 without a cost cannot be told',
    household: { medicalCost: null },
    signals: [],
    unset: ['C1'],
  },
  { title: 'W1 nobody able to work has work', household: { working: 0 }, signals: ['W1'] },
  { title: 'W1 cannot be told', household: { working: null }, signals: [], unset: ['W1'] },
  {
    title: 'W1 and N1 cannot be told',
    household: { ableToWork: null },
    signals: [],
    unset: ['W1', 'N1'],
  },
  {
    title: 'N1 no labour and no 兜底; nobody could work, so no W1',
    household: { ableToWork: 0, working: null },
    signals: ['N1'],
  },
  { title: '兜底 keeps N1 away', household: { ableToWork: 0, safetyNet: true }, signals: [] },
  {
    title: '兜底 keeps N1 away also when labour is unknown',
    household: { ableToWork: null, safetyNet: true },
    signals: [],
    unset: ['W1'],
  },
  {
    title: 'N1 cannot be told',
    household: { ableToWork: 0, safetyNet: null },
    signals: [],
    unset: ['N1'],
  },
  { title: 'W2', household: { workUnstable: true }, signals: ['W2'] },
  { title: 'W2 cannot be told', household: { workUnstable: null }, signals: [], unset: ['W2'] },
  { title: 'D1 在吸', household: { drugState: '在吸' }, signals: ['D1'] },
  {
    title: 'D1 positive on the day of the last round',
    household: {},
    tests: [makeTest('2023-12-01', '阳性')],
    signals: ['D1'],
  },
  {
    title: 'no D1 for a positive before it',
    household: {},
    tests: [makeTest('2023-11-30', '阳性')],
    signals: [],
  },
  {
    title: 'D1 by the first possible day',
    household: {},
    tests: [makeTest('2023-12', '阳性')],
    signals: ['D1'],
  },
  {
    title: 'D1 cannot be told by a year that reaches over',
    household: {},
    tests: [makeTest('2023', '阳性')],
    signals: [],
    unset: ['D1'],
  },
  {
    title: 'D1 cannot be told by a year that ends on the day of the last round',
    household: { lastRoundOn: '2023-12-31' },
    tests: [makeTest('2023', '阳性')],
    signals: [],
    unset: ['D1'],
  },
  {
    title: 'no last round: only the drug state',
    household: { lastRoundOn: null },
    tests: [makeTest('2024-01-01', '阳性')],
    signals: [],
  },
  {
    title: 'no last round and no drug state',
    household: { lastRoundOn: null, drugState: null },
    signals: [],
    unset: ['D1'],
  },
  {
    title: 'a negative test since the last round decides nothing',
    household: { drugState: null },
    tests: [makeTest('2024-01-01')],
    signals: [],
    unset: ['D1'],
  },
  { title: 'D2 on bail', household: { bail: '取保候审' }, signals: ['D2'] },
  { title: 'D2 under residential surveillance', household: { bail: '监视居住' }, signals: ['D2'] },
  {
    title: 'D2 released six months ago to the day',
    household: { releasedOn: '2023-12-15' },
    signals: ['D2'],
  },
  { title: 'no D2 a day later', household: { releasedOn: '2023-12-14' }, signals: [] },
];

describe('R-11 signals', () => {
  test.each(CASES)('$title', ({ household, tests, signals, unset }) => {
    const risk = povertyRisk(makeHousehold(household), tests ?? [], ROWS, TODAY);
    expect([risk.signals, risk.unset]).toEqual([signals, unset ?? []]);
  });

  test.each<[string, Partial<HouseholdFacts>, string | null]>([
    [
      'a third of a fen is dropped',
      {
        people: 3,
        wage: '10000.00',
        business: '0.00',
        property: '0.00',
        transfer: '0.00',
        businessCost: '0.00',
      },
      '3333.33',
    ],
    [
      'half a fen goes up',
      {
        people: 2,
        wage: '0.01',
        business: '0.00',
        property: '0.00',
        transfer: '0.00',
        businessCost: '0.00',
      },
      '0.01',
    ],
    [
      'half a fen of debt goes away from zero',
      {
        people: 2,
        wage: '-0.01',
        business: '0.00',
        property: '0.00',
        transfer: '0.00',
        businessCost: '0.00',
      },
      '-0.01',
    ],
    [
      'less than half a fen of debt is 0.00',
      {
        people: 3,
        wage: '-0.01',
        business: '0.00',
        property: '0.00',
        transfer: '0.00',
        businessCost: '0.00',
      },
      '0.00',
    ],
    ['costs may be more than income', { people: 1, businessCost: '50000.00' }, '-9000.00'],
    ['no people', { people: 0 }, null],
  ])('income per head: %s', (_, household, perHead) => {
    expect(povertyRisk(makeHousehold(household), [], ROWS, TODAY).perHead).toBe(perHead);
  });

  test.each<
    [string, Partial<HouseholdFacts>, typeof ROWS, readonly [string | null, string | null]]
  >([
    ['all is there', {}, ROWS, ['7300.00', null]],
    ['nobody in the household', { people: 0, wage: null }, ROWS, ['7300.00', 'peopleMissing']],
    ['an income part missing', { transfer: null }, ROWS, ['7300.00', 'incomeMissing']],
    ['no line for the place', { place: '乙县' }, ROWS, [null, 'lineMissing']],
    ['no line for the year', { year: 2024 }, ROWS, [null, 'lineMissing']],
    [
      'a line not adopted',
      {},
      [...ADOPTED_EXAMPLES, { ...LINE, adopted: false }],
      [null, 'lineMissing'],
    ],
    ['no factor', {}, [LINE], ['7300.00', 'ruleMissing']],
  ])('%s', (_, household, rows, expected) => {
    const risk = povertyRisk(makeHousehold(household), [], rows, TODAY);
    expect([risk.line, risk.why, risk.level]).toEqual([...expected, '低']);
  });

  test('no household', () => {
    expect(povertyRisk(null, [], ROWS, TODAY)).toEqual({
      perHead: null,
      line: null,
      signals: [],
      unset: [],
      level: null,
      why: 'noHousehold',
    });
  });
});

describe('R-11 the level that the signals propose', () => {
  test.each<[PovertySignal[], string]>([
    [[], '低'],
    [['W2'], '低'],
    [['I2'], '中'],
    [['I3'], '中'],
    [['C1'], '中'],
    [['W1'], '中'],
    [['D1'], '中'],
    [['D2'], '中'],
    [['W1', 'D1'], '高'],
    [['I1'], '高'],
    [['N1'], '高'],
    [['G1'], '高'],
    [['G4', 'W2'], '高'],
    [['I1', 'G3'], '已返贫'],
    [['I1', 'N1', 'D1', 'W1'], '高'],
  ])('%o: %s', (signals, level) => {
    expect(proposedPovertyLevel(signals)).toBe(level);
  });
});

describe('R-10 rounds of return visits', () => {
  test('the windows are rows of the office', () => {
    expect([
      returnVisitRound(2026, '年中', ADOPTED_EXAMPLES),
      returnVisitRound(2026, '年末', ADOPTED_EXAMPLES),
      returnVisitRound(2026, '年中', []),
    ]).toEqual([
      { year: 2026, name: '年中', first: '2026-06-01', last: '2026-07-15' },
      { year: 2026, name: '年末', first: '2026-11-15', last: '2026-12-31' },
      null,
    ]);
  });

  test('a row counts for the rounds whose first day it is valid on', () => {
    const rows = [
      makeRow('ROUND-年中', { from: '06-01', to: '07-15' }, { to: '2026-05-15' }),
      makeRow('ROUND-年中', { from: '05-10', to: '02-29' }, { from: '2026-05-15' }),
    ];
    expect(returnVisitRound(2025, '年中', rows)?.first).toBe('2025-06-01');
    expect(returnVisitRound(2026, '年中', rows)).toBeNull();
    expect(returnVisitRound(2027, '年中', rows)).toEqual({
      year: 2027,
      name: '年中',
      first: '2027-05-10',
      last: '2027-02-28',
    });
  });

  test.each([
    ['2026-05-31', { year: 2025, name: '年末' }],
    ['2026-06-01', { year: 2026, name: '年中' }],
    ['2026-10-31', { year: 2026, name: '年中' }],
    ['2026-11-15', { year: 2026, name: '年末' }],
  ])('the round that lies in or last before %s', (day, round) => {
    expect(roundAt(day, ADOPTED_EXAMPLES)).toMatchObject(round);
  });

  test.each([
    ['2026-05-31', null, { year: 2026, name: '年中' }],
    ['2026-06-01', null, { year: 2026, name: '年末' }],
    ['2026-12-31', null, { year: 2027, name: '年中' }],
    ['2026-10-31', { year: 2026, name: '年末' }, { year: 2027, name: '年中' }],
    ['2026-10-31', { year: 2025, name: '年末' }, { year: 2026, name: '年末' }],
  ] as const)('the round that begins after %s, with %o counted', (day, counted, round) => {
    expect(roundAfter(day, ADOPTED_EXAMPLES, counted)).toMatchObject(round);
  });

  test('no row, no round', () => {
    expect(roundAt('2026-05-31', [])).toBeNull();
    expect(roundAfter('2026-05-31', [], null)).toBeNull();
  });

  test('脱贫 and monitored households are on the list', () => {
    expect([
      isReturnVisitHousehold('脱贫户'),
      isReturnVisitHousehold('边缘易致贫户'),
      isReturnVisitHousehold('一般户'),
      isReturnVisitHousehold(null),
    ]).toEqual([true, true, false, false]);
  });

  test('names of rounds', () => {
    expect([readRoundName('2026-mid'), readRoundName('2026-end'), readRoundName('2026')]).toEqual([
      { year: 2026, name: '年中' },
      { year: 2026, name: '年末' },
      null,
    ]);
  });
});

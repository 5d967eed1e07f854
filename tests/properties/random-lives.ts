import fc from 'fast-check';
import type { Life, LivesDocument } from '../../electron/application/evaluate/evaluate-input.ts';
import { plusMonths, toNumber, toText } from './second-reading/days.ts';

/**
 * Random lives that keep the promises of evaluate-format 2 and crowd where rules go wrong: month ends, leap days, the days
 * beside a window's border, one suspended day, facts known to the month or year.
 */

type Rows = LivesDocument['ruleSets'][string];

/** A day by its distance from today, or beside a month's border counted from an anchor. */
type Spot = { readonly ago: number } | { readonly months: number; readonly beside: number };

const spot: fc.Arbitrary<Spot> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ ago: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ ago: fc.integer({ min: 0, max: 100 }) }) },
  { weight: 2, arbitrary: fc.record({ ago: fc.integer({ min: 0, max: 1600 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      months: fc.integer({ min: 0, max: 40 }),
      beside: fc.integer({ min: -2, max: 2 }),
    }),
  },
);

interface Frame {
  /** Where months are counted from. */
  readonly anchor: number;
  readonly earliest: number;
  readonly latest: number;
}

function place(at: Spot, { anchor, earliest, latest }: Frame): number {
  const day = 'ago' in at ? latest - at.ago : plusMonths(anchor, at.months) + at.beside;
  return Math.min(latest, Math.max(earliest, day));
}

/** Mostly 10; sometimes only the month or the year of a day is known. */
const precision = fc.oneof(
  { weight: 40, arbitrary: fc.constant(10) },
  { weight: 1, arbitrary: fc.constant(7) },
  { weight: 1, arbitrary: fc.constant(4) },
);

const roughSpot = fc.record({ at: spot, precision });

function rough({ at, precision: length }: { at: Spot; precision: number }, frame: Frame): string {
  return toText(place(at, frame)).slice(0, length);
}

const SUSPICIOUS_DAYS = [
  '2024-01-31',
  '2024-02-29',
  '2020-02-29',
  '2023-08-31',
  '2022-03-30',
  '2021-12-31',
  '2024-02-28',
  '2025-02-28',
  '2024-03-01',
];
/** The first day of the story. */
const anchorDay = fc.oneof(
  fc.constantFrom(...SUSPICIOUS_DAYS).map(toNumber),
  fc.integer({ min: toNumber('2018-01-01'), max: toNumber('2026-12-31') }),
);

const suspension = fc.record({ from: spot, length: fc.nat({ max: 90 }), open: fc.boolean() });
const KINDS = [
  '社区戒毒',
  '社区戒毒',
  '社区康复',
  '社区康复',
  '强制隔离戒毒',
  '自愿戒毒',
  '药物维持治疗',
  '康复场所',
] as const;

const measureSeed = fc.record({
  kind: fc.constantFrom(...KINDS),
  start: fc.option(roughSpot, { freq: 9 }),
  fromAnchor: fc.boolean(),
  served: fc.option(fc.record({ before: fc.integer({ min: -3, max: 20 }), precision }), {
    freq: 9,
  }),
  decided: fc.option(roughSpot, { freq: 9 }),
  years: fc.option(fc.constantFrom(1, 2, 3, 3, 3), { freq: 12 }),
  extension: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
  end: fc.option(roughSpot, { freq: 2 }),
  handedOver: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: spot }),
  suspensions: fc.array(suspension, { maxLength: 4 }),
  transfers: fc.array(fc.record({ day: spot, reported: fc.option(fc.nat({ max: 20 })) }), {
    maxLength: 2,
  }),
});
type MeasureSeed = typeof measureSeed extends fc.Arbitrary<infer T> ? T : never;

function makeSuspensions(
  seed: MeasureSeed,
  frame: Frame,
  endDay: string | null,
): Life['measures'][number]['suspensions'] {
  if (endDay !== null && endDay.length < 10) return [];
  const last = endDay === null ? frame.latest : toNumber(endDay) + 1;
  return seed.suspensions.map(({ from, length, open }) => {
    const first = Math.min(place(from, frame), last);
    const to =
      open && endDay === null ? null : toText(Math.min(first + length, last, frame.latest));
    return { from: toText(Math.min(first, frame.latest)), to };
  });
}

/** Null stays null. */
function mapped<T, U>(value: T | null, map: (value: T) => U): U | null {
  return value === null ? null : map(value);
}

function startOf(seed: MeasureSeed, frame: Frame): string | null {
  if (seed.kind === '强制隔离戒毒') return null;
  return mapped(seed.start, (start) =>
    seed.fromAnchor ? toText(frame.anchor).slice(0, start.precision) : rough(start, frame),
  );
}

function makeTransfers(seed: MeasureSeed, frame: Frame): Life['measures'][number]['transfers'] {
  return seed.transfers.map(({ day, reported }) => {
    const on = place(day, frame);
    const reportedOn = mapped(reported, (later) => toText(Math.min(on + later, frame.latest)));
    return { day: toText(on), reportedOn };
  });
}

function makeMeasure(seed: MeasureSeed, frame: Frame, index: number): Life['measures'][number] {
  const startDay = startOf(seed, frame);
  const decisionDay = mapped(seed.decided, (decided) => rough(decided, frame));
  const first = startDay ?? decisionDay;
  const begun =
    first === null
      ? frame
      : { ...frame, anchor: firstOf(first), earliest: Math.min(lastOf(first), frame.latest) };
  const endDay = mapped(seed.end, (end) => rough(end, begun));
  const running = startDay !== null || !seed.kind.startsWith('社区');
  return {
    id: `m${index}`,
    kind: seed.kind,
    decisionDay,
    serviceDay: mapped(seed.served, ({ before, precision: length }) =>
      toText(Math.min(begun.anchor - before, frame.latest)).slice(0, length),
    ),
    startDay,
    decidedYears: seed.kind === '社区康复' ? seed.years : null,
    extensionMonths: seed.kind === '强制隔离戒毒' ? seed.extension : 0,
    endDay,
    handedOverOn: mapped(seed.handedOver, (at) => toText(place(at, begun))),
    suspensions: running && first !== null ? makeSuspensions(seed, begun, endDay) : [],
    transfers: running ? makeTransfers(seed, begun) : [],
  };
}

function firstOf(day: string): number {
  return toNumber(day.length === 10 ? day : day.length === 7 ? `${day}-01` : `${day}-01-01`);
}

function lastOf(day: string): number {
  if (day.length === 10) return toNumber(day);
  return plusMonths(firstOf(day), day.length === 7 ? 1 : 12) - 1;
}

const VALID = ['阴性', '阴性', '阴性', '阳性'] as const;
const test = fc.record({
  on: roughSpot,
  kind: fc.constantFrom('尿检', '毛发', '唾液', '血液', '实验室'),
  result: fc.oneof(fc.constantFrom(...VALID), fc.constantFrom('拒检', '逃避', '弱阳待检')),
});
const leave = fc.record({
  from: spot,
  length: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 8, max: 40 })),
  back: fc.boolean(),
  approvals: fc.array(
    fc.record({
      before: fc.integer({ min: -2, max: 2 }),
      over: fc.integer({ min: -3, max: 3 }),
      half: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});
type LeaveSeed = typeof leave extends fc.Arbitrary<infer T> ? T : never;

function makeLeave(
  { from, length, back, approvals }: LeaveSeed,
  frame: Frame,
): Life['leaves'][number] {
  const first = place(from, frame);
  const last = Math.min(first + length, frame.latest);
  return {
    from: toText(first),
    to: back || last < frame.latest ? toText(last) : null,
    approvals: approvals.map(({ before, over, half }) => {
      const begin = first - before;
      return {
        from: toText(begin),
        to: toText(Math.max(begin, half ? first + Math.floor(length / 2) : last + over)),
      };
    }),
  };
}

const name = fc.constantFrom('甲', '甲', '甲', '甲', null, '', ' ', '　');
const contact = fc.record({
  on: roughSpot,
  mode: fc.constantFrom('面对面', '视频', '电话或微信', '家属见面'),
  inCharge: name,
  seen: name,
});
const grade = fc.record({
  grade: fc.constantFrom('高', '中', '低'),
  approved: fc.option(spot, { freq: 6 }),
});

const fen = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }),
  fc.constantFrom(0, 1, 2, 730_000, 1_460_000, 876_000, -1, -250_000),
);
const perhaps = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { freq: 40 });
const money = perhaps(
  fen.map((amount) => (amount < 0 ? '-' : '') + (Math.abs(amount) / 100).toFixed(2)),
);
const told = perhaps(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
);

const household = fc.record({
  year: fc.constantFrom(2023, 2024),
  place: fc.constantFrom('甲县', '甲县', '乙县'),
  people: perhaps(fc.nat({ max: 7 })),
  wage: money,
  business: money,
  property: money,
  transfer: money,
  businessCost: money,
  medicalCost: money,
  previousPerHead: money,
  lastRound: fc.option(spot),
  housing: told,
  schooling: told,
  medical: told,
  water: told,
  ableToWork: perhaps(fc.nat({ max: 2 })),
  working: perhaps(fc.nat({ max: 2 })),
  workUnstable: told,
  drugState: perhaps(fc.constantFrom('已脱毒', '未复吸', '成瘾减轻', '在吸')),
  bail: fc.constantFrom('无', '无', '无', '取保候审', '监视居住'),
  released: fc.option(spot),
  safetyNet: told,
});

const adopted = fc.oneof(
  { weight: 12, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);
const perYear = fc
  .array(fc.constantFrom(1, 2, 3, 4, 6, 12), { minLength: 1, maxLength: 4 })
  .map((list) => ({ perYear: list }));
const interval = fc.record({
  months: fc.constantFrom(1, 1, 2, 3, 6, 12),
  faceToFace: fc.boolean(),
});
const RULES: readonly (readonly [string, fc.Arbitrary<Record<string, unknown>>])[] = [
  ['TEST-社区戒毒', perYear],
  ['TEST-社区康复-3', perYear],
  ['TEST-社区康复-2', perYear],
  ['TEST-社区康复-1', perYear],
  [
    'EARLY-WARNING',
    fc.record({
      refused: fc.integer({ min: 1, max: 4 }),
      leaves: fc.integer({ min: 1, max: 4 }),
      leaveDays: fc.integer({ min: 1, max: 40 }),
    }),
  ],
  ['REPORT-IN-LOCAL', fc.record({ days: fc.integer({ min: 1, max: 20 }) })],
  ['VISIT-高', interval],
  ['VISIT-中', interval],
  ['VISIT-低', interval],
  ['VISIT-未评估', interval],
  [
    'POVERTY-NEAR-FACTOR',
    fc.constantFrom('1.2', '1', '2.5', '1.125').map((factor) => ({ factor })),
  ],
  ['REPORT-DUE', fc.record({ workingDays: fc.integer({ min: 1, max: 12 }) })],
];

/** Rows of one id that follow each other: from 2000 to the first change, between changes (perhaps a gap), and open. */
function rowsOf(id: string, value: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Rows> {
  const part = fc.record({
    value,
    adopted,
    left: fc.integer({ min: 0, max: 11 }),
    length: fc.integer({ min: 100, max: 1200 }),
  });
  const parts = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 15, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }) },
  );
  return parts.map((parts) => {
    let from = toNumber('2000-01-01');
    return parts.map((row, index) => {
      const validFrom = toText(from);
      const until =
        index === parts.length - 1 && row.left > 0
          ? null
          : (index === 0 ? toNumber('2022-06-01') : from) + row.length;
      from = (until ?? from) + (row.left === 1 ? 40 : 0);
      return {
        id,
        validFrom,
        validTo: until === null ? null : toText(until),
        adopted: row.adopted,
        value: row.value,
      };
    });
  });
}

const lines = fc.array(
  fc.record({ year: fc.constantFrom(2023, 2024), place: fc.constantFrom('甲县', '乙县'), adopted }),
  { maxLength: 3 },
);
export const randomRows: fc.Arbitrary<Rows> = fc
  .tuple(lines, ...RULES.map(([id, value]) => rowsOf(id, value)))
  .map(([places, ...rows]) => [
    ...rows.flat(),
    ...places
      .filter(
        (row, index) =>
          places.findIndex((other) => other.year === row.year && other.place === row.place) ===
          index,
      )
      .map(({ adopted: counts, ...where }) => ({
        id: 'POVERTY-LINE',
        validFrom: '2030-01-01',
        validTo: null,
        adopted: counts,
        value: { ...where, amount: '7300.00' },
      })),
  ]);

const STATES = [
  '在控',
  '在控',
  '在控',
  '在控',
  '在控',
  '失联',
  '无感',
  '在押',
  '死亡',
  '出国(境)',
] as const;
const lifeSeed = fc.record({
  anchor: anchorDay,
  lived: fc.oneof(
    fc.integer({ min: 0, max: 1700 }),
    fc.integer({ min: 0, max: 40 }).map((months) => -months),
  ),
  beside: fc.integer({ min: -1, max: 1 }),
  registered: spot,
  state: fc.constantFrom(...STATES),
  measures: fc.array(measureSeed, { maxLength: 2 }),
  tests: fc.array(test, { maxLength: 14 }),
  leaves: fc.array(leave, { maxLength: 6 }),
  seizures: fc.array(roughSpot, { maxLength: 2 }),
  contacts: fc.array(contact, { maxLength: 5 }),
  grades: fc.array(grade, { maxLength: 3 }),
  household: fc.option(household, { freq: 2 }),
});

/** A life that starts at an anchor day; `lived` is days until today, or (negative) months. */
export const randomLife: fc.Arbitrary<Life> = lifeSeed.map((seed) => {
  const { anchor } = seed;
  const today = Math.max(
    anchor,
    seed.lived >= 0 ? anchor + seed.lived : plusMonths(anchor, -seed.lived) + seed.beside,
  );
  const frame: Frame = { anchor, earliest: anchor - 30, latest: today };
  return {
    id: 'random',
    today: toText(today),
    ruleSet: 'random',
    registeredOn: toText(place(seed.registered, frame)),
    state: seed.state,
    identityNumber: null,
    measures: seed.measures.map((measure, index) => makeMeasure(measure, frame, index)),
    tests: seed.tests.map(({ on, ...rest }) => ({ day: rough(on, frame), ...rest })),
    leaves: seed.leaves.map((one) => makeLeave(one, frame)),
    seizures: seed.seizures.map((on) => ({ day: rough(on, frame), finding: '成瘾' })),
    contacts: seed.contacts.map(({ on, ...rest }) => ({ day: rough(on, frame), ...rest })),
    grades: seed.grades.map(({ grade: chosen, approved }) => ({
      grade: chosen,
      approvedOn: approved === null ? null : toText(place(approved, frame)),
    })),
    household: mapped(seed.household, ({ lastRound, released, ...home }) => ({
      ...home,
      lastRoundOn: mapped(lastRound, (at) => toText(place(at, frame))),
      releasedOn: mapped(released, (at) => toText(place(at, frame))),
    })),
  };
});

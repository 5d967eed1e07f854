import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import type { IndicatorPerson, RecordedContact } from '../../db/domain/figures/indicator-source.ts';
import { contactBoundaries } from '../../db/domain/figures/indicator-visits.ts';
import { computeIndicators, type IndicatorResult } from '../../db/domain/figures/indicators.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import { openRegister, type Register } from '../../db/register.ts';
import { fillRegister } from '../bench/make-register.ts';
import { ADOPTED_EXAMPLES, makeRow } from '../domain/make-facts.ts';

/** A register of some hundred invented lives, made worse by hand: rough days, voided and incomplete visits, deaths. */
const SIZE = {
  ...{ people: 600, visits: 9000, measures: 1200, tests: 3000, leaves: 300 },
  ...{ seed: 7, today: '2026-11-15' },
} as const;
const PERIODS = [
  { first: '2026-09-01', last: '2026-10-31' },
  { first: '2026-05-01', last: '2026-06-30' },
  { first: '2021-01-01', last: '2021-02-28' },
] as const;

/** 高 asks for a meeting from 2025 only, 中 between two days, 低 from October 2026. */
const CHANGING_RULES: readonly RuleRow[] = [
  ...ADOPTED_EXAMPLES.filter(({ id }) => !id.startsWith('VISIT-')),
  makeRow('VISIT-未评估', { months: 1, faceToFace: false }),
  makeRow('VISIT-高', { months: 1, faceToFace: false }, { to: '2025-01-01' }),
  makeRow('VISIT-高', { months: 1, faceToFace: true }, { from: '2025-01-01' }),
  makeRow('VISIT-中', { months: 2, faceToFace: false }, { to: '2024-07-01' }),
  makeRow('VISIT-中', { months: 2, faceToFace: true }, { from: '2024-07-01', to: '2025-03-01' }),
  makeRow('VISIT-中', { months: 3, faceToFace: false }, { from: '2025-03-01' }),
  makeRow('VISIT-低', { months: 6, faceToFace: false }, { to: '2026-10-01' }),
  makeRow('VISIT-低', { months: 6, faceToFace: true }, { from: '2026-10-01' }),
];

let folder: string;
let register: Register;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'indicators-'));
  register = openRegister(join(folder, 'a.register'), new Uint8Array(32).fill(3), { create: true });
  fillRegister(register, SIZE);
  spoil();
});
afterAll(() => {
  register.close();
  rmSync(folder, { recursive: true, force: true });
});

function spoil(): void {
  const { db } = register.connection;
  db.exec(`
    UPDATE visits SET voided_at = '2026-11-01T00:00:00.000Z' WHERE id % 11 = 0;
    UPDATE visits SET in_charge = ' ' WHERE id % 13 = 0;
    UPDATE visits SET visited_on = substr(visited_on, 1, 7) WHERE id % 97 = 0;
    UPDATE visits SET visited_on = substr(visited_on, 1, 4) WHERE id % 997 = 0;
    UPDATE tests SET voided_at = '2026-11-01T00:00:00.000Z' WHERE id % 7 = 0;
    UPDATE tests SET tested_on = substr(tested_on, 1, 7) WHERE id % 31 = 0;
    UPDATE help_records SET helped_on = substr(helped_on, 1, 7) WHERE id % 3 = 0;
    UPDATE grades SET approved_by = NULL, effective_on = NULL WHERE id % 17 = 0;
    UPDATE people SET recycled_at = '2026-10-20T00:00:00.000Z' WHERE id % 50 = 0;
    INSERT INTO statuses (person_id, effective_on, cause, control_status, presence, town_code, recorded_by, recorded_at)
      SELECT id, '2026-10-20', '其他注销', control_status, '注销', town_code, 'x', 'x' FROM people WHERE id % 50 = 0;
    INSERT INTO statuses (person_id, effective_on, cause, control_status, presence, town_code, recorded_by, recorded_at)
      SELECT id, '2026-09-12', '死亡', '死亡', '在册', town_code, 'x', 'x' FROM people WHERE id % 41 = 0;
    INSERT INTO statuses (person_id, effective_on, cause, control_status, presence, town_code, recorded_by, recorded_at)
      SELECT id, '2026-05-12', '更正', '社会面', '在册', town_code, 'x', 'x' FROM people WHERE control_status = '死亡';
  `);
}

/** All contacts of the register, without any choice. */
function allContacts(): Map<number, RecordedContact[]> {
  const rows = register.connection.db
    .prepare<[], RecordedContact & { personId: number }>(
      `SELECT person_id AS personId, id, visited_on AS day, mode, outcome, in_charge AS inCharge, seen
       FROM visits WHERE voided_at IS NULL ORDER BY visited_on, id`,
    )
    .all();
  const byPerson = new Map<number, RecordedContact[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  return byPerson;
}

function counted(
  people: readonly IndicatorPerson[],
  rules: readonly RuleRow[],
  period: (typeof PERIODS)[number],
): IndicatorResult {
  return computeIndicators({ people, rules }, period);
}

describe.each([
  ['the example rules', ADOPTED_EXAMPLES],
  ['rules that change over the years', CHANGING_RULES],
])('with %s', (_words, rules) => {
  it.each(PERIODS)('reads of the visits before $first all that can matter', (period) => {
    const people = register.indicatorSource.people(period, contactBoundaries(rules, period.first));
    const every = allContacts();
    const known = people.map((person) => ({ ...person, contacts: every.get(person.id) ?? [] }));
    const read = people.reduce((sum, { contacts }) => sum + contacts.length, 0);
    expect(read).toBeLessThan(SIZE.visits / 2);
    const some = counted(people, rules, period);
    const all = counted(known, rules, period);
    expect([...some.lists]).toEqual([...all.lists]);
    expect(some.lists.get('visit.due')?.length ?? 0).toBeGreaterThan(
      period.first > '2025' ? 50 : -1,
    );
  });
});

/** All tests of the register: the days of the valid ones up to a day. */
function daysOfValidTests(last: string): Map<number, string[]> {
  const rows = register.connection.db
    .prepare<[string], { personId: number; day: string }>(
      `SELECT person_id AS personId, tested_on AS day FROM tests
       WHERE voided_at IS NULL AND result NOT IN ('弱阳待检','拒检','逃避') AND tested_on <= ? ORDER BY tested_on`,
    )
    .all(last);
  const byPerson = new Map<number, string[]>();
  for (const { personId, day } of rows)
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), day]);
  return byPerson;
}

it.each(PERIODS)('knows the days of all valid tests up to $last', (period) => {
  const people = register.indicatorSource.people(period, [period.first]);
  const known = people.flatMap(({ id, testDays }) =>
    testDays.length === 0 ? [] : [[id, testDays.toSorted()] as const],
  );
  expect(new Map(known)).toEqual(daysOfValidTests(period.last));
  expect(known.length).toBeGreaterThan(50);
});

describe('the same figures by SQL', () => {
  const period = PERIODS[0];
  const sql = (query: string): number =>
    register.connection.db
      .prepare<{ first: string; last: string }, { n: number }>(query)
      .get({ ...period })?.n ?? -1;
  /** The last status of each drug user up to a day. */
  const standing = (day: string) => `
    SELECT s.* FROM statuses s JOIN people p ON p.id = s.person_id AND p.category <> '贩毒'
    WHERE s.id = (SELECT l.id FROM statuses l WHERE l.person_id = s.person_id AND l.effective_on <= ${day}
                  ORDER BY l.effective_on DESC, l.id DESC LIMIT 1)`;
  const PRESENT = `presence = '在册' AND control_status NOT IN ('戒断三年未复吸','出国（境）','死亡')`;
  const user = `person_id IN (SELECT id FROM people WHERE category <> '贩毒')`;
  const within = (column: string) =>
    `((length(${column}) = 10 AND ${column} BETWEEN @first AND @last) OR ${column} IN (substr(@first, 1, 7), substr(@last, 1, 7)))`;

  it.each([
    [
      'pop.open',
      `SELECT count(*) AS n FROM (${standing(`'${addDays(period.first, -1)}'`)}) WHERE ${PRESENT} AND @first < @last`,
    ],
    [
      'pop.close',
      `SELECT count(*) AS n FROM (${standing('@last')}) WHERE ${PRESENT} AND @first < @last`,
    ],
    [
      'ctl.base',
      `SELECT count(*) AS n FROM (${standing('@last')}) WHERE ${PRESENT} AND control_status NOT IN ('在押','强制隔离戒毒') AND @first < @last`,
    ],
    [
      'pop.new',
      `SELECT count(*) AS n FROM statuses WHERE cause = '新登记' AND effective_on BETWEEN @first AND @last AND ${PRESENT} AND ${user}`,
    ],
    [
      'visit.count',
      `SELECT count(*) AS n FROM visits WHERE voided_at IS NULL AND trim(in_charge) <> '' AND trim(seen) <> '' AND ${within('visited_on')} AND ${user}`,
    ],
    [
      'test.count',
      `SELECT count(*) AS n FROM tests WHERE voided_at IS NULL AND result IN ('阴性','阳性') AND ${within('tested_on')} AND ${user}`,
    ],
    [
      'help.count',
      `SELECT count(*) AS n FROM help_records WHERE voided_at IS NULL AND ${within('helped_on')} AND ${user}`,
    ],
    [
      'help.people',
      `SELECT count(DISTINCT person_id) AS n FROM help_records WHERE voided_at IS NULL AND ${within('helped_on')} AND ${user}`,
    ],
  ])('%s', (id, query) => {
    const people = register.indicatorSource.people(
      period,
      contactBoundaries(ADOPTED_EXAMPLES, period.first),
    );
    const { lists } = counted(people, ADOPTED_EXAMPLES, period);
    expect(lists.get(id)?.length).toBe(sql(query));
    expect(lists.get(id)?.length).toBeGreaterThan(0);
  });
});

describe('无感式管理 counts by the days it was in force (R-09)', () => {
  it.each([
    ['entered on the last day', '2026-10-31', null, true],
    ['entered after it', '2026-11-01', null, false],
    ['ended on the last day', '2026-06-01', '2026-10-31', false],
    ['ended after it', '2026-06-01', '2026-11-01', true],
    ['proposed only', null, null, false],
  ] as const)('%s', (_title, enteredOn, endedOn, counted) => {
    const work = () => {
      register.lightTouch.propose({
        personId: 7,
        reason: '戒断六年',
        cleanOn: '2026-01-01',
        proposedBy: '张敏',
        proposedAt: '2026-05-01T00:00:00.000Z',
        enteredOn,
        endedOn,
      });
      const period = { first: '2026-09-01', last: '2026-10-31' };
      const person = register.indicatorSource.people(period, []).find(({ id }) => id === 7);
      expect(person?.lightTouch).toBe(counted);
      throw new Error('undone');
    };
    expect(() => register.transaction(work)).toThrow('undone');
  });
});

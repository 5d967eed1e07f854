import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endedByMeasure } from '../../db/migrations/0130-ended-by-measure.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';

const PEOPLE = `
  INSERT INTO towns (code, name) VALUES ('410927100', '城关镇');
  INSERT INTO people (id, full_name, name_initials, identity_number, identity_kind, town_code, category, control_status,
    case_worker, police_officer, origin, registered_on, created_at, created_by)
  VALUES
    (1, '张立新', 'zlx', '410927199003071230', '居民身份证', '410927100', '吸毒', '社会面',
    '', '', '存量', '2026-01-01', '2026-01-01T00:00:00Z', '王建国'),
    (2, '李春生', 'lcs', '410927199003071257', '居民身份证', '410927100', '吸毒', '社会面',
    '', '', '存量', '2026-01-01', '2026-01-01T00:00:00Z', '王建国');`;

interface Old {
  readonly id: number;
  readonly person?: number;
  readonly kind: '社区戒毒' | '社区康复' | '强制隔离戒毒';
  readonly decided: string | null;
  readonly ended?: readonly [day: string, reason: string];
  readonly voided?: true;
}

const COMPULSORY = { kind: '强制隔离戒毒', decided: '2026-03-01' } as const;
const ENDED = ['2026-03-01', '转强制隔离'] as const;
const COMMUNITY = { kind: '社区戒毒', decided: '2025-01-01', ended: ENDED } as const;

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  for (const migration of MIGRATIONS)
    if (migration.version < endedByMeasure.version) migration.up(db);
  db.exec(PEOPLE);
});
afterEach(() => db.close());

/** Which measure each one ended by, after the migration. */
function endedBy(measures: readonly Old[]): Record<number, number | null> {
  const add = db.prepare(`
    INSERT INTO measures (id, person_id, kind, decision_on, end_on, end_reason, voided_at, source, recorded_by, recorded_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, '登记', '陈静', '2026-03-02T01:00:00Z')`);
  for (const { id, person = 1, kind, decided, ended, voided } of measures)
    add.run(
      ...[id, person, kind, decided, ended?.[0] ?? null, ended?.[1] ?? null],
      voided === true ? '2026-03-03T01:00:00Z' : null,
    );
  endedByMeasure.up(db);
  const rows = db.prepare('SELECT id, ended_by_measure_id AS by FROM measures').all();
  return Object.fromEntries(
    (rows as { id: number; by: number | null }[]).map(({ id, by }) => [id, by]),
  );
}

describe('a register from before measures remembered what ended them', () => {
  it.each<readonly [string, readonly Old[], Record<number, number | null>]>([
    [
      'finds the decision of the day on which 社区戒毒 was turned into 强制隔离戒毒',
      [
        { id: 1, ...COMMUNITY },
        { id: 2, ...COMPULSORY },
      ],
      { 1: 2, 2: null },
    ],
    [
      'finds the 社区戒毒 into which 强制隔离戒毒 was turned',
      [
        { id: 1, ...COMPULSORY, ended: ['2026-06-01', '转社区戒毒'] },
        { id: 2, kind: '社区戒毒', decided: '2026-06-01' },
      ],
      { 1: 2, 2: null },
    ],
    [
      'remembers every link of a chain',
      [
        { id: 1, ...COMMUNITY },
        { id: 2, ...COMPULSORY, ended: ['2026-06-01', '转社区戒毒'] },
        { id: 3, kind: '社区戒毒', decided: '2026-06-01' },
      ],
      { 1: 2, 2: 3, 3: null },
    ],
    [
      'takes the first of two decisions of the day',
      [
        { id: 1, ...COMMUNITY },
        { id: 2, ...COMPULSORY },
        { id: 3, ...COMPULSORY },
      ],
      { 1: 2, 2: null, 3: null },
    ],
    [
      'takes no decision of another day, also where it is the only one',
      [
        { id: 1, ...COMMUNITY },
        { id: 2, ...COMPULSORY, decided: '2026-03-02' },
        { id: 3, ...COMPULSORY, decided: null },
      ],
      { 1: null, 2: null, 3: null },
    ],
    [
      'takes no decision that was recorded before it',
      [
        { id: 1, ...COMPULSORY },
        { id: 2, ...COMMUNITY },
      ],
      { 1: null, 2: null },
    ],
    [
      'takes no measure of another kind',
      [
        { id: 1, ...COMMUNITY },
        { id: 2, kind: '社区康复', decided: '2026-03-01' },
      ],
      { 1: null, 2: null },
    ],
    [
      'takes no decision about another person',
      [
        { id: 1, ...COMMUNITY },
        { id: 2, ...COMPULSORY, person: 2 },
      ],
      { 1: null, 2: null },
    ],
    [
      'takes no voided decision, and looks for none for a voided measure',
      [
        { id: 1, ...COMMUNITY },
        { id: 2, ...COMPULSORY, voided: true },
        { id: 3, ...COMMUNITY, voided: true },
        { id: 4, ...COMPULSORY },
      ],
      { 1: 4, 2: null, 3: null, 4: null },
    ],
    [
      'leaves alone what ended otherwise on the day of a decision, and what runs on',
      [
        { id: 1, ...COMMUNITY, ended: ['2026-03-01', '期满解除'] },
        { id: 2, kind: '社区康复', decided: '2025-01-01' },
        { id: 3, ...COMPULSORY },
      ],
      { 1: null, 2: null, 3: null },
    ],
  ])('%s', (_name, measures, expected) => {
    expect(endedBy(measures)).toEqual(expected);
  });

  it('forgets the decision when its row is taken away with the import that brought it', () => {
    endedBy([
      { id: 1, ...COMMUNITY },
      { id: 2, ...COMPULSORY },
    ]);
    db.pragma('foreign_keys = ON');
    db.exec('DELETE FROM measures WHERE id = 2');
    expect(db.prepare('SELECT ended_by_measure_id FROM measures').pluck().all()).toEqual([null]);
  });
});

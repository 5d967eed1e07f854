import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { is, Table } from 'drizzle-orm';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  inTimeOrder,
  TIMELINE_KINDS,
  type TimelineEntry,
} from '../../db/domain/person/timeline.ts';
import { openRegister, type Register } from '../../db/register.ts';
import { OUTSIDE_THE_TIMELINE } from '../../db/repositories/timeline-rows.ts';
import * as away from '../../db/schema/away.ts';
import * as control from '../../db/schema/control.ts';
import * as ledgers from '../../db/schema/ledgers.ts';
import * as office from '../../db/schema/office.ts';
import * as papers from '../../db/schema/papers.ts';
import * as people from '../../db/schema/people.ts';
import * as personPapers from '../../db/schema/person-papers.ts';
import * as poverty from '../../db/schema/poverty.ts';
import * as records from '../../db/schema/records.ts';
import * as stations from '../../db/schema/stations.ts';
import * as teams from '../../db/schema/teams.ts';
import * as todo from '../../db/schema/todo.ts';
import * as visits from '../../db/schema/visits.ts';
import * as watches from '../../db/schema/watches.ts';
import type { Context } from '../../electron/application/context.ts';
import { timelineOf } from '../../electron/application/people/timeline.ts';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aControlDesk, aLife, type ControlDesk } from './control-desk.ts';

const MODULES = {
  away,
  control,
  ledgers,
  office,
  papers,
  people,
  'person-papers': personPapers,
  poverty,
  records,
  stations,
  teams,
  todo,
  visits,
  watches,
};
const TABLES = Object.values(MODULES)
  .flatMap((module) => Object.values<unknown>(module))
  .filter((value): value is SQLiteTable => is(value, Table))
  .map((table) => getTableConfig(table));

/** Tables that hold something about a person: by a column for the person, or by a reference to such a table. */
function tablesOfAPerson(): string[] {
  const found = new Set(
    TABLES.filter(({ columns }) =>
      columns.some(({ name }) => name === 'person_id' || name === 'with_person_id'),
    ).map(({ name }) => name),
  );
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { name, foreignKeys } of TABLES)
      if (
        name !== 'people' &&
        foreignKeys.some((key) => found.has(getTableConfig(key.reference().foreignTable).name))
      )
        found.add(name);
  }
  return [...found].sort();
}

let folder: string;
let register: Register;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timeline-'));
  register = openRegister(join(folder, 'test.register'), new Uint8Array(32).fill(7), {
    create: true,
  });
});
afterEach(() => {
  register.close();
  rmSync(folder, { recursive: true, force: true });
});

const ON = '2026-03-05';

/** Column names that a value follows from, tried in order. */
const VALUES: readonly (readonly [RegExp, unknown])[] = [
  [/^(voided|removed)_at$/, null],
  [/_at$/, `${ON}T02:00:00.000Z`],
  [/(_on|^since|^until|^period_end)$/, ON],
  [/^(topics|drugs|extra|content)$/, '[]'],
];

/** A value for each column that fits its checks: days where days belong, the first word of a list, a reference to row 1. */
function valueFor(column: (typeof TABLES)[number]['columns'][number]): unknown {
  const words = column.enumValues as readonly string[] | undefined;
  if (words?.[0] !== undefined) return words[0];
  const known = VALUES.find(([name]) => name.test(column.name));
  if (known !== undefined) return known[1];
  const type = column.getSQLType();
  return type === 'integer' ? 1 : type === 'text' ? '甲' : null;
}

/** One row in the table, everything filled in: whatever can be an event is one. */
function fillOne(db: Database.Database, name: string): void {
  const table = TABLES.find((each) => each.name === name);
  if (table === undefined) throw new Error(name);
  const columns = table.columns.filter((column) => column.name !== 'id' || table.name === 'people');
  const values = Object.fromEntries(columns.map((column) => [column.name, valueFor(column)]));
  if (name === 'people')
    Object.assign(values, {
      recycled_at: null,
      import_id: null,
      light_touch: 0,
      village_code: null,
    });
  if (name === 'visit_needs') values['result'] = '已解决';
  const names = Object.keys(values);
  db.prepare(
    `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map((each) => `@${each}`).join(', ')})`,
  ).run(values);
}

function contextOf(): Context {
  return { register, today: '2026-11-15' } as Context;
}

describe('the time line', () => {
  it('reads every module of the schema in this test', () => {
    const modules = readdirSync(join(import.meta.dirname, '../../db/schema'))
      .map((name) => name.replace('.ts', ''))
      // Columns that tables share; no table.
      .filter((name) => name !== 'columns')
      .sort();
    expect(Object.keys(MODULES).sort()).toEqual(modules);
  });

  it('has words for every table that holds something about a person, or says why it is left out', () => {
    const { db } = register.connection;
    db.pragma('foreign_keys = OFF');
    fillOne(db, 'people');
    const shown = Object.keys(register.timelineRows.ofPerson(1));
    const known = [...shown, ...Object.keys(OUTSIDE_THE_TIMELINE)];
    expect(tablesOfAPerson().filter((table) => !known.includes(table))).toEqual([]);
    expect(
      Object.keys(OUTSIDE_THE_TIMELINE).filter((table) => !tablesOfAPerson().includes(table)),
    ).toEqual([]);
  });

  it('shows a row of every such table, and every kind', () => {
    const { db } = register.connection;
    db.pragma('foreign_keys = OFF');
    fillOne(db, 'people');
    fillOne(db, 'imports');
    const expected = tablesOfAPerson().filter((table) => !(table in OUTSIDE_THE_TIMELINE));
    for (const table of expected) fillOne(db, table);
    db.prepare('UPDATE imports SET undone_at = NULL').run();
    db.prepare(
      "INSERT INTO statuses (person_id, effective_on, cause, control_status, presence, town_code, recorded_by, recorded_at) VALUES (1, ?, '迁出', '社会面', '迁出', 'x', '甲', ?)",
    ).run(ON, `${ON}T02:00:00.000Z`);
    const person = register.people.find(1);
    if (person === undefined) throw new Error('nobody');
    const entries = timelineOf(person, contextOf());
    const tables = new Set(entries.map(({ key }) => key.split(':')[0]));
    expect(expected.filter((table) => !tables.has(table))).toEqual([]);
    expect(TIMELINE_KINDS.filter((kind) => !entries.some((entry) => entry.kind === kind))).toEqual(
      [],
    );
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  });
});

function entry(on: string, key: string): TimelineEntry {
  return { key, kind: '检测', on, event: '', text: '', by: '', voided: false, voidReason: '' };
}

describe('the order of the time line', () => {
  it('is newest first, a rough day stands where it begins, the later record of a day comes first', () => {
    const given = [
      entry('2026-03-05', 'a'),
      entry('2026', 'b'),
      entry('2026-03', 'c'),
      entry('2025-12-31', 'd'),
      entry('2026-03-05', 'e'),
    ];
    expect(inTimeOrder(given).map(({ key }) => key)).toEqual(['e', 'a', 'c', 'b', 'd']);
  });
});

describe('people.timeline', () => {
  let desk: ControlDesk;
  beforeEach(async () => {
    desk = await aControlDesk([aLife(0)]);
  });
  afterEach(() => desk.dispose());

  it('shows a measure with each event, a test, what was voided, and filters by kind and text', async () => {
    const { id } = await desk.test();
    await desk.test({ testedOn: '2026-11-11', place: '侯庙镇工作站' });
    await desk.call('tests.void', { id, reason: '记错人' });
    const ask = (given: object = {}) =>
      desk.call('people.timeline', { personId: desk.person, ...given });
    const all = await ask();
    expect(
      all.rows
        .slice(0, 2)
        .map(({ on, event, voided, voidReason }) => [on, event, voided, voidReason]),
    ).toEqual([
      ['2026-11-11', '尿检阴性', false, ''],
      ['2026-11-10', '尿检阴性', true, '记错人'],
    ]);
    expect(all.counts.find(({ kind }) => kind === '检测')).toEqual({ kind: '检测', count: 2 });
    const measures = await ask({ kinds: ['措施'] });
    expect(measures.rows.map(({ on, event }) => `${on} ${event}`)).toEqual([
      '2025-01-10 社区戒毒报到',
      '2025-01-03 社区戒毒决定书送达',
    ]);
    expect((await ask({ text: '侯庙' })).rows).toHaveLength(1);
    expect((await ask({ pageSize: 1, page: 2 })).rows.map(({ on }) => on)).toEqual(['2026-11-10']);
  });

  it('masks numbers in what somebody wrote', async () => {
    await desk.test({ note: '本人新号码19900001234' });
    const [test] = (await desk.call('people.timeline', { personId: desk.person, kinds: ['检测'] }))
      .rows;
    expect(test?.text).toContain('*******1234');
    expect(test?.text).not.toContain('19900001234');
  });
});

describe('somebody under 无感式管理', () => {
  it('has days and events on the time line, and no words that tell who or where (R-09)', () => {
    const { db } = register.connection;
    db.pragma('foreign_keys = OFF');
    for (const table of ['people', 'visits', 'team_members']) fillOne(db, table);
    db.exec('UPDATE people SET light_touch = 1; UPDATE team_members SET until = NULL');
    const person = register.people.find(1);
    if (person === undefined) throw new Error('nobody');
    const entries = timelineOf(person, contextOf());
    expect(entries.map(({ text }) => text).join('')).toBe('');
    const member = entries.find(({ kind }) => kind === '工作小组');
    expect([member?.on, member?.event]).toEqual([ON, '专职人员']);
  });
});

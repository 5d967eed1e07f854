import Database from 'better-sqlite3';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { is, Table } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import * as away from '../../db/schema/away.ts';
import * as control from '../../db/schema/control.ts';
import * as ledgers from '../../db/schema/ledgers.ts';
import * as office from '../../db/schema/office.ts';
import * as papers from '../../db/schema/papers.ts';
import * as people from '../../db/schema/people.ts';
import * as personPapers from '../../db/schema/person-papers.ts';
import * as stations from '../../db/schema/stations.ts';
import * as teams from '../../db/schema/teams.ts';
import * as poverty from '../../db/schema/poverty.ts';
import * as records from '../../db/schema/records.ts';
import * as todo from '../../db/schema/todo.ts';
import * as visits from '../../db/schema/visits.ts';
import * as watches from '../../db/schema/watches.ts';

const db = new Database(':memory:');
for (const migration of MIGRATIONS) migration.up(db);
afterAll(() => db.close());

const tables = Object.values<unknown>({
  ...away,
  ...control,
  ...ledgers,
  ...office,
  ...papers,
  ...people,
  ...personPapers,
  ...poverty,
  ...records,
  ...stations,
  ...teams,
  ...todo,
  ...visits,
  ...watches,
})
  .filter((value): value is SQLiteTable => is(value, Table))
  .map((table) => getTableConfig(table));

interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

describe('the migrated file and the schema of the queries', () => {
  it('have the same tables', () => {
    const made = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[];
    expect(tables.map((table) => table.name).sort()).toEqual(made.sort());
  });

  it.each(tables.map((table) => [table.name, table] as const))(
    'agree on the columns of %s',
    (name, table) => {
      const made = (db.pragma(`table_xinfo(${name})`) as ColumnInfo[]).map(
        (column) =>
          `${column.name} ${column.type} ${column.notnull === 1 || column.pk > 0 ? 'not null' : 'null'}`,
      );
      const meant = table.columns.map(
        (column) =>
          `${column.name} ${column.getSQLType().toUpperCase()} ${column.notNull || column.primary ? 'not null' : 'null'}`,
      );
      expect(meant.sort()).toEqual(made.sort());
    },
  );

  it.each(tables.map((table) => [table.name, table] as const))(
    'agree on the named indexes of %s',
    (name, table) => {
      const made = db
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
        )
        .pluck()
        .all(name) as string[];
      expect(table.indexes.map((index) => index.config.name).sort()).toEqual(made.sort());
    },
  );

  it('are STRICT everywhere', () => {
    const loose = (
      db.pragma('table_list') as { name: string; type: string; strict: number }[]
    ).filter(
      (table) => table.type === 'table' && table.strict === 0 && !table.name.startsWith('sqlite_'),
    );
    expect(loose).toEqual([]);
  });
});

describe('the log', () => {
  it('lets no line be changed or taken out', () => {
    const insert =
      "INSERT INTO audit_log (seq, at, user_name, action, subject_kind, reason, hash) VALUES (1, '', '', '', '', '', '')";
    db.exec(insert);
    expect(() => db.exec("UPDATE audit_log SET reason = 'x' WHERE seq = 1")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM audit_log WHERE seq = 1')).toThrow('append-only');
  });
});

describe('queries that must use an index', () => {
  it.each([
    [
      'the visits of a person',
      'SELECT * FROM visits WHERE person_id = 1 ORDER BY visited_on DESC',
      'visits_by_person',
    ],
    [
      'the visits of a period',
      "SELECT * FROM visits WHERE visited_on >= '2026-01-01' AND visited_on <= '2026-02-01'",
      'visits_by_day',
    ],
    [
      'the due list',
      "SELECT * FROM visit_dues WHERE due_on <= '2026-01-01' ORDER BY due_on",
      'visit_dues_by_day',
    ],
    [
      'the changes of status',
      'SELECT * FROM statuses WHERE person_id = 1 ORDER BY effective_on, id',
      'statuses_by_person',
    ],
    [
      'the history of a person',
      "SELECT * FROM audit_log WHERE subject_kind = 'person' AND subject_id = 1 ORDER BY seq",
      'audit_log_by_subject',
    ],
  ])('%s', (_title, query, index) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[];
    expect(plan.map((step) => step.detail).join('\n')).toContain(index);
  });
});

/** A migration never changes once an office has a file made by it; a new one is added here with its hash. */
const SHIPPED: Record<string, string> = {
  '0010-create-register.ts': '08a27616da7a17605a8b14b8ca02f0f3ee05daafe6c6c67014c817f613227b9d',
  '0020-remember-key-slots.ts': 'f45b66346e0d789b62f4f8ffe819fb29a04767725f2156447518ad3dfced3246',
  '0030-doubtful-decisions.ts': 'e5e4427dd1d84dbe3549b610eb0a5637f261c76950bc5625fc7307b7f4d8537a',
  '0040-holidays-and-exports-under-way.ts':
    'd22589d04e694d2e3ba05ff49ed0236f8fe3a693a4bc18c9c10fdff2cd410768',
  '0050-control-facts.ts': '962396e759fdaab2b10e01805f475bed4829d9521cbe7d76c748c2989dd7f50f',
  '0070-tests-and-leaves.ts': '2db20001c7d950fb43ff61ad02e987ba24cb4d125fac294851c5e05d1929b203',
  '0080-assessments.ts': '24b74edb4fb0ce23c02a9e7e0df929baf762a5a60e09a88df89d2ffec2532fa1',
  '0090-teams-and-stations.ts': 'e8e15c0dbc67c71d55945ef97f873a74aa3c7cd99af1e0310e82d18598c02d32',
  '0100-visits-in-full.ts': 'c72c7c3d58fa67d891b355402e809c196ff6e147e50f892d691f294b7ba6abca',
  '0110-todo.ts': '7b0946a8898a9d4886f527a71c4697587791b8d4ba929fb33be535812e23bd80',
  '0120-person-papers.ts': '5cf48bb87550a3469d623d74c2128c7c298793d301357b8face364c230622969',
  '0130-ended-by-measure.ts': 'bcacd3fe4e090ff44ad4dc8d7086bfa6937994e0568c5bb7fcc253befd361a2e',
  '0140-needs-of-old-visits.ts': 'd801a2d3253f9136acfffab4ea874c3909161e54e1df930d699378c29a612afc',
  '0150-households-and-rounds.ts':
    'd52e1e018caa78ff7e61ba8c515965cd26edb2a42481c1fbc6202ff34f11f956',
  '0160-category-of-a-notice.ts':
    'f15476351085369feef0b56bbc9bb8e7b4a01714b8da0842e834f2475e376513',
  '0170-watch-of-a-case.ts': 'd11da588beba36b8aa966f0693ee225577725b983a72df2daa21ce0f535a74a2',
  '0180-sent-back.ts': '3ad1c413656118f725cc1731aeea25a5e7117758c362bb56592206e469f1af4f',
};

describe('shipped migrations', () => {
  it('are what they were', () => {
    const folder = join(import.meta.dirname, '../../db/migrations');
    const hashes = Object.fromEntries(
      readdirSync(folder)
        .filter((name) => /^\d{4}-/.test(name))
        .map((name) => [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        ]),
    );
    expect(hashes).toEqual(SHIPPED);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { newDataKey } from '../../db/key-slots.ts';
import { findDamage } from '../../db/soundness.ts';
import { killWhileWorking } from './kill-while.ts';

/** 20 in `npm test`, 100 and more in `npm run test:faults` (KILLS=100). */
const KILLS = Number(process.env['KILLS'] ?? 20);
const IMPORT_ROWS = 2000;
const LONGEST_MS = 400;

describe('a register whose program is killed while saving', () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-kills-'));
  const file = join(folder, 'office.register');
  const dataKey = newDataKey();
  const acknowledged = { row: 0, import: 0, kills: 0 };

  beforeAll(() => {
    const db = openConnection(file, dataKey, { create: true });
    db.exec(`CREATE TABLE saved (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
      CREATE TABLE imported (id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
      CREATE INDEX imported_by_batch ON imported (batch)`);
    db.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    `loses nothing acknowledged and keeps no half import over ${KILLS} kills`,
    async () => {
      const keyHex = Buffer.from(dataKey).toString('hex');
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const lines = await killWhileWorking({
          script: join(import.meta.dirname, 'saving-child.ts'),
          parameters: [file, keyHex, String(IMPORT_ROWS)],
          startWord: 'open',
          // Evenly spread over the work, with the golden ratio so that no rhythm of the program is met.
          afterMs: LONGEST_MS * ((kill * 0.618) % 1),
        });
        remember(acknowledged, lines);
        expect(stateOf(file, dataKey, acknowledged)).toEqual({
          damage: null,
          missingRows: 0,
          missingImports: 0,
          halfImports: 0,
          oneAtMost: true,
        });
      }
      console.log(
        `${acknowledged.kills} kills, ${acknowledged.row} rows and ${acknowledged.import} imports acknowledged, none lost`,
      );
      expect(acknowledged.kills).toBe(KILLS);
      expect(acknowledged.row).toBeGreaterThan(KILLS);
      expect(acknowledged.import).toBeGreaterThan(0);
    },
    30_000 + KILLS * 5000,
  );
});

interface Acknowledged {
  row: number;
  import: number;
  kills: number;
}

function remember(acknowledged: Acknowledged, lines: readonly string[]): void {
  acknowledged.kills += 1;
  for (const line of lines) {
    const [word, number, more] = line.split(' ');
    // What an earlier run had committed without living to say so counts from now on.
    if (word === 'open') Object.assign(acknowledged, { row: Number(number), import: Number(more) });
    if (word === 'row') acknowledged.row = Number(number);
    if (word === 'import') acknowledged.import = Number(number);
  }
}

/** `oneAtMost`: of what was under way, at most one transaction is there although its acknowledgement never came. */
function stateOf(file: string, dataKey: Uint8Array, { row, import: imports }: Acknowledged) {
  const db = openConnection(file, dataKey);
  try {
    const number = (sql: string): number => db.prepare(sql).pluck().get() as number;
    const rows = number('SELECT count(*) FROM saved');
    const batches = number('SELECT count(DISTINCT batch) FROM imported');
    const halves = `SELECT count(*) FROM (SELECT batch FROM imported GROUP BY batch HAVING count(*) <> ${IMPORT_ROWS})`;
    return {
      damage: findDamage(db, 'full'),
      missingRows: row - number(`SELECT count(*) FROM saved WHERE id <= ${row}`),
      missingImports:
        imports - number(`SELECT count(DISTINCT batch) FROM imported WHERE batch <= ${imports}`),
      halfImports: number(halves),
      oneAtMost: rows - row + (batches - imports) <= 1,
    };
  } finally {
    db.close();
  }
}

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { writeKeyFile } from '../../db/key-file.ts';
import { createKeyFile, newDataKey } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { findDamage } from '../../db/soundness.ts';
import { unlock } from '../../db/unlock.ts';
import { killWhileWorking } from './kill-while.ts';

/** A quarter of the kills of saving-kills.test.ts. */
const KILLS = Math.ceil(Number(process.env['KILLS'] ?? 20) / 4);
const ROWS = 20_000;
const LONGEST_MS = 500;

describe('a register whose program is killed while copying it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-copies-'));
  const file = join(folder, 'office.register');
  const dataKey = newDataKey();

  beforeAll(() => {
    const user = { userId: 1, userName: '王', password: 'p' };
    const cost = { N: 2 ** 10, r: 8, p: 1 };
    writeKeyFile(file, createKeyFile(dataKey, user, newRecoveryCode(), cost));
    const db = openConnection(file, dataKey, { create: true });
    db.exec('CREATE TABLE people (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT');
    const add = db.prepare('INSERT INTO people (note) VALUES (?)');
    db.transaction(() => {
      for (let row = 0; row < ROWS; row += 1) add.run('z'.repeat(150));
    })();
    db.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    `leaves only whole copies that open with their own keys over ${KILLS} kills`,
    async () => {
      let copies = 0;
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const lines = await killWhileWorking({
          script: join(import.meta.dirname, 'copying-child.ts'),
          parameters: [file, Buffer.from(dataKey).toString('hex')],
          startWord: 'open',
          afterMs: LONGEST_MS * ((kill * 0.618) % 1),
        });
        for (const line of lines.filter((each) => each.startsWith('copy '))) {
          expect(existsSync(`${file}-${line.slice(5)}`)).toBe(true);
        }
        for (const name of readdirSync(folder).filter((each) => /-\d+-\d+$/.test(each))) {
          expect(contentOf(join(folder, name))).toEqual({ damage: null, rows: ROWS });
          copies += 1;
        }
        for (const name of readdirSync(folder).filter((each) => /-\d+-\d+/.test(each))) {
          rmSync(join(folder, name));
        }
        expect(contentOf(file)).toEqual({ damage: null, rows: ROWS });
      }
      console.log(`${KILLS} kills, ${copies} finished copies, all whole`);
      expect(copies).toBeGreaterThan(0);
    },
    30_000 + KILLS * 8000,
  );
});

/** Opened as a clerk would: by password from the keys that lie beside the file. */
function contentOf(file: string) {
  const db = openConnection(file, unlock(file, '王', 'p', 0).dataKey);
  try {
    return {
      damage: findDamage(db, 'full'),
      rows: db.prepare('SELECT count(*) FROM people').pluck().get(),
    };
  } finally {
    db.close();
  }
}

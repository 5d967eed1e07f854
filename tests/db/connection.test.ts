import Database from 'better-sqlite3';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { writeKeyFile } from '../../db/key-file.ts';
import { createKeyFile, newDataKey } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { requireSound } from '../../db/soundness.ts';
import { failureOf, filesBelow, QUICK, scratchFolder } from './scratch.ts';

const CHILD = join(import.meta.dirname, 'open-child.ts');

/** A register with a few hundred pages, closed. */
function aRegister(rows = 2000) {
  const file = join(scratchFolder(), 'office.register');
  const dataKey = newDataKey();
  const db = openConnection(file, dataKey, { create: true });
  db.exec('CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const add = db.prepare('INSERT INTO people (name) VALUES (?)');
  db.transaction(() => {
    for (let row = 0; row < rows; row += 1) add.run(`somebody ${row} ${'x'.repeat(100)}`);
  })();
  db.close();
  return { file, dataKey };
}

function keysFor(file: string, dataKey: Uint8Array): void {
  const user = { userId: 1, userName: '王', password: 'p' };
  writeKeyFile(file, createKeyFile(dataKey, user, newRecoveryCode(), QUICK));
}

function otherProgram(file: string, dataKey: Uint8Array): string {
  const parameters = [CHILD, file, Buffer.from(dataKey).toString('hex')];
  return spawnSync(process.execPath, parameters, { encoding: 'utf8' }).stdout.trim();
}

describe('connection', () => {
  it('is set for safety: cipher, lock, flushing, erasing, no temporary files', () => {
    const { file, dataKey } = aRegister(1);
    const db = openConnection(file, dataKey);
    const settings = Object.fromEntries(
      [
        'cipher',
        'locking_mode',
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'temp_store',
        'secure_delete',
        'trusted_schema',
        'cell_size_check',
        'cache_size',
      ].map((name) => [name, db.pragma(name, { simple: true })]),
    );
    db.close();
    expect(settings).toEqual({
      cipher: 'aegis',
      locking_mode: 'exclusive',
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      temp_store: 2,
      secure_delete: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      cache_size: -131_072,
    });
  });

  it('leaves no name and no identity number in any file it writes', () => {
    const folder = scratchFolder();
    const file = join(folder, 'office.register');
    const dataKey = newDataKey();
    keysFor(file, dataKey);
    const before = new Set(readdirSync(tmpdir()));
    const canaries = ['欧阳探针', '410927199001011234', 'canary-note'];
    const db = openConnection(file, dataKey, { create: true });
    db.exec('CREATE TABLE people (name TEXT, number TEXT, note TEXT)');
    db.exec('CREATE INDEX by_name ON people (name)');
    const add = db.prepare('INSERT INTO people VALUES (?, ?, ?)');
    for (let row = 0; row < 300; row += 1) add.run(...canaries);
    const names = readdirSync(folder);
    db.prepare('SELECT name, count(*) FROM people GROUP BY note ORDER BY note').all();
    db.close();
    const found = [...filesBelow(folder)].flatMap(([name, content]) =>
      canaries
        .filter(
          (canary) => content.includes(canary) || content.includes(Buffer.from(canary, 'utf16le')),
        )
        .map((canary) => `${name}: ${canary}`),
    );
    expect(names).toContain('office.register-wal');
    expect(found).toEqual([]);
    expect(
      readdirSync(tmpdir()).filter((name) => /sqlite|etilqs/i.test(name) && !before.has(name)),
    ).toEqual([]);
    expect(readFileSync(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  });

  it('leaves nothing readable in the WAL of a program that was killed', async () => {
    const { file, dataKey } = aRegister(1);
    const script = `
      import { openConnection } from ${JSON.stringify(join(import.meta.dirname, '../../db/connection.ts'))};
      const db = openConnection(process.argv[1], Buffer.from(process.argv[2], 'hex'));
      db.prepare("INSERT INTO people (name) VALUES ('欧阳探针 410927199001011234')").run();
      console.log('written'); setInterval(() => db.open, 60000);`;
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', script, file, Buffer.from(dataKey).toString('hex')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const wal = readFileSync(`${file}-wal`);
    expect(wal.length).toBeGreaterThan(4096);
    expect(wal.includes('欧阳探针') || wal.includes('410927199001011234')).toBe(false);
    const db = openConnection(file, dataKey);
    expect(db.prepare("SELECT count(*) FROM people WHERE name LIKE '欧阳%'").pluck().get()).toBe(1);
    db.close();
  });

  it('is refused to a second program and to a second call, and free again after closing', () => {
    const { file, dataKey } = aRegister(1);
    const db = openConnection(file, dataKey);
    expect(otherProgram(file, dataKey)).toBe('{"kind":"IN_USE"}');
    expect(failureOf(() => openConnection(file, dataKey))).toEqual({ kind: 'IN_USE' });
    expect(otherProgram(file, dataKey)).toBe('{"kind":"IN_USE"}');
    db.prepare('INSERT INTO people (name) VALUES (?)').run('still writable');
    db.close();
    expect(otherProgram(file, dataKey)).toBe('OPEN');
    openConnection(file, dataKey).close();
  });

  it('is free again when the program that held it was killed', async () => {
    const { file, dataKey } = aRegister(1);
    const key = Buffer.from(dataKey).toString('hex');
    const child = spawn(process.execPath, [CHILD, file, key, 'hold'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(failureOf(() => openConnection(file, dataKey))).toEqual({ kind: 'IN_USE' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    openConnection(file, dataKey).close();
  });

  it('tells a wrong key from a damaged first page by the key check', () => {
    const { file, dataKey } = aRegister();
    keysFor(file, dataKey);
    expect(failureOf(() => openConnection(file, newDataKey()))).toEqual({
      kind: 'WRONG_KEY',
      waitSeconds: 0,
    });
    const bytes = readFileSync(file);
    bytes[100]! ^= 1;
    writeFileSync(file, bytes);
    expect(failureOf(() => openConnection(file, dataKey))).toEqual({
      kind: 'DAMAGED',
      what: 'header',
    });
  });

  it.each<[string, string, (file: string) => void]>([
    ['nothing', 'MISSING', () => undefined],
    ['a folder', 'DAMAGED', (file) => mkdirSync(file)],
    ['an empty file', 'DAMAGED', (file) => writeFileSync(file, '')],
    ['a text', 'DAMAGED', (file) => writeFileSync(file, 'a text '.repeat(1000))],
    [
      'a plain SQLite file',
      'DAMAGED',
      (file) => new Database(file).exec('CREATE TABLE t (a)').close(),
    ],
  ])('finds %s where a register should be: %s', (_what, kind, place) => {
    const file = join(scratchFolder(), 'office.register');
    place(file);
    const before = filesBelow(join(file, '..'));
    expect(failureOf(() => openConnection(file, newDataKey()))).toMatchObject({ kind });
    expect(filesBelow(join(file, '..'))).toEqual(before);
  });

  it('never makes a register over an existing file, nor in a folder that is not there', () => {
    const { file, dataKey } = aRegister(1);
    const create = { create: true };
    expect(failureOf(() => openConnection(file, dataKey, create))).toEqual({ kind: 'EXISTS' });
    const elsewhere = join(file, '..', 'no such folder', 'office.register');
    expect(failureOf(() => openConnection(elsewhere, dataKey, create))).toEqual({
      kind: 'MISSING',
    });
  });

  it('finds a file cut off at any length and leaves it as it is', () => {
    const { file, dataKey } = aRegister();
    keysFor(file, dataKey);
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 4096 * 7 - 511) {
      writeFileSync(file, whole.subarray(0, length));
      expect(readingOf(file, dataKey)).toBe('DAMAGED');
      expect(readFileSync(file).equals(whole.subarray(0, length))).toBe(true);
    }
  });

  it('finds each of 200 flipped bits, or reads every row as before', () => {
    const { file, dataKey } = aRegister();
    keysFor(file, dataKey);
    const whole = readFileSync(file);
    const right = readingOf(file, dataKey);
    expect(right).toMatch(/^ROWS .*somebody 1999/);
    const outcomes = new Set<string>();
    for (let run = 0; run < 200; run += 1) {
      // The first 100 bytes one by one, then evenly over the rest.
      const place = run < 100 ? run : Math.floor((whole.length / 100) * (run - 100)) + 777;
      const altered = Buffer.from(whole);
      altered[place % whole.length]! ^= 1 << (run % 8);
      writeFileSync(file, altered);
      outcomes.add(readingOf(file, dataKey));
    }
    expect([...outcomes].sort()).toEqual(['DAMAGED', right]);
  }, 120_000);

  it('needs Node 22 and says so instead of crashing', () => {
    vi.stubGlobal('process', { ...process, versions: { ...process.versions, node: '20.19.0' } });
    try {
      expect(() => openConnection('nowhere', newDataKey())).toThrow(
        'the register needs Node 22 or newer, this is 20.19.0',
      );
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('takes only a data key of 32 bytes', () => {
    expect(() => openConnection('nowhere', Buffer.alloc(16))).toThrow('32 bytes');
  });
});

describe('statement guard', () => {
  const dataKey = newDataKey();

  it.each([
    "ATTACH 'plain.db' AS plain KEY ''",
    "attach database 'plain.db' as plain",
    "/* a */ -- b\n ATTACH 'plain.db' AS plain",
    "SELECT ';'; ATTACH 'plain.db' AS plain",
    'DETACH main',
    "VACUUM INTO 'plain.db'",
    "VACUUM main INTO 'plain.db'",
    "PRAGMA rekey = ''",
    'PRAGMA "rekey" = \'\'',
    "PRAGMA main.rekey('')",
    "PRAGMA hexrekey = ''",
    "PRAGMA key = ''",
    "PRAGMA cipher = 'chacha20'",
    'PRAGMA temp_store = FILE',
    'PRAGMA journal_mode = MEMORY',
    'PRAGMA synchronous = OFF',
    'PRAGMA locking_mode = NORMAL',
    'PRAGMA writable_schema = ON',
  ])('refuses %s', (sql) => {
    const path = join(scratchFolder(), 'office.register');
    const db = openConnection(path, dataKey, { create: true });
    expect(() => db.exec(sql)).toThrow('is not allowed on the register');
    expect(() => db.prepare(sql)).toThrow('is not allowed on the register');
    if (/^pragma /i.test(sql)) expect(() => db.pragma(sql.slice(7))).toThrow('is not allowed');
    db.close();
  });

  it('refuses the methods that would hand plain pages out', () => {
    const path = join(scratchFolder(), 'office.register');
    const db = openConnection(path, dataKey, { create: true });
    for (const name of ['serialize', 'backup', 'loadExtension', 'unsafeMode', 'key', 'rekey']) {
      const method = (db as unknown as Record<string, () => unknown>)[name]!;
      expect(() => method.call(db)).toThrow(`${name} is not allowed on the register`);
    }
    db.close();
  });

  it('lets the same words pass inside a text, a name or a comment', () => {
    const path = join(scratchFolder(), 'office.register');
    const db = openConnection(path, dataKey, { create: true });
    db.exec(`CREATE TABLE "attach" (vacuum TEXT); -- attach 'x' as y
      INSERT INTO "attach" VALUES ('it''s; ATTACH ''x'' AS y'); VACUUM; PRAGMA user_version = 7;`);
    expect(db.prepare('SELECT vacuum FROM "attach"').pluck().get()).toBe("it's; ATTACH 'x' AS y");
    expect(db.pragma('user_version', { simple: true })).toBe(7);
    expect(db.prepare('EXPLAIN QUERY PLAN SELECT 1 FROM "attach"').all()).toHaveLength(1);
    db.close();
  });
});

/** What a program would see: every row after a full check, or the storage error. */
function readingOf(file: string, dataKey: Uint8Array): string {
  let rows = '';
  const error = failureOf(() => {
    const db = openConnection(file, dataKey);
    try {
      requireSound(db, 'full');
      rows = JSON.stringify(db.prepare('SELECT * FROM people').all());
    } finally {
      db.close();
    }
  });
  return error === 'no failure' ? `ROWS ${rows}` : (error as { kind: string }).kind;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDamage } from '../../db/soundness.ts';
import { openRegister } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import { bundleChild, type ChildProgram } from '../support/child-program.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';
import { killWhileWorking } from './kill-while.ts';

/** 20 in `npm test`, 100 and more in `npm run test:faults` (KILLS=100). */
const KILLS = Number(process.env['KILLS'] ?? 20);
const LONGEST_MS = 900;

interface Acknowledged {
  readonly people: Set<number>;
  readonly visits: Set<number>;
  readonly imports: Map<number, number>;
}

describe('an office whose program is killed while saving and importing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'office-kills-'));
  let killedInImport = 0;
  const known: Acknowledged = { people: new Set(), visits: new Set(), imports: new Map() };

  let child: ChildProgram;

  beforeAll(async () => {
    child = await bundleChild(join(import.meta.dirname, 'office-child.ts'));
    const { office, call } = officeAt(folder, '2026-11-15');
    await setUpAnew({ call });
    office.close();
  });
  afterAll(() => {
    child.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `loses nothing acknowledged and keeps no half import over ${KILLS} kills`,
    async () => {
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const afterMs = LONGEST_MS * ((kill * 0.618) % 1);
        const lines = await killWhileWorking({
          script: child.script,
          parameters: [folder, String(kill)],
          startWord: 'open',
          afterMs,
        });
        if (lines.at(-1)?.startsWith('importing') === true) killedInImport += 1;
        for (const line of lines) remember(known, line);
        expect(whatIsWrong(folder, known)).toEqual([]);
      }
      expect(known.people.size).toBeGreaterThan(KILLS);
      expect(killedInImport).toBeGreaterThan(0);
    },
    30_000 + KILLS * 20_000,
  );
});

function remember(known: Acknowledged, line: string): void {
  const [kind, id = 0, created = 0] = line
    .split(' ')
    .map((part, index) => (index === 0 ? part : Number(part)));
  if (kind === 'person') known.people.add(Number(id));
  if (kind === 'visit') known.visits.add(Number(id));
  if (kind === 'import') known.imports.set(Number(id), Number(created));
}

/** Opens the register anew, past the office, and counts by SQL. */
function whatIsWrong(folder: string, known: Acknowledged): string[] {
  const file = join(folder, 'test.register');
  const { dataKey } = unlock(file, CHIEF.userName, CHIEF.password, Date.now());
  const register = openRegister(file, dataKey);
  try {
    const { db } = register.connection;
    const ids = (table: string) =>
      new Set(db.prepare(`SELECT id FROM ${table}`).pluck().all() as number[]);
    const [people, visits] = [ids('people'), ids('visits')];
    const halves = db
      .prepare(
        'SELECT i.id FROM imports i WHERE i.created <> (SELECT count(*) FROM people p WHERE p.import_id = i.id)',
      )
      .pluck()
      .all();
    const lone = db
      .prepare(
        'SELECT count(*) FROM people p WHERE NOT EXISTS (SELECT 1 FROM statuses s WHERE s.person_id = p.id) OR NOT EXISTS (SELECT 1 FROM visit_dues d WHERE d.person_id = p.id)',
      )
      .pluck()
      .get();
    const log = register.auditLog.verify();
    return [
      ...[...known.people].filter((id) => !people.has(id)).map((id) => `person ${id} lost`),
      ...[...known.visits].filter((id) => !visits.has(id)).map((id) => `visit ${id} lost`),
      ...[...known.imports]
        .filter(([id, created]) => register.imports.find(id)?.created !== created)
        .map(([id]) => `import ${id} lost`),
      ...halves.map((id) => `half import ${String(id)}`),
      ...(lone === 0 ? [] : [`${String(lone)} people without status or due row`]),
      ...(findDamage(db, 'full') === null ? [] : ['damaged file']),
      ...(log.ok ? [] : ['broken log']),
    ];
  } finally {
    register.close();
  }
}

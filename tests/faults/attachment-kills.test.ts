import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachmentFolder } from '../../db/attachment-files.ts';
import { aPerson } from '../support/builders.ts';
import { bundleChild, type ChildProgram } from '../support/child-program.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';
import { killWhileWorking } from './kill-while.ts';

/** 20 in `npm test`, 100 and more in `npm run test:faults` (KILLS=100). */
const KILLS = Number(process.env['KILLS'] ?? 20);
const LONGEST_MS = 80;
const DAY = '2026-11-15';
const SOCIAL = { controlStatus: '社会面', registeredOn: DAY } as const;

describe('a program that is killed while attachments are added', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attachment-kills-'));
  let personId = 0;

  let child: ChildProgram;

  beforeAll(async () => {
    child = await bundleChild(join(import.meta.dirname, 'attachment-child.ts'));
    const { office, call } = officeAt(folder, DAY);
    await setUpAnew({ call });
    personId = (await call('people.create', { fields: aPerson(), ...SOCIAL })).id;
    office.close();
  });
  afterAll(() => {
    child.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `has every acknowledged one whole and no other file after each of ${KILLS} kills`,
    async () => {
      let orphans = 0;
      const acknowledged: number[] = [];
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const lines = await killWhileWorking({
          script: child.script,
          parameters: [folder, String(personId)],
          startWord: 'open',
          afterMs: LONGEST_MS * ((kill * 0.618) % 1),
        });
        for (const line of lines)
          if (line.startsWith('added ')) acknowledged.push(Number(line.slice(6)));
        const left = filesOf(folder).length;
        const { office, call } = officeAt(folder, DAY);
        await call('session.unlock', CHIEF);
        const rows = await call('attachments.list', { personId });
        const ids = rows.map(({ id }) => id);
        expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
        expect(rows.filter(({ file }) => file !== 'whole')).toEqual([]);
        expect(filesOf(folder)).toHaveLength(rows.length);
        orphans += left - rows.length;
        const last = ids.at(-1);
        if (last !== undefined) await call('attachments.open', { id: last });
        office.close();
      }
      console.log(
        `${KILLS} kills, ${acknowledged.length} added, ${orphans} files cut off and taken away`,
      );
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(orphans).toBeGreaterThan(0);
    },
    30_000 + KILLS * 20_000,
  );
});

function filesOf(folder: string): string[] {
  try {
    return readdirSync(attachmentFolder(join(folder, 'test.register')));
  } catch {
    return [];
  }
}

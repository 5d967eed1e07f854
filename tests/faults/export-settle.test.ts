import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTemporaryName } from '../../electron/exports/package-name.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { bundleChild, type ChildProgram } from '../support/child-program.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';

const TODAY = '2026-11-15';

describe('a program that dies between the final name of a package and its row', () => {
  const folder = mkdtempSync(join(tmpdir(), 'export-settle-'));
  let reportId = 0;
  let turn = 0;
  let child: ChildProgram;

  beforeAll(async () => {
    child = await bundleChild(join(import.meta.dirname, 'export-office-child.ts'));
    const { office, call } = officeAt(folder, TODAY);
    await setUpAnew({ call });
    await call('people.create', {
      fields: aPerson({ identityNumber: anIdentityNumber('19900307', 1) }),
      controlStatus: '社会面',
      registeredOn: '2026-09-10',
    });
    const { id } = await call('reports.prepare', { kind: 'bi-monthly', period: '2026-09/10' });
    await call('reports.editSection', {
      id,
      sectionId: 'shortcomings',
      template: '个别乡镇进展不快。',
    });
    await call('reports.issue', { id, signer: '王建国', number: 1, issuedOn: '2026-11-05' });
    reportId = id;
    office.close();
  });
  afterAll(() => {
    child.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function aStick(): string {
    turn += 1;
    const stick = join(folder, `stick-${turn}`);
    mkdirSync(stick);
    return stick;
  }

  function dieAt(moment: 'before' | 'after', stick: string): void {
    const parameters = [child.script, folder, stick, moment, String(reportId)];
    const { signal, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
    expect([signal, stderr]).toEqual(['SIGKILL', '']);
  }

  /** The next morning, with these drives plugged in. */
  async function nextDay<T>(
    drives: readonly string[],
    work: (call: ReturnType<typeof officeAt>['call']) => Promise<T>,
  ): Promise<T> {
    const plugged = drives.map((path) => ({ path, label: '', freeBytes: 1e9, totalBytes: 1e9 }));
    const { office, call } = officeAt(folder, TODAY, { drives: () => Promise.resolve(plugged) });
    try {
      await call('session.unlock', CHIEF);
      return await work(call);
    } finally {
      office.close();
    }
  }

  it('finds the package and lists it with its day, clerk and hashes', async () => {
    const stick = aStick();
    dieAt('after', stick);
    const [name = ''] = readdirSync(stick);
    await nextDay([], async (call) => {
      expect(await call('exports.list', {})).toEqual([]);
      expect(await call('exports.settle', {})).toEqual({ found: [name], waiting: [] });
      const [row] = await call('exports.list', {});
      expect(row).toMatchObject({ package: name, by: CHIEF.userName, files: 1, drive: 'stick-1' });
      expect(row?.contents.map((file) => file.reportId)).toEqual([reportId]);
      expect(await call('exports.settle', {})).toEqual({ found: [], waiting: [] });
      const { rows } = await call('audit.list', {});
      expect(rows[0]).toMatchObject({ action: '补记导出数据包' });
    });
  });

  it('lists nothing that never got its final name', async () => {
    const stick = aStick();
    dieAt('before', stick);
    expect(readdirSync(stick).filter((name) => !isTemporaryName(name))).toEqual([]);
    await nextDay([], async (call) => {
      const listed = await call('exports.list', {});
      expect(await call('exports.settle', {})).toEqual({ found: [], waiting: [] });
      expect(await call('exports.list', {})).toEqual(listed);
    });
  });

  it('waits for the stick, and knows it under another letter', async () => {
    const stick = aStick();
    dieAt('after', stick);
    const [name = ''] = readdirSync(stick);
    const moved = `${stick}-at-another-letter`;
    renameSync(stick, moved);
    await nextDay([aStick()], async (call) => {
      const { found, waiting } = await call('exports.settle', {});
      expect([found, waiting.map((row) => [row.package, row.state])]).toEqual([
        [],
        [[name, 'notFound']],
      ]);
    });
    const { found } = await nextDay([moved], (call) => call('exports.settle', {}));
    expect(found).toEqual([name]);
  });

  it('does not take a package for whole that has been changed, and gives up only when told to', async () => {
    const stick = aStick();
    dieAt('after', stick);
    const [name = ''] = readdirSync(stick);
    writeFileSync(join(stick, name, 'bag-info.txt'), 'other');
    await nextDay([], async (call) => {
      const listed = await call('exports.list', {});
      expect((await call('exports.settle', {})).waiting).toMatchObject([
        { package: name, state: 'broken' },
      ]);
      expect(await call('exports.settle', { forget: [name] })).toEqual({ found: [], waiting: [] });
      expect(await call('exports.list', {})).toEqual(listed);
    });
  });
});

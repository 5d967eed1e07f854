import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readFuses } from '../../electron/ports/fuses.ts';
import { makeStubElectron } from '../../resources/build/stub-electron.ts';
import { closeBrowser, startProgram } from '../electron-double/launch.ts';
import { buildTestProgram, invoke, launchTestProgram, TEST_PROGRAM } from './test-program.ts';
import { eventually } from '../support/eventually.ts';

const ROOT = join(import.meta.dirname, '..', '..');

beforeAll(buildTestProgram);
afterAll(closeBrowser);

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'start-'));
}

describe('starting', () => {
  it('a second time leaves at once and opens nothing', async () => {
    const userData = temporaryFolder();
    const { world } = await startProgram({ out: TEST_PROGRAM.out, userData, firstInstance: false });
    expect(await world.app.left).toBe(0);
    expect([world.windows.length, world.ipcMain.channels]).toEqual([0, []]);
    await world.close();
    rmSync(userData, { recursive: true });
  });

  it('a second time brings the first window back to the front', async () => {
    const launched = await launchTestProgram();
    const [window] = launched.world.windows;
    window?.minimize();
    launched.world.app.emit('second-instance', {}, [], '');
    expect(window?.acts.slice(-2)).toEqual(['restore', 'focus']);
    await launched.close();
  });

  it('tells the worker where the register, the resources and the log are', async () => {
    const launched = await launchTestProgram({ switches: { today: '2026-11-15' } });
    expect(await invoke(launched, 'fake.start', {})).toEqual({
      ok: true,
      value: {
        registerFile: join(launched.userData, 'register', 'office.register'),
        resources: join(ROOT, 'resources'),
        logs: join(launched.userData, 'logs'),
        version: '0.0.0-test',
        fixedToday: '2026-11-15',
      },
    });
    await launched.close();
  });

  it('writes what broke without a word of what was typed', async () => {
    const userData = temporaryFolder();
    const launched = await launchTestProgram({ userData });
    await invoke(launched, 'fake.crash', {});
    await launched.close();
    const text = readFileSync(join(userData, 'logs', 'incidents.jsonl'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ where: 'worker', kind: 'Error' });
    expect(text).not.toMatch(/张三|410927/);
    rmSync(userData, { recursive: true });
  });

  it('ends with the last window', async () => {
    const launched = await launchTestProgram();
    launched.world.windows[0]?.close();
    expect(await launched.world.app.left).toBe(0);
    await launched.close();
  });

  it('loads the page again when its process has died', async () => {
    const launched = await launchTestProgram();
    await launched.page.evaluate(() => Object.assign(globalThis, { before: 1 }));
    launched.world.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    await eventually(() =>
      launched.page.evaluate(() => 'before' in globalThis).catch(() => true),
    ).toBe(false);
    await launched.close();
  });

  it('asks for no folder that nobody knows', async () => {
    const launched = await launchTestProgram();
    expect(() => launched.world.app.getPath('crashDumps')).toThrow("app.getPath('crashDumps')");
    await launched.close();
  });
});

describe('--self-check', () => {
  it('prints one JSON document, leaves with 0 and opens no register', async () => {
    const userData = temporaryFolder();
    const printed: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
    try {
      const { world } = await startProgram({
        out: TEST_PROGRAM.out,
        userData,
        switches: { 'self-check': '' },
      });
      expect(await world.app.left).toBe(0);
      await world.close();
    } finally {
      write.mockRestore();
    }
    const { checks, ...facts } = JSON.parse(printed.join('')) as { checks: unknown; ok: boolean };
    expect(facts).toMatchObject({ ok: true, version: '0.0.0-test', packaged: false });
    expect(checks).toEqual([
      {
        name: 'page',
        ok: true,
        found: { desk: ['invoke', 'on'], node: 'undefined', process: 'undefined' },
      },
      { name: 'sandbox', ok: true, found: [] },
      { name: 'fuses', ok: true, found: null },
      { name: 'keyStore', ok: true, found: { available: true, backend: 'gnome_libsecret' } },
      { name: 'register', ok: true, found: { fake: true } },
    ]);
    expect(existsSync(join(userData, 'register'))).toBe(false);
    rmSync(userData, { recursive: true });
  });
});

describe('the fuses of a program file', () => {
  it('are read from its wire', () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    makeStubElectron(ROOT, 'linux', folder);
    expect(readFuses(join(folder, 'electron'))).toEqual({
      runAsNode: true,
      cookieEncryption: false,
      nodeOptions: true,
      nodeCliInspect: true,
      embeddedAsarIntegrityValidation: false,
      onlyLoadAppFromAsar: false,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: true,
      wasmTrapHandlers: true,
    });
    expect(readFuses(join(folder, 'version'))).toBeNull();
    rmSync(folder, { recursive: true });
  });
});

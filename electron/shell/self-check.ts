import { isDeepStrictEqual } from 'node:util';
import { app, safeStorage, type BrowserWindow } from 'electron';
import { EXPECTED_FUSES, readFuses } from '../ports/fuses.ts';
import type { OfficeClient } from './office-client.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: unknown;
}

/**
 * `--self-check`: what only the real program on a real computer can show (docs/first-run-checklist.md).
 * Prints one JSON document and leaves with 0 when every check holds, else with 1. Opens no register.
 */
export async function runSelfCheck(window: BrowserWindow, office: OfficeClient): Promise<void> {
  const checks = [
    await checkPage(window),
    checkSandbox(),
    checkFuses(),
    await checkKeyStore(),
    await checkRegister(office),
  ];
  const passed = checks.every((check) => check.ok);
  const { electron, chrome, node } = process.versions;
  const facts = { version: app.getVersion(), packaged: app.isPackaged, electron, chrome, node };
  process.stdout.write(`${JSON.stringify({ ok: passed, ...facts, checks }, null, 2)}\n`);
  await office.close();
  app.exit(passed ? 0 : 1);
}

/** Windows and macOS say of each process whether it is in the sandbox; elsewhere it is reported only. */
function checkSandbox(): Check {
  const found = app
    .getAppMetrics()
    .filter(({ type }) => type === 'Tab')
    .map(({ sandboxed }) => sandboxed ?? null);
  return { name: 'sandbox', ok: !found.includes(false), found };
}

/**
 * Looks out of the page itself: two functions of ours, nothing of Node or Electron. That they are there at
 * all shows that contextIsolation is on: contextBridge refuses to work without it.
 */
async function checkPage(window: BrowserWindow): Promise<Check> {
  if (window.webContents.isLoading())
    await new Promise<void>((resolve) => {
      window.webContents.once('did-stop-loading', resolve);
    });
  const found: unknown = await window.webContents.executeJavaScript(
    '({ desk: Object.keys(window.desk ?? {}).sort(), node: typeof require, process: typeof process })',
  );
  const wanted = { desk: ['invoke', 'on'], node: 'undefined', process: 'undefined' };
  return { name: 'page', ok: isDeepStrictEqual(found, wanted), found };
}

/** A program that is not packed has no fuses of ours to check. */
function checkFuses(): Check {
  const found = readFuses(process.execPath);
  const held = Object.entries(EXPECTED_FUSES).every(
    ([name, on]) => (found as Record<string, boolean> | null)?.[name] === on,
  );
  return { name: 'fuses', ok: held || !app.isPackaged, found };
}

/** The key store of the system is an extra and never the only way in: reported, not required. */
async function checkKeyStore(): Promise<Check> {
  const available = await safeStorage.isAsyncEncryptionAvailable();
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'system';
  return { name: 'keyStore', ok: true, found: { available, backend } };
}

async function checkRegister(office: OfficeClient): Promise<Check> {
  const result = await office.selfCheck();
  return { name: 'register', ok: result.ok, found: result.ok ? result.value : result.error };
}

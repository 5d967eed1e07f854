import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/*
 * The twenty points of Electron's tutorial "Security", over our own source. What a running program can show
 * is shown by the other tests of this folder; here a later change that weakens a point is caught by reading.
 */

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = ['electron', 'renderer', 'db'].flatMap((folder) => filesOf(join(ROOT, folder)));
const SHELL = SOURCES.filter(({ path }) =>
  /electron\/(main|preload)\.ts$|electron\/shell\//.test(path),
);
const RENDERER = SOURCES.filter(({ path }) => path.startsWith('renderer/'));
const builder = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');

interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

function filesOf(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      return {
        path: file.slice(ROOT.length + 1).replaceAll('\\', '/'),
        text,
        tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true),
      };
    });
}

function visit(node: ts.Node, found: (node: ts.Node) => void): void {
  found(node);
  node.forEachChild((child) => {
    visit(child, found);
  });
}

/** "file: value" of every property `name: value` in object literals. */
function propertiesNamed(sources: readonly Source[], name: string): string[] {
  const hits: string[] = [];
  for (const { path, tree } of sources)
    visit(tree, (node) => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === name)
        hits.push(`${path}: ${node.initializer.getText()}`);
    });
  return hits;
}

/** "file: callee(arguments)" of every call whose name ends so. */
function callsOf(sources: readonly Source[], name: string): string[] {
  const hits: string[] = [];
  for (const { path, tree } of sources)
    visit(tree, (node) => {
      if (!ts.isCallExpression(node)) return;
      const callee = node.expression.getText();
      if (callee === name || callee.endsWith(`.${name}`)) hits.push(`${path}: ${node.getText()}`);
    });
  return hits;
}

/** Files whose code (not comments) matches. */
function filesMatching(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.filter(({ tree }) => pattern.test(codeOf(tree))).map(({ path }) => path);
}

function codeOf(tree: ts.SourceFile): string {
  return ts.createPrinter({ removeComments: true }).printFile(tree);
}

const WINDOW = 'electron/shell/window.ts';
const SESSION = 'electron/shell/desk-session.ts';

/** point → what is looked at, and what has to be found. */
const POINTS: readonly [number, string, () => unknown, unknown][] = [
  [
    1,
    'only secure content: the one page is ours',
    () => callsOf(SHELL, 'loadURL'),
    [`${WINDOW}: window.loadURL(APP_URL)`],
  ],
  [2, 'no Node in the page', () => propertiesNamed(SHELL, 'nodeIntegration'), [`${WINDOW}: false`]],
  [3, 'context isolation', () => propertiesNamed(SHELL, 'contextIsolation'), [`${WINDOW}: true`]],
  [
    4,
    'sandbox',
    () => [propertiesNamed(SHELL, 'sandbox'), callsOf(SHELL, 'enableSandbox')],
    [[`${WINDOW}: true`], ['electron/main.ts: app.enableSandbox()']],
  ],
  [
    5,
    'permissions are refused',
    () => [
      callsOf(SHELL, 'setPermissionRequestHandler').map(fileOf),
      callsOf(SHELL, 'setPermissionCheckHandler'),
      callsOf(SHELL, 'answer').filter((call) => call.startsWith(SESSION) && call.includes('true')),
    ],
    [[SESSION], [`${SESSION}: desk.setPermissionCheckHandler(() => false)`], []],
  ],
  [6, 'web security stays on', () => propertiesNamed(SHELL, 'webSecurity'), [`${WINDOW}: true`]],
  [
    7,
    'a policy without unsafe words',
    () => [
      filesMatching(SHELL, /content-security-policy/),
      filesMatching(SOURCES, /'unsafe-(inline|eval|hashes)'|wasm-unsafe/),
    ],
    [['electron/shell/app-protocol.ts'], []],
  ],
  [8, 'no insecure content', () => propertiesNamed(SHELL, 'allowRunningInsecureContent'), []],
  [9, 'no experimental features', () => propertiesNamed(SHELL, 'experimentalFeatures'), []],
  [
    10,
    'no Blink features',
    () => [
      propertiesNamed(SHELL, 'enableBlinkFeatures'),
      propertiesNamed(SHELL, 'additionalArguments'),
    ],
    [[], []],
  ],
  [11, 'no webview with popups', () => filesMatching(RENDERER, /allowpopups/i), []],
  [
    12,
    'no webview at all',
    () => [
      propertiesNamed(SHELL, 'webviewTag'),
      filesMatching(RENDERER, /<webview/),
      filesMatching(SHELL, /'will-attach-webview'/),
    ],
    [[`${WINDOW}: false`], [], [WINDOW]],
  ],
  [
    13,
    'navigation is limited, for every page that comes into being',
    () => [
      filesMatching(SHELL, /'will-frame-navigate'/),
      filesMatching(SHELL, /'web-contents-created'/),
      filesMatching(SOURCES, /\.(startsWith|includes)\(['"]app:/),
    ],
    [[WINDOW], ['electron/main.ts'], []],
  ],
  [
    14,
    'no new windows',
    () => callsOf(SHELL, 'setWindowOpenHandler'),
    [`${WINDOW}: contents.setWindowOpenHandler(() => ({ action: 'deny' }))`],
  ],
  [
    15,
    'nothing is opened outside',
    () => [callsOf(SOURCES, 'openExternal'), callsOf(SOURCES, 'openPath')],
    [[], []],
  ],
  [
    16,
    'Electron is pinned to one exact version',
    () => /^\d+\.\d+\.\d+$/.test(pinned('electron')),
    true,
  ],
  [
    17,
    'the sender of every message is looked at: one door to ipcMain',
    () => [
      filesMatching(SOURCES, /\bipcMain\b/),
      callsOf(SHELL, 'handle').filter((call) => call.includes('ipcMain')).length,
      filesMatching(SHELL, /senderFrame/),
    ],
    [['electron/shell/ipc-gate.ts'], 1, ['electron/shell/ipc-gate.ts']],
  ],
  [
    18,
    'a protocol of our own, no file://',
    () => [filesMatching(SHELL, /loadFile|['"`]file:/), propertiesNamed(SHELL, 'privileges')],
    [
      [],
      ['electron/shell/app-protocol.ts: { standard: true, secure: true, supportFetchAPI: true }'],
    ],
  ],
  [
    19,
    'fuses',
    () => fusesOf(builder),
    {
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    },
  ],
  [
    20,
    'no Electron in the page: the bridge is two functions',
    () => [
      callsOf(SOURCES, 'exposeInMainWorld'),
      filesMatching(RENDERER, /from ['"](electron|node:[a-z]+)['"]/),
      filesMatching(SOURCES, /ipcRenderer/),
    ],
    [
      ["electron/preload.ts: contextBridge.exposeInMainWorld('desk', desk)"],
      [],
      ['electron/preload.ts'],
    ],
  ],
];

function fileOf(hit: string): string {
  return hit.slice(0, hit.indexOf(':'));
}

function pinned(name: string): string {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return devDependencies[name] ?? '';
}

function fusesOf(text: string): Record<string, string> {
  const block = /^electronFuses:\n((?: {2}\w+: \w+\n)+)/m.exec(text)?.[1] ?? '';
  return Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': ') as [string, string]),
  );
}

describe("Electron's twenty points of security", () => {
  it('are twenty, over sources that were really read', () => {
    expect(POINTS.map(([point]) => point)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(SHELL.length).toBeGreaterThan(12);
    expect(RENDERER.length).toBeGreaterThan(0);
  });

  it.each(POINTS)('%i: %s', (_point, _words, look, expected) => {
    expect(look()).toEqual(expected);
  });

  it('hold for the text of the page, too: no raw HTML, no evaluation, no storage', () => {
    expect([
      filesMatching(SOURCES, /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/),
      filesMatching(SOURCES, /\beval\(|new Function\(/),
      filesMatching(RENDERER, /localStorage|sessionStorage|indexedDB|document\.cookie/),
    ]).toEqual([[], [], []]);
  });
});

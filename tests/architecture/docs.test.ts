import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../electron/cli/commands.ts';
import { contract } from '../../electron/contract/index.ts';
import { shellContract } from '../../electron/contract/shell.ts';

/** The documents say what is in the tree: a name that is gone, or a thing that nobody wrote down, fails here. */
const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const README = read('README.md');
const ARCHITECTURE = read('ARCHITECTURE.md');
const FOR_CLERKS = ['README.zh-CN.md', 'docs/manual.zh-CN.md'];
const DECISIONS = readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const scripts = Object.keys(
  (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
);

/** An empty folder is none: it does not outlive a clone. */
function foldersOf(path: string): string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  const filled = (name: string) => readdirSync(join(root, path, name)).length > 0;
  return entries
    .filter((entry) => entry.isDirectory() && filled(entry.name))
    .map(({ name }) => `${path}/${name}/`);
}

function textOf(...patterns: string[]): string {
  const files = globSync(patterns, { cwd: root });
  expect(files.length).toBeGreaterThan(0);
  return files.map(read).join('\n');
}

/** Names in code marks; of a document as it is written, without its blocks of code. */
function marked(text: string): string[] {
  const plain = text.replaceAll(/^```[^]*?^```/gm, '');
  return [...plain.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}

describe('README.md', () => {
  it.each(scripts)('names npm run %s', (script) => {
    const spelled = ['test', 'start'].includes(script) ? `npm ${script}` : `npm run ${script}`;
    expect(marked(README).some((mark) => `${mark} `.startsWith(`${spelled} `))).toBe(true);
  });

  it('names no script that there is not', () => {
    const named = [...`${README}\n${ARCHITECTURE}`.matchAll(/npm run (?:-s )?([a-z:]+)/g)];
    expect(named.map((match) => match[1] ?? '').filter((name) => !scripts.includes(name))).toEqual(
      [],
    );
  });

  it('has a row for each command of the command line, and for nothing else', () => {
    const section = README.split('## The command line')[1]?.split('\n## ')[0] ?? '';
    const firstCells = [...section.matchAll(/^\| (`[^|]+) \|/gm)];
    const named = firstCells.flatMap((match) => marked(match[1] ?? ''));
    expect(named.sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it('says of every dependency why it is there', () => {
    const section = README.split('## Dependencies')[1]?.split('\n## ')[0] ?? '';
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
      read('package.json'),
    ) as Record<string, Record<string, string>>;
    const all = { ...dependencies, ...optionalDependencies, ...devDependencies };
    const withoutOwnRow = /^@types\/|plugin|^eslint-config-/;
    const missing = Object.keys(all).filter(
      (name) => !withoutOwnRow.test(name) && !new RegExp(`[| ]${name}[,; ]`).test(section),
    );
    expect(missing).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it.each([
    ...['db', 'electron', 'renderer', 'renderer/pages', 'resources', 'tests'].flatMap(foldersOf),
  ])('names the folder %s', (folder) => {
    expect(marked(ARCHITECTURE)).toContainEqual(expect.stringContaining(folder));
  });

  const methods = [...Object.keys(contract), ...Object.keys(shellContract)];
  it.each([...new Set(methods.map((method) => method.split('.')[0] ?? ''))])(
    'names the area %s of the contract',
    (area) => {
      expect(marked(ARCHITECTURE)).toContain(`${area}.*`);
    },
  );

  it('names every table of the register', () => {
    const sql = textOf('db/migrations/[0-9]*.ts');
    const tables = [...sql.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1] ?? '');
    const section = ARCHITECTURE.split('## What lies on the disk')[1]?.split('\n## ')[0] ?? '';
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !new RegExp(`\\b${table}\\b`).test(section))).toEqual([]);
  });

  it('names every rule of the arrows', () => {
    const rules = [...read('.dependency-cruiser.cjs').matchAll(/name: '([\w-]+)'/g)];
    const said: Readonly<Record<string, string>> = {
      'no-orphans': 'no file that nobody imports',
      'product-never-imports-tests': 'no product file that imports tests',
      'preload-is-alone': 'a preload that imports nothing but Electron',
    };
    const missing = rules
      .map((match) => match[1] ?? '')
      .filter((rule) => !ARCHITECTURE.includes(said[rule] ?? rule));
    expect(missing).toEqual([]);
  });

  it('names what the pure layers may import from others', () => {
    const arrows = read('.dependency-cruiser.cjs');
    const packages = [...arrows.matchAll(/node_modules\/\(([\w|]+)\)/g)].flatMap((match) =>
      (match[1] ?? '').split('|'),
    );
    const layers = ARCHITECTURE.split('## Layers')[1]?.split('\n## ')[0] ?? '';
    expect(packages).toContain('docx');
    expect(packages.filter((name) => !new RegExp(`\\b${name}\\b`).test(layers))).toEqual([]);
  });

  it('has a row for each rule that the code names, with a file that names it', () => {
    const code = textOf('{db,electron,renderer}/**/*.{ts,tsx}');
    const section = ARCHITECTURE.split('## Rules')[1]?.split('\n## ')[0] ?? '';
    const rows = [...section.matchAll(/^\| (R-\d\d) \| [^|]+ \| ([^|]+) \|/gm)];
    const named = new Set([...code.matchAll(/\bR-\d\d\b/g)].map(([rule]) => rule));
    expect(rows.map((row) => row[1])).toEqual([...named].sort());
    for (const [, rule = '', files = ''] of rows) {
      for (const file of marked(files)) expect(`${file}: ${read(file)}`).toContain(rule);
    }
  });

  it('names no function, type or constant that there is not', () => {
    const code = textOf('{db,electron,renderer}/**/*.{ts,tsx}');
    const identifiers = marked(ARCHITECTURE).filter((mark) =>
      /^(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[A-Z]+_[A-Z_]+)$/.test(mark),
    );
    expect(identifiers.length).toBeGreaterThan(60);
    expect(identifiers.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  it.each(DECISIONS)('links %s', (path) => {
    expect(ARCHITECTURE).toContain(`](${path})`);
  });
});

describe.each(DECISIONS)('%s', (path) => {
  it('tells what was chosen and at what price', () => {
    const parts = [/^(## |\*\*)(Choice|Decision)/m, /^(## |\*\*)Price/m];
    expect(parts.filter((part) => !part.test(read(path)))).toEqual([]);
  });
});

describe.each(['README.md', 'ARCHITECTURE.md', ...FOR_CLERKS, ...DECISIONS])('%s', (path) => {
  it('names no file and no folder of the tree that is not there', () => {
    const inTree = /^(?:\.?[\w@.-]+\/)+[\w@.*-]*$/;
    const topFolders = /^(?:db|docs|electron|renderer|resources|tests|\.ci)\//;
    const named = marked(read(path)).filter((name) => inTree.test(name) && topFolders.test(name));
    const there = (name: string) => globSync(name, { cwd: root }).length > 0;
    expect(named.filter((name) => !there(name))).toEqual([]);
  });

  it('links to nothing that is not there', () => {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const targets = [...read(path).matchAll(/\]\(([^)#\s]+)\)/g)].map((match) => match[1] ?? '');
    const local = targets.filter((target) => !target.includes('://'));
    expect(local.filter((target) => !existsSync(join(root, folder, target)))).toEqual([]);
  });
});

describe('the words of ARCHITECTURE.md', () => {
  const section = ARCHITECTURE.split('\n## Words')[1] ?? '';
  const rows = [...section.matchAll(/^\| ([^|`]+) \| `([^`]+)` \| ([^|]*)\|/gm)];
  const code = textOf('{db,electron,renderer}/**/*.{ts,tsx}');
  const codeWords = rows.flatMap((match) => [match[2] ?? '', ...marked(match[3] ?? '')]);

  it('are a list of the domain', () => {
    expect(rows.length).toBeGreaterThan(60);
  });

  it.each([...new Set(codeWords)])('%s stands in the code', (word) => {
    const escaped = word.replaceAll(/[.]/g, '\\.');
    expect(code).toMatch(new RegExp(`(?<![\\w.])${escaped}(?!\\w)`));
  });
});

describe.each(FOR_CLERKS)('%s', (path) => {
  it('quotes in 【】 only what stands on the screen', () => {
    const screens = textOf('renderer/**/*.{ts,tsx}').replaceAll(/\s+/g, ' ');
    const quoted = [...read(path).matchAll(/【([^】]+)】/g)].map((match) => match[1] ?? '');
    const unquoted = new Set(quoted.filter((words) => words !== ''));
    expect(unquoted.size).toBeGreaterThan(20);
    expect([...unquoted].filter((words) => !screens.includes(words))).toEqual([]);
  });
});

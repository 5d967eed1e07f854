import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)(
  join(root, '.dependency-cruiser.cjs'),
) as IFlattenedRuleSet & { options: ICruiseOptions };

async function violationsIn(baseDir: string): Promise<{ modules: number; rules: string[] }> {
  const { options, ...ruleSet } = config;
  const folders = ['db', 'electron', 'renderer', 'tests'];
  const result = await cruise(folders, { ...options, baseDir, ruleSet, validate: true });
  if (typeof result.output === 'string') throw new Error('a text where a result was asked for');
  const rules = result.output.summary.violations.map(
    (violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`,
  );
  return { modules: result.output.modules.length, rules };
}

/** A small tree in which every file stands, and one file imports what it must not. */
const FILES: Record<string, string> = {
  'db/domain/rule.ts': 'export const rule = 1;',
  'db/domain/other.ts': "import { rule } from './rule.ts';\nexport const other = rule;",
  'db/schema/table.ts': "import { rule } from '../domain/rule.ts';\nexport const table = rule;",
  'db/migrations/types.ts': 'export type Migration = { version: number };',
  'db/migrations/0010-first.ts':
    "import type { Migration } from './types.ts';\nexport const first: Migration = { version: 10 };",
  'db/register.ts':
    "import { table } from './schema/table.ts';\nimport { first } from './migrations/0010-first.ts';\nexport const register = [table, first];",
  'electron/contract/index.ts':
    "import { rule } from '../../db/domain/rule.ts';\nexport const contract = rule;",
  'electron/reports/kit.ts':
    "import { rule } from '../../db/domain/rule.ts';\nexport const kit = rule;",
  'electron/application/office.ts':
    "import { register } from '../../db/register.ts';\nimport { contract } from '../contract/index.ts';\nimport { kit } from '../reports/kit.ts';\nexport const office = [register, contract, kit];",
  'electron/shell/window.ts': "import { app } from 'electron';\nexport const window = app;",
  'electron/main.ts':
    "import { office } from './application/office.ts';\nimport { window } from './shell/window.ts';\nexport const main = [office, window];",
  'electron/preload.ts':
    "import { ipcRenderer } from 'electron';\nexport const preload = ipcRenderer;",
  'renderer/app.ts':
    "import { contract } from '../electron/contract/index.ts';\nexport const app = contract;",
  'tests/help.ts': 'export const help = 1;',
  'tests/other.test.ts':
    "import { other } from '../db/domain/other.ts';\nexport const kept = other;",
  'tests/office.test.ts':
    "import { main } from '../electron/main.ts';\nimport { preload } from '../electron/preload.ts';\nimport { app } from '../renderer/app.ts';\nexport const seen = [main, preload, app];",
};

async function planted(path: string, text: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler","allowImportingTsExtensions":true,"noEmit":true}}',
    );
    const files = { ...FILES, [path]: `${text}\n${FILES[path] ?? 'export const planted = 1;'}` };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return [...new Set((await violationsIn(folder)).rules.map((rule) => rule.split(':')[0] ?? ''))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the arrows of the house', () => {
  it('hold in the real tree, and the tool saw it', async () => {
    const { modules, rules } = await violationsIn(root);
    expect(rules).toEqual([]);
    expect(modules).toBeGreaterThan(150);
  });

  it('hold in the planted tree before anything is planted', async () => {
    expect(await planted('db/domain/rule.ts', '')).toEqual([]);
  });

  it.each([
    [
      'no-circular',
      'db/domain/rule.ts',
      "import { other } from './other.ts';\nexport const again = other;",
    ],
    [
      'domain-is-pure',
      'db/domain/rule.ts',
      "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
    ],
    [
      'migrations-stand-alone',
      'db/migrations/0010-first.ts',
      "import { table } from '../schema/table.ts';\nexport const used = table;",
    ],
    [
      'db-is-the-bottom',
      'db/register.ts',
      "import { kit } from '../electron/reports/kit.ts';\nexport const up = kit;",
    ],
    [
      'only-repositories-see-tables',
      'electron/application/office.ts',
      "import { table } from '../../db/schema/table.ts';\nexport const seen = table;",
    ],
    [
      'contract-is-pure',
      'electron/contract/index.ts',
      "import { register } from '../../db/register.ts';\nexport const bad = register;",
    ],
    [
      'reports-are-pure',
      'electron/reports/kit.ts',
      "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
    ],
    [
      'only-the-shell-imports-electron',
      'electron/application/office.ts',
      "import { app } from 'electron';\nexport const bad = app;",
    ],
    [
      'nothing-imports-the-shell',
      'electron/application/office.ts',
      "import { window } from '../shell/window.ts';\nexport const bad = window;",
    ],
    [
      'renderer-sees-contract-and-rules-only',
      'renderer/app.ts',
      "import { office } from '../electron/application/office.ts';\nexport const bad = office;",
    ],
    [
      'renderer-has-no-node',
      'renderer/app.ts',
      "import { readFileSync } from 'node:fs';\nexport const bad = readFileSync;",
    ],
    [
      'preload-is-alone',
      'electron/preload.ts',
      "import { contract } from './contract/index.ts';\nexport const bad = contract;",
    ],
    [
      'product-never-imports-tests',
      'electron/main.ts',
      "import { help } from '../tests/help.ts';\nexport const bad = help;",
    ],
    ['no-orphans', 'electron/application/forgotten.ts', ''],
  ])('%s refuses what is planted in %s', async (rule, path, text) => {
    expect(await planted(path, text)).toContain(rule);
  });
});

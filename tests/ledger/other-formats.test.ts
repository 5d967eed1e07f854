import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '../../electron/ledger/ledger-reader.ts';
import { compare } from './compare.ts';
import { gb18030 } from './gb18030.ts';
import { bytesOf, LAYOUTS, makeMessyLedger, textOf, type MessyLedger } from './messy-ledger.ts';
import { aContext, valueOf } from './taiqian.ts';

const COUNT = 330;

function soffice(): string | null {
  for (const name of ['soffice', 'libreoffice']) {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' });
      return name;
    } catch {
      continue;
    }
  }
  return null;
}

const office = soffice();
if (office === null)
  console.log('LibreOffice is not installed: ledgers saved again by it were not read');

function expectAllRight(ledger: MessyLedger, bytes: Uint8Array, name: string): void {
  const result = compare(ledger, valueOf(readLedger(bytes, name, aContext())));
  console.log(
    `${ledger.layout} as ${name}: ${result.atPlace} of ${result.planted} planted errors at their cell, ${result.withCode} with the right reason, ${result.goodRejected.length} of ${ledger.good.length} good lines rejected`,
  );
  expect({ missed: result.missed, unplanted: result.unplanted, misread: result.misread }).toEqual({
    missed: [],
    unplanted: [],
    misread: [],
  });
}

describe.skipIf(office === null)('a messy ledger that LibreOffice has saved again', () => {
  const ledgers = LAYOUTS.map((layout) => makeMessyLedger(layout, 21, COUNT));
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-'));
    const sources = ledgers.map((ledger) => {
      const path = join(folder, `${ledger.layout}.xlsx`);
      writeFileSync(path, bytesOf(ledger, 'xlsx'));
      return path;
    });
    for (const type of ['xlsx', 'xls']) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const order = [profile, '--headless', '--convert-to', type, '--outdir', join(folder, type)];
      execFileSync(office ?? '', [...order, ...sources], { stdio: 'ignore', timeout: 110_000 });
    }
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(
    ledgers.flatMap((ledger) =>
      (['xlsx', 'xls'] as const).map((type) => [ledger.layout, type, ledger] as const),
    ),
  )('says the same in the layout %s as .%s', (layout, type, ledger) => {
    const bytes = readFileSync(join(folder, type, `${layout}.${type}`));
    expectAllRight(ledger, bytes, `saved again.${type}`);
  });
});

describe.each(LAYOUTS)('a messy ledger in the layout %s', (layout) => {
  it('says the same as .xls of another writer', () => {
    const ledger = makeMessyLedger(layout, 31, COUNT);
    expectAllRight(ledger, bytesOf(ledger, 'biff8'), '台账.xls');
  });
});

describe('a messy ledger as a text table', () => {
  const ledger = makeMessyLedger('template', 41, COUNT, true);
  const text = textOf(ledger);
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['GB18030', gb18030(text)],
  ];
  it.each(files)('says the same in %s', (_, bytes) => {
    expectAllRight(ledger, bytes, '人员台账.csv');
  });
});

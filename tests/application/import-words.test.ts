import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aLine, writeLedgerFile, type LedgerLine } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'words-'));
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => {
  desk.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function take(name: string, line: LedgerLine): Promise<void> {
  const source = writeLedgerFile(folder, `${name}.xlsx`, [line]);
  const { token } = await desk.call('imports.read', { source });
  await desk.call('imports.commit', { token });
}

/** On this page 台账 is what is registered and 文件 what is imported, in the differences and in the sentence. */
it.each([
  [
    'another name',
    { controlStatus: '社会面' },
    { fullName: '张立心' },
    '身份证号相同，姓名不同：台账“张立新”，文件“张立心”',
  ],
  [
    'somebody dead who lives',
    { controlStatus: '死亡' },
    { controlStatus: '社会面' },
    '台账中为“死亡”，文件写“社会面”；如文件正确，请在此人页面用“更正”或“迁入”办理',
  ],
])('a doubtful line says which side is which: %s', async (_what, registered, line, words) => {
  await take('一', aLine(registered));
  await take('二', aLine(line));
  const [doubt] = await desk.call('imports.doubtful', {});
  expect(doubt?.explanation).toBe(words);
});

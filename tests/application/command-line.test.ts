import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../electron/application/ports.ts';
import { Usage, type Options } from '../../electron/cli/arguments.ts';
import { runBench } from '../../electron/cli/bench.ts';
import { COMMANDS } from '../../electron/cli/commands.ts';
import { errorText } from '../../electron/contract/error-text.ts';
import { aLine, writeLedgerFile } from '../support/ledger-file.ts';
import { COUNTY } from '../support/office.ts';

/** The commands as electron/cli.ts runs them. */
let folder: string;
let office: Options;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  writeFileSync(place('passphrase.txt'), 'correct horse\n');
  office = {
    register: place('office.register'),
    'passphrase-file': place('passphrase.txt'),
    today: '2026-11-15',
  };
  const name = { county: COUNTY, office: '台前县禁毒委员会办公室', agency: '台禁毒办' };
  await run('init', { ...office, ...name, 'adopt-examples': true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function place(name: string): string {
  return join(folder, name);
}

/** The value; or the code of the failure, or what was wrong with the usage. */
async function run(command: string, options: Options): Promise<unknown> {
  try {
    const result = await COMMANDS[command]?.(options);
    if (result?.ok === true) return result.value;
    return result?.error.code;
  } catch (error) {
    if (error instanceof Usage) return `usage: ${error.message}`;
    if (error instanceof Refusal) return error.error.code;
    throw error;
  }
}

async function peopleCount(): Promise<unknown> {
  const { total } = (await run('list', { ...office, of: 'people' })) as { total: number };
  return total;
}

describe('a command', () => {
  it('does not import while the file for the rejected lines is there', async () => {
    const lines = [aLine(), aLine({ fullName: '无号', identityNumber: '1' })];
    const file = writeLedgerFile(folder, '台账.xlsx', lines);
    const rejects = place('退回.xlsx');
    writeFileSync(rejects, '改了一半的退回表');
    const order = { ...office, file, rejects, commit: true } as const;
    expect(await run('import', order)).toBe('FILE_EXISTS');
    expect([readFileSync(rejects, 'utf8'), await peopleCount()]).toEqual(['改了一半的退回表', 0]);
    rmSync(rejects);
    expect(await run('import', order)).toMatchObject({ created: 1, committed: true });
    expect([existsSync(rejects), await peopleCount()]).toEqual([true, 1]);
  });

  it('signs in and out as its user, which the log tells; what it answers stays as it was', async () => {
    const before = (await run('audit', { ...office, verify: true })) as { entries: number };
    expect(before).toEqual({ entries: before.entries, ok: true, firstBroken: null });
    await peopleCount();
    const { total, rows } = (await run('audit', { ...office, list: true })) as {
      total: number;
      rows: { action: string; reason: string; by: string }[];
    };
    expect(total).toBe(before.entries + 4);
    expect(rows.slice(0, 4).map(({ by, action, reason }) => [by, action, reason])).toEqual([
      ['负责人', '登录', ''],
      ['负责人', '锁定', '退出程序'],
      ['负责人', '登录', ''],
      ['负责人', '锁定', '退出程序'],
    ]);
  });

  it('writes a report beside an earlier one, never over it', async () => {
    const order = { ...office, kind: 'bi-monthly', period: '2026-09/10', out: place('报告') };
    const first = (await run('report', order)) as { file: string };
    writeFileSync(first.file, '在 Word 里改过');
    const second = (await run('report', order)) as { file: string };
    expect(readFileSync(first.file, 'utf8')).toBe('在 Word 里改过');
    expect(second.file).toBe(first.file.replace('.docx', '（2）.docx'));
    expect(readdirSync(place('报告'))).toHaveLength(2);
  });

  it('makes no draft of an order that lacks something', async () => {
    const period = { kind: 'bi-monthly', period: '2026-07/08' } as const;
    const orders = [
      [{ ...period, issue: true }, '--signer is missing'],
      [{ ...period, out: undefined }, '--out is missing'],
      [{ kind: 'return-visit', period: '2026-mid' }, '--reason is missing'],
      [{ ...period, issue: true, signer: '王建国', number: '五' }, '--number takes a whole number'],
    ] as const;
    for (const [given, missing] of orders) {
      const answer = await run('report', { ...office, out: place('空'), ...given });
      expect(answer).toBe(`usage: ${missing}`);
    }
    const { rows } = (await run('list', { ...office, of: 'reports' })) as { rows: object[] };
    expect(rows.filter((row) => 'period' in row && row.period === '2026-07/08')).toEqual([]);
    expect(existsSync(place('空'))).toBe(false);
  });

  it.each([
    ['list', { of: 'cars' }, /^usage: --of takes people, visits,/],
    ['report', { kind: 'weekly' }, /^usage: --kind takes bi-monthly, .*dossier$/],
    ['call', { method: 'people.all', input: 'x.json' }, /^usage: --method takes a call/],
  ] as const)('%s tells what it takes instead of an unknown word', async (command, given, told) => {
    expect(await run(command, { ...office, ...given })).toMatch(told);
  });

  it('says of what is not built that this version lacks it', async () => {
    expect(await run('report', { ...office, kind: 'urgent' })).toBe('NOT_AVAILABLE');
    expect(await run('receive', office)).toBe('NOT_AVAILABLE');
    const { what, next } = errorText({ code: 'NOT_AVAILABLE', what: '这条命令' });
    expect(`${what}${next}`).toBe('这一版程序没有这条命令。请看更新记录，或安装有这项功能的版本。');
  });

  it('replaces the results of an earlier evaluation, and nothing else', async () => {
    const input = place('lives.json');
    const output = place('results.json');
    writeFileSync(
      input,
      JSON.stringify({
        ...{ format: 'lives/1', ruleSets: {}, regionCodes: [], lives: [] },
        holidays: { years: [], holidays: [], workdays: [] },
        ...{ percentages: [], workingDays: [], reportPeriods: [] },
      }),
    );
    const order = { input, output };
    const first = await run('evaluate', order);
    expect([first, await run('evaluate', order)]).toEqual([{ lives: 0 }, { lives: 0 }]);
    writeFileSync(output, '{"别的":1}');
    expect(await run('evaluate', order)).toBe('FILE_EXISTS');
    expect(readFileSync(output, 'utf8')).toBe('{"别的":1}');
  });
});

describe('bench', () => {
  it('answers the table of the benchmark and keeps it where it is asked to', () => {
    const script = place('bench.mjs');
    const table = { node: 'v24', cores: 2, lines: [{ what: 'list page', value: 9 }] };
    writeFileSync(
      script,
      `import { writeFileSync } from 'node:fs';
       writeFileSync(process.argv[process.argv.indexOf('--json') + 1], '${JSON.stringify(table)}');`,
    );
    const json = place('table.json');
    expect(runBench(script, { json })).toEqual({ ok: true, value: table });
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(table);
    expect(runBench(script, { json })).toEqual({ ok: true, value: table });
  });

  it('is not there in the packed program', () => {
    expect(runBench(place('no-bench.ts'), {})).toMatchObject({ error: { code: 'NOT_AVAILABLE' } });
  });
});

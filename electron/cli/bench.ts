import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../contract/errors.ts';
import { resourcesFolder } from '../ports/resources-folder.ts';
import { optional, type Options } from './arguments.ts';
import { newOrOwn } from './out-file.ts';

/** `bench`: the table of the benchmark of this tree as the value, its lines on standard error. The packed program has none. */
export function bench(options: Options): Promise<Result<unknown>> {
  const script = join(dirname(resourcesFolder()), 'tests', 'bench', 'bench.ts');
  return Promise.resolve(runBench(script, options));
}

/** Runs a benchmark that takes `--json FILE`; without the script: NOT_AVAILABLE. */
export function runBench(script: string, options: Options): Result<unknown> {
  const asked = optional(options, 'json');
  const target = asked === undefined ? undefined : newOrOwn(resolve(asked), isTable);
  if (!existsSync(script)) return fail({ code: 'NOT_AVAILABLE', what: '性能测试' });
  const folder = mkdtempSync(join(tmpdir(), 'bench-table-'));
  try {
    const table = join(folder, 'table.json');
    // Standard output holds one JSON document and nothing else: what the benchmark tells goes to standard error.
    const { status } = spawnSync(process.execPath, [script, '--json', table], {
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0 || !existsSync(table)) throw new Error('the benchmark did not end');
    const text = readFileSync(table, 'utf8');
    if (target !== undefined) writeFileSync(target, text);
    return ok(JSON.parse(text));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isTable(document: unknown): boolean {
  const { node, lines } = (document ?? {}) as { readonly node?: unknown; readonly lines?: unknown };
  return typeof node === 'string' && Array.isArray(lines);
}

import { storageErrorOf } from '../db/errors.ts';
import { appErrorOf } from './application/session/storage-words.ts';
import { errorText } from './contract/error-text.ts';
import { fail, type Result } from './contract/errors.ts';
import { Refusal } from './application/ports.ts';
import { readArguments, Usage } from './cli/arguments.ts';
import { COMMANDS } from './cli/commands.ts';

/** One JSON document on standard output: the value, or the failure with its sentence and next step. */
function print(result: Result<unknown>): void {
  if (result.ok) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { what, next } = errorText(result.error);
  const { code, ...details } = result.error;
  process.stdout.write(
    `${JSON.stringify({ ok: false, error: { code, message: `${what}${next}`, ...details } })}\n`,
  );
  process.exitCode = 1;
}

async function main(): Promise<void> {
  try {
    const { command, options } = readArguments(process.argv.slice(2));
    const run = COMMANDS[command];
    if (run === undefined)
      throw new Usage(`unknown command; there are ${Object.keys(COMMANDS).join(', ')}`);
    print(await run(options));
  } catch (error) {
    if (error instanceof Usage) {
      process.stderr.write(`usage: npm run -s cli -- COMMAND [options]: ${error.message}\n`);
      process.exitCode = 2;
      return;
    }
    print(error instanceof Refusal ? fail(error.error) : fail(failureOf(error)));
  }
}

/** A file of the command line that cannot be read or written; anything else is a bug, told without its text. */
function failureOf(error: unknown) {
  const storage = storageErrorOf(error);
  if (storage?.kind === 'MISSING')
    return { code: 'FILE_MISSING', what: '命令中给出的文件' } as const;
  if (storage?.kind === 'EXISTS') return { code: 'FILE_EXISTS', what: '命令中要写的文件' } as const;
  if (storage !== undefined) return appErrorOf(storage);
  if (error instanceof SyntaxError)
    return {
      code: 'INVALID_INPUT',
      fields: [{ path: 'input', message: '文件不是 JSON' }],
    } as const;
  return { code: 'INTERNAL', incident: error instanceof Error ? error.name : 'unknown' } as const;
}

await main();

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createOffice, type Office } from '../application/office.ts';
import { need, type Progress } from '../application/ports.ts';
import { fail, type Result } from '../contract/errors.ts';
import type { Input, Method, Output } from '../contract/index.ts';
import { nodePorts } from '../ports/node.ts';
import { resourcesFolder } from '../ports/resources-folder.ts';
import { needed, optional, Usage, type Options } from './arguments.ts';

/** The command line at the office's counter: the same calls as the window, typed. */
export interface CommandDesk {
  readonly office: Office;
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Result<Output<M>>>;
  /** The value; a failure ends the command with it (Refusal). */
  readonly must: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
}

/** Words to standard error, one line that grows old in place. */
const words: Progress = {
  report(done, total, text) {
    process.stderr.write(`\r${text} ${done}/${total}${done >= total ? '\n' : ''}`);
  },
};

export function openDesk(options: Options): CommandDesk {
  const registerFile = resolve(needed(options, 'register'));
  const today = optional(options, 'today');
  if (today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(today))
    throw new Usage('--today takes YYYY-MM-DD');
  const logs = join(dirname(registerFile), 'logs');
  const office = createOffice(
    nodePorts({
      registerFile,
      resources: resourcesFolder(),
      logs,
      version: VERSION,
      fixedToday: today,
    }),
  );
  async function call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>> {
    return (await office.invoke(method, input, { progress: words })) as Result<Output<M>>;
  }
  return { office, call, must: async (method, input) => need(await call(method, input)) };
}

export const VERSION = '0.1.0';

/** The first line of the passphrase file. */
export function passphraseOf(options: Options): string {
  const text = readFileSync(needed(options, 'passphrase-file'), 'utf8');
  return text.replace(/^\uFEFF/u, '').split(/\r?\n/u)[0] ?? '';
}

/** Unlocks as --user, or as the first user, made by init. */
export async function unlocked(options: Options): Promise<Result<CommandDesk>> {
  const desk = openDesk(options);
  const state = await desk.call('session.state', {});
  if (!state.ok) return state;
  if (state.value.state === 'missing') return fail({ code: 'FILE_MISSING', what: '台账文件' });
  const userName = optional(options, 'user') ?? state.value.users[0] ?? '';
  const opened = await desk.call('session.unlock', { userName, password: passphraseOf(options) });
  return opened.ok ? { ok: true, value: desk } : opened;
}

import type { z } from 'zod';
import type { LockReason } from '../contract/desk.ts';
import { fail, ok, type AppError, type Result } from '../contract/errors.ts';
import { shellContract, type ShellContract, type ShellMethod } from '../contract/shell.ts';
import { CLIPBOARD_SECONDS, type ClipboardGuard } from './clipboard-guard.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { Tickets } from './tickets.ts';
import type { ZoomPercent } from './window-place.ts';

export interface ShellCallsDependencies {
  readonly version: string;
  readonly dialogs: FileDialogs;
  readonly tickets: Tickets;
  readonly clipboard: ClipboardGuard;
  readonly cancel: (method: string) => number;
  readonly lastLock: () => { lockedBecause: LockReason | null; incident: string | null };
  readonly zoom: (percent: ZoomPercent) => void;
  readonly reveal: (path: string) => void;
}

type Handlers = {
  [M in ShellMethod]: (
    input: z.output<ShellContract[M]['input']>,
  ) => Promise<Result<z.output<ShellContract[M]['output']>>>;
};

/** The calls that the main process answers itself, each after the check of its schema. */
export function createShellCalls(
  dependencies: ShellCallsDependencies,
): (method: ShellMethod, input: unknown) => Promise<Result<unknown>> {
  const handlers = handlersFor(dependencies);
  return async (method, input) => {
    const checked = shellContract[method].input.safeParse(input);
    if (!checked.success) return fail(invalidInput(checked.error));
    const handler = handlers[method] as (input: unknown) => Promise<Result<unknown>>;
    return handler(checked.data);
  };
}

function handlersFor(dependencies: ShellCallsDependencies): Handlers {
  const { dialogs, tickets, clipboard } = dependencies;
  return {
    'dialogs.openFile': async ({ purpose }) => ok(await dialogs.openFile(purpose)),
    'dialogs.saveFile': async ({ purpose, suggestedName }) =>
      ok(await dialogs.saveFile(purpose, suggestedName)),
    'dialogs.chooseFolder': async ({ purpose }) => ok(await dialogs.chooseFolder(purpose)),
    'calls.cancel': ({ method }) => answer({ stopped: dependencies.cancel(method) }),
    'shell.status': () => answer({ version: dependencies.version, ...dependencies.lastLock() }),
    'shell.copy': async ({ text }) => {
      await clipboard.copy(text);
      return ok({ seconds: CLIPBOARD_SECONDS });
    },
    'shell.zoom': ({ percent }) => {
      dependencies.zoom(percent);
      return answer({});
    },
    'shell.reveal': ({ ticket }) => {
      const path = tickets.pathOf(ticket);
      if (path === null) return Promise.resolve(fail({ code: 'NOT_FOUND', what: '文件' }));
      dependencies.reveal(path);
      return answer({});
    },
  };
}

function answer<T>(value: T): Promise<Result<T>> {
  return Promise.resolve(ok(value));
}

function invalidInput(error: z.ZodError): AppError {
  const fields = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return { code: 'INVALID_INPUT', fields };
}

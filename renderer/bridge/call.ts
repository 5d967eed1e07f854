import type { AppError, Result } from '../../electron/contract/errors.ts';
import type { Input, Method, Output } from '../../electron/contract/index.ts';
import type { ShellMethod } from '../../electron/contract/shell.ts';
import { askOffice, askShell, type ShellInput, type ShellOutput } from './desk.ts';

/** An expected failure as a rejection, because TanStack Query speaks in rejections. */
export class CallFailed extends Error {
  override name = 'CallFailed';
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new CallFailed(result.error);
}

/** The value, or a rejection with CallFailed. The only place where a Result becomes a rejection. */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  return valueOf(await askOffice(method, input));
}

/** As call, for what the shell answers itself. */
export async function callShell<M extends ShellMethod>(
  method: M,
  input: ShellInput<M>,
): Promise<ShellOutput<M>> {
  return valueOf(await askShell(method, input));
}

/** The failure a rejection carries; a bug of the window itself is INTERNAL without an incident number. */
export function errorOf(reason: unknown): AppError {
  return reason instanceof CallFailed ? reason.error : { code: 'INTERNAL', incident: '' };
}

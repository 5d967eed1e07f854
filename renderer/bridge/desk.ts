import type { z } from 'zod';
import type { Desk } from '../../electron/contract/desk.ts';
import type { Result } from '../../electron/contract/errors.ts';
import type { Input, Method, Output } from '../../electron/contract/index.ts';
import type { ShellContract, ShellMethod } from '../../electron/contract/shell.ts';

declare global {
  interface Window {
    /** Put there by electron/preload.ts. */
    readonly desk: Desk;
  }
}

export type ShellInput<M extends ShellMethod> = z.input<ShellContract[M]['input']>;
export type ShellOutput<M extends ShellMethod> = z.output<ShellContract[M]['output']>;

/** Asks the office; the answer's shape is the contract's, checked by the office before it leaves. */
export async function askOffice<M extends Method>(
  method: M,
  input: Input<M>,
): Promise<Result<Output<M>>> {
  return (await window.desk.invoke(method, input)) as Result<Output<M>>;
}

/** Asks the shell itself: file dialogs, stopping long work, the clipboard. */
export async function askShell<M extends ShellMethod>(
  method: M,
  input: ShellInput<M>,
): Promise<Result<ShellOutput<M>>> {
  return (await window.desk.invoke(method, input)) as Result<ShellOutput<M>>;
}

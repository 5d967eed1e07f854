import { z } from 'zod';
import { query } from './define.ts';
import { LOCK_REASONS } from './desk.ts';
import { Nothing } from './values.ts';

/** What a dialog is for decides its title and its file kinds (electron/shell/file-dialogs.ts). */
const OPEN_PURPOSES = ['ledger'] as const;
const SAVE_PURPOSES = ['workbook', 'report', 'attachment'] as const;
const FOLDER_PURPOSES = ['export', 'package'] as const;
export type DialogPurpose =
  | (typeof OPEN_PURPOSES)[number]
  | (typeof SAVE_PURPOSES)[number]
  | (typeof FOLDER_PURPOSES)[number];

/** null: the user pressed 取消. `name` is the last part of the path, to be shown. */
const Chosen = z.strictObject({ ticket: z.string(), name: z.string() }).nullable();

/** A name without a folder, and without what Windows forbids in names. */
const FileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\\/:*?"<>|]+$/);

/** The calls that the main process answers itself; they never reach the worker. */
export const shellContract = {
  'dialogs.openFile': query({
    access: 'anyone',
    input: z.strictObject({ purpose: z.enum(OPEN_PURPOSES) }),
    output: Chosen,
    reads: [],
  }),
  'dialogs.saveFile': query({
    access: 'anyone',
    input: z.strictObject({ purpose: z.enum(SAVE_PURPOSES), suggestedName: FileName }),
    output: Chosen,
    reads: [],
  }),
  'dialogs.chooseFolder': query({
    access: 'anyone',
    input: z.strictObject({ purpose: z.enum(FOLDER_PURPOSES) }),
    output: Chosen,
    reads: [],
  }),
  /** Asks the running or waiting calls of a method to stop; they answer CANCELLED. */
  'calls.cancel': query({
    access: 'anyone',
    input: z.strictObject({ method: z.string().max(64) }),
    output: z.strictObject({ stopped: z.int() }),
    reads: [],
  }),
  /** What the unlock page says above its form. */
  'shell.status': query({
    access: 'anyone',
    input: Nothing,
    output: z.strictObject({
      version: z.string(),
      lockedBecause: z.enum(LOCK_REASONS).nullable(),
      incident: z.string().nullable(),
    }),
    reads: ['session'],
  }),
  /** Copies one value; it is taken from the clipboard again after `seconds`, on locking and on leaving. */
  'shell.copy': query({
    access: 'anyone',
    input: z.strictObject({ text: z.string().min(1).max(200) }),
    output: z.strictObject({ seconds: z.int() }),
    reads: [],
  }),
  'shell.zoom': query({
    access: 'anyone',
    input: z.strictObject({ percent: z.union([z.literal(100), z.literal(125), z.literal(150)]) }),
    output: Nothing,
    reads: [],
  }),
  /** Shows a written file in the file manager; only what a ticket of this session stands for. */
  'shell.reveal': query({
    access: 'anyone',
    input: z.strictObject({ ticket: z.string() }),
    output: Nothing,
    reads: [],
  }),
} as const;

export type ShellContract = typeof shellContract;
export type ShellMethod = keyof ShellContract;

export function isShellMethod(name: string): name is ShellMethod {
  return Object.hasOwn(shellContract, name);
}

import { app, clipboard as electronClipboard, shell, type BrowserWindow } from 'electron';
import type { DeskEvent, LockReason } from '../contract/desk.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import { isShellMethod, type ShellMethod } from '../contract/shell.ts';
import { createClipboardGuard, type ClipboardGuard } from './clipboard-guard.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { pushTo } from './ipc-gate.ts';
import type { OfficeClient } from './office-client.ts';
import type { Plain } from './plain-input.ts';
import { createShellCalls } from './shell-calls.ts';
import { createTickets, type Tickets } from './tickets.ts';
import { restartPage, setZoom } from './window.ts';

/** What the shell knows while the program runs: whether the register is open, and what is under way. */
export interface Desk {
  answer(method: string, input: Plain): Promise<Result<unknown>>;
  /**
   * Wipes the page, the thread and the clipboard. Without a register at work, or one that is just being opened, only
   * 'asked' does anything.
   */
  lock(reason: LockReason): Promise<void>;
  /** The worker broke: its register is locked, the clipboard and the tickets go, the page is told. */
  failed(incident: string): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly office: OfficeClient;
  readonly window: () => BrowserWindow | null;
  readonly onIdleMinutes: (minutes: number) => void;
}

interface State extends DeskOptions {
  readonly tickets: Tickets;
  readonly clipboard: ClipboardGuard;
  readonly running: Set<{ method: string; control: AbortController }>;
  readonly shellCalls: (method: ShellMethod, input: unknown) => Promise<Result<unknown>>;
  open: boolean;
  /** Calls under way that open the register. */
  opening: number;
  /** Counts the locks, so that a call that opened the register while it was locked is noticed. */
  locks: number;
  lockedBecause: LockReason | null;
  incident: string | null;
}

/** After one of these succeeded a key is in the worker's memory. */
const OPENING = ['setup.create', 'session.unlock', 'session.recover'];

export function createDesk(options: DeskOptions): Desk {
  const tickets = createTickets();
  const clipboard = createClipboardGuard(electronClipboard);
  const state: State = {
    ...options,
    tickets,
    clipboard,
    running: new Set(),
    shellCalls: createShellCalls({
      version: app.getVersion(),
      dialogs: createFileDialogs(options.window, tickets),
      tickets,
      clipboard,
      cancel: (method) => cancel(state, method),
      lastLock: () => ({ lockedBecause: state.lockedBecause, incident: state.incident }),
      zoom: (percent) => {
        const window = options.window();
        if (window !== null) setZoom(window, percent);
      },
      reveal: (path) => {
        shell.showItemInFolder(path);
      },
    }),
    open: false,
    opening: 0,
    locks: 0,
    lockedBecause: null,
    incident: null,
  };
  return {
    answer: (method, input) => answer(state, method, input),
    lock: (reason) => lock(state, reason),
    failed(incident) {
      state.incident = incident;
      forget(state, 'failed');
    },
    async close() {
      await clipboard.clear();
      await options.office.close();
    },
  };
}

async function answer(state: State, method: string, input: Plain): Promise<Result<unknown>> {
  if (isShellMethod(method)) return state.shellCalls(method, input);
  const resolved = state.tickets.resolve(method, input);
  if (!resolved.ok) return resolved;
  if (method === 'session.lock') {
    await lock(state, 'asked');
    return ok({});
  }
  if (OPENING.includes(method)) return openRegister(state, method, resolved.value);
  const result = await runInOffice(state, method, resolved.value);
  if (!result.ok) return result;
  noticeIdleMinutes(state, method, result.value);
  return method === 'exports.drives' ? ok(withTickets(state.tickets, result.value)) : result;
}

/** A lock that came meanwhile holds: the register that was opened under it is closed again. */
async function openRegister(state: State, method: string, input: Plain): Promise<Result<unknown>> {
  const locks = state.locks;
  state.opening += 1;
  const result = await runInOffice(state, method, input);
  state.opening -= 1;
  if (!result.ok) return result;
  if (state.locks !== locks) {
    await state.office.lock(state.lockedBecause ?? 'asked');
    return fail({ code: 'LOCKED' });
  }
  opened(state);
  return result;
}

async function runInOffice(state: State, method: string, input: Plain): Promise<Result<unknown>> {
  const call = { method, control: new AbortController() };
  state.running.add(call);
  const result = await state.office.invoke(method, input, {
    signal: call.control.signal,
    onProgress: (done, total, words) => {
      push(state, { kind: 'progress', method, done, total, words });
    },
  });
  state.running.delete(call);
  return result;
}

function cancel(state: State, method: string): number {
  const calls = [...state.running].filter((call) => call.method === method);
  for (const call of calls) call.control.abort();
  return calls.length;
}

/** The office's own setting decides when an idle register is locked, not a word of the window. */
function opened(state: State): void {
  state.open = true;
  state.lockedBecause = null;
  state.incident = null;
  void state.office.invoke('settings.get', {}).then((result) => {
    if (result.ok) noticeIdleMinutes(state, 'settings.get', result.value);
  });
}

function noticeIdleMinutes(state: State, method: string, value: unknown): void {
  if (method !== 'settings.get' && method !== 'settings.save') return;
  const { idleMinutes } = value as { idleMinutes?: unknown };
  if (typeof idleMinutes === 'number') state.onIdleMinutes(idleMinutes);
}

/** Drives too reach the window as tickets: `path` holds one. */
function withTickets(tickets: Tickets, value: unknown): unknown {
  const drives = value as readonly { path: string }[];
  return drives.map((drive) => ({ ...drive, path: tickets.issue(drive.path, 'folder') }));
}

async function lock(state: State, reason: LockReason): Promise<void> {
  if (!state.open && state.opening === 0 && reason !== 'asked') return;
  state.incident = null;
  forget(state, reason);
  const window = state.window();
  if (window !== null && reason !== 'asked') restartPage(window);
  await state.office.lock(reason);
  if (window !== null && reason === 'asked') restartPage(window);
}

/** What the shell itself holds of the session that ends. */
function forget(state: State, reason: LockReason): void {
  state.open = false;
  state.locks += 1;
  state.lockedBecause = reason;
  state.tickets.forget();
  void state.clipboard.clear();
  push(state, { kind: 'locked', reason });
}

function push(state: State, event: DeskEvent): void {
  pushTo(state.window(), event);
}

import type * as Electron from 'electron';
import { decode, encode } from './codec.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...values: unknown[]) => unknown;

export interface DoubleIpcMain {
  handle(channel: string, handler: Handler): void;
  removeHandler(channel: string): void;
  readonly channels: readonly string[];
  /** What ipcRenderer.invoke sends, from its frame; the answer is on the wire again. */
  receive(event: object, channel: string, values: unknown[]): Promise<string>;
}

/** Errors arrive as Electron's text and nothing else: no class, no code. */
export function createIpcMain(): DoubleIpcMain {
  const handlers = new Map<string, Handler>();
  return {
    handle(channel, handler) {
      if (handlers.has(channel))
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    removeHandler(channel) {
      handlers.delete(channel);
    },
    get channels() {
      return [...handlers.keys()];
    },
    async receive(event, channel, values) {
      try {
        const handler = handlers.get(channel);
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
        const answer = await handler(event as Electron.IpcMainInvokeEvent, ...values);
        return JSON.stringify({ value: encode(answer) });
      } catch (error) {
        return JSON.stringify({
          error: `Error invoking remote method '${channel}': ${String(error)}`,
        });
      }
    },
  };
}

export interface PageMessage {
  /** Which document of the page asks: the instant at which it began. */
  readonly document: number;
  readonly channel: string;
  readonly values: unknown[];
}

export function readPageMessage(text: string): PageMessage {
  return decode(text) as PageMessage;
}

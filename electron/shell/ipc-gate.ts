import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { EVENT_CHANNEL, INVOKE_CHANNEL, type DeskEvent } from '../contract/desk.ts';
import { fail, type Result } from '../contract/errors.ts';
import { toPlainInput, type Plain } from './plain-input.ts';
import { isDeskUrl } from './window.ts';

/** area.action, as every call of the contract is named. */
const METHOD_NAME = /^[a-z][A-Za-z]{0,30}\.[a-z][A-Za-z]{0,30}$/;

/**
 * The only door between the window and the office. It looks at who asks (security point 17: our window, its
 * top frame, our address) and at the shape of the message, before anything reads it. Whatever is wrong is
 * answered as a value: nothing is thrown over the bridge, where an error would lose its code.
 */
export function installGate(
  window: () => BrowserWindow | null,
  answer: (method: string, input: Plain) => Promise<Result<unknown>>,
  onFailure: (error: unknown) => string,
): void {
  ipcMain.handle(INVOKE_CHANNEL, (event, method: unknown, input: unknown) => {
    if (!isOurPage(event, window()))
      return fail({ code: 'REFUSED', reason: '请求不是来自本程序的窗口' });
    if (typeof method !== 'string' || !METHOD_NAME.test(method)) return badInput('method');
    const plain = toPlainInput(input);
    if (plain === null) return badInput('input');
    return answer(method, plain.value).catch((error: unknown) =>
      fail({ code: 'INTERNAL', incident: onFailure(error) }),
    );
  });
}

/** Sends an event to the page, if there is one. */
export function pushTo(window: BrowserWindow | null, event: DeskEvent): void {
  if (window === null || window.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, event);
}

function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || frame === null) return false;
  return event.sender === window.webContents && frame.parent === null && isDeskUrl(frame.url);
}

function badInput(path: string): Result<unknown> {
  return fail({ code: 'INVALID_INPUT', fields: [{ path, message: '内容的形式不对' }] });
}

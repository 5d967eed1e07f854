import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Desk, DeskEvent } from './contract/desk.ts';

declare const window: unknown;
declare const top: unknown;

/** The whole bridge. A frame inside the page gets nothing (Electron agrees by default; this makes sure). */
if (window === top) {
  const desk: Desk = {
    invoke(method, input) {
      return ipcRenderer.invoke('desk:invoke', method, input) as ReturnType<Desk['invoke']>;
    },
    on(listener) {
      function forward(_event: IpcRendererEvent, event: DeskEvent): void {
        listener(event);
      }
      ipcRenderer.on('desk:event', forward);
      return () => {
        ipcRenderer.removeListener('desk:event', forward);
      };
    },
  };
  contextBridge.exposeInMainWorld('desk', desk);
}

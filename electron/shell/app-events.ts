import { app, type BrowserWindow } from 'electron';

/** A second start shows the first one's window; the last window closed ends the program, the register first. */
export function followApp(window: () => BrowserWindow | null, close: () => Promise<void>): void {
  let closed = false;
  app.on('second-instance', () => {
    const first = window();
    if (first?.isMinimized() === true) first.restore();
    first?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

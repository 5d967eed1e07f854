import { app, BrowserWindow, type Session, type WebContents } from 'electron';
import { APP_HOST, APP_SCHEME, APP_URL } from './app-protocol.ts';
import { rememberedOpening, rememberWindow } from './window-memory.ts';
import { SMALLEST, ZOOM_STEPS, type ZoomPercent } from './window-place.ts';

const TITLE = '平安关爱台账';

/**
 * Opens the one window, sandboxed and isolated (security points 2, 3, 4, 6), where it stood the last time, and loads
 * app://desk/. `placeFile` keeps where it stands.
 */
export function openDeskWindow(
  session: Session,
  preload: string,
  placeFile: string,
): BrowserWindow {
  const { maximized, zoom, ...place } = rememberedOpening(placeFile);
  const window = new BrowserWindow({
    title: TITLE,
    ...place,
    minWidth: Math.min(SMALLEST.width, place.width),
    minHeight: Math.min(SMALLEST.height, place.height),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      session,
      zoomFactor: zoom / 100,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  rememberWindow(window, placeFile);
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'crashed' || reason === 'oom') window.webContents.reload();
  });
  void window.loadURL(APP_URL);
  return window;
}

/** Whether an address is the page itself; compared by its parts, never by how the text begins. */
export function isDeskUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** For every page that comes into being: nothing leads out of it (points 11 to 14). */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isDeskUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
}

/** Everything that the page held goes with its process; the new one knows nothing and asks for the state. */
export function restartPage(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  window.webContents.forcefullyCrashRenderer();
  window.webContents.reload();
}

export function setZoom(window: BrowserWindow, percent: ZoomPercent): void {
  window.webContents.setZoomFactor(percent / 100);
}

/** The next larger (+1) or smaller (-1) of the three steps. */
export function stepZoom(window: BrowserWindow, direction: 1 | -1): void {
  const now = Math.round(window.webContents.getZoomFactor() * 100);
  const steps = direction === 1 ? ZOOM_STEPS : ZOOM_STEPS.toReversed();
  const next = steps.find((step) => (step - now) * direction > 0);
  if (next !== undefined) setZoom(window, next);
}

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow } from 'electron';
import { createIncidentLog } from './ports/incident-log.ts';
import { registerAppScheme, serveRenderer } from './shell/app-protocol.ts';
import { followApp } from './shell/app-events.ts';
import { createDesk } from './shell/desk.ts';
import { createDeskSession } from './shell/desk-session.ts';
import { installGate } from './shell/ipc-gate.ts';
import { watchLockEvents, type LockWatch } from './shell/lock-events.ts';
import { installMenu } from './shell/menu.ts';
import { createOfficeClient } from './shell/office-client.ts';
import { runSelfCheck } from './shell/self-check.ts';
import { guardContents, openDeskWindow } from './shell/window.ts';
import { workerStart } from './shell/worker-start.ts';

/* Everything down to whenReady runs before the first await: Electron wants it so. */
registerAppScheme();
app.enableSandbox();
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.commandLine.appendSwitch('disable-background-networking');
app.on('web-contents-created', (_event, contents) => {
  guardContents(contents);
});
if (app.requestSingleInstanceLock()) void app.whenReady().then(open);
else app.quit();

async function open(): Promise<void> {
  const start = workerStart();
  const log = createIncidentLog(start.logs, () => new Date().toISOString());
  let window: BrowserWindow | null = null;
  let watch: LockWatch | null = null;
  const office = createOfficeClient({
    workerFile: new URL('./register-worker.js', import.meta.url),
    start,
    onFailure(error) {
      const incident = log.record('worker', error);
      desk.failed(incident);
      return incident;
    },
  });
  const desk = createDesk({
    office,
    window: () => window,
    onIdleMinutes: (minutes) => watch?.setMinutes(minutes),
  });
  const session = createDeskSession();
  serveRenderer(session, fileURLToPath(new URL('../renderer', import.meta.url)));
  installGate(
    () => window,
    (method, input) => desk.answer(method, input),
    (error) => log.record('shell', error),
  );
  window = openDeskWindow(
    session,
    fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
    join(app.getPath('userData'), 'window.json'),
  );
  window.on('closed', () => (window = null));
  if (app.commandLine.hasSwitch('self-check')) return runSelfCheck(window, office);
  watch = watchLockEvents(
    window,
    (reason) => void desk.lock(reason),
    () => office.busy,
  );
  installMenu(window, () => void desk.lock('asked'));
  followApp(
    () => window,
    () => desk.close(),
  );
}

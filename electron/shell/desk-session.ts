import { session, type Session } from 'electron';
import { APP_URL } from './app-protocol.ts';

/** Without "persist:" the partition lives in memory: no cache, no storage, no cookies on the disk. */
const PARTITION = 'desk';

/** The one session of the program: answers no permission, reaches no network, downloads nothing. */
export function createDeskSession(): Session {
  const desk = session.fromPartition(PARTITION, { cache: false });
  desk.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  desk.setPermissionCheckHandler(() => false);
  desk.setDevicePermissionHandler(() => false);
  desk.setSpellCheckerEnabled(false);
  desk.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOurs(details.url) });
  });
  desk.on('will-download', (event) => {
    event.preventDefault();
  });
  return desk;
}

/** data: is for the pictures inside the window's own style; devtools: exists in development only. */
function isOurs(url: string): boolean {
  return url.startsWith(APP_URL) || url.startsWith('data:image/') || url.startsWith('devtools://');
}

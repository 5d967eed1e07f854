import { join } from 'node:path';
import { app } from 'electron';
import { resourcesFolder } from '../ports/resources-folder.ts';
import type { WorkerStart } from '../ports/worker-protocol.ts';

/** Where this program keeps what. `--today` holds the day still in development; the packed program ignores it. */
export function workerStart(): WorkerStart {
  const userData = app.getPath('userData');
  return {
    registerFile: join(userData, 'register', 'office.register'),
    resources: resourcesFolder(),
    logs: join(userData, 'logs'),
    version: app.getVersion(),
    fixedToday: app.isPackaged ? undefined : app.commandLine.getSwitchValue('today') || undefined,
  };
}

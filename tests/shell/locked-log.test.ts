import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { resourcesFolder } from '../../electron/ports/resources-folder.ts';
import { createOfficeClient } from '../../electron/shell/office-client.ts';
import { anOffice, CHIEF, setUp } from '../support/office.ts';

const WORKER = pathToFileURL(
  join(import.meta.dirname, '..', '..', 'electron', 'register-worker.ts'),
);

it('the real thread writes why it is locked before its key goes', async () => {
  const desk = anOffice();
  await setUp(desk);
  desk.office.close();
  const client = createOfficeClient({
    workerFile: WORKER,
    start: {
      registerFile: desk.registerFile,
      resources: resourcesFolder(),
      logs: join(desk.folder, 'logs'),
      version: 'test',
      fixedToday: desk.today,
    },
    // The thread that takes its place is still being loaded when the client is closed.
    graceMs: 1000,
    onFailure: (error) => {
      throw error;
    },
  });
  try {
    expect(await client.invoke('session.unlock', CHIEF)).toMatchObject({ ok: true });
    await client.lock('idle');
  } finally {
    await client.close();
  }
  await desk.call('session.unlock', CHIEF);
  const { rows } = await desk.call('audit.list', { subject: 'session', pageSize: 3 });
  desk.dispose();
  expect(rows.toReversed().map(({ action, reason }) => [action, reason])).toEqual([
    ['登录', ''],
    ['锁定', '长时间没有操作'],
    ['登录', ''],
  ]);
});

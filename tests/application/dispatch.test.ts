import { expect, it } from 'vitest';
import { createDispatch } from '../../electron/application/dispatch.ts';
import type { Session } from '../../electron/application/session/session.ts';
import { nodeClock } from '../../electron/ports/node.ts';

/** A session whose register fails at the first thing that is read of it: the role of who asks. */
function dispatchOver(error: Error) {
  const find = () => {
    throw error;
  };
  const open = { user: { id: 1, name: '王建国', role: '负责人' }, register: { users: { find } } };
  return createDispatch({
    session: { current: () => open } as unknown as Session,
    clock: nodeClock('2026-11-15'),
    handlers: { quick: {}, long: {}, open: {} },
    holidays: new Map() as never,
    recordIncident: () => '1234-5678',
  });
}

const progress = { report: () => undefined };

it.each([
  ['a disk that does not answer', 'SQLITE_IOERR_READ', { code: 'DISK_FAILING' }],
  ['a damaged page', 'SQLITE_CORRUPT', { code: 'DAMAGED', what: '台账文件内容' }],
  ['a bug', undefined, { code: 'INTERNAL', incident: '1234-5678' }],
])('answers %s while the role is read, and goes on', async (_what, code, error) => {
  const failure = Object.assign(new Error('no role'), code === undefined ? {} : { code });
  const dispatch = dispatchOver(failure);
  expect(await dispatch('settings.save', {}, progress)).toEqual({ ok: false, error });
});

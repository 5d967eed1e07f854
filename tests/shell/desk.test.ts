import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../../electron/contract/errors.ts';
import { createDesk, type Desk } from '../../electron/shell/desk.ts';
import type { OfficeClient } from '../../electron/shell/office-client.ts';

vi.mock('electron', () => ({
  app: { getVersion: () => '0', isPackaged: false },
  clipboard: { readText: () => Promise.resolve(''), writeText: () => Promise.resolve() },
  shell: {},
  dialog: {},
}));

/** An office whose calls are answered when the test says so. */
function anOffice() {
  const acts: string[] = [];
  const waiting = new Map<string, (result: Result<unknown>) => void>();
  const office: OfficeClient = {
    invoke(method) {
      acts.push(method);
      return new Promise((resolve) => waiting.set(method, resolve));
    },
    selfCheck: () => Promise.resolve(ok({})),
    lock(because) {
      acts.push(`lock: ${because}`);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
    busy: false,
  };
  return {
    office,
    acts,
    answer: (method: string, result: Result<unknown>) => waiting.get(method)?.(result),
  };
}

let office: ReturnType<typeof anOffice>;
let desk: Desk;
beforeEach(() => {
  office = anOffice();
  desk = createDesk({ office: office.office, window: () => null, onIdleMinutes: () => undefined });
});

const USER = { id: 1, name: '王建国', role: '负责人', active: true };

describe('a lock that comes while the register is being opened', () => {
  it.each(['session.unlock', 'session.recover', 'setup.create'])(
    'ends what %s opened after it, and answers LOCKED',
    async (method) => {
      const answer = desk.answer(method, {});
      await desk.lock('suspend');
      office.answer(method, ok(USER));
      expect(await answer).toEqual(fail({ code: 'LOCKED' }));
      expect(office.acts).toEqual([method, 'lock: suspend', 'lock: suspend']);
      expect(await desk.answer('shell.status', {})).toMatchObject({
        value: { lockedBecause: 'suspend' },
      });
    },
  );

  it('leaves the answer alone when nothing was opened', async () => {
    const answer = desk.answer('session.unlock', {});
    await desk.lock('screen');
    const wrong = fail({ code: 'WRONG_PASSPHRASE', waitSeconds: 0 });
    office.answer('session.unlock', wrong);
    expect(await answer).toEqual(wrong);
    expect(office.acts).toEqual(['session.unlock', 'lock: screen']);
  });

  it('holds too when the thread breaks meanwhile', async () => {
    const answer = desk.answer('session.unlock', {});
    desk.failed('AB-1');
    office.answer('session.unlock', ok(USER));
    expect(await answer).toEqual(fail({ code: 'LOCKED' }));
  });

  it('does nothing when no register is open or being opened', async () => {
    await desk.lock('screen');
    expect(office.acts).toEqual([]);
  });

  it('comes no later for a password that was right before it', async () => {
    const answer = desk.answer('session.unlock', {});
    office.answer('session.unlock', ok(USER));
    expect(await answer).toEqual(ok(USER));
    await desk.lock('suspend');
    expect(office.acts).toEqual(['session.unlock', 'settings.get', 'lock: suspend']);
  });
});

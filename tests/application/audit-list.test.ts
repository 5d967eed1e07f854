import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { anOffice, CHIEF, officeAt, setUp } from '../support/office.ts';

const FIRST = '2026-11-10';
const SECOND = '2026-11-12';

describe('the log narrowed', () => {
  const desk = anOffice(FIRST);
  let later: ReturnType<typeof officeAt>;

  beforeAll(async () => {
    await setUp(desk);
    await desk.call('users.add', { name: '张敏', role: '经办人', password: 'first helper' });
    desk.office.close();
    later = officeAt(desk.folder, SECOND);
    await later.call('session.unlock', { userName: '张敏', password: 'first helper' });
    const change = { oldPassword: 'first helper', newPassword: 'another helper' };
    await later.call('users.changePassword', change);
    await later.call('session.lock', {});
    await later.call('session.unlock', CHIEF);
    await later.call('settings.save', {
      ...{ officeName: '台前县禁毒委员会办公室', agencyCode: '', recipient: '', idleMinutes: 10 },
      ...{ copyTo: '', signer: '', checker: '', filler: '' },
    });
  });
  afterAll(() => {
    later.office.close();
    desk.dispose();
  });

  async function linesOf(filter: Input<'audit.list'>) {
    const { total, rows } = await later.call('audit.list', { ...filter, pageSize: 200 });
    expect(total).toBe(rows.length);
    return rows;
  }
  const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

  it('to days of the office holds all of them and no other, and the two halves are the whole', async () => {
    const all = await linesOf({});
    const before = await linesOf({ to: FIRST });
    const after = await linesOf({ from: SECOND, to: SECOND });
    expect(new Set(before.map(({ at }) => dayOf(at)))).toEqual(new Set([FIRST]));
    expect(new Set(after.map(({ at }) => dayOf(at)))).toEqual(new Set([SECOND]));
    expect([...after, ...before]).toEqual(all);
    expect(await linesOf({ from: '2026-11-11', to: '2026-11-11' })).toEqual([]);
  });

  it('to a user and to a subject holds what both say', async () => {
    const all = await linesOf({});
    for (const by of ['张敏', CHIEF.userName])
      expect(await linesOf({ by })).toEqual(all.filter((line) => line.by === by));
    expect((await linesOf({ by: '张敏' })).length).toBeGreaterThan(0);
    const settings = await linesOf({ subject: 'settings' });
    expect(settings).toEqual(all.filter(({ subject }) => subject === '设置'));
    expect(settings.length).toBeGreaterThan(0);
    expect(await linesOf({ by: '张敏', subject: 'settings' })).toEqual([]);
  });

  it('refuses a day that does not exist', async () => {
    expect(await later.refused('audit.list', { from: '2026-02-30' })).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { CHIEF, officeAt, setUpAnew, TOWN } from '../support/office.ts';

let folder: string;
let day: string;
let person: number;
let desk: ReturnType<typeof officeAt>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'office-'));
  day = '2026-11-15';
  const clock = { today: () => day, now: () => `${day}T01:00:00.000Z` };
  desk = officeAt(folder, day, { clock });
  await setUpAnew(desk);
  const entered = { controlStatus: '社会面', registeredOn: '2026-10-01' } as const;
  ({ id: person } = await desk.call('people.create', { fields: aPerson(), ...entered }));
  await desk.call('measures.decide', {
    ...{ personId: person, kind: '社区戒毒', documentNumber: '', decidingUnit: '台前县公安局' },
    ...{ executionPlace: '', decisionOn: '2026-10-31', serviceOn: '2026-10-31', startOn: null },
    ...{ decidedYears: null, agreementNumber: '', agreementOn: null, note: '' },
  });
  await desk.call('todo.refresh', {});
});
afterEach(() => {
  desk.office.close();
  rmSync(folder, { recursive: true, force: true });
});

async function kinds(): Promise<string[]> {
  const { rows } = await desk.call('todo.list', { filter: { scope: 'all' } });
  return rows.map(({ kind }) => kind).filter((kind) => kind === '报到' || kind === '逾期未报到');
}

/** The last day to report in is 15 November: from the 16th on nobody has reported in. */
describe('midnight while the register is open', () => {
  it('is a day of its own: the answers of yesterday are stale, and are made anew', async () => {
    expect((await desk.call('session.state', {})).today).toBe('2026-11-15');
    const before = await kinds();
    day = '2026-11-16';
    expect((await desk.call('session.state', {})).today).toBe('2026-11-16');
    expect(await desk.call('todo.summary', {})).toMatchObject({ asOf: '2026-11-15', stale: true });
    await desk.call('todo.refresh', {});
    expect(await desk.call('todo.summary', {})).toMatchObject({ asOf: '2026-11-16', stale: false });
    expect([before, await kinds()]).toEqual([['报到'], ['逾期未报到']]);
  });

  it('prints no route sheet by the answers of yesterday', async () => {
    day = '2026-11-16';
    const target = join(folder, '清单.docx');
    const asked = { townCode: TOWN, to: '2027-03-01', unmasked: false, reason: '', target };
    await desk.call('todo.routeSheet', asked);
    expect(await kinds()).toEqual(['逾期未报到']);
    expect(await desk.call('todo.summary', {})).toMatchObject({ asOf: '2026-11-16', stale: false });
  });

  it('counts a proposal of the small hours to the day of the office, not of UTC', async () => {
    // Half past midnight in the office is 16:30 of the day before in UTC.
    const night = { today: () => '2026-11-17', now: () => '2026-11-16T16:30:00.000Z' };
    desk.office.close();
    desk = officeAt(folder, '2026-11-17', { clock: night });
    await desk.call('session.unlock', CHIEF);
    await desk.call('grades.propose', { personId: person, grade: '高', reason: '情绪失控' });
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all', kind: '分级审批' } });
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(['2026-11-17']);
  });
});

/** From midnight to eight in the morning the office is a day ahead of UTC. */
describe('a clock that was set back', () => {
  const REFUSED = {
    code: 'REFUSED',
    reason: expect.stringContaining('请先校准电脑日期') as string,
  };
  const reopened = async (today: string, now: string) => {
    desk.office.close();
    desk = officeAt(folder, today, { clock: { today: () => today, now: () => now } });
    return desk.office.invoke('session.unlock', CHIEF);
  };
  const enters = (sequence: number) =>
    desk.office.invoke('people.create', {
      fields: aPerson({ identityNumber: anIdentityNumber('19900307', sequence) }),
      ...{ controlStatus: '社会面', registeredOn: '2026-10-01' },
    });

  it.each([
    ['half past midnight', '2026-11-16T16:30:00.000Z'],
    ['one minute to eight', '2026-11-16T23:59:00.000Z'],
    ['eight in the morning', '2026-11-17T00:00:00.000Z'],
  ])('by a day after something was written at %s is told', async (_hour, last) => {
    await reopened('2026-11-17', last);
    expect(await enters(125)).toMatchObject({ ok: true });
    await reopened('2026-11-16', last);
    expect(await enters(127)).toEqual({ ok: false, error: REFUSED });
    await reopened('2026-11-17', last);
    expect(await enters(127)).toMatchObject({ ok: true });
  });

  it('within the same day of the office does not stop the work', async () => {
    await reopened('2026-11-17', '2026-11-17T02:00:00.000Z');
    expect(await enters(125)).toMatchObject({ ok: true });
    await reopened('2026-11-17', '2026-11-16T17:00:00.000Z');
    expect(await enters(127)).toMatchObject({ ok: true });
  });
});

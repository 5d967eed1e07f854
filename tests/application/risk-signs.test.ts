import { afterEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { actionsOf, aControlDesk, aLife, SECOND, type ControlDesk } from './control-desk.ts';

let desk: ControlDesk;
afterEach(() => desk.dispose());

const aSign = (given: Partial<Input<'riskSigns.record'>> = {}): Input<'riskSigns.record'> => ({
  personId: desk.person,
  happenedOn: '2026-11-20',
  kind: '举报线索',
  note: '群众来电，联系电话13800138000',
  ...given,
});

const LONG_CLEAN = aLife(0, {
  controlStatus: '戒断三年未复吸',
  serviceOn: '',
  startOn: '',
  lastSeizedOn: '2020-03-01',
});

/** Graded 低 by two people, and from 15 November on 无感 where asked for. */
async function graded(lightTouch: boolean): Promise<void> {
  desk = await aControlDesk([lightTouch ? LONG_CLEAN : aLife(0)]);
  const sheet = { personId: desk.person, grade: '低', reason: '戒断六年' } as const;
  const { gradeId } = await desk.call('grades.propose', sheet);
  await desk.asSecond();
  await desk.call('grades.approve', { gradeId });
  if (lightTouch) {
    const asked = { personId: desk.person, reason: '戒断六年' };
    const { id } = await desk.call('lightTouch.propose', asked);
    await desk.open('2026-11-15');
    await desk.call('lightTouch.approve', { id });
  }
  await desk.open('2026-11-22', SECOND);
}

describe('a risk sign', () => {
  it('asks for a review within days, is on the to-do list and in the log, and is voided with its reason', async () => {
    await graded(false);
    const done = await desk.call('riskSigns.record', aSign());
    expect(done).toEqual({ id: done.id, reviewDue: '2026-11-27', lightTouchEnded: false });
    const triggers = async () =>
      (await desk.call('grades.ofPerson', { personId: desk.person })).triggers;
    expect(await triggers()).toEqual([
      { trigger: '举报线索', on: '2026-11-20', due: '2026-11-27' },
    ]);
    const reviews = async () => {
      const { rows } = await desk.call('todo.list', { filter: { scope: 'all' } });
      return rows.map(({ dueOn }) => dueOn);
    };
    expect(await reviews()).toContain('2026-11-27');
    await desk.call('riskSigns.void', { id: done.id, reason: '查无此事' });
    expect(await triggers()).toEqual([]);
    expect(await reviews()).not.toContain('2026-11-27');
    expect(await desk.call('riskSigns.ofPerson', { personId: desk.person })).toEqual([
      {
        id: done.id,
        happenedOn: '2026-11-20',
        kind: '举报线索',
        note: '群众来电，联系电话*******8000',
        source: '录入',
        recordedBy: SECOND.userName,
        voided: true,
        voidReason: '查无此事',
      },
    ]);
    expect((await actionsOf(desk)).slice(0, 2)).toEqual([
      '作废风险线索（查无此事）',
      '登记风险线索',
    ]);
    const again = { id: done.id, reason: '再作废' };
    expect(await desk.refused('riskSigns.void', again)).toMatchObject({ code: 'REFUSED' });
  });

  it('ends 无感式管理 at once', async () => {
    await graded(true);
    const done = await desk.call('riskSigns.record', aSign({ kind: '精神健康危机' }));
    expect(done).toMatchObject({ lightTouchEnded: true, reviewDue: '2026-11-27' });
    expect(await desk.call('lightTouch.ofPerson', { personId: desk.person })).toMatchObject({
      running: false,
      entries: [{ endedOn: '2026-11-22' }],
    });
  });

  it('of the kind 其他 asks for no review and must be told in words', async () => {
    await graded(false);
    const other = aSign({ kind: '其他' });
    expect(await desk.call('riskSigns.record', other)).toMatchObject({ reviewDue: null });
    expect(await desk.refused('riskSigns.record', { ...other, note: '' })).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'note', message: '类别选“其他”的，请写明是什么线索' }],
    });
  });

  it.each([
    ['tomorrow', '2026-11-23', '日期不能在今天之后'],
    ['before the birth', '1989-01-01', '早于出生日期（1990-03-07），请核对'],
  ])('of %s is refused', async (_when, happenedOn, message) => {
    await graded(false);
    expect(await desk.refused('riskSigns.record', aSign({ happenedOn }))).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'happenedOn', message }],
    });
  });
});

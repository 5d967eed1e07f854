import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aControlDesk, aLife, SECOND, type ControlDesk } from './control-desk.ts';

let desk: ControlDesk;
beforeEach(async () => {
  desk = await aControlDesk([CLEAN]);
  await enterLightTouch();
});
afterEach(() => desk.dispose());

const CLEAN = aLife(0, {
  controlStatus: '戒断三年未复吸',
  serviceOn: '',
  startOn: '',
  lastSeizedOn: '2020-03-01',
  occupation: '务农',
});

/** Graded 低 and approved for 无感 by the second user on 15 November 2026. */
async function enterLightTouch(): Promise<void> {
  const personId = desk.person;
  const { set, suggested } = await desk.call('grades.sheet', { personId });
  const known = { F6: ['支持'], F7: ['固定'], F9: ['无'], F10: ['无异常'], F11: ['无'] };
  const answers = { chosen: { ...suggested.chosen, ...known }, forces: suggested.forces };
  const { gradeId } = await desk.call('grades.assess', {
    personId,
    rowId: set?.rowId ?? 0,
    answers,
    grade: '低',
    reason: '戒断六年',
  });
  await desk.asSecond();
  await desk.call('grades.approve', { gradeId });
  await desk.open('2026-11-15');
  const { id } = await desk.call('lightTouch.propose', { personId, reason: '戒断六年' });
  await desk.open('2026-11-15', SECOND);
  await desk.call('lightTouch.approve', { id });
}

async function standing() {
  const { controlStatus, statuses } = await desk.call('people.get', { id: desk.person });
  const { running, entries } = await desk.call('lightTouch.ofPerson', { personId: desk.person });
  return [controlStatus, statuses.at(-1)?.cause, running, entries[0]?.endReason];
}

describe('无感 (R-09) ends when the person is under control again', () => {
  it('by a seizure of before the entry that is told late', async () => {
    const answer = await desk.call('seizures.record', {
      personId: desk.person,
      seizedOn: '2026-06-01',
      unit: '',
      place: '',
      drugs: [],
      finding: '成瘾',
      findingNumber: '',
      note: '',
    });
    expect(answer).toMatchObject({ controlStatus: '社会面', broughtBack: true });
    expect(await standing()).toEqual(['社会面', '复吸重新纳入', false, '管控现状变为“社会面”']);
  });

  it('by a 强制隔离', async () => {
    await desk.call('measures.decide', {
      personId: desk.person,
      kind: '强制隔离戒毒',
      documentNumber: '',
      decidingUnit: '',
      executionPlace: '',
      decisionOn: '2026-11-15',
      serviceOn: null,
      startOn: null,
      decidedYears: null,
      agreementNumber: '',
      agreementOn: null,
      note: '',
    });
    expect(await standing()).toEqual([
      '强制隔离戒毒',
      '复吸重新纳入',
      false,
      '管控现状变为“强制隔离戒毒”',
    ]);
  });
});

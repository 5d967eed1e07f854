import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { TOWN } from '../support/office.ts';
import { aControlDesk, actionsOf, aLife, SECOND, type ControlDesk } from './control-desk.ts';

let desk: ControlDesk;
beforeEach(async () => {
  desk = await aControlDesk([
    aLife(0),
    aLife(1, { controlStatus: '社会面', serviceOn: '', startOn: '' }),
  ]);
});
afterEach(() => desk.dispose());

const papers = () => desk.call('papers.ofPerson', { personId: desk.person });
const stateOf = async (id: string) =>
  (await papers()).papers.find((paper) => paper.id === id)?.state;
function aMark(given: Partial<Input<'papers.mark'>> = {}): Input<'papers.mark'> {
  return {
    personId: desk.person,
    paper: 'plan',
    mark: '有',
    paperOn: '2026-11-01',
    place: '2号柜3盒',
    note: '',
    attachmentId: null,
    ...given,
  };
}

describe('papers.ofPerson', () => {
  it('finds present what records prove, and counts twenty', async () => {
    const before = await papers();
    expect(before.present + before.missing + before.unneeded).toBe(20);
    expect(await stateOf('testSheet')).toBe('缺');
    await desk.test();
    expect(await stateOf('testSheet')).toBe('齐');
    expect(await papers()).toMatchObject({
      present: before.present + 1,
      missing: before.missing - 1,
    });
  });

  it('asks for the half-yearly and yearly papers of the periods that have ended (SUMMARY)', async () => {
    const line = (await papers()).papers.find(({ id }) => id === 'summaries');
    expect(line).toMatchObject({ state: '缺', why: '到期3份，已登记0份' });
  });

  it('agrees with the grade: an imported one is no approved assessment, an approved one is', async () => {
    expect(await stateOf('assessment')).toBe('缺');
    const { gradeId } = await desk.call('grades.propose', {
      personId: desk.person,
      grade: '中',
      reason: '初评',
    });
    expect(await stateOf('assessment')).toBe('缺');
    await desk.call('grades.approve', { gradeId });
    expect(await stateOf('assessment')).toBe('齐');
  });
});

describe('papers.mark', () => {
  it('keeps day, place and who marked it; a new mark voids the one before, both are in the log and on the time line', async () => {
    const first = await desk.call('papers.mark', aMark());
    expect(await stateOf('plan')).toBe('齐');
    await desk.call(
      'papers.mark',
      aMark({ mark: '缺', note: '被借走', paperOn: '2026-11-02', place: '' }),
    );
    const plan = (await papers()).papers.find(({ id }) => id === 'plan');
    expect(plan).toMatchObject({
      state: '缺',
      source: '手工',
      why: '被借走',
      mark: { mark: '缺', paperOn: '2026-11-02', place: '', note: '被借走', recordedBy: '王建国' },
    });
    expect(first.present).toBeGreaterThan(0);
    expect((await actionsOf(desk)).slice(0, 2)).toEqual(['标记档案材料（被借走）', '标记档案材料']);
    const line = await desk.call('people.timeline', { personId: desk.person, kinds: ['档案材料'] });
    expect(line.rows.map(({ on, event, voided }) => [on, event, voided])).toEqual([
      ['2026-11-02', '档案材料（缺）', false],
      ['2026-11-01', '档案材料（有）', true],
    ]);
  });

  it.each<[string, Partial<Input<'papers.mark'>>, string]>([
    ['不需要 without a reason', { mark: '不需要' }, 'note'],
    ['缺 without a reason', { mark: '缺' }, 'note'],
    ['a day that does not exist', { paperOn: '2026-02-30' }, 'paperOn'],
    ['a day to come', { paperOn: '2026-11-16' }, 'paperOn'],
  ])('refuses %s', async (_case, given, path) => {
    expect(await desk.refused('papers.mark', aMark(given))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path }],
    });
  });

  it("refuses an attachment that is nobody's or another person's", async () => {
    expect(await desk.refused('papers.mark', aMark({ attachmentId: 99 }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is taken back with a reason, once', async () => {
    const { id } = await desk.call('papers.mark', aMark());
    await desk.call('papers.unmark', { id, reason: '放错了' });
    expect(await stateOf('plan')).toBe('缺');
    expect(await desk.refused('papers.unmark', { id, reason: '再来' })).toMatchObject({
      code: 'REFUSED',
    });
    expect((await actionsOf(desk))[0]).toBe('作废档案材料标记（放错了）');
  });
});

describe('papers.missing', () => {
  it('lists who lacks papers in a town, and who lacks one of them', async () => {
    const all = await desk.call('papers.missing', { townCode: TOWN });
    expect(all).toMatchObject({ people: 2, total: 2 });
    expect(all.byPaper.find(({ id }) => id === 'agreement')).toEqual({
      id: 'agreement',
      title: '社区戒毒（康复）协议书',
      people: 1,
    });
    const lacking = await desk.call('papers.missing', { townCode: TOWN, paper: 'agreement' });
    expect(lacking.rows.map(({ personId }) => personId)).toEqual([desk.person]);
    expect(await desk.call('papers.missing', { townCode: '410927205' })).toMatchObject({
      people: 0,
      total: 0,
    });
  });

  it('agrees with the page of each person', async () => {
    for (const row of (await desk.call('papers.missing', {})).rows) {
      const own = await desk.call('papers.ofPerson', { personId: row.personId });
      expect([row.present, row.missing, row.unneeded]).toEqual([
        own.present,
        own.missing,
        own.unneeded,
      ]);
      expect(row.missingPapers).toEqual(
        own.papers.filter(({ state }) => state === '缺').map(({ title }) => title),
      );
    }
  });

  it('leaves out who is in the recycle bin', async () => {
    await desk.call('people.recycle', { id: desk.person, reason: '误登' });
    expect(await desk.call('papers.missing', { townCode: TOWN })).toMatchObject({ people: 1 });
  });
});

describe('a second user', () => {
  it('经办人 may mark papers', async () => {
    await desk.asSecond('经办人');
    const { id } = await desk.call('papers.mark', aMark());
    expect((await papers()).papers.find((paper) => paper.id === 'plan')?.mark).toMatchObject({
      id,
      recordedBy: SECOND.userName,
    });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partsOf } from '../support/docx-xml.ts';
import { CHIEF } from '../support/office.ts';
import { aMember } from './household-desk.ts';
import { aReviewDesk, CLERK, type ReviewDesk } from './rounds-desk.ts';

const HELPER = { userName: '李秀英', password: 'second helper' };

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await aReviewDesk('2026-06-20');
  await desk.call('users.add', {
    ...{ name: HELPER.userName, role: '经办人', password: HELPER.password },
  });
});
afterEach(() => desk.dispose());

/** The sheet of an entry concluded by the reviewer, warnings confirmed, and approved by the chief. */
async function approved(
  entryId: number,
  sheet: Parameters<ReviewDesk['save']>[1],
  level: '已返贫' | '高' | '中' | '低',
) {
  await desk.settle(entryId);
  const { roundId } = await desk.save(entryId, sheet);
  await desk.as(CLERK);
  await desk.conclude(entryId, level, '实地核实');
  for (const { id: check, severity } of (await desk.call('rounds.entry', { entryId })).checks)
    if (severity === 'warning') {
      const of = await desk.of(entryId);
      await desk.call('rounds.confirmWarning', { ...of, check, reason: '已核实' });
    }
  await desk.as(CHIEF);
  const answer = await desk.call('rounds.approve', { roundId, entryIds: [entryId] });
  expect(answer).toEqual({ approved: 1, refused: [] });
}

/** Two registered people of one household, both on the list. */
async function aCouple() {
  const first = await desk.person();
  const second = await desk.person();
  await desk.call('povertyCases.open', {
    ...{ personId: first, source: '新登记', clueOn: '2026-06-01', note: '' },
  });
  const { householdId } = await desk.call('households.ofPerson', { personId: first });
  await desk.call('households.saveMember', {
    ...{ id: householdId ?? 0, memberId: null },
    fields: aMember({
      ...{ personId: second, name: '', relation: '配偶', sex: null, birthOn: null },
      ...{ labour: '普通劳动力', health: '健康' },
    }),
  });
  return { first, second, householdId: householdId ?? 0 };
}

describe('an approved conclusion', () => {
  it('does not leave the list of a round by a clerk alone', async () => {
    await desk.person();
    const round = await desk.open();
    const [entry] = await desk.entries(round.id);
    await approved(entry!.id, { wage: '0' }, '高');
    await desk.as(HELPER);
    const error = await desk.refused('rounds.removePerson', {
      ...(await desk.of(entry!.id)),
      ...{ reason: '误登', note: '名字写错' },
    });
    expect(error).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await desk.call('rounds.get', { id: round.id })).toMatchObject({
      ...{ listed: 1, left: 0, levels: { 已返贫: 0, 高: 1, 中: 0, 低: 0 } },
    });
  });
});

describe('closing a watch', () => {
  it('rests on the gravest conclusion of the household in the last round, not on who was visited last', async () => {
    const { householdId } = await aCouple();
    const round = await desk.open();
    const [one, other] = await desk.entries(round.id);
    await approved(one!.id, { visitedOn: '2026-06-10', people: 2, wage: '0' }, '高');
    await approved(other!.id, { visitedOn: '2026-06-18', people: 2, wage: '60000' }, '低');
    const { rows } = await desk.call('watches.list', { open: true, householdId });
    const conclusion = rows[0]?.conditions.find(({ id }) => id === 'conclusion');
    expect(conclusion).toEqual({
      id: 'conclusion',
      met: false,
      text: '最近一次审定的研判结论是“高”',
    });
  });

  it('is not dated before the visit that it rests on', async () => {
    await desk.person();
    const round = await desk.open();
    const [entry] = await desk.entries(round.id);
    const householdId = entry!.householdId;
    await desk.call('watches.open', {
      ...{ householdId, identifiedOn: '2025-11-20', level: '高', riskTypes: [], reason: '摸排' },
    });
    await approved(entry!.id, { visitedOn: '2026-06-18', wage: '60000' }, '低');
    const { rows } = await desk.call('watches.list', { open: true, householdId });
    const watch = rows[0]!;
    const proposed = await desk.call('watches.proposeClosing', {
      ...{ id: watch.id, revision: watch.revision, way: '自然消除', note: '已稳定' },
    });
    await desk.as(CLERK);
    const early = { id: proposed.id, revision: proposed.revision, on: '2026-06-01' };
    expect(await desk.refused('watches.close', early)).toMatchObject({
      reason: expect.stringContaining('2026-06-18') as string,
    });
    expect(await desk.call('watches.close', { ...early, on: '2026-06-18' })).toMatchObject({
      closedOn: '2026-06-18',
    });
  });
});

describe('the notice for the village', () => {
  it('names the head of the household when that is another registered person, over the days that the step asks for', async () => {
    const { first, second, householdId } = await aCouple();
    const detail = await desk.call('households.get', { id: householdId });
    const saveMember = async (personId: number, relation: '户主' | '配偶') => {
      const member = detail.members.find((each) => each.personId === personId);
      const own = { personId, name: '', relation, sex: null, birthOn: null };
      await desk.call('households.saveMember', {
        ...{ id: householdId, memberId: member?.id ?? 0, fields: aMember(own) },
      });
    };
    await saveMember(first, '配偶');
    await saveMember(second, '户主');
    const { rows } = await desk.call('povertyCases.list', {});
    const id = rows[0]?.id ?? 0;
    const target = join(desk.folder, '公示.docx');
    await desk.call('povertyCases.notice', { id, category: '脱贫不稳定户', target });
    const text = textOf(target);
    expect(text).toContain('纳入类别脱贫不稳定户');
    expect(text).toContain('户主姓名张立丙');
    expect(text).toContain('2026年6月20日至2026年6月25日（张贴当天不计，共5天）');
    await desk.looked(({ people }) => people.update(second, { lightTouch: true }));
    expect(await desk.refused('povertyCases.notice', { id, target })).toMatchObject({
      reason: expect.stringContaining('无感') as string,
    });
  });
});

function textOf(path: string): string {
  const xml = partsOf(readFileSync(path))['word/document.xml'] ?? '';
  return xml.replace(/<[^>]+>/g, '');
}

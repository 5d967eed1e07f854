import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { villageWords } from '../../db/domain/values/village-name.ts';
import { partsOf } from '../support/docx-xml.ts';
import { CHIEF, TOWN } from '../support/office.ts';
import { aTest } from './control-desk.ts';
import { aReviewDesk, CLERK, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
let roundId: number;
let entryId: number;
let householdId: number;
let personId: number;
beforeEach(async () => {
  desk = await aReviewDesk();
  personId = await desk.person();
  roundId = (await desk.open()).id;
  const [entry] = await desk.entries(roundId);
  entryId = entry!.id;
  householdId = entry!.householdId;
  await desk.settle(entryId);
});
afterEach(() => desk.dispose());

const detail = () => desk.call('rounds.entry', { entryId });

async function confirmWarnings(): Promise<void> {
  for (const { id: check, severity } of (await detail()).checks)
    if (severity === 'warning')
      await desk.call('rounds.confirmWarning', {
        ...(await desk.of(entryId)),
        ...{ check, reason: '已核实' },
      });
}

async function approve() {
  await desk.as(CLERK);
  return desk.call('rounds.approve', { roundId, entryIds: [entryId] });
}

async function withoutContact(): Promise<void> {
  const { revision, townCode, noLabour } = await desk.call('households.get', { id: householdId });
  await desk.call('households.update', {
    ...{ id: householdId, revision },
    fields: {
      ...{ number: '', townCode, villageCode: null, address: '', noLabour, note: '' },
      ...{ contactName: '', contactUnit: '', contactPhone: '' },
    },
  });
}

describe('the checks of an approved sheet', () => {
  it('stay those of its approval, whatever becomes of the household, also in the closed round', async () => {
    await desk.save(entryId, { wage: '50', business: '20000' });
    await desk.conclude(entryId, '低');
    await confirmWarnings();
    const before = (await detail()).checks;
    expect(before.map(({ id, confirmed }) => [id, confirmed])).toEqual([['FP-22', '已核实']]);
    expect(await approve()).toEqual({ approved: 1, refused: [] });
    await withoutContact();
    expect(await detail()).toMatchObject({ checks: before, errors: 0, warnings: 0 });
    const { revision } = await desk.call('rounds.get', { id: roundId });
    await desk.call('rounds.close', { id: roundId, revision });
    expect(await detail()).toMatchObject({ roundClosed: true, checks: before, errors: 0 });
    expect(await desk.entries(roundId, { withErrors: true })).toEqual([]);
  });

  it('are those of today again once the approval is taken back', async () => {
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    await approve();
    await withoutContact();
    await desk.save(entryId, { wage: '9500' });
    expect((await detail()).checks.map(({ id }) => id)).toEqual(['FP-19']);
  });

  it('are none of an approval before which none were kept', async () => {
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    await approve();
    await withoutContact();
    await desk.looked(({ rounds }) => {
      const kept = JSON.parse(rounds.sheetOf(entryId)?.finding ?? '') as object;
      rounds.updateSheet(entryId, { finding: JSON.stringify({ ...kept, checks: undefined }) });
    });
    expect(await detail()).toMatchObject({ checks: [], errors: 0 });
  });
});

describe('an approval', () => {
  const refusal = '研判以后情况有变化，按规则的建议由“低”变为“中”，请退回重新研判';

  /** The round before, in which the person was visited on 10 December. */
  async function visitedBefore(): Promise<void> {
    const former = await desk.open({
      ...{ year: 2025, name: '年末', firstOn: '2025-11-15', lastOn: '2025-12-31' },
    });
    const [entry] = await desk.entries(former.id);
    await desk.save(entry!.id, { visitedOn: '2025-12-10' });
  }

  it('is refused when a positive test since the conclusion changes what the rules propose', async () => {
    await visitedBefore();
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    const positive = { testedOn: '2026-06-15', result: '阳性', drug: '海洛因' } as const;
    await desk.call('tests.record', aTest(personId, positive));
    expect((await approve()).refused.map(({ why }) => why)).toEqual([refusal]);
    expect((await detail()).state).toBe('已研判');
    await desk.call('rounds.sendBack', { ...(await desk.of(entryId)), reason: '检测呈阳性' });
    expect((await detail()).proposed).toBe('中');
  });

  it('is given when a rule put right since the conclusion leaves the proposal as it was', async () => {
    await desk.save(entryId);
    await desk.conclude(entryId, '低');
    await desk.call('rules.change', {
      ...{ ruleId: 'POVERTY-LINE', validFrom: '2026-06-01', legalBasis: '更正' },
      value: { year: 2026, place: '台前县', amount: '7400.00' },
    });
    expect(await approve()).toEqual({ approved: 1, refused: [] });
    expect((await detail()).risk?.line).toBe('7300.00');
  });
});

describe('a watch that a mistaken approval opened', () => {
  async function approvedGrave(): Promise<void> {
    await desk.save(entryId, { housing: false });
    await desk.conclude(entryId, '高');
    expect(await approve()).toEqual({ approved: 1, refused: [] });
  }
  const lastLog = async () => (await desk.call('audit.list', {})).rows[0];

  it('is named when the conclusion is sent back, and until it is voided', async () => {
    await approvedGrave();
    expect((await detail()).watchOpen).toBe(false);
    const back = { ...(await desk.of(entryId)), reason: '误判' };
    expect(await desk.call('rounds.sendBack', back)).toMatchObject({
      ...{ state: '已回访', watchOpen: true },
    });
    const [watch] = (await desk.call('watches.list', {})).rows;
    expect((await lastLog())?.action).toBe('退回研判结论（该户仍在监测中）');
    const { id, revision } = watch!;
    await desk.call('watches.void', { id, revision, reason: '误判' });
    expect((await detail()).watchOpen).toBe(false);
  });

  it('is named when the sheet is changed, and when the next conclusion is a low one', async () => {
    await approvedGrave();
    expect((await desk.save(entryId)).watchOpen).toBe(true);
    expect((await lastLog())?.action).toBe('录入回访登记表（收回审定）（该户仍在监测中）');
    await desk.as(CHIEF);
    await desk.conclude(entryId, '低');
    await confirmWarnings();
    expect(await approve()).toEqual({ approved: 1, refused: [] });
    expect(await detail()).toMatchObject({ conclusion: '低', watchOpen: true });
  });
});

describe('somebody on the list who is in the recycle bin', () => {
  const textOf = (target: string) =>
    (partsOf(readFileSync(target))['word/document.xml'] ?? '').replace(/<[^>]+>/g, '');

  it('gets no form, and stays on the list and the reminder with the mark', async () => {
    const other = await desk.person();
    await desk.call('rounds.addPerson', { roundId, personId: other, note: '后来发现' });
    const [gone, stays] = await desk.entries(roundId);
    await desk.call('people.recycle', { id: personId, reason: '重复登记' });
    const place = { roundId, townCode: TOWN, target: join(desk.folder, '回访.docx') };
    expect(await desk.call('rounds.forms', { ...place, villageCode: null })).toMatchObject({
      people: 1,
    });
    expect(textOf(place.target)).toContain(stays!.fullName);
    expect(textOf(place.target)).not.toContain(gone!.fullName);
    expect(await desk.call('rounds.reminder', place)).toMatchObject({ people: 2 });
    expect(textOf(place.target).match(/已移入回收站/g)).toHaveLength(1);
    const rows = await desk.entries(roundId);
    expect(rows.map(({ id, recycled }) => [id, recycled])).toEqual([
      [entryId, true],
      [stays!.id, false],
    ]);
  });
});

describe('a village where nobody waits', () => {
  it('is told as the village, not as its town, and counted before a form is written', async () => {
    const { villageCode } = await desk.call('households.get', { id: householdId });
    const villages = await desk.call('regions.villages', { townCode: TOWN });
    const empty = villages.find(({ code }) => code !== villageCode);
    const place = { roundId, townCode: TOWN };
    const count = async (of: string | null) =>
      (await desk.call('rounds.toPrint', { ...place, villageCode: of })).people;
    expect([await count(null), await count(empty!.code)]).toEqual([1, 0]);
    const target = join(desk.folder, '回访.docx');
    expect(
      await desk.refused('rounds.forms', { ...place, villageCode: empty!.code, target }),
    ).toEqual({
      code: 'REFUSED',
      reason: `城关镇${villageWords(empty!.name).place}没有待回访的人，不需要打印登记表`,
    });
    await desk.save(entryId);
    expect(await count(null)).toBe(0);
  });
});

describe('the preview of a round', () => {
  it('counts people whom a household without a category keeps off the list', async () => {
    const told = async () => {
      const { people, hints } = await desk.call('rounds.preview', {});
      return { people, hints: hints.filter((hint) => hint.includes('第33列')) };
    };
    expect(await told()).toEqual({ people: 1, hints: [] });
    await desk.looked(({ connection: { db } }) =>
      db.prepare("UPDATE household_categories SET voided_at = '2026-06-20T00:00:00.000Z'").run(),
    );
    expect(await told()).toEqual({
      people: 0,
      hints: [
        '没有应回访的人员：请先登记户和贫困属性，或在人员台账第33列填写',
        '有1人台账第33列属应回访的类别，但所在户没有登记现行的贫困属性，没有列入名单；请到该户登记贫困属性',
      ],
    });
  });
});

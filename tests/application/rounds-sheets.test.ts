import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHIEF } from '../support/office.ts';
import { aReviewDesk, aSheet, CLERK, type ReviewDesk } from './rounds-desk.ts';

let desk: ReviewDesk;
let roundId: number;
let first: number;
let second: number;
beforeEach(async () => {
  desk = await aReviewDesk();
  await desk.person();
  await desk.person();
  roundId = (await desk.open()).id;
  [first = 0, second = 0] = (await desk.entries(roundId)).map(({ id }) => id);
});
afterEach(() => desk.dispose());

const detail = (entryId: number) => desk.call('rounds.entry', { entryId });
const approve = (...entryIds: number[]) => desk.call('rounds.approve', { roundId, entryIds });

describe('keying a sheet in', () => {
  it('opens with household and ledger, and answers R-11 with its evidence', async () => {
    await desk.call('rounds.assign', { roundId, visitor: '陈静', entryIds: [first] });
    const opened = await detail(first);
    expect(opened).toMatchObject({
      ...{ sheet: null, complete: false, previous: null, risk: null, checks: [] },
      prefilled: { visitor: '陈静', people: 1, wage: null, housing: null, bail: '无' },
      basis: { year: 2026, place: '台前县', line: '7300.00', nearFactor: '1.2' },
    });
    const saved = await desk.save(first, { wage: '6299.99', medicalCost: null });
    expect(saved).toMatchObject({
      ...{ state: '已回访', perHead: '7299.99', proposed: '高', previousLevel: null },
      risk: {
        ...{ perHead: '7299.99', line: '7300.00', lineWhy: '', level: '高' },
        signals: [
          {
            ...{ code: 'I1', label: '人均纯收入低于监测收入线' },
            evidence: '人均纯收入7299.99元，低于2026年监测收入线7300.00元',
          },
        ],
        why: '人均纯收入低于监测收入线（I1），建议“高”；另有2项不能判断，没有计入',
      },
      ...{ recordedBy: '王建国', errors: 1, warnings: 0 },
    });
    expect(saved.risk?.unset.map(({ code }) => code)).toEqual(['I3', 'C1']);
    expect(saved.checks.map(({ id }) => id)).toEqual(['FP-19']);
    // The page of the household tells of a sheet that is not concluded what the list of the round tells.
    const { rounds } = await desk.call('households.get', { id: saved.householdId });
    expect(rounds).toMatchObject([
      { entryId: first, state: '已回访', perHead: '7299.99', proposed: '高', level: null },
    ]);
  });

  it('keeps a draft that counts nowhere, and says what a complete one lacks', async () => {
    const draft = { visitedOn: null, visitor: '', wage: null, housing: null };
    expect(await desk.save(first, draft, false)).toMatchObject({
      ...{ state: '草稿', perHead: null, proposed: null, errors: 0, checks: [] },
    });
    expect(await desk.call('rounds.get', { id: roundId })).toMatchObject({
      visited: 0,
      waiting: 2,
    });
    const complete = { ...(await desk.of(first)), sheet: aSheet(draft), complete: true };
    expect(await desk.refused('rounds.saveSheet', complete)).toEqual({
      code: 'INVALID_INPUT',
      fields: [
        { path: 'sheet.visitedOn', message: '请填写回访日期' },
        { path: 'sheet.visitor', message: '请填写回访人' },
        { path: 'sheet.wage', message: '请填写工资性收入，没有的填0' },
      ],
    });
  });

  it.each([
    ['2026-05-31', '回访日期不能早于本轮开始（2026-06-01）'],
    ['2026-06-21', '回访日期不能在今天之后'],
    ['2026-06-31', '没有这一天，请核对日期'],
  ])('refuses a visit on %s', async (visitedOn, message) => {
    const sheet = aSheet({ visitedOn });
    const given = { ...(await desk.of(first)), sheet, complete: false };
    expect(await desk.refused('rounds.saveSheet', given)).toMatchObject({ fields: [{ message }] });
  });

  it('refuses more workers than people', async () => {
    const sheet = aSheet({ people: 2, ableToWork: 3, working: 3 });
    const given = { ...(await desk.of(first)), sheet, complete: false };
    expect(await desk.refused('rounds.saveSheet', given)).toMatchObject({
      fields: [{ path: 'sheet.ableToWork' }, { path: 'sheet.working' }],
    });
  });

  it('is refused over what somebody else has saved meanwhile', async () => {
    const seen = await desk.of(first);
    await desk.save(first, { wishes: '想学电焊' });
    const late = { ...seen, sheet: aSheet({ wishes: '没有' }), complete: true };
    expect(await desk.refused('rounds.saveSheet', late)).toMatchObject({ code: 'CONFLICT' });
    expect((await detail(first)).sheet?.wishes).toBe('想学电焊');
  });

  it('masks numbers in notes, and does not write the mask over them', async () => {
    const shown = await desk.save(first, { wishes: '联系电话19900001234' });
    expect(shown.sheet?.wishes).toBe('联系电话*******1234');
    const again = { ...(await desk.of(first)), complete: true };
    const sheet = { ...shown.sheet!, people: 2 };
    await desk.call('rounds.saveSheet', { ...again, sheet });
    const kept = await desk.looked(({ rounds }) => rounds.sheetOf(first));
    expect(kept).toMatchObject({ wishes: '联系电话19900001234', people: 2 });
    const other = { ...sheet, wishes: '联系电话*******9999' };
    expect(
      await desk.refused('rounds.saveSheet', {
        ...(await desk.of(first)),
        sheet: other,
        complete: true,
      }),
    ).toMatchObject({ fields: [{ path: 'sheet.wishes' }] });
  });
});

describe('conclusion and approval', () => {
  it('needs a reason where it differs from the proposal, which confirms FP-26', async () => {
    await desk.save(first);
    await desk.settle(first);
    const differing = { ...(await desk.of(first)), level: '中', reason: '' } as const;
    expect(await desk.refused('rounds.conclude', differing)).toMatchObject({
      fields: [{ path: 'reason', message: '结论与按规则的建议“低”不一致，请写明理由' }],
    });
    const concluded = await desk.conclude(first, '中', '刚找到工作，收入不稳');
    expect(concluded).toMatchObject({
      ...{ state: '已研判', conclusion: '中', proposed: '低', concludedBy: '王建国', warnings: 0 },
      checks: [{ id: 'FP-26', severity: 'warning', confirmed: '刚找到工作，收入不稳' }],
    });
  });

  it('keeps what was found, whatever the rules become', async () => {
    await desk.save(first, { wage: '6000' });
    await desk.conclude(first, '高');
    await desk.call('rules.change', {
      ...{ ruleId: 'POVERTY-LINE', validFrom: '2026-06-01', legalBasis: '更正' },
      value: { year: 2026, place: '台前县', amount: '5000.00' },
    });
    expect((await detail(first)).risk).toMatchObject({ line: '7300.00', level: '高' });
    await desk.save(second, { wage: '6000' });
    expect((await detail(second)).risk).toMatchObject({ line: '5000.00', level: '低' });
  });

  it('is approved by another than who concluded; the others are named with the reason', async () => {
    await desk.save(first);
    await desk.settle(first);
    await desk.conclude(first, '低');
    const { fullName } = await detail(second);
    const { refused } = await approve(first, second);
    expect(refused).toEqual([
      {
        entryId: first,
        fullName: (await detail(first)).fullName,
        why: '须由作出研判结论以外的审核人或负责人审定',
      },
      { entryId: second, fullName, why: '还没有回访' },
    ]);
    await desk.as(CLERK);
    expect(await approve(first)).toEqual({ approved: 1, refused: [] });
    expect(await detail(first)).toMatchObject({
      ...{ state: '已审定', approvedBy: '张敏', approvedSelf: false },
    });
    expect(await desk.call('rounds.get', { id: roundId })).toMatchObject({
      ...{ visited: 1, approved: 1, levels: { 低: 1, 中: 0, 高: 0, 已返贫: 0 } },
    });
  });

  it('is blocked by errors, and by warnings until they are confirmed with a reason', async () => {
    await desk.save(first, { wage: '50', business: '20000' });
    await desk.conclude(first, '低');
    await desk.as(CLERK);
    expect((await approve(first)).refused[0]?.why).toBe('有1项核对错误没有改正');
    await desk.settle(first);
    expect((await approve(first)).refused[0]?.why).toBe('有1项核对提示没有确认');
    const confirm = async (check: string, reason: string) => ({
      ...(await desk.of(first)),
      ...{ check, reason },
    });
    expect(
      await desk.refused('rounds.confirmWarning', await confirm('FP-01', '没有')),
    ).toMatchObject({ reason: '没有需要确认的核对提示FP-01' });
    await desk.call('rounds.confirmWarning', await confirm('FP-22', '零工半天'));
    expect((await detail(first)).warnings).toBe(0);
    await desk.call('rounds.confirmWarning', await confirm('FP-22', ''));
    expect((await detail(first)).warnings).toBe(1);
    await desk.call('rounds.confirmWarning', await confirm('FP-22', '零工半天'));
    expect((await approve(first)).approved).toBe(1);
  });

  it('cannot confirm an error away', async () => {
    await desk.save(first);
    const given = { ...(await desk.of(first)), check: 'FP-19', reason: '以后再补' };
    expect(await desk.refused('rounds.confirmWarning', given)).toMatchObject({
      reason: 'FP-19是错误，须改正，不能确认',
    });
  });

  it('of 高 puts the household under watch from the day of the visit', async () => {
    await desk.save(first, { housing: false, riskTypes: ['因毒'] });
    await desk.settle(first);
    await desk.conclude(first, '高');
    await desk.as(CLERK);
    await approve(first);
    expect((await desk.call('watches.list', {})).rows).toMatchObject([
      { identifiedOn: '2026-06-10', level: '高', riskTypes: ['因毒'], closedOn: null },
    ]);
  });

  it('is taken back by a change of the sheet, and the log says so', async () => {
    await desk.save(first);
    await desk.settle(first);
    await desk.conclude(first, '低');
    await desk.as(CLERK);
    await approve(first);
    const same = await desk.save(first);
    expect(same.state).toBe('已审定');
    const changed = await desk.save(first, { wage: '9500' });
    expect(changed).toMatchObject({
      ...{ state: '已回访', conclusion: null, approvedBy: '', concludedBy: '' },
    });
    const { rows } = await desk.call('audit.list', {});
    expect(rows[0]?.action).toBe('录入回访登记表（收回审定）');
  });

  it('is sent back with a reason, which stands until the next conclusion', async () => {
    await desk.save(first);
    await desk.conclude(first, '中', '不放心');
    const back = { ...(await desk.of(first)), reason: '理由不充分' };
    expect(await desk.call('rounds.sendBack', back)).toMatchObject({
      ...{ state: '已回访', conclusion: null, returnedReason: '理由不充分', warnings: 0 },
      ...{
        returned: true,
        returnedBy: CHIEF.userName,
        returnedAt: expect.stringMatching(/^2026-06-(19|20)T/) as string,
      },
    });
    const sentBack = async () =>
      (await desk.entries(roundId, { returned: true })).map(({ id, returned }) => [id, returned]);
    expect(await sentBack()).toEqual([[first, true]]);
    const again = await desk.conclude(first, '低');
    expect([again.returnedReason, again.returnedBy, again.returnedAt]).toEqual(['', '', '']);
    expect(await sentBack()).toEqual([]);
  });
});

describe('closing a round', () => {
  async function settleBoth(): Promise<void> {
    await desk.save(first);
    await desk.settle(first);
    await desk.conclude(first, '低');
    await desk.as(CLERK);
    await approve(first);
    const unmet = { ...(await desk.of(second)), reason: '失联', note: '' } as const;
    await desk.call('rounds.setUnmet', unmet);
  }
  const revision = async () => (await desk.call('rounds.get', { id: roundId })).revision;

  it('waits for everybody, then lets nothing change any more', async () => {
    await desk.save(first);
    const early = { id: roundId, revision: await revision() };
    expect(await desk.refused('rounds.close', early)).toMatchObject({
      reason: '还不能办结：1人待回访，须回访或登记未回访原因；1人已回访，还没有研判结论',
    });
    await settleBoth();
    const closed = await desk.call('rounds.close', { id: roundId, revision: await revision() });
    expect(closed).toMatchObject({
      ...{ closedBy: '张敏', closedOn: '2026-06-20', selfApproved: false, listed: 2 },
      ...{ visited: 1, unmet: 1, waiting: 0, approved: 1 },
    });
    const given = { ...(await desk.of(first)), sheet: aSheet(), complete: true };
    const closedWords = { reason: '这一轮回访已经办结，不能再改；确需更正的，由负责人重新开启' };
    expect(await desk.refused('rounds.saveSheet', given)).toMatchObject(closedWords);
    const person = await desk.call('rounds.entry', { entryId: first });
    expect(
      await desk.refused('rounds.addPerson', { roundId, personId: person.personId, note: '补' }),
    ).toMatchObject(closedWords);
    expect(await desk.refused('rounds.approve', { roundId, entryIds: [first] })).toMatchObject(
      closedWords,
    );
  });

  it('is taken back by the chief, but not once a report with its figures is issued', async () => {
    await settleBoth();
    await desk.call('rounds.close', { id: roundId, revision: await revision() });
    const reopening = async () => ({ id: roundId, revision: await revision(), reason: '漏了一户' });
    expect(await desk.refused('rounds.reopen', await reopening())).toMatchObject({
      code: 'NOT_PERMITTED',
    });
    await desk.as(CHIEF);
    expect(await desk.call('rounds.reopen', await reopening())).toMatchObject({ closedOn: null });
    await desk.call('rounds.close', { id: roundId, revision: await revision() });
    for (const [kind, period] of [
      ['return-visit', '2026-mid'],
      ['poverty-summary', '2026-mid'],
      ['poverty-annual', '2026'],
    ]) {
      await desk.looked(({ connection: { db } }) => {
        db.prepare('DELETE FROM reports').run();
        db.prepare(
          `INSERT INTO reports (kind, period, state, title, prepared_by, prepared_at)
           VALUES (?, ?, 'issued', '报告', '张敏', '2026-06-20T00:00:00.000Z')`,
        ).run(kind, period);
      });
      expect(await desk.refused('rounds.reopen', await reopening())).toMatchObject({
        reason: '用到这一轮的报告已经签发，不能重新开启；确需更正的，在下一轮更正并说明',
      });
    }
  });
});

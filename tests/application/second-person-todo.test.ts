import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../electron/contract/index.ts';
import { CHIEF } from '../support/office.ts';
import { aRoundDesk, USUAL } from './round-desk.ts';
import { aReviewDesk, CLERK, TODAY, type ReviewDesk } from './rounds-desk.ts';

type Filter = Input<'todo.list'>['filter'];
type Line = Output<'todo.list'>['rows'][number];

const OF_ROUNDS = ['逐人回访', '回访研判', '回访审定', '回访退回', '回访办结'];

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await aReviewDesk();
});
afterEach(() => desk.dispose());

async function lines(filter: Partial<Filter> = {}): Promise<Line[]> {
  return (await desk.call('todo.list', { filter: { scope: 'all', ...filter } })).rows;
}

const notAgreed = { code: 'NOT_PERMITTED', needs: '提出人以外的审核人或负责人' };

describe('an open round on the to-do list', () => {
  let roundId = 0;
  let first = 0;
  let second = 0;
  beforeEach(async () => {
    await desk.person();
    await desk.person();
    ({ id: roundId } = await desk.open({ lastOn: '2026-08-31' }));
    [first = 0, second = 0] = (await desk.entries(roundId)).map(({ id }) => id);
    for (const id of [first, second]) await desk.settle(id);
  });

  async function ofRound(filter: Partial<Filter> = {}) {
    const found = (await lines(filter)).filter(({ kind }) => OF_ROUNDS.includes(kind));
    return found.map(({ kind, dueOn, subject, why }) => [kind, dueOn, subject, why.split('。')[0]]);
  }
  const round = () => ['2026-08-31', { kind: 'round', id: roundId }];

  it('tells each step that waits in one line, from the keying in to the closing', async () => {
    expect((await ofRound()).map(([kind]) => kind)).toEqual(['逐人回访']);
    await desk.save(first);
    await desk.save(second);
    expect(await ofRound()).toEqual([
      ['回访研判', ...round(), '2026年年中逐人回访有2份登记表已经录完，还没有研判结论'],
    ]);
    await desk.conclude(first, '高', '实地核实');
    await desk.conclude(second, '低');
    expect(await ofRound()).toEqual([
      [
        ...['回访审定', ...round()],
        '2026年年中逐人回访有2份登记表等待审定，其中“已返贫”“高”1份，最早的2026年6月20日研判；由研判人以外的审核人、负责人审定',
      ],
    ]);
    await desk.as(CLERK);
    const done = await desk.call('rounds.approve', { roundId, entryIds: [first, second] });
    expect(done).toEqual({ approved: 2, refused: [] });
    expect(await ofRound()).toEqual([
      [
        '回访办结',
        ...round(),
        '2026年年中逐人回访都已审定或者写明未回访原因，等待审核人、负责人办结',
      ],
    ]);
    const { revision } = await desk.call('rounds.get', { id: roundId });
    await desk.call('rounds.close', { id: roundId, revision });
    expect(await ofRound()).toEqual([]);
  });

  it('stands among the 30 days from its opening, though its last day is further', async () => {
    const kinds = async (scope: Filter['scope']) =>
      (await ofRound({ scope })).map(([kind]) => kind);
    expect([await kinds('week'), await kinds('month')]).toEqual([[], ['逐人回访']]);
    const { byKind } = await desk.call('todo.summary', {});
    expect(byKind.find(({ key }) => key === '逐人回访')).toMatchObject({
      week: 0,
      month: 1,
      total: 1,
    });
  });

  it('brings a sheet that was sent back to who keyed it in, with the reason, until it is concluded again', async () => {
    await desk.as(CLERK);
    for (const id of [first, second]) {
      await desk.save(id);
      await desk.conclude(id, '低');
    }
    await desk.as(CHIEF);
    await desk.call('rounds.sendBack', {
      ...(await desk.of(first)),
      reason: '工资漏了一笔19900005555',
    });
    const { fullName, townName } = await desk.call('rounds.entry', { entryId: first });
    const back = {
      ...{ kind: '回访退回', dueOn: '2026-08-31', fullName, townName, inCharge: CLERK.userName },
      subject: { kind: 'roundEntry', id: first },
      why: expect.stringMatching(
        /^“.+”的2026年年中回访登记表被退回：工资漏了一笔\*+5555；由张敏改正，重新研判。/u,
      ) as string,
    };
    expect(await lines({ inCharge: CLERK.userName })).toMatchObject([back]);
    expect((await ofRound()).map(([kind]) => kind)).toEqual(['回访审定', '回访退回']);
    const { byInCharge } = await desk.call('todo.summary', {});
    expect(byInCharge.find(({ key }) => key === CLERK.userName)).toMatchObject({ total: 1 });
    await desk.as(CLERK);
    await desk.save(first, { wage: '9500' });
    expect(await lines({ kind: '回访退回' })).toMatchObject([back]);
    const { personId } = await desk.call('rounds.entry', { entryId: first });
    const lightTouch = (on: boolean) =>
      desk.looked(({ people }) => people.update(personId, { lightTouch: on }));
    await lightTouch(true);
    const [covered] = await lines({ kind: '回访退回' });
    expect([covered?.fullName, covered?.villageName, covered?.why]).toEqual([
      ...['无感人员00001号', ''],
      expect.not.stringContaining('工资') as string,
    ]);
    await lightTouch(false);
    await desk.conclude(first, '低');
    expect((await ofRound()).map(([kind]) => kind)).toEqual(['回访审定']);
  });

  it('asks nothing more of a sheet that was sent back once the person is not met, or off the list', async () => {
    for (const id of [first, second]) {
      await desk.save(id);
      await desk.conclude(id, '低');
      await desk.call('rounds.sendBack', { ...(await desk.of(id)), reason: '人错了' });
    }
    await desk.save(first, {}, false);
    const unmet = { reason: '失联', note: '' } as const;
    await desk.call('rounds.setUnmet', { ...(await desk.of(first)), ...unmet });
    expect((await lines({ kind: '回访退回' })).map(({ subject }) => subject?.id)).toEqual([second]);
    const left = { reason: '误登', note: '不是本户' } as const;
    await desk.call('rounds.removePerson', { ...(await desk.of(second)), ...left });
    expect((await ofRound()).map(([kind]) => kind)).toEqual(['回访办结']);
    expect(await desk.entries(roundId, { returned: true })).toEqual([]);
  });
});

describe('a closing that the second person does not agree to', () => {
  const RETURNED = { returnedBy: '', returnedTo: '', returnedReason: '', returnedOn: null };
  async function proposed() {
    const personId = await desk.person();
    await desk.call('povertyCases.open', { personId, source: '新登记', clueOn: TODAY, note: '' });
    const { householdId } = await desk.call('households.ofPerson', { personId });
    const watch = await desk.call('watches.open', {
      ...{ householdId: householdId ?? 0, identifiedOn: '2025-12-15', level: '中' },
      ...{ riskTypes: [], reason: '乡镇上报' },
    });
    const { id: roundId } = await desk.open();
    const [entry] = await desk.entries(roundId);
    const entryId = entry?.id ?? 0;
    await desk.settle(entryId);
    await desk.save(entryId);
    await desk.as(CLERK);
    await desk.conclude(entryId, '低');
    await desk.as(CHIEF);
    await desk.call('rounds.approve', { roundId, entryIds: [entryId] });
    const { revision } = (await desk.call('watches.list', {})).rows[0]!;
    const given = { id: watch.id, revision, way: '自然消除', note: '收入稳定' } as const;
    return desk.call('watches.proposeClosing', given);
  }
  const ofWatch = async () =>
    (await lines())
      .filter(({ kind }) => kind === '风险消除审定' || kind === '消除退回')
      .map(({ kind, dueOn, inCharge, why }) => [kind, dueOn, inCharge, why.split('。')[0]]);

  it('is sent back by another person than who proposed it, with the reason', async () => {
    const { id, revision } = await proposed();
    const reason = '帮扶凭证不全';
    expect(await desk.refused('watches.sendBack', { id, revision, reason })).toEqual(notAgreed);
    expect((await ofWatch()).map(([kind]) => kind)).toEqual(['风险消除审定']);
    await desk.as(CLERK);
    const back = await desk.call('watches.sendBack', { id, revision, reason });
    expect(back).toMatchObject({
      ...{ closingWay: null, closingProposedBy: '', closedOn: null, returnedReason: reason },
      ...{ returnedBy: CLERK.userName, returnedTo: CHIEF.userName, returnedOn: TODAY },
    });
    expect(await ofWatch()).toEqual([
      [
        ...['消除退回', TODAY, CHIEF.userName],
        '“张立乙”户提出的风险消除被张敏2026年6月20日退回：帮扶凭证不全；补齐后重新提出，不再提出的也要登记',
      ],
    ]);
    const [logged] = (await desk.call('audit.list', {})).rows;
    expect(logged).toMatchObject({ action: '退回风险消除', reason });
    const again = { id, revision: back.revision, reason };
    expect(await desk.refused('watches.sendBack', again)).toMatchObject({ code: 'REFUSED' });
  });

  it('is proposed again, or given up', async () => {
    const { id, revision } = await proposed();
    await desk.as(CLERK);
    let back = await desk.call('watches.sendBack', { id, revision, reason: '凭证不全' });
    const given = { id, way: '自然消除', note: '已补' } as const;
    back = await desk.call('watches.proposeClosing', { ...given, revision: back.revision });
    expect(back).toMatchObject({ closingWay: '自然消除', ...RETURNED });
    expect((await ofWatch()).map(([kind]) => kind)).toEqual(['风险消除审定']);
    await desk.as(CHIEF);
    back = await desk.call('watches.sendBack', { id, revision: back.revision, reason: '再看看' });
    back = await desk.call('watches.withdrawClosing', {
      ...{ id, revision: back.revision, reason: '继续监测' },
    });
    expect(back).toMatchObject({ closingWay: null, ...RETURNED });
    expect(await ofWatch()).toEqual([]);
    const [logged] = (await desk.call('audit.list', {})).rows;
    expect(logged).toMatchObject({ action: '不再提出风险消除', reason: '继续监测' });
    const nothing = { id, revision: back.revision, reason: '再次' };
    expect(await desk.refused('watches.withdrawClosing', nothing)).toMatchObject({
      reason: '没有提出风险消除',
    });
  });
});

describe('a case that the second person does not agree to', () => {
  it('waits for that person, comes back to who proposed it with the reason, and is proposed again', async () => {
    const personId = await desk.person();
    const opened = await desk.call('povertyCases.open', {
      ...{ personId, source: '新登记', clueOn: TODAY, note: '' },
    });
    const { id } = opened;
    const not = { id, outcome: '不纳入', category: '', reason: '收入稳定' } as const;
    const ofCase = async () =>
      (await lines())
        .filter(({ subject }) => subject?.kind === 'povertyCase')
        .map(({ kind, dueOn, inCharge, why }) => [kind, dueOn, inCharge, why.split('。')[0]]);
    const proposal = await desk.call('povertyCases.propose', { ...not, revision: opened.revision });
    expect(await ofCase()).toEqual([
      [
        ...['新发现审定', '2026-07-05', ''],
        '“张立乙”2026年6月20日发现线索，按“线索到认定、公示期限”应办结；已提出“不纳入”，等待另一人审定',
      ],
    ]);
    const reason = '先核实收入';
    const own = { id, revision: proposal.revision, reason };
    expect(await desk.refused('povertyCases.sendBack', own)).toEqual(notAgreed);
    await desk.as(CLERK);
    const back = await desk.call('povertyCases.sendBack', own);
    expect(back).toMatchObject({
      ...{ outcome: null, proposedBy: '', decidedBy: '', returnedReason: reason },
      ...{ returnedBy: CLERK.userName, returnedTo: CHIEF.userName, returnedOn: TODAY },
    });
    expect(await ofCase()).toEqual([
      [
        ...['新发现认定', '2026-07-05', CHIEF.userName],
        '“张立乙”2026年6月20日发现线索，按“线索到认定、公示期限”应办结；张敏2026年6月20日退回认定意见：先核实收入；下一步：入户核实',
      ],
    ]);
    const [logged] = (await desk.call('audit.list', {})).rows;
    expect(logged).toMatchObject({ action: '退回认定意见', reason });
    const early = { id, revision: back.revision, reason };
    expect(await desk.refused('povertyCases.sendBack', early)).toMatchObject({ code: 'REFUSED' });
    const again = await desk.call('povertyCases.propose', { ...not, revision: back.revision });
    expect(again).toMatchObject({ outcome: '不纳入', returnedReason: '', returnedOn: null });
  });
});

describe('what the to-do list asks of a round', () => {
  it('is what the list of the round counts by its states', async () => {
    const rounds = await aRoundDesk({ ...USUAL, lastOpen: true });
    try {
      const { asked, states, returned } = rounds.looked((register) => {
        const open = register.rounds.all().filter(({ closedOn }) => closedOn === null);
        const [{ id } = { id: 0 }] = open;
        const { db } = register.connection;
        db.exec(
          `UPDATE round_sheets SET conclusion = NULL, approved_by = NULL, returned_reason = '再核'
           WHERE complete = 1 AND entry_id % 5 = 0`,
        );
        db.exec(
          `UPDATE round_sheets SET approved_by = NULL WHERE conclusion IS NOT NULL AND entry_id % 3 = 0`,
        );
        return {
          asked: register.rounds.openRounds(),
          states: register.rounds.stateCounts(id),
          returned: register.rounds.returnedSheets().length,
        };
      });
      const people = (...of: string[]) =>
        states
          .filter(({ state }) => of.includes(state))
          .reduce((sum, each) => sum + each.people, 0);
      expect(asked).toHaveLength(1);
      expect(asked[0]).toMatchObject({
        waiting: people('待回访', '草稿'),
        toConclude: people('已回访') - returned,
        toApprove: people('已研判'),
      });
      expect([people('待回访', '草稿'), people('已研判'), returned].every((n) => n > 0)).toBe(true);
    } finally {
      rounds.dispose();
    }
  });
});

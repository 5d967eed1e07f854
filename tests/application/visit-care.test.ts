import { afterEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { aControlDesk, actionsOf, aLife, SECOND, type ControlDesk } from './control-desk.ts';

type Row = Input<'visits.recordMany'>['rows'][number];

let desk: ControlDesk;
afterEach(() => desk.dispose());

const HEAD = { townCode: null, villageCode: null, visitedOn: '2026-11-14', inCharge: '陈静' };

function aRow(key: number, personId: number | null, given: Partial<Row> = {}): Row {
  return {
    key,
    personId,
    fullName: '',
    place: '',
    visitedOn: '2026-11-14',
    mode: '面对面',
    outcome: '见到本人',
    seen: '本人',
    drugState: '',
    findings: '',
    needs: '',
    again: false,
    ...given,
  };
}

function aVisit(
  personId: number,
  given: Partial<Input<'visits.record'>> = {},
): Input<'visits.record'> {
  return {
    personId,
    visitedOn: '2026-11-14',
    mode: '面对面',
    outcome: '见到本人',
    inCharge: '陈静',
    seen: '本人',
    place: '',
    drugState: null,
    topics: [],
    findings: '',
    needs: '',
    ...given,
  };
}
const NOT_MET = { outcome: '未见到', seen: '' } as const;

async function twoPeople() {
  desk = await aControlDesk([aLife(0), aLife(1)]);
  const [first = 0, second = 0] = desk.ids;
  return { first, second };
}

describe('visits keyed in from paper', () => {
  it('are saved row by row: the right ones at once, the wrong ones come back with their complaints', async () => {
    const { first, second } = await twoPeople();
    const findings = '身体状况：血压偏高；情绪平稳';
    const answer = await desk.call('visits.recordMany', {
      head: HEAD,
      rows: [
        aRow(1, first, { findings, drugState: '未复吸', needs: '就业帮扶：想打工' }),
        aRow(2, second, { seen: '' }),
        aRow(3, null),
        aRow(4, second, { outcome: '', visitedOn: '昨天' }),
        aRow(5, first),
        aRow(6, 999_999),
      ],
    });
    expect(answer).toEqual({
      saved: [{ key: 1, visitId: expect.any(Number) as number, qualifies: true, whyNot: '' }],
      failed: [
        { key: 2, fields: [{ path: 'seen', message: '请填写见到了谁（本人，或家属姓名与关系）' }] },
        { key: 3, fields: [{ path: 'personId', message: '请选择人员' }] },
        {
          key: 4,
          fields: [
            { path: 'visitedOn', message: '日期应为 11.15、2026-11-15 这样的形式' },
            { path: 'outcome', message: '请选择走访结果' },
          ],
        },
        {
          key: 5,
          fields: [
            {
              path: 'again',
              message: expect.stringContaining('已经记过一次') as string,
            },
          ],
        },
        { key: 6, fields: [{ path: 'personId', message: '没有找到此人，可能已移入回收站' }] },
      ],
      proposed: [],
    });
    const [visit] = await desk.call('visits.ofPerson', { personId: first });
    expect(visit).toMatchObject({
      inCharge: '陈静',
      drugState: '未复吸',
      topics: [{ topic: '身体状况', text: '血压偏高' }],
      findings: '情绪平稳',
      needs: '就业帮扶：想打工',
    });
    expect(await desk.call('visits.ofPerson', { personId: second })).toEqual([]);
  });

  it('keep what is not saved in the encrypted register, for its clerk, over locking', async () => {
    const { first, second } = await twoPeople();
    const rows = [aRow(1, first), aRow(2, second, { seen: '' })];
    await desk.call('visits.saveDraft', { head: HEAD, rows });
    await desk.open('2026-11-15');
    expect(await desk.call('visits.draft', {})).toMatchObject({ head: HEAD, rows });
    await desk.call('visits.recordMany', { head: HEAD, rows });
    expect((await desk.call('visits.draft', {}))?.rows).toEqual([rows[1]]);
    await desk.call('visits.recordMany', { head: HEAD, rows: [aRow(2, second)] });
    expect(await desk.call('visits.draft', {})).toBeNull();
    await desk.call('visits.saveDraft', { head: HEAD, rows });
    await desk.asSecond();
    expect(await desk.call('visits.draft', {})).toBeNull();
    await desk.open('2026-11-15');
    await desk.call('visits.dropDraft', {});
    expect(await desk.call('visits.draft', {})).toBeNull();
  });

  it('offer who lives in the place and is due, the most overdue first', async () => {
    const { first, second } = await twoPeople();
    const { townCode } = (await desk.call('people.get', { id: first })).fields;
    const place = { townCode, villageCode: null };
    const due = await desk.call('visits.gridPeople', { ...place, scope: 'due' });
    expect(due.total).toBe(2);
    expect(due.rows.map(({ personId }) => personId).sort()).toEqual([first, second].sort());
    await desk.call('visits.record', aVisit(first, { visitedOn: '2026-11-15' }));
    const all = await desk.call('visits.gridPeople', { ...place, scope: 'all' });
    expect(all.rows.map(({ personId }) => personId)).toEqual([second, first]);
    expect(
      await desk.call('visits.gridPeople', {
        townCode: '410927205',
        villageCode: null,
        scope: 'all',
      }),
    ).toEqual({ total: 0, rows: [] });
  });
});

describe('a visit that met nobody', () => {
  it('proposes the next step, which is recorded, done by the next visit and asked for again', async () => {
    const { first } = await twoPeople();
    const missed = await desk.call(
      'visits.record',
      aVisit(first, { visitedOn: '2026-11-01', ...NOT_MET }),
    );
    expect(missed.proposed).toEqual([
      { visitId: missed.visitId, step: '再次走访', dueOn: '2026-11-08', why: '未见到' },
    ]);
    const [{ visitId, step, dueOn }] = missed.proposed as [(typeof missed.proposed)[number]];
    const item = { visitId, step, dueOn, assignee: '陈静', note: '' };
    await desk.call('visits.followUp', { items: [item] });
    expect(await desk.call('visits.proposals', { personId: first })).toEqual([]);
    expect(await desk.call('visits.followUps', {})).toMatchObject([
      { personId: first, step: '再次走访', state: '待办', overdueDays: 7, visitedOn: '2026-11-01' },
    ]);
    expect(await desk.refused('visits.followUp', { items: [item] })).toEqual({
      code: 'REFUSED',
      reason: '这次走访已经记过“再次走访”',
    });
    const again = await desk.call('visits.record', aVisit(first, { outcome: '拒绝', seen: '' }));
    expect(again.proposed.map((each) => each.step)).toEqual([
      '通知村干部',
      '报告派出所',
      '再次走访',
    ]);
    expect(await desk.call('visits.followUps', {})).toEqual([]);
    expect(await desk.call('visits.followUps', { personId: first })).toMatchObject([
      { state: '已办', closedOn: '2026-11-14', result: '已再次走访：拒绝' },
    ]);
  });

  it('has its steps closed with a result, and taken back with the visit', async () => {
    const { first } = await twoPeople();
    const missed = await desk.call('visits.record', aVisit(first, NOT_MET));
    const common = { visitId: missed.visitId, dueOn: '2026-11-20', assignee: '', note: '' };
    await desk.call('visits.followUp', {
      items: [
        { ...common, step: '报告派出所' },
        { ...common, step: '再次走访' },
      ],
    });
    const report = (await desk.call('visits.followUps', {})).find(
      (row) => row.step === '报告派出所',
    );
    const closing = { id: report?.id ?? 0, closedOn: '2026-11-15', result: '城关派出所已受理' };
    expect(
      await desk.refused('visits.closeFollowUp', { ...closing, closedOn: '2026-11-13' }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'closedOn' }] });
    await desk.call('visits.closeFollowUp', closing);
    expect(await desk.refused('visits.closeFollowUp', closing)).toMatchObject({ code: 'REFUSED' });
    await desk.call('visits.void', { visitId: missed.visitId, reason: '录错人' });
    const steps = await desk.call('visits.followUps', { personId: first });
    expect(steps.map(({ step, state, result }) => [step, state, result])).toEqual([
      ['再次走访', '已作废', '走访记录已作废'],
      ['报告派出所', '已办', '城关派出所已受理'],
    ]);
    expect(
      await desk.refused('visits.followUp', { items: [{ ...common, step: '通知村干部' }] }),
    ).toEqual({ code: 'REFUSED', reason: '这次走访已经作废，不能再记跟进' });
  });

  it('is the only kind that is followed up', async () => {
    const { first } = await twoPeople();
    const met = await desk.call('visits.record', aVisit(first));
    expect(met.proposed).toEqual([]);
    const item = {
      visitId: met.visitId,
      step: '再次走访',
      dueOn: '2026-11-20',
      assignee: '',
      note: '',
    };
    expect(
      await desk.refused('visits.followUp', { items: [{ ...item, step: '再次走访' }] }),
    ).toEqual({
      code: 'REFUSED',
      reason: '这次走访见到了人，不需要跟进',
    });
  });
});

describe('a planned visit', () => {
  it('is planned for many at once, listed by day, carried out by a visit on its day or after it', async () => {
    const { first, second } = await twoPeople();
    const plan = { personIds: [first, second], plannedOn: '2026-11-15', visitor: '陈静', note: '' };
    expect(await desk.call('visits.plan', plan)).toEqual({ planned: 2, already: 0 });
    expect(await desk.call('visits.plan', { ...plan, personIds: [second] })).toEqual({
      planned: 0,
      already: 1,
    });
    await desk.call('visits.record', aVisit(first));
    expect((await desk.call('visits.plans', {})).map(({ state }) => state)).toEqual([
      '待走访',
      '待走访',
    ]);
    await desk.call('visits.record', aVisit(first, { visitedOn: '2026-11-15', ...NOT_MET }));
    expect((await desk.call('visits.plans', {})).map(({ personId }) => personId)).toEqual([second]);
    expect(await desk.call('visits.plans', { personId: first })).toMatchObject([
      { state: '已走访', visitedOn: '2026-11-15', visitor: '陈静', cancelReason: '' },
    ]);
  });

  it('is cancelled for several at once: all of them, or none', async () => {
    const { first, second } = await twoPeople();
    const plan = { personIds: [first, second], plannedOn: '2026-11-16', visitor: '陈静', note: '' };
    await desk.call('visits.plan', plan);
    const states = async () => (await desk.call('visits.plans', {})).map(({ state }) => state);
    const ids = (await desk.call('visits.plans', {})).map(({ id }) => id);
    const wrong = { ids: [...ids, 999], reason: '下雨' };
    expect(await desk.refused('visits.cancelPlan', wrong)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await states()).toEqual(['待走访', '待走访']);
    expect(await desk.call('visits.cancelPlan', { ids, reason: '下雨' })).toEqual({ cancelled: 2 });
    expect(await states()).toEqual([]);
  });

  it('is cancelled with a reason, but not once it was carried out; never planned for a day gone by', async () => {
    const { first } = await twoPeople();
    const plan = { personIds: [first], plannedOn: '2026-11-16', visitor: '陈静', note: '' };
    await desk.call('visits.plan', plan);
    const [row] = await desk.call('visits.plans', { personId: first });
    const id = row?.id ?? 0;
    expect(await desk.call('visits.cancelPlan', { ids: [id, id], reason: '外出务工' })).toEqual({
      cancelled: 1,
    });
    expect(await desk.call('visits.plans', { personId: first })).toMatchObject([
      { state: '已取消', cancelReason: '外出务工' },
    ]);
    expect(await desk.refused('visits.cancelPlan', { ids: [id], reason: '再取消' })).toMatchObject({
      code: 'REFUSED',
    });
    expect(await desk.refused('visits.plan', { ...plan, plannedOn: '2026-11-14' })).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'plannedOn', message: '计划日期不能在今天之前' }],
    });
    expect((await actionsOf(desk)).slice(0, 2)).toEqual(['取消计划走访（外出务工）', '计划走访']);
  });
});

describe('a need that was spoken of', () => {
  const HELP = { helpedOn: '2026-11-15', unit: '人社局', amount: null, result: '', note: '' };

  it('becomes help, is asked after, helped again and solved', async () => {
    const { first, second } = await twoPeople();
    await desk.call('visits.record', aVisit(first, { needs: '就业帮扶：想打工；低保申办' }));
    const needs = await desk.call('visits.needs', {});
    expect(needs.map(({ kind, text, state }) => [kind, text, state])).toEqual([
      ['就业帮扶', '想打工', '待帮扶'],
      ['低保申办', '低保申办', '待帮扶'],
    ]);
    const id = needs[0]?.id ?? 0;
    const todo = async () =>
      (
        await desk.call('todo.list', { filter: { scope: 'all', personId: first }, pageSize: 100 })
      ).rows.find(({ subject }) => subject?.kind === 'need' && subject.id === id)?.kind;
    // The to-do list says what comes next, as the need itself does.
    const NEXT = { 待帮扶: '帮扶需求', 待回访: '需求回访', 已解决: undefined, 已关闭: undefined };
    const stateOf = async () => {
      const all = await desk.call('visits.needs', { personId: first });
      const state = all.find((each) => each.id === id)?.state ?? '已关闭';
      expect([state, await todo()]).toEqual([state, NEXT[state]]);
      return state;
    };
    const follow = { id, on: '2026-11-15', note: '' } as const;
    expect(await desk.refused('visits.followNeed', { ...follow, result: '已解决' })).toEqual({
      code: 'REFUSED',
      reason: '还没有为这项需求记录帮扶，请先记录帮扶再回访',
    });
    expect(
      await desk.refused('help.record', {
        ...HELP,
        personId: second,
        kind: '就业帮扶',
        needId: id,
      }),
    ).toEqual({ code: 'NOT_FOUND', what: '这项帮扶需求' });
    const help = await desk.call('help.record', {
      ...HELP,
      personId: first,
      kind: '就业帮扶',
      needId: id,
    });
    expect(await stateOf()).toBe('待回访');
    await desk.call('help.void', { id: help.id, reason: '录错' });
    expect(await stateOf()).toBe('待帮扶');
    await desk.call('help.record', { ...HELP, personId: first, kind: '就业帮扶', needId: id });
    await desk.call('visits.followNeed', { ...follow, result: '部分解决' });
    expect(await stateOf()).toBe('待帮扶');
    await desk.call('visits.followNeed', { ...follow, result: '已解决' });
    expect(await stateOf()).toBe('已解决');
    expect(
      await desk.refused('help.record', { ...HELP, personId: first, kind: '就业帮扶', needId: id }),
    ).toMatchObject({ code: 'REFUSED' });
    expect((await desk.call('visits.needs', {})).map(({ text }) => text)).toEqual(['低保申办']);
  });

  it('is closed with a reason, and goes with a visit that is voided before anybody helped', async () => {
    const { first } = await twoPeople();
    const { visitId } = await desk.call('visits.record', aVisit(first, { needs: '学电焊；住房' }));
    const [need] = await desk.call('visits.needs', {});
    await desk.call('visits.closeNeed', { id: need?.id ?? 0, reason: '本人放弃' });
    await desk.call('visits.void', { visitId, reason: '录错人' });
    expect(await desk.call('visits.needs', { personId: first })).toMatchObject([
      { text: '学电焊', state: '已关闭', closeReason: '本人放弃' },
    ]);
    expect(await desk.call('visits.needs', {})).toEqual([]);
  });
});

describe('a hundred rows', () => {
  it('are saved in one command', async () => {
    const { first } = await twoPeople();
    const rows = Array.from({ length: 100 }, (_, index) =>
      aRow(index + 1, first, { again: true, findings: `第${index + 1}张` }),
    );
    const before = performance.now();
    const answer = await desk.call('visits.recordMany', { head: HEAD, rows });
    const took = performance.now() - before;
    console.log(`100 visits saved in ${Math.round(took)} ms`);
    expect([answer.saved.length, answer.failed.length]).toEqual([100, 0]);
    expect(await desk.call('visits.ofPerson', { personId: first })).toHaveLength(100);
  });
});

it('may be done by every clerk, and by nobody while the register is locked', async () => {
  const { first } = await twoPeople();
  await desk.asSecond('经办人');
  expect(SECOND.userName).toBe('李秀英');
  await desk.call('visits.recordMany', { head: HEAD, rows: [aRow(1, first)] });
  await desk.call('session.lock', {});
  expect(await desk.refused('visits.draft', {})).toEqual({ code: 'LOCKED' });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../electron/contract/index.ts';
import { anOffice, setUp } from '../support/office.ts';
import { addPerson, TODAY } from './household-desk.ts';

type Case = Output<'povertyCases.open'>;
type Step = Omit<Input<'povertyCases.step'>, 'id' | 'revision'>;

let desk: ReturnType<typeof anOffice>;
async function open(adoptExamples = true): Promise<void> {
  desk = anOffice(TODAY);
  await setUp(desk, adoptExamples);
}
afterEach(() => desk.dispose());

async function openCase(personId: number): Promise<Case> {
  const of = { personId, source: '取保候审', clueOn: '2026-11-01', note: '' } as const;
  return desk.call('povertyCases.open', of);
}

const STEPS: readonly Step[] = [
  { step: '入户核实', fromOn: '2026-11-02', toOn: null, paper: '入户核实表', result: '' },
  { step: '民主评议', fromOn: '2026-11-03', toOn: null, paper: '会议记录', result: '同意' },
  {
    step: '村内公示',
    fromOn: '2026-11-03',
    toOn: '2026-11-08',
    paper: '公示照片',
    result: '无异议',
  },
  { step: '乡镇初审', fromOn: '2026-11-10', toOn: null, paper: '初审意见', result: '' },
  { step: '县级审定', fromOn: '2026-11-12', toOn: null, paper: '审定表', result: '' },
];

async function walk(of: Case, steps = STEPS): Promise<Case> {
  let at = of;
  for (const step of steps)
    at = await desk.call('povertyCases.step', { id: at.id, revision: at.revision, ...step });
  return at;
}

const INTO = {
  outcome: '纳入',
  category: '防止返贫致贫对象',
  level: '中',
  reason: '符合条件',
} as const;

describe('a newly found case', () => {
  beforeEach(() => open());

  it('makes a household of the ledger line and tells its last day and the next step', async () => {
    const personId = await addPerson(desk, 1, { povertyCategory: null, householdSize: 1 });
    const made = await openCase(personId);
    expect(made).toMatchObject({
      ...{ personId, fullName: '张立一', source: '取保候审', clueOn: '2026-11-01' },
      ...{ dueOn: '2026-11-16', overdueDays: 0, noticeDays: 5, nextStep: '入户核实' },
      ...{ steps: [], outcome: null, voided: false },
    });
    const household = await desk.call('households.get', { id: made.householdId });
    expect(household).toMatchObject({ category: '', source: '台账', registered: 1 });
    expect(household.members[0]).toMatchObject({ relation: '户主', labour: '不详' });
    const again = { personId, source: '新登记', clueOn: TODAY, note: '' } as const;
    expect(await desk.refused('povertyCases.open', again)).toEqual({
      code: 'REFUSED',
      reason: '此人已有一件新发现认定正在办理',
    });
  });

  it('goes through its steps in order, with day and paper, and gives the household its category', async () => {
    const personId = await addPerson(desk, 1, { povertyCategory: '一般户' });
    const made = await openCase(personId);
    const { id } = made;
    expect(
      await desk.refused('povertyCases.step', { id, revision: 1, ...STEPS[1]! }),
    ).toMatchObject({ fields: [{ path: 'step', message: '按顺序，现在应登记“入户核实”' }] });
    const four = await walk(made, STEPS.slice(0, 4));
    expect(
      await desk.refused('povertyCases.propose', { id, revision: four.revision, ...INTO }),
    ).toMatchObject({ reason: '认定程序还没有走完，还缺“县级审定”，不能提出“纳入”' });
    const all = await walk(four, STEPS.slice(4));
    expect(all.nextStep).toBeNull();
    const general = { ...INTO, category: '一般户' };
    expect(
      await desk.refused('povertyCases.propose', { id, revision: all.revision, ...general }),
    ).toMatchObject({ fields: [{ path: 'category' }] });
    const unlevelled = { ...INTO, level: null };
    expect(
      await desk.refused('povertyCases.propose', { id, revision: all.revision, ...unlevelled }),
    ).toMatchObject({ fields: [{ path: 'level', message: '请选择返贫风险等级' }] });
    const proposed = await desk.call('povertyCases.propose', {
      ...{ id, revision: all.revision, ...INTO },
    });
    const early = { id, revision: proposed.revision, on: '2026-11-11' };
    expect(await desk.refused('povertyCases.decide', early)).toMatchObject({
      fields: [{ path: 'on' }],
    });
    const decided = await desk.call('povertyCases.decide', { ...early, on: '2026-11-14' });
    expect(decided).toMatchObject({
      ...{ outcome: '纳入', outcomeOn: '2026-11-14', selfApproved: true, nextStep: null },
      ...{ outcomeCategory: '防止返贫致贫对象', outcomeLevel: '中' },
    });
    const household = await desk.call('households.get', { id: made.householdId });
    expect(household.category).toBe('防止返贫致贫对象');
    expect(household.categories[0]).toMatchObject({
      ...{ since: '2026-11-14', basis: `新发现认定第${id}号` },
    });
    expect((await desk.call('povertyCases.list', { open: true })).total).toBe(0);
    expect((await desk.call('povertyCases.list', { open: false })).rows).toMatchObject([{ id }]);
  });

  it('takes back only its last step, and with it what was proposed', async () => {
    const made = await openCase(await addPerson(desk, 1));
    const { id } = made;
    const all = await walk(made);
    const proposed = await desk.call('povertyCases.propose', {
      ...{ id, revision: all.revision, ...INTO },
    });
    const stepIds = proposed.steps.map((step) => step.id);
    const strike = { id, revision: proposed.revision, reason: '日期写错' };
    expect(
      await desk.refused('povertyCases.voidStep', { ...strike, stepId: stepIds[2]! }),
    ).toMatchObject({ reason: '后面还有步骤，请先作废“县级审定”' });
    const back = await desk.call('povertyCases.voidStep', { ...strike, stepId: stepIds[4]! });
    expect(back).toMatchObject({ nextStep: '县级审定', outcome: null, proposedBy: '' });
    expect(back.steps[4]).toMatchObject({ voided: true, voidReason: '日期写错' });
    expect(
      await desk.refused('povertyCases.decide', { id, revision: back.revision, on: TODAY }),
    ).toMatchObject({ reason: '还没有提出认定意见，请先提出' });
  });

  it('may end with 不纳入 after any step, and is put aside with the category it gave', async () => {
    const first = await openCase(await addPerson(desk, 1, { povertyCategory: null }));
    const not = { id: first.id, outcome: '不纳入', category: '', reason: '收入稳定' } as const;
    const proposed = await desk.call('povertyCases.propose', { ...not, revision: 1 });
    await desk.call('povertyCases.decide', {
      id: first.id,
      revision: proposed.revision,
      on: TODAY,
    });
    expect((await desk.call('households.get', { id: first.householdId })).category).toBe('');
    const second = await walk(await openCase(await addPerson(desk, 2, { povertyCategory: null })));
    const into = await desk.call('povertyCases.propose', {
      ...{ id: second.id, revision: second.revision, ...INTO },
    });
    const done = await desk.call('povertyCases.decide', {
      ...{ id: second.id, revision: into.revision, on: TODAY },
    });
    await desk.call('povertyCases.void', {
      ...{ id: second.id, revision: done.revision, reason: '重复立案' },
    });
    expect((await desk.call('households.get', { id: second.householdId })).category).toBe('');
    const all = await desk.call('povertyCases.list', { open: null });
    expect(all.rows.map(({ id, voided }) => ({ id, voided }))).toEqual([
      { id: second.id, voided: true },
      { id: first.id, voided: false },
    ]);
  });

  it('is decided by another person where the office has two', async () => {
    await desk.call('users.add', {
      ...{ name: '李红', role: '审核人', password: 'second password' },
    });
    const made = await openCase(await addPerson(desk, 1));
    const not = { id: made.id, outcome: '不纳入', category: '', reason: '收入稳定' } as const;
    const { revision } = await desk.call('povertyCases.propose', { ...not, revision: 1 });
    expect(await desk.refused('povertyCases.decide', { id: made.id, revision, on: TODAY })).toEqual(
      {
        code: 'NOT_PERMITTED',
        needs: '提出人以外的审核人或负责人',
      },
    );
  });

  it('is seen no more while the person lies in the recycle bin', async () => {
    const personId = await addPerson(desk, 1);
    const { id } = await openCase(personId);
    await desk.call('people.recycle', { id: personId, reason: '登记重复' });
    expect((await desk.call('povertyCases.list', { open: null })).total).toBe(0);
    expect(
      await desk.refused('povertyCases.step', { id, revision: 1, ...STEPS[0]! }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the watch of who is taken in', () => {
  beforeEach(() => open());

  async function takenIn(level: '高' | '中', number = 1): Promise<Case> {
    const at = await walk(await openCase(await addPerson(desk, number, { povertyCategory: null })));
    const { id } = at;
    const { revision } = await desk.call('povertyCases.propose', {
      ...{ id, revision: at.revision, ...INTO, level },
    });
    return desk.call('povertyCases.decide', { id, revision, on: '2026-11-14' });
  }
  const watchesOf = async (householdId: number) =>
    (await desk.call('watches.list', { householdId, open: null })).rows;
  async function helpTodo(): Promise<unknown[]> {
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all' } });
    return rows.flatMap(({ kind, dueOn }) =>
      kind === '落实帮扶' || kind === '通报监测部门' ? [[kind, dueOn]] : [],
    );
  }

  it('begins on the day of the decision at the level proposed, and asks for help within a month', async () => {
    const { id, householdId } = await takenIn('中');
    expect(await watchesOf(householdId)).toMatchObject([
      {
        ...{ identifiedOn: '2026-11-14', level: '中', openReason: `新发现认定第${id}号` },
        ...{ round: '', reopened: false, helpDueOn: '2026-12-14', closedOn: null },
      },
    ]);
    expect(await helpTodo()).toEqual([['落实帮扶', '2026-12-14']]);
  });

  it('of 高 asks for the notice to the monitoring office as well', async () => {
    await takenIn('高');
    expect(await helpTodo()).toEqual([
      ['通报监测部门', '2026-11-14'],
      ['落实帮扶', '2026-12-14'],
    ]);
  });

  it('is the one that is open, at the graver level', async () => {
    const { id, householdId } = await openCase(await addPerson(desk, 1));
    const watch = { identifiedOn: '2026-11-01', riskTypes: [], reason: '乡镇上报' };
    await desk.call('watches.open', { householdId, level: '中', ...watch });
    const { revision } = await walk({ id, revision: 1 } as Case);
    const proposed = await desk.call('povertyCases.propose', {
      ...{ id, revision, ...INTO, level: '高' },
    });
    const decide = { id, revision: proposed.revision, on: '2026-11-14' };
    const decided = await desk.call('povertyCases.decide', decide);
    const [only, ...others] = await watchesOf(householdId);
    expect(only).toMatchObject({ identifiedOn: '2026-11-01', level: '高', openReason: '乡镇上报' });
    expect(others).toEqual([]);
    await desk.call('povertyCases.void', {
      ...{ id, revision: decided.revision, reason: '重复立案' },
    });
    expect(await watchesOf(householdId)).toMatchObject([{ openReason: '乡镇上报' }]);
  });

  it('goes with the case that is voided', async () => {
    const { id, revision, householdId } = await takenIn('高');
    await desk.call('povertyCases.void', { id, revision, reason: '重复立案' });
    expect(await watchesOf(householdId)).toEqual([]);
    expect(await helpTodo()).toEqual([]);
  });

  it('does not begin with 不纳入', async () => {
    const { id, householdId } = await openCase(await addPerson(desk, 1));
    const not = { id, outcome: '不纳入', category: '', reason: '收入稳定' } as const;
    const { revision } = await desk.call('povertyCases.propose', { ...not, revision: 1 });
    await desk.call('povertyCases.decide', { id, revision, on: TODAY });
    expect(await watchesOf(householdId)).toEqual([]);
  });
});

describe('without an adopted rule', () => {
  it('the last day and the length of the notice are 未设置, and the notice waits', async () => {
    await open(false);
    const made = await openCase(await addPerson(desk, 1));
    expect(made).toMatchObject({ dueOn: null, noticeDays: null, overdueDays: 0 });
    const { id, revision } = await walk(made, STEPS.slice(0, 2));
    const refused = await desk.refused('povertyCases.step', { id, revision, ...STEPS[2]! });
    expect(refused).toMatchObject({ code: 'REFUSED' });
    expect(JSON.stringify(refused)).toContain('未设置');
  });
});

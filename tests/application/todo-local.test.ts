import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { aPerson, aVisit } from '../support/builders.ts';
import { aTest } from './control-desk.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
let personId: number;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
  const entered = { controlStatus: '社会面', registeredOn: '2026-10-01' } as const;
  personId = (await desk.call('people.create', { fields: aPerson(), ...entered })).id;
});
afterEach(() => desk.dispose());

async function ask(ruleId: string, value: Input<'rules.change'>['value'], validFrom: string) {
  const legalBasis = '本县禁毒委会议纪要';
  await desk.call('rules.change', { ruleId, value, validFrom, legalBasis });
}

async function local() {
  const filter = { scope: 'all', personId } as const;
  const { rows } = await desk.call('todo.list', { filter });
  return rows
    .filter(({ kind }) => kind === '谈话' || kind === '抽检')
    .map(({ kind, dueOn, why }) => [kind, dueOn, why]);
}

it('asks for a talk once the office has a rule for it, until what was said is written down', async () => {
  expect(await local()).toEqual([]);
  await ask('TALK', { months: 1 }, '2026-10-10');
  expect(await local()).toEqual([
    [
      '谈话',
      '2026-11-10',
      expect.stringContaining('还没有谈话或家访记录，从2026年10月10日起算') as string,
    ],
  ]);
  const said = { visitedOn: '2026-11-02', findings: '谈到找工作的打算', topics: [] };
  await desk.call('visits.record', aVisit(personId, { ...said, findings: '' }));
  expect((await local()).map(([, due]) => due)).toEqual(['2026-11-10']);
  await desk.call('visits.record', { ...aVisit(personId, said), again: true });
  expect(await local()).toEqual([
    ['谈话', '2026-12-02', expect.stringContaining('上次谈话或家访在2026年11月2日') as string],
  ]);
});

it('asks for what lacks of the surprise tests of the running period', async () => {
  await ask('TEST-SURPRISE', { tests: 2, years: 1 }, '2026-10-01');
  const { measureId } = await desk.call('measures.decide', {
    ...{ personId, kind: '社区戒毒', documentNumber: '', decidingUnit: '台前县公安局' },
    ...{ executionPlace: '', decisionOn: '2026-10-20', serviceOn: '2026-10-20', startOn: null },
    ...{ decidedYears: null, agreementNumber: '', agreementOn: null, note: '' },
  });
  const on = '2026-10-25';
  await desk.call('measures.reportIn', {
    ...{ measureId, on, lateReason: '', agreementNumber: '1号', agreementOn: on },
  });
  expect(await local()).toEqual([
    ['抽检', '2027-10-24', expect.stringContaining('至少抽检2次') as string],
  ]);
  const surprise = { testedOn: '2026-10-28', source: '抽检' } as const;
  await desk.call('tests.record', aTest(personId, surprise));
  await desk.call('tests.record', aTest(personId, { testedOn: '2026-11-01', source: '定期' }));
  expect(await local()).toEqual([
    ['抽检', '2027-10-24', expect.stringContaining('有效检测1次') as string],
  ]);
});

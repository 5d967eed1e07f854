import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Method } from '../../electron/contract/index.ts';
import { actionsOf, aControlDesk, SECOND, TODAY, type ControlDesk } from './control-desk.ts';

const BEFORE_ALL = '2026-09-01';

let desk: ControlDesk;
let ids: { positive: number; refused: number; negative: number; leave: number; seizure: number };
let measureId: number;
/** 社区戒毒 since January 2025: a positive, a refused and a negative test, a leave nobody approved, a seizure. */
beforeEach(async () => {
  desk = await aControlDesk();
  const personId = desk.person;
  const { id: leave } = await desk.call('leaves.record', {
    ...{ personId, leftOn: '2026-11-01', backOn: null, destination: '', purpose: '务工', note: '' },
  });
  const tested = async (result: Input<'tests.record'>['result'], testedOn: string) =>
    (await desk.test({ result, testedOn })).id;
  ids = {
    positive: await tested('阳性', '2026-10-01'),
    refused: await tested('拒检', '2026-10-05'),
    negative: await tested('阴性', '2026-10-09'),
    leave,
    seizure: (
      await desk.call('seizures.record', {
        ...{ personId, seizedOn: '2026-10-20', unit: '', place: '', drugs: [], note: '' },
        ...{ finding: '未认定', findingNumber: '' },
      })
    ).id,
  };
  const [measure] = (await desk.call('measures.ofPerson', { personId })).measures;
  measureId = measure?.id ?? 0;
});
afterEach(() => desk.dispose());

type Change = readonly [title: string, words: string, method: Method, input: () => object];
const wholeMeasure = { part: 'measure', partId: null };
const LESS: readonly Change[] = [
  [
    'a return that is dated back',
    '社区戒毒期间擅自外出天数15→3',
    'leaves.return',
    () => ({ id: ids.leave, backOn: '2026-11-03' }),
  ],
  [
    'a return before the third day',
    '社区戒毒期间擅自外出次数1→0，社区戒毒期间擅自外出天数15→0',
    'leaves.return',
    () => ({ id: ids.leave, backOn: '2026-11-02' }),
  ],
  [
    'a voided positive test',
    '阳性检测1→0',
    'tests.void',
    () => ({ id: ids.positive, reason: '录错' }),
  ],
  [
    'a voided refusal',
    '社区戒毒期间拒检、逃避1→0，拒检、逃避检测1→0',
    'tests.void',
    () => ({ id: ids.refused, reason: '录错' }),
  ],
  ['a voided seizure', '查获1→0', 'seizures.void', () => ({ id: ids.seizure, reason: '录错' })],
  [
    'a voided measure',
    '社区戒毒期间拒检、逃避1→0，社区戒毒期间擅自外出次数1→0，社区戒毒期间擅自外出天数15→0',
    'measures.void',
    () => ({ measureId, ...wholeMeasure, reason: '录错' }),
  ],
  [
    'a later beginning of the measure',
    '社区戒毒期间拒检、逃避1→0',
    'measures.correct',
    () => ({
      measureId,
      fields: { serviceOn: '2026-10-06', startOn: '2026-10-06' },
      reason: '录错',
    }),
  ],
  [
    'an end that is dated back',
    '社区戒毒期间拒检、逃避1→0，社区戒毒期间擅自外出次数1→0，社区戒毒期间擅自外出天数15→0',
    'measures.end',
    () => ({
      ...{ measureId, reason: '撤销决定', on: BEFORE_ALL, releaseNumber: '', note: '' },
      ...{ releaseServedOn: null, townNotifiedOn: null },
    }),
  ],
];

/** What stands against the person, as the windows show it. */
async function standing() {
  const personId = desk.person;
  const tests = await desk.call('tests.ofPerson', { personId });
  const seizures = await desk.call('seizures.ofPerson', { personId });
  const leaves = await desk.call('leaves.ofPerson', { personId });
  const { measures } = await desk.call('measures.ofPerson', { personId });
  return { tests, seizures, leaves, measures };
}

describe('a change that leaves less against a person than before (R-05, R-06)', () => {
  it.each(LESS)('is refused to 经办人, and changes nothing: %s', async (...change) => {
    const [, words, method, input] = change;
    await desk.asSecond('经办人');
    const before = await standing();
    expect(await desk.refused(method, input() as never)).toEqual({
      code: 'NOT_PERMITTED',
      needs: `审核人或负责人（这项改动会减少违规、阳性记录：${words}）`,
    });
    expect(await standing()).toEqual(before);
  });

  it.each(LESS)('is made by 审核人, and is in the log in words: %s', async (...change) => {
    const [, words, method, input] = change;
    await desk.asSecond('审核人');
    await desk.call(method, input());
    const { rows } = await desk.call('audit.list', { pageSize: 200 });
    const [found] = rows.filter(({ action }) => action.startsWith('违规、阳性记录减少'));
    expect([found?.action, found?.reason]).toEqual(['违规、阳性记录减少', words]);
  });

  it('is made by the only user of an office, and marked 自行', async () => {
    await desk.call('tests.void', { id: ids.positive, reason: '录错' });
    expect((await actionsOf(desk))[0]).toBe('违规、阳性记录减少（自行）（阳性检测1→0）');
  });
});

describe('a change that takes nothing away', () => {
  it('stays with 经办人, without a word in the log', async () => {
    await desk.asSecond('经办人');
    await desk.call('tests.void', { id: ids.negative, reason: '录错' });
    await desk.call('leaves.return', { id: ids.leave, backOn: TODAY });
    const fields = { documentNumber: '台公（禁）社戒决字〔2025〕2号' };
    await desk.call('measures.correct', { measureId, fields, reason: '补号' });
    await desk.open(TODAY, SECOND);
    expect((await actionsOf(desk)).filter((action) => action.includes('减少'))).toEqual([]);
  });
});

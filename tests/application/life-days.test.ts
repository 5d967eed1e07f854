import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { aControlDesk, aLife, aTest, type ControlDesk } from './control-desk.ts';

const BIRTH = '1990-03-07';
const DEATH = '2026-11-01';

let desk: ControlDesk;
let dead: number;
let alive: number;
let takenInDead: number;
beforeAll(async () => {
  const lines = [aLife(0), aLife(1), aLife(2, { controlStatus: '死亡' })];
  desk = await aControlDesk(lines);
  [dead, alive, takenInDead] = desk.ids as [number, number, number];
  const { revision } = await desk.call('people.get', { id: dead });
  const change = { controlStatus: '死亡', on: DEATH, note: '', correction: false } as const;
  await desk.call('people.changeStatus', { id: dead, revision, ...change });
});
afterAll(() => desk.dispose());

const aVisit = (personId: number, visitedOn: string): Input<'visits.record'> => ({
  ...{ personId, visitedOn, mode: '面对面', outcome: '见到家属', inCharge: '陈静', seen: '母亲' },
  ...{ place: '', drugState: null, topics: [], findings: '', needs: '', again: false },
});
const anEvaluation = (personId: number, evaluatedOn: string): Input<'evaluations.record'> => ({
  ...{ personId, evaluatedOn, state: '未复吸', basis: '检测结果' },
  ...{ evidence: '尿检阴性', evaluator: '陈静' },
});
const anAbsence = (personId: number, leftOn: string): Input<'leaves.record'> => ({
  ...{ personId, leftOn, backOn: null, destination: '', purpose: '务工', note: '' },
});
const anApplication = (personId: number, leftOn: string): Input<'leaves.apply'> => ({
  ...{ personId, appliedOn: '2026-11-01', leftOn, plannedBackOn: '2026-11-20' },
  ...{ destination: '郑州市', purpose: '务工', writtenReport: true, note: '' },
});
const anOutflow = (personId: number, sinceOn: string): Input<'outflows.record'> => ({
  ...{ personId, sinceOn, place: '广东省东莞市', work: '', employer: '', contactName: '' },
  ...{ contactPhone: '', companion: '', lastContactOn: null, note: '' },
});
const aSign = (personId: number, happenedOn: string): Input<'riskSigns.record'> => ({
  ...{ personId, happenedOn, kind: '举报线索', note: '' },
});

const aHelp = (personId: number, helpedOn: string): Input<'help.record'> => ({
  ...{
    personId,
    helpedOn,
    kind: '临时救助',
    amount: null,
    needId: null,
    unit: '',
    result: '',
    note: '',
  },
});
const aSeizure = (personId: number, seizedOn: string): Input<'seizures.record'> => ({
  ...{ personId, seizedOn, unit: '', place: '', drugs: [], finding: '未认定' },
  ...{ findingNumber: '', note: '' },
});
const aPastMeasure = (personId: number, startOn: string): Input<'measures.decide'> => ({
  ...{ personId, kind: '社区戒毒', documentNumber: '', decidingUnit: '', executionPlace: '' },
  ...{ decisionOn: null, serviceOn: null, startOn, decidedYears: null, agreementNumber: '' },
  ...{ agreementOn: null, endOn: '2020', endReason: '期满解除', note: '' },
});

type Refuse = (personId: number, day: string) => Promise<unknown>;
const RECORDS: readonly [string, string, Refuse][] = [
  ['a test', 'testedOn', (id, day) => desk.refused('tests.record', aTest(id, { testedOn: day }))],
  ['a visit', 'visitedOn', (id, day) => desk.refused('visits.record', aVisit(id, day))],
  [
    'an evaluation',
    'evaluatedOn',
    (id, day) => desk.refused('evaluations.record', anEvaluation(id, day)),
  ],
  ['an absence', 'leftOn', (id, day) => desk.refused('leaves.record', anAbsence(id, day))],
  ['work away', 'sinceOn', (id, day) => desk.refused('outflows.record', anOutflow(id, day))],
  ['a risk sign', 'happenedOn', (id, day) => desk.refused('riskSigns.record', aSign(id, day))],
  ['help', 'helpedOn', (id, day) => desk.refused('help.record', aHelp(id, day))],
  ['a seizure', 'seizedOn', (id, day) => desk.refused('seizures.record', aSeizure(id, day))],
];

const tooLate = (path: string) => ({
  code: 'INVALID_INPUT',
  fields: [
    {
      path,
      message: `晚于死亡日期（${DEATH}），请核对；死亡登记错了的，请先在“变更管控现状”中更正`,
    },
  ],
});

describe('what is recorded of a person', () => {
  it.each(RECORDS)('is refused after the death: %s', async (_title, path, refuse) => {
    expect(await refuse(dead, '2026-11-02')).toEqual(tooLate(path));
  });

  it.each(RECORDS)('is refused before the birth: %s', async (_title, path, refuse) => {
    const message = `早于出生日期（${BIRTH}），请核对`;
    expect(await refuse(alive, '1990-03-06')).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path, message }],
    });
  });

  it('is refused before the birth: a measure of the past, also where only its year is known', async () => {
    const message = `早于出生日期（${BIRTH}），请核对`;
    for (const day of ['1990-03-06', '1990-02', '1989'])
      expect(await desk.refused('measures.decide', aPastMeasure(alive, day))).toEqual({
        code: 'INVALID_INPUT',
        fields: [{ path: 'startOn', message }],
      });
  });

  it('is refused after the death: the corrected end of a measure; a paper between offices is not', async () => {
    const [measure] = (await desk.call('measures.ofPerson', { personId: dead })).measures;
    const correct = (fields: Input<'measures.correct'>['fields']) => ({
      ...{ measureId: measure?.id ?? 0, fields, reason: '录错' },
    });
    expect(measure).toMatchObject({ endOn: DEATH, endReason: '死亡' });
    const late = correct({ endOn: '2026-11-02' });
    expect(await desk.refused('measures.correct', late)).toEqual(tooLate('fields.endOn'));
    await desk.call('measures.correct', correct({ townNotifiedOn: '2026-11-05' }));
    await desk.call('measures.correct', correct({ endOn: '2026-10-31' }));
  });

  it('is refused after the death: an application for leave, a plan', async () => {
    const application = anApplication(dead, '2026-11-10');
    expect(await desk.refused('leaves.apply', application)).toEqual(tooLate('leftOn'));
    const plan = { personIds: [dead], plannedOn: '2026-11-20', visitor: '陈静', note: '' };
    expect(await desk.refused('visits.plan', plan)).toEqual(tooLate('plannedOn'));
  });

  it('may lie on the day of the death, and before it for somebody taken in as dead', async () => {
    await desk.call('tests.record', aTest(dead, { testedOn: DEATH }));
    await desk.call('tests.record', aTest(takenInDead, { testedOn: '2024-05-01' }));
    expect(await desk.refused('visits.record', aVisit(takenInDead, '2026-11-02'))).toMatchObject({
      fields: [{ path: 'visitedOn' }],
    });
  });
});

describe('a day far ahead', () => {
  const far = (path: string) => ({
    code: 'INVALID_INPUT',
    fields: [{ path, message: '最多填到三年以后（2029-11-15），请核对日期' }],
  });
  it('is refused for a leave, an extension and a plan', async () => {
    const endless = { ...anApplication(alive, '2026-11-10'), plannedBackOn: '9999-12-31' };
    expect(await desk.refused('leaves.apply', endless)).toEqual(far('plannedBackOn'));
    const plan = { personIds: [alive], visitor: '陈静', note: '' };
    expect(await desk.refused('visits.plan', { ...plan, plannedOn: '2029-11-16' })).toEqual(
      far('plannedOn'),
    );
    await desk.call('visits.plan', { ...plan, plannedOn: '2029-11-15' });
    const { id } = await desk.call('leaves.apply', anApplication(alive, '2026-11-10'));
    await desk.call('leaves.approve', { id });
    const asked = { id, appliedOn: '2026-11-12', writtenReport: true, reason: '工期延长' };
    const error = await desk.refused('leaves.extend', { ...asked, until: '9999-12-31' });
    expect(error).toEqual(far('until'));
    const next = { ...anApplication(alive, '2026-12-01'), plannedBackOn: '2026-12-10' };
    await desk.call('leaves.apply', next);
    expect(await desk.refused('leaves.extend', { ...asked, until: '2026-12-01' })).toEqual({
      code: 'REFUSED',
      reason: '与2026-12-01起的一次外出日期重叠，请先办理那一次的销假、撤销或作废',
    });
    await desk.call('leaves.extend', { ...asked, until: '2026-11-25' });
    const between = { ...anApplication(alive, '2026-11-22'), plannedBackOn: '2026-11-23' };
    expect(await desk.refused('leaves.apply', between)).toMatchObject({ code: 'REFUSED' });
  });
});

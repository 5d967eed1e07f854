import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPerson, aVisit } from '../support/builders.ts';
import { aLine, writeLedgerFile } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

const BORN = '1990-03-07';
const TOO_EARLY = '年份早于1900年，请核对';
const BEFORE_BIRTH = `早于出生日期（${BORN}），请核对`;

async function registered(): Promise<number> {
  const input = { fields: aPerson(), controlStatus: '社会面', registeredOn: '2026-11-01' } as const;
  return (await desk.call('people.create', input)).id;
}

describe('a day that cannot be', () => {
  it.each([
    ['0001-01-01', TOO_EARLY],
    ['1989-12-31', BEFORE_BIRTH],
  ])('is refused as the day of registration: %s', async (registeredOn, message) => {
    const input = { fields: aPerson(), controlStatus: '社会面', registeredOn } as const;
    expect(await desk.refused('people.create', input)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'registeredOn', message }],
    });
  });

  it.each([
    ['0001-01-01', TOO_EARLY],
    ['1989-12-31', BEFORE_BIRTH],
  ])('is refused as the day of a visit: %s', async (visitedOn, message) => {
    const id = await registered();
    expect(await desk.refused('visits.record', aVisit(id, { visitedOn }))).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'visitedOn', message }],
    });
  });

  it('is told in the form of a person: an impossible year as an error, a day before birth as a warning', async () => {
    const input = { controlStatus: '社会面', registeredOn: '2026-11-01' } as const;
    const early = { ...input, fields: aPerson({ lastSeizedOn: '0202-03-05' }) };
    expect(await desk.refused('people.create', early)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'lastSeizedOn', message: TOO_EARLY }],
    });
    const before = { ...input, fields: aPerson({ firstUsedOn: '1989', lastSeizedOn: '1990-03' }) };
    expect((await desk.call('people.create', before)).warnings).toEqual([
      '初次吸毒日期早于出生日期',
    ]);
  });

  it('rejects the line of a ledger where it would become a visit or a test', async () => {
    const lines = [
      aLine({ lastVisitOn: '1989-12-31' }),
      aLine({ lastTestOn: '1980-01-01', lastTestResult: '阴性' }),
      aLine({ lastVisitOn: '0001-01-01' }),
      aLine({ startOn: '1989-12-31' }),
    ];
    const source = writeLedgerFile(desk.folder, '台账.xlsx', lines);
    const dry = await desk.call('imports.read', { source });
    expect(dry.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '最近走访日期', 'DAY_BEFORE_BIRTH'],
      [3, '最近检测日期', 'DAY_BEFORE_BIRTH'],
      [4, '最近走访日期', 'DAY_FORMAT'],
    ]);
    expect(dry.hints.map(({ row, column, code }) => [row, column, code])).toEqual([
      [5, '措施开始日期', 'DAYS_OUT_OF_ORDER'],
    ]);
  });
});

describe('the same visit a second time', () => {
  it('is asked about, and recorded once the clerk says so', async () => {
    const id = await registered();
    const visit = aVisit(id);
    await desk.call('visits.record', visit);
    expect(await desk.refused('visits.record', { ...visit, place: '别处' })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'again', message: expect.stringContaining('已经记过一次') as string }],
    });
    const count = async () => (await desk.call('visits.ofPerson', { personId: id })).length;
    expect(await count()).toBe(1);
    await desk.call('visits.record', { ...visit, again: true });
    expect(await count()).toBe(2);
  });

  it.each([{ inCharge: '李四' }, { mode: '视频' }, { visitedOn: '2026-11-09' }] as const)(
    'is another visit when it differs in %o',
    async (given) => {
      const id = await registered();
      await desk.call('visits.record', aVisit(id));
      expect(await desk.call('visits.record', aVisit(id, given))).toMatchObject({ visitId: 2 });
    },
  );

  it('is a new one when the first was voided', async () => {
    const id = await registered();
    const { visitId } = await desk.call('visits.record', aVisit(id));
    await desk.call('visits.void', { visitId, reason: '记错' });
    expect(await desk.call('visits.record', aVisit(id))).toMatchObject({ visitId: visitId + 1 });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULE_CATALOGUE } from '../../db/domain/rules/rule-catalogue.ts';
import { ruleValueText } from '../../electron/application/settings/rule-text.ts';
import { aPerson } from '../support/builders.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

/** The rows of a rule as the table shows them. */
async function rowsOf(ruleId: string) {
  return (await desk.call('rules.list', {})).filter((row) => row.ruleId === ruleId);
}

describe('an adopted example', () => {
  it('keeps what kind of rule it is, its source, and by what the office took it', async () => {
    const rows = await desk.call('rules.list', {});
    const adopted = rows.filter(({ adoptedOn }) => adoptedOn !== null);
    expect(adopted.length).toBeGreaterThan(20);
    const told = adopted.map(({ ruleId, status, source }) => [ruleId, status, source]);
    const ids = new Set(adopted.map(({ ruleId }) => ruleId));
    const known = RULE_CATALOGUE.filter(({ id }) => ids.has(id));
    expect(told).toEqual(known.map(({ id, status, source }) => [id, status, source]));
    expect((await rowsOf('TEST-社区戒毒')).map(({ legalBasis }) => legalBasis)).toEqual([
      '示例方案，经本单位确认采用',
    ]);
  });
});

describe('rule SUMMARY in words', () => {
  it.each([
    [true, true, '每半年小结，每年评估'],
    [true, false, '每半年小结'],
    [false, true, '每年评估'],
    [false, false, '不要求小结和评估'],
  ])('half-yearly %s, yearly %s', (halfYearly, yearly, words) => {
    expect(ruleValueText('SUMMARY', { halfYearly, yearly })).toBe(words);
  });
});

describe('a rule that is switched off again (R-00)', () => {
  const legalBasis = '本县禁毒委会议纪要';
  const close = (from: string, ruleId = 'TALK') => ({ ruleId, from, legalBasis });
  const open = (validFrom: string, months = 1) =>
    desk.call('rules.change', { ruleId: 'TALK', value: { months }, validFrom, legalBasis });
  const spans = async (ruleId: string) =>
    (await rowsOf(ruleId)).map(({ validFrom, validTo, valueText }) => [
      validFrom,
      validTo,
      valueText,
    ]);
  async function talks(): Promise<(string | null)[]> {
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all', kind: '谈话' } });
    return rows.map(({ dueOn }) => dueOn);
  }

  it('asks for nothing any more, stays to be read, and can be set anew', async () => {
    const entered = { controlStatus: '社会面', registeredOn: '2026-10-01' } as const;
    await desk.call('people.create', { fields: aPerson(), ...entered });
    await open('2026-10-10');
    expect(await talks()).toEqual(['2026-11-10']);
    await desk.call('rules.close', close('2026-11-01'));
    expect(await talks()).toEqual([]);
    expect(await spans('TALK')).toEqual([
      ['2026-10-10', '2026-11-01', '1个月'],
      [null, null, '未设置'],
    ]);
    const { rows } = await desk.call('audit.list', { pageSize: 1 });
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([['停用规则', legalBasis]]);
    await open('2026-11-15', 2);
    expect(await spans('TALK')).toEqual([
      ['2026-10-10', '2026-11-01', '1个月'],
      ['2026-11-15', null, '2个月'],
    ]);
    // Begins anew: nothing is owed for the time in which nobody was asked.
    expect(await talks()).toEqual(['2027-01-15']);
  });

  it('is not opened over the time in which it ran', async () => {
    await open('2026-10-10');
    await desk.call('rules.close', close('2026-12-01'));
    const draft = { ruleId: 'TALK', value: { months: 1 }, validFrom: '2026-11-30', legalBasis };
    expect(await desk.refused('rules.change', draft)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'validFrom', message: '不能早于这条规则停用的日期（2026-12-01）' }],
    });
  });

  it('is adopted again from today, or from the day on which it ends', async () => {
    await desk.call('rules.close', close('2026-11-01', 'VISIT-低'));
    await desk.call('rules.close', close('2026-12-01', 'VISIT-中'));
    await desk.call('rules.adoptExamples', { ruleIds: ['VISIT-低', 'VISIT-中'] });
    const days = async (id: string) => (await spans(id)).map(([from, to]) => [from, to]);
    expect(await days('VISIT-低')).toEqual([
      ['2000-01-01', '2026-11-01'],
      ['2026-11-15', null],
    ]);
    expect(await days('VISIT-中')).toEqual([
      ['2000-01-01', '2026-12-01'],
      ['2026-12-01', null],
    ]);
  });

  it('is refused where none runs, before it began, and without a basis', async () => {
    expect(await desk.refused('rules.close', close('2026-11-15'))).toEqual({
      code: 'REFUSED',
      reason: '这条规则没有设置，或者已经停用',
    });
    await open('2026-10-10');
    expect(await desk.refused('rules.close', close('2026-10-09'))).toMatchObject({
      fields: [{ path: 'from', message: '不能早于现行规则的生效日期（2026-10-10）' }],
    });
    expect(
      await desk.refused('rules.close', { ...close('2026-11-15'), legalBasis: '' }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

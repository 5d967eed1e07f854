import { afterEach, describe, expect, it } from 'vitest';
import { biMonthlyDays, readBiMonthlyName } from '../../db/domain/calendar/report-period.ts';
import { workThrough } from '../../electron/demo/daily-work.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { anOffice, COUNTY, setUp } from '../support/office.ts';

const PEOPLE = 40;

let desk: ReturnType<typeof anOffice>;
afterEach(() => desk.dispose());

describe('the work of the demonstration', () => {
  it.each([
    ['2027-01/02', '2027-03-01', '2027-02-28'],
    ['2026-07/08', '2026-09-01', '2026-08-31'],
  ])('lies within %s, whatever its length, up to its last day', async (name, today, last) => {
    desk = anOffice(today);
    await setUp(desk);
    const period = biMonthlyDays(readBiMonthlyName(name)!);
    for (let number = 1; number <= PEOPLE; number += 1)
      await desk.call('people.create', {
        fields: aPerson({ identityNumber: anIdentityNumber('19900307', number) }),
        controlStatus: '社会面',
        registeredOn: '2026-01-05',
      });
    const done = await workThrough(desk.call, { ...period, countyCode: COUNTY, seed: 20_260_901 });
    expect(done.visits).toBeGreaterThan(PEOPLE);
    const { rows } = await desk.call('visits.list', { pageSize: 500 });
    const days = rows.map(({ visitedOn }) => visitedOn).toSorted();
    expect(days.length).toBe(done.visits);
    expect(days.filter((day) => day < period.first || day > period.last)).toEqual([]);
    expect(days.at(-1)).toBe(last);
  });
});

import { readHolidayNotice } from '../../../db/domain/calendar/holiday-notice.ts';
import { withHolidayYears, type HolidayTable } from '../../../db/domain/calendar/working-day.ts';
import type { HolidayYearRow } from '../../../db/repositories/holidays.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handlers } from '../context.ts';

type Year = Output<'holidays.enter'>;

/** The holiday table that counts in this office: the shipped years and those that the office entered. */
export function officeHolidays(register: Register, shipped: HolidayTable): HolidayTable {
  return withHolidayYears(shipped, register.holidays.years().map(daysOf));
}

/** The years of holidays: shipped ones, and those that the office enters by pasting the State Council's notice. */
export function createHolidayHandlers({
  holidays: shipped,
}: {
  readonly holidays: HolidayTable;
}): Handlers<'holidays.list' | 'holidays.enter'> {
  return {
    'holidays.list': (_input, { register }) => {
      const entered = register.holidays.years().map(yearOf);
      const own = new Set(entered.map(({ year }) => year));
      const rest = [...shipped.years].filter((year) => !own.has(year));
      const years = [...entered, ...rest.map((year) => shippedYear(year, shipped))];
      return ok(years.sort((first, second) => second.year - first.year));
    },

    'holidays.enter': ({ year, text, basis }, { register, user, today, audit }) => {
      const { holidays, workdays, problems } = readHolidayNotice(year, text);
      if (problems.length > 0)
        return fail({
          code: 'INVALID_INPUT',
          fields: problems.map((message) => ({ path: 'text', message })),
        });
      const row = {
        ...{ year, source: basis, enteredBy: user.name, enteredOn: today },
        holidays: JSON.stringify(holidays),
        workdays: JSON.stringify(workdays),
      };
      register.holidays.put(row);
      audit({
        action: '录入节假日',
        subjectKind: 'rule',
        reason: basis,
        after: { year, holidays, workdays },
      });
      return ok(yearOf(row));
    },
  };
}

function daysOf({ year, holidays, workdays }: HolidayYearRow) {
  return {
    year,
    holidays: JSON.parse(holidays) as string[],
    workdays: JSON.parse(workdays) as string[],
  };
}

function yearOf(row: HolidayYearRow): Year {
  const { source, enteredBy, enteredOn } = row;
  return { ...daysOf(row), source, enteredBy, enteredOn };
}

function shippedYear(year: number, table: HolidayTable): Year {
  const ofYear = (days: ReadonlySet<string>) =>
    [...days].filter((day) => day.startsWith(`${year}-`)).sort();
  return {
    year,
    holidays: ofYear(table.holidays),
    workdays: ofYear(table.workdays),
    ...{ source: '', enteredBy: null, enteredOn: null },
  };
}

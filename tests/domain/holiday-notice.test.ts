import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHolidayNotice } from '../../db/domain/calendar/holiday-notice.ts';
import {
  makeHolidayTable,
  withHolidayYears,
  workingDayAfter,
} from '../../db/domain/calendar/working-day.ts';
import { resourcesFolder } from '../../electron/ports/resources-folder.ts';

/** The form of the notices of 2025 and 2026. */
const NOTICE_2025 = `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;
const NOTICE_2026 = `
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

const shipped = JSON.parse(
  readFileSync(join(resourcesFolder(), 'holidays.json'), 'utf8'),
) as Parameters<typeof makeHolidayTable>[0];
const table = makeHolidayTable(shipped);

/** Working days of a year, one by one. */
function workingDays(year: number, of: typeof table): string[] {
  const days: string[] = [];
  let day = `${year - 1}-12-31`;
  for (;;) {
    const next = workingDayAfter(day, 1, of).day;
    if (!next?.startsWith(`${year}-`)) return days;
    days.push(next);
    day = next;
  }
}

describe('R-13: a pasted notice', () => {
  it.each([
    [2025, NOTICE_2025],
    [2026, NOTICE_2026],
  ])('of %i gives the working days of the shipped table', (year, text) => {
    const { holidays, workdays, problems } = readHolidayNotice(year, text);
    expect(problems).toEqual([]);
    const without = makeHolidayTable({
      years: shipped.years.filter((each) => each !== year),
      holidays: shipped.holidays.filter((day) => !day.startsWith(`${year}-`)),
      workdays: shipped.workdays.filter((day) => !day.startsWith(`${year}-`)),
    });
    const entered = withHolidayYears(without, [{ year, holidays, workdays }]);
    const closed = makeHolidayTable({ ...shipped, years: [year - 1, year] });
    const both = { ...entered, years: closed.years };
    expect(workingDays(year, both)).toEqual(workingDays(year, closed));
  });

  it('may begin in December of the year before, with or without its year', () => {
    const rest = NOTICE_2026.slice(NOTICE_2026.indexOf('二、'));
    for (const first of ['2025年12月30日至2026年1月1日放假。', '12月30日至1月1日放假，共3天。'])
      expect(readHolidayNotice(2026, first + rest)).toMatchObject({
        holidays: expect.arrayContaining(['2025-12-30', '2025-12-31', '2026-01-01']) as string[],
        problems: [],
      });
  });

  it.each([
    ['of another year', 2027, NOTICE_2026, '2027-01-01是周五，通知写的是周四，请核对年份'],
    [
      'cut short',
      2026,
      NOTICE_2026.slice(0, NOTICE_2026.indexOf('七、国庆')),
      '没有读到国庆节，请粘贴通知的全部各条',
    ],
    [
      'with a day that there is not',
      2026,
      NOTICE_2026.replace('2月28日（周六）', '2月30日'),
      '没有2026-02-30这一天',
    ],
    [
      'with a slip in the count',
      2026,
      NOTICE_2026.replace('至23日', '至22日').replace('初七、周一', '初六、周日'),
      '从2026-02-15起的假期读出8天，通知写的是共9天',
    ],
    [
      'with an ordinary day as 调休',
      2026,
      NOTICE_2026.replace('1月4日（周日）', '1月5日（周一）'),
      '2026-01-05是周一，本来就上班，不是调休',
    ],
    [
      'with a day off that is worked',
      2026,
      `${NOTICE_2026}10月3日（周六）上班。`,
      '2026-10-03既放假又上班',
    ],
    [
      'with a day that is neither',
      2026,
      `${NOTICE_2026}11月7日（周六）另行通知。`,
      '看不出2026-11-07是放假还是上班',
    ],
    [
      'that runs backwards',
      2026,
      NOTICE_2026.replace('6月19日（周五）至21日（周日）', '6月21日（周日）至19日（周五）'),
      '从2026-06-21至2026-06-19不像一个假期',
    ],
  ])('%s is not taken', (_fact, year, text, problem) => {
    expect(readHolidayNotice(year, text).problems).toContain(problem);
  });

  it('says of a text without days which holidays it misses', () => {
    expect(readHolidayNotice(2027, '各省、自治区、直辖市人民政府：')).toEqual({
      holidays: [],
      workdays: [],
      problems: [
        '没有读到元旦、春节、清明节、劳动节、端午节、中秋节、国庆节，请粘贴通知的全部各条',
      ],
    });
  });
});

describe('R-13: the years that the office entered', () => {
  it('take the place of a shipped year', () => {
    const entered = withHolidayYears(table, [
      { year: 2026, holidays: ['2026-11-02'], workdays: [] },
    ]);
    expect(workingDayAfter('2026-10-31', 1, table).day).toBe('2026-11-02');
    expect(workingDayAfter('2026-10-31', 1, entered).day).toBe('2026-11-03');
  });

  it('follow the last one, so that the report of November and December has its due day', () => {
    expect(workingDayAfter('2026-12-31', 5, table)).toEqual({ day: null, why: 'holidayTableEnds' });
    const holidays = ['2027-01-01', '2027-01-02', '2027-01-03'];
    const entered = withHolidayYears(table, [{ year: 2027, holidays, workdays: [] }]);
    expect(workingDayAfter('2026-12-31', 5, entered)).toEqual({ day: '2027-01-08', why: null });
  });
});

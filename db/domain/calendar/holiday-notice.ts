/**
 * reads the days of the State Council's yearly notice on holidays (国务院办公厅关于…部分节假日安排的通知) as it is pasted:
 * “2月15日（农历腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。” Days may also stand as 2027-01-01.
 */
import { addDays, daysBetween, isCalendarDay, type CalendarDay } from './calendar-day.ts';
import { isWeekend, weekdayWord } from './working-day.ts';

export interface HolidayNotice {
  /** Sorted, each once. */
  readonly holidays: readonly CalendarDay[];
  readonly workdays: readonly CalendarDay[];
  /** What cannot be right, in the clerk's words; empty: the year can be kept. */
  readonly problems: readonly string[];
}

/** A longer run of days off is a slip of the keys: the longest so far had nine. */
const LONGEST_HOLIDAY = 16;
const TOKEN =
  /(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日|(?<iso>\d{4}-\d{1,2}-\d{1,2})|(?<only>\d{1,2})日|\((?<note>[^()]*)\)|(?<to>至|到|[-—~]+)|共(?<total>\d{1,2})天|(?<kind>放假|上班)|(?<stop>[。;\n])/gu;

interface Reading {
  readonly year: number;
  readonly holidays: Set<CalendarDay>;
  readonly workdays: Set<CalendarDay>;
  readonly problems: string[];
  /** Days read and not yet told to be off or worked. */
  waiting: CalendarDay[];
  /** The day before 至 when its end is still to come. */
  rangeFrom: CalendarDay | null;
  /** The days of the last 放假, for 共…天. */
  lastHoliday: readonly CalendarDay[];
}

function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day that a token names; a bare 23日 belongs to the month of the day before. */
function namedDay(groups: Record<string, string | undefined>, reading: Reading): string | null {
  const { year, month, day, iso, only } = groups;
  if (iso !== undefined) {
    const [first = 0, second = 0, third = 0] = iso.split('-').map(Number);
    return dayText(first, second, third);
  }
  if (month !== undefined)
    return dayText(year === undefined ? reading.year : Number(year), Number(month), Number(day));
  if (only === undefined) return null;
  const before = reading.rangeFrom ?? reading.waiting.at(-1);
  return before === undefined ? null : `${before.slice(0, 8)}${only.padStart(2, '0')}`;
}

/** From 12月30日 to 1月1日 begins in the year before. */
function startOfRange(from: CalendarDay, to: CalendarDay): CalendarDay {
  const wraps = from > to && from.slice(5, 7) === '12' && to.slice(5, 7) === '01';
  return wraps ? dayText(Number(from.slice(0, 4)) - 1, 12, Number(from.slice(8))) : from;
}

function takeDay(day: string, reading: Reading): void {
  const { rangeFrom, waiting, problems } = reading;
  reading.rangeFrom = null;
  const exists: boolean = isCalendarDay(day);
  if (!exists) {
    problems.push(`没有${day}这一天`);
    return;
  }
  if (rangeFrom === null) {
    waiting.push(day);
    return;
  }
  waiting.pop();
  const from = startOfRange(rangeFrom, day);
  const length = daysBetween(from, day) + 1;
  if (length < 2 || length > LONGEST_HOLIDAY) problems.push(`从${from}至${day}不像一个假期`);
  else for (let offset = 0; offset < length; offset += 1) waiting.push(addDays(from, offset));
}

/** （周日） beside a day tells whether the notice is of this year. */
function checkWeekday(note: string, reading: Reading): void {
  const said = /(?:周|星期)(?<word>[一二三四五六日天])/u.exec(note)?.groups?.['word'];
  const day = reading.waiting.at(-1);
  if (said === undefined || day === undefined) return;
  const real = weekdayWord(day);
  if (real !== said.replace('天', '日'))
    reading.problems.push(`${day}是周${real}，通知写的是周${said}，请核对年份`);
}

function takeKind(kind: string, reading: Reading): void {
  const days = reading.waiting;
  reading.waiting = [];
  reading.rangeFrom = null;
  if (days.length === 0) return;
  if (kind === '放假') reading.lastHoliday = days;
  const into = kind === '放假' ? reading.holidays : reading.workdays;
  for (const day of days) into.add(day);
}

/** The end of a sentence: days that nobody has called off or worked. */
function takeStop(reading: Reading): void {
  if (reading.waiting.length > 0)
    reading.problems.push(`看不出${reading.waiting.join('、')}是放假还是上班`);
  reading.waiting = [];
  reading.rangeFrom = null;
}

function takeTotal(total: number, reading: Reading): void {
  const found = reading.lastHoliday.length;
  if (found > 0 && found !== total)
    reading.problems.push(
      `从${reading.lastHoliday[0] ?? ''}起的假期读出${found}天，通知写的是共${total}天`,
    );
  reading.lastHoliday = [];
}

function takeToken(groups: Record<string, string | undefined>, reading: Reading): void {
  const day = namedDay(groups, reading);
  if (day !== null) takeDay(day, reading);
  else if (groups['note'] !== undefined) checkWeekday(groups['note'], reading);
  else if (groups['to'] !== undefined) reading.rangeFrom = reading.waiting.at(-1) ?? null;
  else if (groups['total'] !== undefined) takeTotal(Number(groups['total']), reading);
  else if (groups['kind'] !== undefined) takeKind(groups['kind'], reading);
  else if (groups['stop'] !== undefined) takeStop(reading);
}

/** Days by which a pasted notice shows that it is whole. */
const EXPECTED: readonly { readonly name: string; readonly from: string; readonly to: string }[] = [
  { name: '元旦', from: '01-01', to: '01-01' },
  { name: '春节', from: '01-20', to: '02-25' },
  { name: '清明节', from: '04-03', to: '04-06' },
  { name: '劳动节', from: '05-01', to: '05-01' },
  { name: '端午节', from: '05-25', to: '06-28' },
  { name: '中秋节', from: '09-06', to: '10-09' },
  { name: '国庆节', from: '10-01', to: '10-01' },
];

/** What no notice of the year can say. */
function contradictions({ year, holidays, workdays }: Reading): string[] {
  const isOfYear = (day: CalendarDay) =>
    day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`);
  const other = [...holidays, ...workdays].filter((day) => !isOfYear(day));
  const both = [...workdays].filter((day) => holidays.has(day));
  const ordinary = [...workdays].filter((day) => !isWeekend(day));
  const missing = EXPECTED.filter(
    ({ from, to }) =>
      ![...holidays].some((day) => day >= `${year}-${from}` && day <= `${year}-${to}`),
  );
  return [
    ...other.map((day) => `${day}不是${year}年的日子`),
    ...both.map((day) => `${day}既放假又上班`),
    ...ordinary.map((day) => `${day}是周${weekdayWord(day)}，本来就上班，不是调休`),
    ...(missing.length === 0
      ? []
      : [`没有读到${missing.map(({ name }) => name).join('、')}，请粘贴通知的全部各条`]),
  ];
}

/** the days off and the worked weekends of a year's notice, and everything that speaks against it. */
export function readHolidayNotice(year: number, text: string): HolidayNotice {
  const reading: Reading = {
    year,
    holidays: new Set(),
    workdays: new Set(),
    problems: [],
    waiting: [],
    rangeFrom: null,
    lastHoliday: [],
  };
  const plain = text.normalize('NFKC').replace(/[^\S\n]/gu, '');
  for (const { groups } of `${plain}\n`.matchAll(TOKEN)) takeToken(groups ?? {}, reading);
  const { holidays, workdays, problems } = reading;
  return {
    holidays: [...holidays].sort(),
    workdays: [...workdays].sort(),
    problems: [...problems, ...contradictions(reading)],
  };
}

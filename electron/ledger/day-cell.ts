import {
  firstPossible,
  isPrecise,
  isRoughDay,
  type CalendarDay,
  type RoughDay,
} from '../../db/domain/calendar/calendar-day.ts';
import { plainNumber, tightText, zerosRead } from './cell-text.ts';
import { dayOfSerial, shownDay } from './number-formats.ts';
import { wrong, type CellReading } from './reading.ts';
import type { Cell, NumberCell } from './workbook.ts';

export interface DayContext {
  readonly today: CalendarDay;
  readonly date1904: boolean;
  /** Whether a month or a year is kept as it is; a test or a visit needs its day. */
  readonly rough: boolean;
}

const FORM = '请写成 2021-03-05 这样的日期';
const EARLIEST_YEAR = 1900;
/** 20,000 is 1954, 80,000 is 2119: a whole number in between is a day whose display format was lost. */
const SERIALS = { first: 20_000, last: 80_000 };

/**
 * Reads a day in all the ways that ledgers write one (ledger.md, Real ledgers). A month or a year stays what it is:
 * the first of the month is never invented, so a column that makes a record of a day refuses it.
 */
export function readDayCell(cell: Cell, context: DayContext): CellReading<RoughDay> {
  const read =
    typeof cell === 'string' ? dayOfText(cell) : dayOfNumber(cell as NumberCell, context);
  if ('problem' in read || read.value === null) return read;
  const day = read.value;
  if (!isRoughDay(day)) return wrong('DAY_NOT_IN_CALENDAR', `没有这一天，请核对后${FORM}`);
  if (Number(day.slice(0, 4)) < EARLIEST_YEAR)
    return wrong('DAY_FORMAT', `年份早于 ${EARLIEST_YEAR} 年，请核对`);
  if (firstPossible(day) > context.today) return wrong('DAY_IN_FUTURE', '日期晚于今天，请核对');
  if (!context.rough && !isPrecise(day)) {
    return wrong(
      'DAY_TOO_ROUGH',
      `只写到${day.length === 4 ? '年' : '月'}，这一列要写到日；不知道哪一天就留空`,
    );
  }
  return read;
}

function dayOfNumber(cell: NumberCell, context: DayContext): CellReading<RoughDay> {
  const shown = shownDay(cell.format);
  if (shown !== 'none') return shownSerial(cell.value, shown, context);
  const decimals = /^0\.(0+)/.exec(cell.format)?.[1]?.length;
  const text =
    decimals === undefined ? plainNumber(cell.value) : cell.value.toFixed(Math.min(decimals, 4));
  if (/^\d{4}\.1$/.test(text)) {
    return wrong(
      'DAY_AMBIGUOUS',
      `${text} 可能是 1 月，也可能是 10 月（末尾的 0 已丢失），请写成 2021-10 这样的形式`,
    );
  }
  if (Number.isInteger(cell.value) && cell.value >= SERIALS.first && cell.value <= SERIALS.last) {
    const day = dayOfSerial(cell.value, context.date1904) ?? '';
    return wrong(
      'DAY_FORMAT',
      `单元格显示为数字，不是日期。请把单元格格式改为“日期”，确认是 ${day} 后再导入`,
    );
  }
  return dayOfText(text);
}

/** A cell that shows only month or year was typed so: Excel made the first of it, which is not what the clerk wrote. */
function shownSerial(
  serial: number,
  shown: 'day' | 'month' | 'year',
  context: DayContext,
): CellReading<RoughDay> {
  const day = dayOfSerial(serial, context.date1904);
  if (day === null) return wrong('DAY_NOT_IN_CALENDAR', `单元格里的日期超出范围，${FORM}`);
  if (shown === 'month' && day.endsWith('-01')) return { value: day.slice(0, 7) };
  if (shown === 'year' && day.endsWith('-01-01')) return { value: day.slice(0, 4) };
  return { value: day };
}

const TIME_OF_DAY = /[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?\s*$/i;
const WHOLE = /^(\d{4})[-年](\d{1,2})[-月](\d{1,2})[日号]?$/;
const MONTH = /^(\d{4})[-年](\d{1,2})月?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})?$/;
const YEAR = /^(\d{4})年?$/;

function dayOfText(text: string): CellReading<RoughDay> {
  const tight = chineseNumbers(zerosRead(tightText(text.replace(TIME_OF_DAY, ''))));
  const plain = tight.replace(/[–—/\\.。·、,]/g, '-').replace(/-+$/, '');
  const match = WHOLE.exec(plain) ?? DIGITS.exec(plain) ?? MONTH.exec(plain) ?? YEAR.exec(plain);
  if (match !== null) {
    const [, year = '', month, day] = match;
    return {
      value: [year, month, day]
        .filter((part) => part !== undefined)
        .map((part) => part.padStart(2, '0'))
        .join('-'),
    };
  }
  if (/^\d{2}[-年]\d{1,2}([-月]\d{1,2}日?)?$/.test(plain))
    return wrong('DAY_FORMAT', `年份要写 4 位，${FORM}`);
  return wrong('DAY_FORMAT', `认不出日期，${FORM}`);
}

const DIGIT_WORDS = '零一二三四五六七八九';

/** 二〇二一年三月十五日 as 2021年3月15日; a number with 十 is a count, any other is read digit by digit. */
function chineseNumbers(text: string): string {
  return text.replace(/[零一二三四五六七八九十]+/g, (words) => {
    const ten = words.indexOf('十');
    if (ten === -1) return Array.from(words, (word) => String(DIGIT_WORDS.indexOf(word))).join('');
    const tens = ten === 0 ? 1 : DIGIT_WORDS.indexOf(words.charAt(ten - 1));
    const ones = ten === words.length - 1 ? 0 : DIGIT_WORDS.indexOf(words.charAt(ten + 1));
    return String(tens * 10 + ones);
  });
}

import type { CalendarDay } from '../../db/domain/calendar/calendar-day.ts';
import { readIdentityNumber, type IdentityKind } from '../../db/domain/values/resident-id.ts';
import type { Sex } from '../../db/domain/words/vocabulary.ts';
import { plainNumber, shownText, tightText, zerosRead } from './cell-text.ts';
import { wrong, type CellReading, type Remark } from './reading.ts';
import type { Cell } from './workbook.ts';

export interface ReadIdentity {
  readonly number: string;
  readonly kind: IdentityKind;
  readonly sex: Sex | null;
  readonly birthOn: CalendarDay | null;
}

const MASKED = '号码中间带星号，是遮盖过的，不能导入。请填写完整号码';
const TYPED_AS_NUMBER =
  '身份证号按“数字”录入，Excel 只保留前 15 位，末几位已变成 0，无法还原。请把单元格设为“文本”，对照原件重新录入';

/** R-14 for a cell. A number cell of more than 15 digits has lost its last ones in the file: told, never guessed. */
export function readIdentityCell(
  cell: Cell,
  today: CalendarDay,
  isKnownRegion: (code: string) => boolean,
): CellReading<ReadIdentity> {
  const text = identityText(cell);
  const numeric = typeof cell !== 'string';
  if ((numeric && text.length > 15) || /^\d(\.\d+)?E\+?\d+$/i.test(text))
    return wrong('ID_TYPED_AS_NUMBER', TYPED_AS_NUMBER);
  if (text.includes('*')) return wrong('MASKED', MASKED);
  const read = readIdentityNumber(text, today, isKnownRegion);
  if (read.valid) {
    const remarks: Remark[] = [];
    if (read.warnings.includes('unknownRegion')) {
      remarks.push({
        code: 'UNKNOWN_REGION',
        message: '身份证号前 6 位不在行政区划代码表中（可能已撤销），请核对',
      });
    }
    if (read.number.endsWith('000'))
      remarks.push({ code: 'ID_ENDS_000', message: '身份证号末 3 位是 000，请对照原件核对' });
    return {
      value: { number: read.number, kind: read.kind, sex: read.sex, birthOn: read.birthDay },
      remarks,
    };
  }
  if (/^\d{15}000$/.test(text)) return wrong('ID_TYPED_AS_NUMBER', TYPED_AS_NUMBER);
  return identityProblem(read.problem, text);
}

function identityText(cell: Cell): string {
  const tight = tightText(shownText(cell)).toUpperCase().replace(/×$/, 'X');
  return /^[A-Z]{3}\d{12}$/.test(tight) ? tight : zerosRead(tight);
}

function identityProblem(
  problem: 'format' | 'birthDay' | 'birthDayInFuture' | 'checkDigit',
  text: string,
): CellReading<never> {
  switch (problem) {
    case 'format':
      return wrong(
        'ID_FORMAT',
        `身份证号应为 18 位（末位可为 X）或 15 位旧号，这里是 ${Array.from(text).length} 位或含有其他字符，请对照原件核对`,
      );
    case 'birthDay':
      return wrong('ID_BIRTH_DAY', '身份证号第 7 至 14 位不是一个存在的日期，请对照原件核对');
    case 'birthDayInFuture':
      return wrong('ID_BIRTH_DAY', '身份证号里的出生日期晚于今天，请对照原件核对');
    case 'checkDigit':
      return wrong('ID_CHECK_DIGIT', '身份证号的校验位不对，至少有一位录错，请对照原件核对');
  }
}

const PHONE_FORM = '应为 11 位手机号，或带区号的固定电话（如 0393-2211234），一格只填一个号码';
/** Area codes of three digits; all others have four. */
const SHORT_AREA = /^0(10|2\d)/;

/** A mobile number as 11 digits, a fixed one as area code, dash, number. Blanks, dashes, +86 and widths are evened out. */
export function readPhoneCell(cell: Cell): CellReading<string> {
  const text = zerosRead(tightText(shownText(cell)));
  if (text.includes('*')) return wrong('MASKED', MASKED);
  const digits = text.replace(/[-–—()]/g, '').replace(/^(\+|00)86/, '');
  if (!/^\d+$/.test(digits)) return wrong('PHONE_FORMAT', `电话${PHONE_FORM}`);
  if (/^1[3-9]\d{9}$/.test(digits) || /^861[3-9]\d{9}$/.test(digits))
    return { value: digits.slice(-11) };
  const area = SHORT_AREA.test(digits) ? 3 : 4;
  if (/^0[1-9]\d{9,10}$/.test(digits) && [7, 8].includes(digits.length - area)) {
    return { value: `${digits.slice(0, area)}-${digits.slice(area)}` };
  }
  if (typeof cell !== 'string' && [9, 10, 11].includes(digits.length) && !digits.startsWith('0')) {
    return wrong(
      'PHONE_ZERO_LOST',
      '固定电话按“数字”录入，区号前面的 0 已丢失。请把单元格设为“文本”，重新录入',
    );
  }
  return wrong('PHONE_FORMAT', `电话${PHONE_FORM}，这里是 ${digits.length} 位`);
}

const COUNT_WORDS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3 };

/** A whole number between two bounds; a unit behind it (3年, 4人) is taken off. */
export function readCountCell(
  cell: Cell,
  bounds: { least: number; most: number; unit: RegExp; form: string },
): CellReading<number> {
  const text = zerosRead(
    tightText(typeof cell === 'string' ? cell : plainNumber((cell as { value: number }).value)),
  ).replace(bounds.unit, '');
  const value = COUNT_WORDS[text] ?? (/^\d{1,4}(\.0+)?$/.test(text) ? Number(text) : Number.NaN);
  if (!Number.isInteger(value) || value < bounds.least || value > bounds.most)
    return wrong('NUMBER_FORMAT', bounds.form);
  return { value };
}

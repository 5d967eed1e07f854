/**
 * R-14 Resident identity number (GB 11643-1999; domain.md 9.4), read as evaluate-format 4.10 settles it.
 */
import { isCalendarDay, type CalendarDay } from '../calendar/calendar-day.ts';
import type { Sex } from '../words/vocabulary.ts';

export type IdentityKind = '居民身份证' | '残疾人证' | '港澳台居民居住证' | '外国人永久居留';

/** `checkDigit` also means a mistyped digit: nearly every single error ends there. */
export type IdentityProblem = 'format' | 'birthDay' | 'birthDayInFuture' | 'checkDigit';

export type IdentityReading =
  | {
      readonly valid: true;
      readonly kind: IdentityKind;
      /** As stored: 18 characters, or the 15 of an old permanent residence card. */
      readonly number: string;
      readonly birthDay: CalendarDay | null;
      readonly sex: Sex | null;
      /** An unknown region code is a warning, never a rejection: codes are retired. */
      readonly warnings: readonly 'unknownRegion'[];
    }
  | { readonly valid: false; readonly problem: IdentityProblem };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The check character of the first 17 digits (GB 11643-1999 / ISO 7064 MOD 11-2). */
export function checkCharacterOf(seventeenDigits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    sum += (seventeenDigits.charCodeAt(index) - 48) * (WEIGHTS[index] ?? 0);
  }
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Full-width digits and x, ｘ, Ｘ become 0–9 and X; nothing else is changed (no trimming). */
function normaliseIdentityText(text: string): string {
  return text
    .replace(/[０-９]/g, (character) => String(character.charCodeAt(0) - 0xff10))
    .replace(/[xｘＸ]/g, 'X');
}

/** The eighteen characters that a text of this length stands for, and the kind its length tells; null: no such form. */
function eighteenOf(text: string): { number: string; disability: boolean } | null {
  const characters = Array.from(text);
  if (characters.length === 15 && /^\d{15}$/.test(text)) {
    const seventeen = `${text.slice(0, 6)}19${text.slice(6)}`;
    return { number: seventeen + checkCharacterOf(seventeen), disability: false };
  }
  if (![18, 20, 22].includes(characters.length)) return null;
  const number = characters.slice(0, 18).join('');
  return /^\d{17}[\dX]$/.test(number) ? { number, disability: characters.length > 18 } : null;
}

function kindOf(number: string, disability: boolean): IdentityKind {
  if (disability) return '残疾人证';
  if (/^8[123]/.test(number)) return '港澳台居民居住证';
  return number.startsWith('9') ? '外国人永久居留' : '居民身份证';
}

/**
 * reads a number as written. 18 characters; 15 digits convert with century 19; 20 and 22 are a certificate of
 * disability whose first 18 are the number; three letters and 12 digits are an old permanent residence card.
 * @param isKnownRegion whether six digits are a region code, now or formerly
 */
export function readIdentityNumber(
  text: string,
  today: CalendarDay,
  isKnownRegion: (code: string) => boolean,
): IdentityReading {
  const normalised = normaliseIdentityText(text);
  if (/^[A-Z]{3}\d{12}$/.test(normalised)) {
    return {
      valid: true,
      kind: '外国人永久居留',
      number: normalised,
      birthDay: null,
      sex: null,
      warnings: [],
    };
  }
  const eighteen = eighteenOf(normalised);
  if (eighteen === null) return { valid: false, problem: 'format' };
  const { number, disability } = eighteen;
  const birthDay = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCalendarDay(birthDay)) return { valid: false, problem: 'birthDay' };
  if (birthDay > today) return { valid: false, problem: 'birthDayInFuture' };
  if (checkCharacterOf(number) !== number.charAt(17))
    return { valid: false, problem: 'checkDigit' };
  const kind = kindOf(number, disability);
  const hasRegion = kind === '居民身份证' || kind === '残疾人证';
  return {
    valid: true,
    kind,
    number,
    birthDay,
    sex: number.charCodeAt(16) % 2 === 1 ? '男' : '女',
    warnings: hasRegion && !isKnownRegion(number.slice(0, 6)) ? ['unknownRegion'] : [],
  };
}

/** 430102********1234: first 6, stars, last 4; a short or broken number is all stars. */
export function maskIdentityNumber(number: string): string {
  if (number.length <= 10) return '*'.repeat(number.length);
  return number.slice(0, 6) + '*'.repeat(number.length - 10) + number.slice(-4);
}

/** 138****1234; a number with an area code keeps its last four digits; a short one is all stars. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  if (phone.length <= 4) return '*'.repeat(phone.length);
  return '*'.repeat(phone.length - 4) + phone.slice(-4);
}

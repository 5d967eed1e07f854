import { toText } from './days.ts';

const INVALID = { valid: false, kind: null, number: null, birthDay: null, sex: null, warnings: [] };

/** ISO 7064 MOD 11-2 in its recursive form: the whole number, check character as value, leaves 1. */
function checksOut(number: string): boolean {
  let rest = 0;
  for (const character of number.slice(0, 17)) rest = ((rest + Number(character)) * 2) % 11;
  const check = number.at(17) === 'X' ? 10 : Number(number.at(17));
  return (rest + check) % 11 === 1;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && !text.startsWith('0000') && toText(time / 86_400_000) === text;
}

function narrowed(text: string): string[] {
  return Array.from(text, (character) => {
    const digit = '０１２３４５６７８９'.indexOf(character);
    if (digit >= 0) return String(digit);
    return 'xｘＸ'.includes(character) ? 'X' : character;
  });
}

/** The eighteen characters meant; '' if there are none. */
function eighteen(characters: readonly string[]): string {
  const joined = characters.join('');
  if (characters.length === 15 && /^[0-9]+$/.test(joined)) {
    const head = `${joined.slice(0, 6)}19${joined.slice(6)}`;
    return Array.from('0123456789X', (check) => head + check).find(checksOut) ?? '';
  }
  return [18, 20, 22].includes(characters.length) ? characters.slice(0, 18).join('') : '';
}

function kindOf(number: string, length: number): string {
  if (length > 18) return '残疾人证';
  if (['81', '82', '83'].includes(number.slice(0, 2))) return '港澳台居民居住证';
  return number.startsWith('9') ? '外国人永久居留' : '居民身份证';
}

/** */
export function identityOf(
  text: string | null,
  today: string,
  regions: readonly string[],
): Record<string, unknown> {
  if (text === null) return { ...INVALID, valid: null, why: 'noNumber' };
  const characters = narrowed(text);
  const joined = characters.join('');
  if (characters.length === 15 && /^[A-Z][A-Z][A-Z][0-9]+$/.test(joined)) {
    const card = { valid: true, kind: '外国人永久居留', number: joined };
    return { ...card, birthDay: null, sex: null, warnings: [], why: null };
  }
  const number = eighteen(characters);
  if (!/^[0-9]{17}[0-9X]$/.test(number)) return { ...INVALID, why: 'format' };
  const birthDay = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].join('-');
  if (!isDay(birthDay)) return { ...INVALID, why: 'birthDay' };
  if (birthDay > today) return { ...INVALID, why: 'birthDayInFuture' };
  if (!checksOut(number)) return { ...INVALID, why: 'checkDigit' };
  const kind = kindOf(number, characters.length);
  const checked = kind === '居民身份证' || kind === '残疾人证';
  const warnings = checked && !regions.includes(number.slice(0, 6)) ? ['unknownRegion'] : [];
  const sex = '13579'.includes(number.charAt(16)) ? '男' : '女';
  return { valid: true, kind, number, birthDay, sex, warnings, why: null };
}

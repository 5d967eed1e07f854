import { describe, expect, test } from 'vitest';
import {
  checkCharacterOf,
  maskIdentityNumber,
  maskPhone,
  readIdentityNumber,
  type IdentityReading,
} from '../../db/domain/values/resident-id.ts';

const TODAY = '2026-11-15';

function withCheck(seventeen: string): string {
  return seventeen + checkCharacterOf(seventeen);
}

function read(text: string): IdentityReading {
  return readIdentityNumber(text, TODAY, (code) => code === '410927');
}

/** GB 11643-1999, annex: the worked example. */
const STANDARD = '11010519491231002X';
const MAN = withCheck('41092719900229'.replace('19900229', '19920229') + '001');

describe('R-14 resident identity number', () => {
  test('the worked example of GB 11643-1999 checks out', () => {
    expect(readIdentityNumber(STANDARD, TODAY, () => true)).toEqual({
      valid: true,
      kind: '居民身份证',
      number: STANDARD,
      birthDay: '1949-12-31',
      sex: '女',
      warnings: [],
    });
  });

  test('a leap-day birth of a known region', () => {
    expect(read(MAN)).toEqual({
      valid: true,
      kind: '居民身份证',
      number: MAN,
      birthDay: '1992-02-29',
      sex: '男',
      warnings: [],
    });
  });

  test.each([
    ['lower-case x', STANDARD.toLowerCase()],
    ['full-width x', STANDARD.replace('X', 'ｘ')],
    ['full-width X', STANDARD.replace('X', 'Ｘ')],
    ['full-width digits', STANDARD.replaceAll('1', '１').replaceAll('9', '９')],
  ])('%s is evened out', (_, text) => {
    const reading = read(text);
    expect(reading.valid ? reading.number : reading.problem).toBe(STANDARD);
  });

  test('an unknown region is a warning, never a rejection', () => {
    const reading = read(STANDARD);
    expect(reading.valid ? reading.warnings : reading).toEqual(['unknownRegion']);
  });

  test('fifteen digits convert with century 19', () => {
    const reading = read(MAN.slice(0, 6) + MAN.slice(8, 17));
    expect(reading.valid ? reading.number : reading.problem).toBe(MAN);
  });

  test.each([
    [`${MAN}43`, '残疾人证'],
    [`${MAN}43B1`, '残疾人证'],
    [withCheck('81000019900101001'), '港澳台居民居住证'],
    [withCheck('83000019900101002'), '港澳台居民居住证'],
    [withCheck('91110019900101001'), '外国人永久居留'],
  ])('%s is read as %s', (text, kind) => {
    const reading = read(text);
    expect(reading.valid ? [reading.kind, reading.number, reading.warnings] : reading).toEqual([
      kind,
      text.slice(0, 18),
      [],
    ]);
  });

  test('the old permanent residence card has no birth day and no check', () => {
    expect(read('USA110090010112')).toEqual({
      valid: true,
      kind: '外国人永久居留',
      number: 'USA110090010112',
      birthDay: null,
      sex: null,
      warnings: [],
    });
  });

  test.each([
    ['', 'format'],
    [`${MAN} `, 'format'],
    [MAN.slice(0, 17), 'format'],
    [`X${MAN.slice(1)}`, 'format'],
    ['41092719900230001A', 'format'],
    ['US1110090010112', 'format'],
    [withCheck('41092719900230001'), 'birthDay'],
    [withCheck('41092719901301001'), 'birthDay'],
    [withCheck('41092720261116001'), 'birthDayInFuture'],
    [MAN.slice(0, 17) + (MAN.endsWith('0') ? '1' : '0'), 'checkDigit'],
  ])('%s is refused for %s', (text, problem) => {
    expect(read(text)).toEqual({ valid: false, problem });
  });

  test('born today is not in the future', () => {
    expect(read(withCheck('41092720261115001')).valid).toBe(true);
  });

  test('masks leave the ends only', () => {
    expect([maskIdentityNumber('430102199001011234'), maskIdentityNumber('12345')]).toEqual([
      '430102********1234',
      '*****',
    ]);
    expect([
      maskIdentityNumber('1234567890'),
      maskIdentityNumber('12345678901'),
      maskPhone('1234'),
    ]).toEqual(['**********', '123456*8901', '****']);
    expect([maskPhone('13812341234'), maskPhone('0393-4412345'), maskPhone('110')]).toEqual([
      '138****1234',
      '********2345',
      '***',
    ]);
  });
});

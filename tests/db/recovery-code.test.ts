import { describe, expect, it } from 'vitest';
import { readRecoveryCode } from '../../db/domain/values/recovery-code.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('recovery code', () => {
  it('is seven groups of five from an alphabet without look-alikes', () => {
    for (let run = 0; run < 200; run += 1) {
      expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
    }
  });

  it('has 140 random bits: every symbol occurs at every random place, and none twice', () => {
    const codes = Array.from({ length: 2000 }, newRecoveryCode);
    expect(new Set(codes).size).toBe(2000);
    for (let place = 0; place < 41; place += 1) {
      if (place % 6 >= 4) continue;
      expect(new Set(codes.map((code) => code[place])).size).toBe(32);
    }
  });

  it.each<[string, (code: string) => string]>([
    ['as printed', (code) => code],
    ['in lower case', (code) => code.toLowerCase()],
    ['without dashes', (code) => code.replaceAll('-', '')],
    ['with spaces and line ends', (code) => ` ${code.replaceAll('-', ' \n ')} `],
    ['in full width, with a Chinese dash', (code) => fullWidth(code).replaceAll('-', '—')],
    ['with O for 0', (code) => code.replaceAll('0', 'O')],
    ['with small l for 1', (code) => code.replaceAll('1', 'l')],
    ['with I for 1', (code) => code.replaceAll('1', 'I')],
  ])('is read %s', (_how, typed) => {
    for (let run = 0; run < 50; run += 1) {
      const code = newRecoveryCode();
      expect(readRecoveryCode(typed(code))).toEqual({ ok: true, code });
    }
  });

  it('names the group in which any one character is wrong', () => {
    const code = newRecoveryCode();
    for (let place = 0; place < code.length; place += 1) {
      if (code[place] === '-') continue;
      for (const other of ALPHABET) {
        if (other === code[place]) continue;
        const typed = code.slice(0, place) + other + code.slice(place + 1);
        expect(readRecoveryCode(typed)).toEqual({ ok: false, group: Math.floor(place / 6) + 1 });
      }
    }
  });

  it('names the group in which two neighbours are swapped', () => {
    for (let run = 0; run < 100; run += 1) {
      const code = newRecoveryCode();
      for (let place = 0; place + 1 < code.length; place += 1) {
        const [one = '', next = ''] = code.slice(place, place + 2);
        if (one === next || one === '-' || next === '-') continue;
        const typed = code.slice(0, place) + next + one + code.slice(place + 2);
        expect(readRecoveryCode(typed)).toEqual({ ok: false, group: Math.floor(place / 6) + 1 });
      }
    }
  });

  it('names the first of two swapped groups', () => {
    const groups = newRecoveryCode().split('-');
    for (let one = 0; one < 7; one += 1) {
      for (let other = one + 1; other < 7; other += 1) {
        if (groups[one] === groups[other]) continue;
        const swapped = groups.map((group, at) =>
          at === one ? groups[other] : at === other ? groups[one] : group,
        );
        expect(readRecoveryCode(swapped.join('-'))).toEqual({ ok: false, group: one + 1 });
      }
    }
  });

  it('names the group that is missing or too much', () => {
    const code = newRecoveryCode();
    expect(readRecoveryCode('')).toEqual({ ok: false, group: 1 });
    expect(readRecoveryCode(code.slice(0, 20))).toEqual({ ok: false, group: 4 });
    expect(readRecoveryCode(code.slice(0, -1))).toEqual({ ok: false, group: 7 });
    expect(readRecoveryCode(`${code}7`)).toEqual({ ok: false, group: 8 });
  });

  it('refuses a letter that is not in the alphabet', () => {
    expect(readRecoveryCode(`U${newRecoveryCode().slice(1)}`)).toEqual({ ok: false, group: 1 });
  });
});

function fullWidth(code: string): string {
  return code.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

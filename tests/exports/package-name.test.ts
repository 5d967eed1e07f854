import { describe, expect, it } from 'vitest';
import {
  isTemporaryName,
  nextPackageName,
  parsePackageName,
  refusePayloadPath,
  temporaryNameOf,
} from '../../electron/exports/package-name.ts';

describe('the next package name', () => {
  it.each([
    ['the first of the day', [], '台禁毒办_20261115_001'],
    [
      'the one after the highest',
      ['台禁毒办_20261115_001', '台禁毒办_20261115_007'],
      '台禁毒办_20261115_008',
    ],
    ['other days do not count', ['台禁毒办_20261114_005'], '台禁毒办_20261115_001'],
    ['other offices do not count', ['范禁毒办_20261115_005'], '台禁毒办_20261115_001'],
    ['unfinished ones do not count', ['.台禁毒办_20261115_005.partial'], '台禁毒办_20261115_001'],
    ['strange names do not count', ['台禁毒办_20261115_05', 'x', ''], '台禁毒办_20261115_001'],
  ])('is %s', (_, existing, name) => {
    expect(nextPackageName('台禁毒办', '2026-11-15', existing)).toEqual({ ok: true, value: name });
  });

  it('does not exist after 999 in one day', () => {
    const result = nextPackageName('台禁毒办', '2026-11-15', ['台禁毒办_20261115_999']);
    expect(result).toMatchObject({ ok: false, error: { code: 'REFUSED' } });
  });

  it.each(['台/禁', '', 'a b', '台:办', '..', 'CON.'])('is refused for the mark %j', (mark) => {
    const result = nextPackageName(mark, '2026-11-15', []);
    expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });
});

describe('package names', () => {
  it('are read back into their parts', () => {
    expect(parsePackageName('台禁毒办_20261115_012')).toEqual({
      mark: '台禁毒办',
      day: '20261115',
      sequence: 12,
    });
    expect(parsePackageName('台禁毒办_2026-11-15_012')).toBe(null);
  });

  it('are temporary only in our own form', () => {
    const name = '台禁毒办_20261115_012';
    const names = [
      temporaryNameOf(name, 1),
      temporaryNameOf(name, 2),
      name,
      '.x.partial',
      '.partial',
    ];
    expect(names.map(isTemporaryName)).toEqual([true, true, false, false, false]);
  });
});

describe('the path of a file in a package', () => {
  it.each([
    '报告_v1.docx',
    '附件/统计表 一.xlsx',
    'a.b.c',
    '𠮷·买买提.txt',
    '.hidden',
    'console.txt',
  ])('may be %s', (path) => {
    expect(refusePayloadPath(path)).toBe(null);
  });

  it.each([
    ['', 'empty'],
    ['/报告.docx', 'absolute'],
    ['a//b', 'an empty name'],
    ['../报告.docx', 'out of the folder'],
    ['a/../../b', 'out of the folder'],
    ['./a', 'a dot'],
    ['C:/x', 'a drive'],
    ['a\\b', 'a backslash'],
    ['a\nb', 'a line break'],
    ['a\u0000b', 'a zero'],
    ['完成率100%.xlsx', 'a percent sign'],
    ['what?.docx', 'a question mark'],
    ['a<b', 'a bracket'],
    ['a|b', 'a pipe'],
    ['a"b', 'a quotation mark'],
    ['end.', 'a dot at the end'],
    ['end ', 'a blank at the end'],
    ['folder./a', 'a dot at the end of a folder'],
    ['con', 'a device'],
    ['NUL.txt', 'a device'],
    ['x/com1.docx', 'a device'],
    ['cafe\u0301.txt', 'not NFC'],
    ['\ud800.txt', 'half a character'],
    ['长'.repeat(90), 'more than 255 bytes'],
    ['a/'.repeat(90) + 'b', 'more than 160 characters'],
  ])('may not be %j (%s)', (path) => {
    expect(refusePayloadPath(path)).toEqual(expect.any(String));
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fontsIn,
  listInstalledFonts,
  windowsFolders,
} from '../../electron/ports/installed-fonts.ts';
import { missingFonts, OFFICIAL_FONTS } from '../../electron/reports/word-kit/fonts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Name {
  readonly platform: number;
  readonly encoding: number;
  readonly kind: number;
  readonly bytes: Buffer;
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function name(text: string, kind = 1): Name {
  return { platform: 3, encoding: 1, kind, bytes: utf16(text) };
}

/** A font file with nothing but its name table, which begins at `base` + 28. */
function aFont(names: readonly Name[], base = 0): Buffer {
  const head = Buffer.alloc(28);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(1, 4);
  head.write('name', 12, 'latin1');
  head.writeUInt32BE(base + 28, 20);
  const strings = Buffer.concat(names.map(({ bytes }) => bytes));
  const table = Buffer.alloc(6 + names.length * 12);
  table.writeUInt16BE(names.length, 2);
  table.writeUInt16BE(table.length, 4);
  let offset = 0;
  names.forEach(({ platform, encoding, kind, bytes }, index) => {
    [platform, encoding, 0x0804, kind, bytes.length, offset].forEach((value, field) =>
      table.writeUInt16BE(value, 6 + index * 12 + field * 2),
    );
    offset += bytes.length;
  });
  head.writeUInt32BE(table.length + strings.length, 24);
  return Buffer.concat([head, table, strings]);
}

function aCollection(families: readonly string[]): Buffer {
  const head = Buffer.alloc(12 + families.length * 4);
  head.write('ttcf', 0, 'latin1');
  head.writeUInt32BE(families.length, 8);
  let base = head.length;
  const fonts = families.map((family, index) => {
    const font = aFont([name(family)], base);
    head.writeUInt32BE(base, 12 + index * 4);
    base += font.length;
    return font;
  });
  return Buffer.concat([head, ...fonts]);
}

describe('the fonts of a folder', () => {
  it('are named in every language, collections too', () => {
    writeFileSync(
      join(folder, 'simfang.ttf'),
      aFont([name('FangSong'), name('仿宋'), name('仿宋', 4)]),
    );
    writeFileSync(join(folder, 'SIMSUN.TTC'), aCollection(['宋体', '新宋体']));
    writeFileSync(join(folder, 'other.fon'), aFont([name('Terminal')]));
    expect(fontsIn([folder, join(folder, 'none')])?.sort()).toEqual(
      ['FangSong', '仿宋', '宋体', '新宋体'].sort(),
    );
  });

  it('are read in the old Chinese encoding, and not in that of another system', () => {
    // 仿宋 in GBK, as the names of fonts of that time are written: two bytes a character.
    const gbk = Buffer.from([0xb7, 0xc2, 0xcb, 0xce]);
    const names = [
      { platform: 3, encoding: 3, kind: 1, bytes: gbk },
      { platform: 1, encoding: 25, kind: 1, bytes: gbk },
    ];
    writeFileSync(join(folder, 'old.ttf'), aFont(names));
    expect(fontsIn([folder])).toEqual(['仿宋']);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['no font', Buffer.from('MZ this is no font at all, but long enough to look like one')],
    ['cut short', aFont([name('黑体')]).subarray(0, 40)],
    ['a collection of too many', Buffer.concat([Buffer.from('ttcf'), Buffer.alloc(8, 0xff)])],
  ])('a broken file (%s) adds nothing and breaks nothing', (_fact, bytes) => {
    writeFileSync(join(folder, 'broken.ttf'), bytes);
    writeFileSync(join(folder, 'sound.ttf'), aFont([name('楷体')]));
    expect(fontsIn([folder])).toEqual(['楷体']);
  });

  it('cannot be told without a single font file', () => {
    expect(fontsIn([folder, join(folder, 'none')])).toBeNull();
  });

  it('of Windows are those of the machine and those of the user', () => {
    const folders = windowsFolders({
      WINDIR: 'C:\\Windows',
      LOCALAPPDATA: 'C:\\Users\\a\\AppData',
    });
    expect(folders.map((path) => path.replaceAll('\\', '/'))).toEqual([
      'C:/Windows/Fonts',
      'C:/Users/a/AppData/Microsoft/Windows/Fonts',
    ]);
  });

  it.runIf(process.platform === 'linux')('of this machine are found', async () => {
    const names = await listInstalledFonts();
    expect(names === null || names.length > 0).toBe(true);
  });
});

describe('missing official fonts', () => {
  it('of an ordinary Windows: the title font is to be installed, 仿宋 and 楷体 stand in for the others', () => {
    const windows = ['仿宋', 'FangSong', '楷体', 'KaiTi', '黑体', '宋体', 'Times New Roman'];
    expect(missingFonts([...windows, '华文中宋'])).toEqual([
      { font: '方正小标宋简体', use: '红头和标题', instead: '华文中宋', install: true },
      { font: '仿宋_GB2312', use: '正文、发文字号和版记', instead: '仿宋', install: false },
      { font: '楷体_GB2312', use: '二级标题和签发人姓名', instead: '楷体', install: false },
    ]);
    expect(missingFonts(windows)[0]).toEqual({
      font: '方正小标宋简体',
      use: '红头和标题',
      instead: null,
      install: true,
    });
  });

  it('of a machine with all of them are none', () => {
    expect(missingFonts(Object.values(OFFICIAL_FONTS))).toEqual([]);
  });
});

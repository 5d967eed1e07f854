import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestText } from '../../electron/exports/bag-text.ts';
import type { PackageFiles } from '../../electron/exports/package-files.ts';
import { verifyPackage } from '../../electron/exports/verify-package.ts';
import { aStick, contentOf, disk, drop, written } from './sample.ts';

const REPORT = 'data/两月工作进展报告_v1.docx';
const TABLE = 'data/附件/统计表_v1.docx';
const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';

let stick: string;
let bag: string;
const at = (path: string): string => join(bag, path);
const problems = (): string[] => verifyPackage(bag, disk).problems;
beforeEach(() => {
  stick = aStick();
  bag = written(stick).package;
});
afterEach(() => drop(stick));

/** Makes the tag manifest fit the tag files again: what a careful forger would do. */
function sealAgain(): void {
  const tags = ['bagit.txt', 'bag-info.txt', MANIFEST].map((path) => ({
    path,
    sha256: createHash('sha256')
      .update(readFileSync(at(path)))
      .digest('hex'),
  }));
  writeFileSync(at(TAG_MANIFEST), manifestText(tags));
}

describe('a package that was changed', () => {
  it.each<[string, () => void, string[]]>([
    [
      'a changed report',
      () => appendFileSync(at(REPORT), '!'),
      ['应有 27 字节，实有 28 字节', `文件 “${REPORT}” 的内容与清单不符`],
    ],
    [
      'a report of the same length',
      () => writeFileSync(at(REPORT), 'PK 报告正义'),
      [`文件 “${REPORT}” 的内容与清单不符`],
    ],
    [
      'a missing file',
      () => rmSync(at(TABLE)),
      ['应有 3 个文件，实有 2 个', '应有 27 字节，实有 15 字节', `缺少文件 “${TABLE}”`],
    ],
    [
      'an emptied file',
      () => truncateSync(at(REPORT)),
      ['应有 27 字节，实有 12 字节', `文件 “${REPORT}” 的内容与清单不符`],
    ],
    [
      'a renamed file',
      () => renameSync(at(REPORT), at('data/报告.docx')),
      [`缺少文件 “${REPORT}”`, '多出清单上没有的文件 “data/报告.docx”'],
    ],
    [
      'an added file',
      () => writeFileSync(at('data/新.docx'), ''),
      ['应有 3 个文件，实有 4 个', '多出清单上没有的文件 “data/新.docx”'],
    ],
    [
      'an added file beside the tag files',
      () => writeFileSync(at('run.bat'), 'x'),
      ['多出清单上没有的文件 “run.bat”'],
    ],
    ['an added empty folder', () => mkdirSync(at('data/空')), ['有空文件夹 “data/空”']],
    [
      'a file that Windows left',
      () => writeFileSync(at('Thumbs.db'), 'x'),
      ['“Thumbs.db” 是系统自动生成的文件，可删除后重新核对', '多出清单上没有的文件 “Thumbs.db”'],
    ],
    ['no bagit.txt', () => rmSync(at('bagit.txt')), ['缺少 bagit.txt', '缺少文件 “bagit.txt”']],
    [
      'no bag-info.txt',
      () => rmSync(at('bag-info.txt')),
      ['缺少 bag-info.txt', '缺少文件 “bag-info.txt”'],
    ],
    ['no manifest', () => rmSync(at(MANIFEST)), [`缺少 ${MANIFEST}`, `缺少文件 “${MANIFEST}”`]],
    ['no tag manifest', () => rmSync(at(TAG_MANIFEST)), [`缺少 ${TAG_MANIFEST}`]],
    [
      'no payload',
      () => rmSync(at('data'), { recursive: true }),
      [
        '应有 3 个文件，实有 0 个',
        '应有 27 字节，实有 0 字节',
        `缺少文件 “${REPORT}”`,
        '缺少文件 “data/附件/空.txt”',
        `缺少文件 “${TABLE}”`,
      ],
    ],
    [
      'a manifest saved by Notepad',
      () => writeFileSync(at(MANIFEST), `\uFEFF${readFileSync(at(MANIFEST), 'utf8')}`),
      [`${MANIFEST} 的编码不是 UTF-8（无 BOM）`, `文件 “${MANIFEST}” 的内容与清单不符`],
    ],
  ])('is found out: %s', (_, change, expected) => {
    expect(problems()).toEqual([]);
    change();
    expect(problems()).toEqual(expected);
  });

  it('is found out when two files are swapped', () => {
    renameSync(at(REPORT), at('x'));
    renameSync(at(TABLE), at(REPORT));
    renameSync(at('x'), at(TABLE));
    expect(problems()).toEqual([REPORT, TABLE].map((path) => `文件 “${path}” 的内容与清单不符`));
  });

  it('is found out when a folder is renamed', () => {
    renameSync(at('data/附件'), at('data/附件2'));
    expect(problems()).toHaveLength(4);
  });

  it('is found out at every byte of every file, and every file shorter by one', () => {
    let changes = 0;
    for (const [path, hex] of Object.entries(contentOf(bag))) {
      const bytes = Buffer.from(hex, 'hex');
      for (let position = 0; position < bytes.length; position++) {
        const changed = Buffer.from(bytes);
        changed[position] = (changed[position] ?? 0) ^ (1 << (position % 5));
        writeFileSync(at(path), changed);
        if (verifyPackage(bag, disk).ok) expect.fail(`${path} byte ${position}`);
        changes++;
      }
      if (bytes.length > 0) writeFileSync(at(path), bytes.subarray(0, -1));
      // The last line end of the tag manifest carries nothing: RFC 8493 lets it be absent.
      const harmless = bytes.length === 0 || path === TAG_MANIFEST;
      expect([path, verifyPackage(bag, disk).ok]).toEqual([path, harmless]);
      writeFileSync(at(path), bytes);
    }
    expect(changes).toBeGreaterThan(800);
    expect(problems()).toEqual([]);
  });
});

describe('a package whose tag manifest was made to fit', () => {
  const edit = (name: string, change: (text: string) => string): void => {
    writeFileSync(at(name), change(readFileSync(at(name), 'utf8')));
    sealAgain();
  };
  const zeros = '0'.repeat(64);
  it.each<[string, () => void, string]>([
    [
      'a path out of the package',
      () => edit(MANIFEST, (text) => `${text}${zeros}  ../stick.txt\n`),
      `${MANIFEST} 列出了包外或不该列的路径 “../stick.txt”`,
    ],
    [
      'a path out of the package from within',
      () => edit(MANIFEST, (text) => `${text}${zeros}  data/../../x\n`),
      `${MANIFEST} 列出了包外或不该列的路径 “data/../../x”`,
    ],
    [
      'an absolute path',
      () => edit(MANIFEST, (text) => `${text}${zeros}  /etc/passwd\n`),
      `${MANIFEST} 列出了包外或不该列的路径 “/etc/passwd”`,
    ],
    [
      'a Windows path',
      () => edit(MANIFEST, (text) => `${text}${zeros}  data/..\\..\\x\n`),
      `${MANIFEST} 列出了包外或不该列的路径 “data/..\\..\\x”`,
    ],
    [
      'a drive',
      () => edit(MANIFEST, (text) => `${text}${zeros}  C:/x\n`),
      `${MANIFEST} 列出了包外或不该列的路径 “C:/x”`,
    ],
    [
      'a tag file in the payload manifest',
      () => edit(MANIFEST, (text) => `${text}${zeros}  bagit.txt\n`),
      `${MANIFEST} 列出了包外或不该列的路径 “bagit.txt”`,
    ],
    [
      'a line twice',
      () => edit(MANIFEST, (text) => `${text}${text.slice(0, text.indexOf('\n'))}`),
      `${MANIFEST} 重复列出 “${REPORT}”`,
    ],
    [
      'a line that is none',
      () => edit(MANIFEST, (text) => `${text}nonsense\n`),
      `${MANIFEST} 第 4 行读不懂`,
    ],
    [
      'a wrong sum of bytes',
      () => edit('bag-info.txt', (text) => text.replace(/Oxum: \d+/u, 'Oxum: 23')),
      '应有 23 字节，实有 27 字节',
    ],
    [
      'a wrong number of files',
      () => edit('bag-info.txt', (text) => text.replace(/(Oxum: \d+)\.3/u, '$1.2')),
      '应有 2 个文件，实有 3 个',
    ],
    [
      'no sums',
      () => edit('bag-info.txt', (text) => text.replace(/Payload-Oxum.*\n/u, '')),
      'bag-info.txt 没有写明（或重复写了）文件总数和总字节数（Payload-Oxum）',
    ],
    [
      'sums twice',
      () => edit('bag-info.txt', (text) => `${text}payload-oxum: 27.3\n`),
      'bag-info.txt 没有写明（或重复写了）文件总数和总字节数（Payload-Oxum）',
    ],
    [
      'an unreadable label',
      () => edit('bag-info.txt', (text) => `${text}nonsense\n`),
      'bag-info.txt 有读不懂的行',
    ],
    [
      'another encoding',
      () => edit('bagit.txt', (text) => text.replace('UTF-8', 'GB18030')),
      'bagit.txt 不是 BagIt 1.0、UTF-8 的声明',
    ],
    [
      'another version',
      () => edit('bagit.txt', (text) => text.replace('1.0', '2.0')),
      'bagit.txt 不是 BagIt 1.0、UTF-8 的声明',
    ],
    [
      'a third line',
      () => edit('bagit.txt', (text) => `${text}More: yes\n`),
      'bagit.txt 不是 BagIt 1.0、UTF-8 的声明',
    ],
    [
      'control characters in a path',
      () => edit(MANIFEST, (text) => `${text}${zeros}  data/\u001b[2J\u202e%0A\n`),
      '缺少文件 “data/?[2J??”',
    ],
  ])('is found out by %s', (_, change, expected) => {
    sealAgain();
    expect(problems()).toEqual([]);
    change();
    expect(problems()).toEqual([expected]);
  });

  it('is refused with a fetch.txt, even a listed one', () => {
    writeFileSync(at('fetch.txt'), 'http://example.com/x 5 data/x\n');
    const line = createHash('sha256')
      .update(readFileSync(at('fetch.txt')))
      .digest('hex');
    appendFileSync(at(TAG_MANIFEST), `${line}  fetch.txt\n`);
    expect(problems()).toEqual(['包内有 fetch.txt（要求联网取文件），本程序不接受这样的包']);
  });

  it('is still a package when the hashes are in large letters and the lines end as on Windows', () => {
    edit(MANIFEST, (text) =>
      text.replace(/^[0-9a-f]{64}/gmu, (hash) => hash.toUpperCase()).replaceAll('\n', '\r\n'),
    );
    expect(problems()).toEqual([]);
  });
});

describe('what is no plain file', () => {
  it.each([
    ['a link to a file outside', () => symlinkSync('/etc/hostname', at('data/link'))],
    ['a link to a folder outside', () => symlinkSync('/etc', at('data/link'))],
    ['a link that points nowhere', () => symlinkSync('nowhere', at('data/link'))],
    ['a link to a file of the package', () => symlinkSync(at(REPORT), at('data/link'))],
    ['a pipe', () => void execFileSync('mkfifo', [at('data/link')])],
  ])('is refused and not opened: %s', (_, make) => {
    make();
    expect(problems()).toEqual(['“data/link” 是链接、设备或过深的文件夹，不能接受']);
  });

  it('is refused in the place of a listed file with the right content', () => {
    const outside = join(stick, 'outside.docx');
    renameSync(at(REPORT), outside);
    symlinkSync(outside, at(REPORT));
    expect(problems()).toContain(`“${REPORT}” 是链接、设备或过深的文件夹，不能接受`);
  });

  it('is refused when it takes the place of a file after the listing', () => {
    const outside = join(stick, 'outside.docx');
    const late: PackageFiles = {
      ...disk,
      readPieces(path) {
        if (path === at(REPORT)) {
          renameSync(path, outside);
          symlinkSync(outside, path);
        }
        return disk.readPieces(path);
      },
    };
    expect(verifyPackage(bag, late).problems).toEqual([`读不出 “${REPORT}”：磁盘断开或读写出错`]);
  });

  it('is refused as a data folder', () => {
    renameSync(at('data'), join(stick, 'data'));
    symlinkSync(join(stick, 'data'), at('data'));
    expect(problems()[0]).toBe('“data” 是链接、设备或过深的文件夹，不能接受');
  });
});

describe('a folder that is no package', () => {
  it.each([
    ['missing', () => drop(bag), ['找不到或打不开导出包文件夹']],
    [
      'a file',
      () => {
        drop(bag);
        writeFileSync(bag, 'x');
      },
      ['找不到或打不开导出包文件夹'],
    ],
    [
      'empty',
      () => {
        drop(bag);
        mkdirSync(bag);
      },
      [
        '有空文件夹 “”',
        '缺少 bagit.txt',
        '缺少 bag-info.txt',
        `缺少 ${MANIFEST}`,
        `缺少 ${TAG_MANIFEST}`,
      ],
    ],
  ])('is told so: %s', (_, make, expected) => {
    make();
    expect(verifyPackage(bag, disk)).toEqual({ ok: false, files: 0, problems: expected });
  });

  it('is not searched without end', () => {
    mkdirSync(at(`data/${'d/'.repeat(60)}`), { recursive: true });
    expect(problems().join()).toContain('过深的文件夹');
    for (let number = 0; number < 300; number++) writeFileSync(at(`data/${number}`), '');
    expect([problems().length, problems().at(-1)]).toEqual([101, '另有 202 处问题未列出']);
  });
});

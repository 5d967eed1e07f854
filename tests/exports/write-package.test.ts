import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageFiles } from '../../electron/exports/package-files.ts';
import { verifyPackage } from '../../electron/exports/verify-package.ts';
import { writePackage } from '../../electron/exports/write-package.ts';
import { FILES, INFO, NAME, aRequest, aStick, contentOf, disk, drop, written } from './sample.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
let stick: string;
beforeEach(() => (stick = aStick()));
afterEach(() => drop(stick));

describe('a written package', () => {
  it('holds the payload, the four tag files, and nothing else', () => {
    const { package: folder } = written(stick);
    expect(folder).toBe(join(stick, NAME));
    expect(readdirSync(stick)).toEqual([NAME]);
    expect(Object.keys(contentOf(folder)).sort()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data/两月工作进展报告_v1.docx',
      'data/附件/空.txt',
      'data/附件/统计表_v1.docx',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    for (const { path, bytes } of FILES)
      expect(readFileSync(join(folder, 'data', path))).toEqual(Buffer.from(bytes));
  });

  it('says what it is, from whom, for whom, and how much', () => {
    const { package: folder } = written(stick);
    const bytes = FILES.reduce((sum, file) => sum + file.bytes.length, 0);
    expect(readFileSync(join(folder, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(readFileSync(join(folder, 'bag-info.txt'), 'utf8')).toBe(
      [
        'Source-Organization: 台前县禁毒委员会办公室',
        'External-Identifier: 台禁毒办_20261115_001',
        'External-Description: 两月工作进展报告 2026-09/10',
        'Recipient: 濮阳市禁毒委员会办公室',
        'Sequence-Number: 001',
        'Bagging-Date: 2026-11-15',
        `Payload-Oxum: ${bytes}.3`,
        'Bag-Software-Agent: 平安关爱台账 0.1.0',
        '',
      ].join('\n'),
    );
  });

  it('answers its receipt: files, bytes, every hash, and the hash of the manifest', () => {
    const receipt = written(stick);
    expect(receipt).toEqual({
      package: join(stick, NAME),
      files: 3,
      bytes: FILES.reduce((sum, file) => sum + file.bytes.length, 0),
      verified: true,
      manifest: FILES.map(({ path, bytes }) => ({
        path: `data/${path}`,
        bytes: bytes.length,
        sha256: sha256(bytes),
      })),
      manifestSha256: sha256(readFileSync(join(receipt.package, 'manifest-sha256.txt'))),
      leftovers: [],
    });
  });

  it('verifies', () => {
    expect(verifyPackage(written(stick).package, disk)).toEqual({
      ok: true,
      files: 3,
      problems: [],
    });
  });

  it.each(['manifest-sha256.txt', 'tagmanifest-sha256.txt'])(
    'holds under sha256sum -c %s',
    (name) => {
      const { package: cwd } = written(stick);
      const output = execFileSync('sha256sum', ['--strict', '-c', name], { cwd, encoding: 'utf8' });
      expect(output.trim().split('\n')).toHaveLength(3);
      writeFileSync(join(cwd, 'data/两月工作进展报告_v1.docx'), 'changed');
      writeFileSync(join(cwd, 'bagit.txt'), 'changed');
      expect(() => execFileSync('sha256sum', ['-c', name], { cwd, stdio: 'pipe' })).toThrow();
    },
  );

  it('keeps a line break in a text from becoming a label of its own', () => {
    const info = { ...INFO, description: '报告\nPayload-Oxum: 0.0\r\n附件\u2028', recipient: '' };
    const { package: folder } = written(stick, { info });
    const text = readFileSync(join(folder, 'bag-info.txt'), 'utf8');
    expect(text).toContain('External-Description: 报告 Payload-Oxum: 0.0 附件\nRecipient: \n');
    expect(verifyPackage(folder, disk).problems).toEqual([]);
  });

  it('holds files larger than one piece of reading', () => {
    const bytes = Buffer.alloc(2_500_001, '台前县');
    const { package: folder, bytes: count } = written(stick, {
      files: [{ path: '大.bin', bytes }],
    });
    expect(count).toBe(2_500_001);
    expect(verifyPackage(folder, disk)).toEqual({ ok: true, files: 1, problems: [] });
  });
});

describe('an existing package', () => {
  it.each([
    ['a package', () => void written(stick)],
    [
      'an empty folder',
      () => {
        mkdirSync(join(stick, NAME));
      },
    ],
    ['a file', () => writeFileSync(join(stick, NAME), 'something')],
  ])('is never overwritten: %s', (_, prepare) => {
    prepare();
    const before = contentOf(stick);
    const files = [{ path: '别的.docx', bytes: Buffer.from('other') }];
    expect(writePackage(aRequest(stick, { files }), disk)).toEqual({
      ok: false,
      error: { code: 'FILE_EXISTS', what: NAME },
    });
    expect(contentOf(stick)).toEqual(before);
    expect(readdirSync(stick)).toEqual([NAME]);
  });

  it('is not overwritten either when it appears while ours is being written', () => {
    const late: PackageFiles = {
      ...disk,
      rename(from, to) {
        mkdirSync(to);
        writeFileSync(join(to, 'theirs.txt'), 'theirs');
        disk.rename(from, to);
      },
    };
    const result = writePackage(aRequest(stick), late);
    expect(result).toEqual({ ok: false, error: { code: 'FILE_EXISTS', what: NAME } });
    expect(contentOf(stick)).toEqual({
      [`${NAME}/theirs.txt`]: Buffer.from('theirs').toString('hex'),
    });
  });
});

describe('a name that is taken while the files are written', () => {
  it.each([
    ['an empty folder', (path: string) => mkdirSync(path)],
    ['a file', (path: string) => writeFileSync(path, 'theirs')],
  ])('is left alone: %s', (_, take) => {
    const late: PackageFiles = {
      ...disk,
      writeFlushed(path, bytes) {
        if (path.endsWith('tagmanifest-sha256.txt')) take(join(stick, NAME));
        disk.writeFlushed(path, bytes);
      },
    };
    const result = writePackage(aRequest(stick), late);
    expect(result).toEqual({ ok: false, error: { code: 'FILE_EXISTS', what: NAME } });
    expect(readdirSync(stick)).toEqual([NAME]);
    expect(existsSync(join(stick, NAME, 'bagit.txt'))).toBe(false);
  });
});

describe('an unfinished package of an earlier try', () => {
  it('is reported and stays as it is', () => {
    const leftover = `.${NAME}.partial`;
    mkdirSync(join(stick, leftover));
    writeFileSync(join(stick, leftover, 'bagit.txt'), 'half');
    mkdirSync(join(stick, '.Trash-0.partial'));
    expect(written(stick).leftovers).toEqual([leftover]);
    expect(readFileSync(join(stick, leftover, 'bagit.txt'), 'utf8')).toBe('half');
    expect(readdirSync(stick).sort()).toEqual(['.Trash-0.partial', leftover, NAME].sort());
  });
});

describe('a request that cannot be packed', () => {
  const file = (path: string) => ({ path, bytes: Buffer.from('x') });
  it.each([
    ['no file', { files: [] }, 'files'],
    ['a name that is no package name', { name: '报告' }, 'name'],
    ['a path out of the package', { files: [file('../x.docx')] }, 'files.0.path'],
    [
      'two names that differ by case only',
      { files: [file('A.docx'), file('a.docx')] },
      'files.1.path',
    ],
    ['a file named as a folder', { files: [file('a/b.docx'), file('a')] }, 'files'],
  ])('is refused and nothing is written: %s', (_, over, path) => {
    expect(writePackage(aRequest(stick, over), disk)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', fields: [{ path }] },
    });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('is refused when the target folder is missing, which is never made', () => {
    const missing = join(stick, 'unplugged');
    expect(writePackage(aRequest(missing), disk)).toMatchObject({
      error: { code: 'FILE_MISSING' },
    });
    expect(existsSync(missing)).toBe(false);
    writeFileSync(missing, 'a file');
    expect(writePackage(aRequest(missing), disk)).toMatchObject({
      error: { code: 'FILE_MISSING' },
    });
  });

  it('is refused before anything is written when it does not fit with a margin', () => {
    const calls: string[] = [];
    const small: PackageFiles = {
      ...disk,
      freeBytes: () => 1024 * 1024,
      makeFolder: (path) => calls.push(path),
    };
    const result = writePackage(aRequest(stick), small);
    expect([result, calls]).toEqual([{ ok: false, error: { code: 'DISK_FULL' } }, []]);
  });
});

describe('cancelling', () => {
  class Stop extends Error {}
  it('leaves nothing, whenever it comes', () => {
    let reports = 0;
    writePackage(aRequest(stick), disk, { report: () => reports++ });
    drop(join(stick, NAME));
    expect(reports).toBeGreaterThan(10);
    for (let stopAt = 1; stopAt <= reports; stopAt++) {
      let left = stopAt;
      const report = (): void => {
        if (--left === 0) throw new Stop();
      };
      expect(() => writePackage(aRequest(stick), disk, { report })).toThrow(Stop);
      expect(readdirSync(stick)).toEqual([]);
    }
  });

  it('has a progress that rises to its total', () => {
    const seen: [number, number][] = [];
    writePackage(aRequest(stick), disk, { report: (done, total) => seen.push([done, total]) });
    const dones = seen.map(([done]) => done);
    expect(dones).toEqual(dones.toSorted((a, b) => a - b));
    expect(new Set(seen.map(([, total]) => total)).size).toBe(1);
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  });
});

describe('a disk that lies', () => {
  const FLIPPED = 3;
  it.each([
    'data/两月工作进展报告_v1.docx',
    'bagit.txt',
    'manifest-sha256.txt',
    'tagmanifest-sha256.txt',
  ])('is found out: %s comes back with one byte changed', (victim) => {
    const lying: PackageFiles = {
      ...disk,
      writeFlushed(path, bytes) {
        const changed = Uint8Array.from(bytes);
        if (path.endsWith(join('partial', victim))) changed[FLIPPED] = (changed[FLIPPED] ?? 0) ^ 1;
        disk.writeFlushed(path, changed);
      },
    };
    const result = writePackage(aRequest(stick), lying);
    expect(result).toMatchObject({ ok: false, error: { code: 'PACKAGE_BROKEN' } });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('is found out when it swaps the whole tag manifest for one that fits another package', () => {
    const other = written(stick, {
      name: '台禁毒办_20261114_001',
      info: { ...INFO, recipient: '别处' },
    });
    const swapping: PackageFiles = {
      ...disk,
      writeFlushed(path, bytes) {
        const name = path.slice(path.lastIndexOf('partial') + 8);
        disk.writeFlushed(
          path,
          name.startsWith('data') ? bytes : readFileSync(join(other.package, name)),
        );
      },
    };
    expect(writePackage(aRequest(stick), swapping)).toMatchObject({
      ok: false,
      error: { code: 'PACKAGE_BROKEN', problems: ['tagmanifest-sha256.txt 的内容与写入的不符'] },
    });
  });
});

describe('an error that is no disk error', () => {
  it('goes on as a bug and leaves nothing', () => {
    const broken: PackageFiles = {
      ...disk,
      flushFolder: () => {
        throw new TypeError('a bug');
      },
    };
    expect(() => writePackage(aRequest(stick), broken)).toThrow('a bug');
    expect(readdirSync(stick)).toEqual([]);
  });

  it('removes no folder but a temporary one of ours', () => {
    const { package: folder } = written(stick);
    expect(() => disk.removeTemporary(folder)).toThrow('only temporary');
    expect(verifyPackage(folder, disk).ok).toBe(true);
  });
});

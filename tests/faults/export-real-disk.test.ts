import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageFiles } from '../../electron/exports/package-files.ts';
import { verifyPackage } from '../../electron/exports/verify-package.ts';
import { writePackage } from '../../electron/exports/write-package.ts';
import { NAME, aRequest, contentOf, disk, written } from '../exports/sample.ts';

const OLDER = '台禁毒办_20261101_001';
const IMAGE_BYTES = 8 * 1024 * 1024;

let room: string;
let stick: string;
let mounted: boolean;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'real-disk-'));
  stick = join(room, 'stick');
  mkdirSync(stick);
  mounted = false;
});
afterEach(() => {
  unmount();
  rmSync(room, { recursive: true });
});

const run = (command: string, ...parameters: string[]): void => {
  execFileSync(command, parameters, { stdio: 'pipe' });
};

/** Mounts, or skips the test with a word where this user may not. */
function mount(context: TestContext, ...parameters: string[]): void {
  try {
    run('mount', ...parameters, stick);
    mounted = true;
  } catch {
    context.skip('not run here: mounting is not permitted or this file system is missing');
  }
}

function unmount(): void {
  if (mounted) run('umount', stick);
  mounted = false;
}

describe('a full stick', () => {
  /** Fills up until `left` pages or names are free, exports, and answers whether it went well. */
  function exportWithLeft(
    left: number,
    freeNow: () => number,
    take: (name: string) => void,
  ): boolean {
    const filler = join(stick, 'filler');
    mkdirSync(filler);
    for (let count = 0; freeNow() > left; count++) take(join(filler, String(count)));
    const before = contentOf(join(stick, OLDER));
    // The first answer about the room is a lie: the stick fills up while we write.
    const unaware: PackageFiles = { ...disk, freeBytes: () => Number.MAX_SAFE_INTEGER };
    const result = writePackage(aRequest(stick), unaware);
    expect(contentOf(join(stick, OLDER))).toEqual(before);
    if (result.ok) expect(verifyPackage(result.value.package, disk).ok).toBe(true);
    else expect(result).toEqual({ ok: false, error: { code: 'DISK_FULL' } });
    const names = readdirSync(stick).filter((name) => name !== 'filler' && name !== OLDER);
    expect(names).toEqual(result.ok ? [NAME] : []);
    rmSync(filler, { recursive: true });
    rmSync(join(stick, NAME), { recursive: true, force: true });
    return result.ok;
  }

  const freePages = (): number => Math.floor(disk.freeBytes(stick) / 4096);

  it('keeps what it has and gets nothing half, however many pages are left', (context) => {
    mount(context, '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs');
    writtenUnaware(OLDER);
    let left = 0;
    while (!exportWithLeft(left, freePages, (path) => writeFileSync(path, Buffer.alloc(4096, 1))))
      left++;
    expect(left).toBeGreaterThan(4);
  });

  it('keeps what it has and gets nothing half, however many names are left', (context) => {
    mount(context, '-t', 'tmpfs', '-o', 'size=4m,nr_inodes=64', 'tmpfs');
    writtenUnaware(OLDER);
    const freeNames = (): number =>
      Number(execFileSync('stat', ['-f', '-c', '%d', stick], { encoding: 'utf8' }));
    let left = 0;
    while (!exportWithLeft(left, freeNames, (path) => writeFileSync(path, ''))) left++;
    expect(left).toBeGreaterThan(8);
  });

  it('is refused before anything is written when it says so itself', (context) => {
    mount(context, '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs');
    expect(writePackage(aRequest(stick), disk)).toEqual({
      ok: false,
      error: { code: 'DISK_FULL' },
    });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('is told from a stick that is write-protected', (context) => {
    mount(context, '-t', 'tmpfs', '-o', 'size=4m,ro', 'tmpfs');
    expect(writePackage(aRequest(stick), disk)).toEqual({
      ok: false,
      error: { code: 'FILE_READ_ONLY' },
    });
  });

  /** A package beside it, written on a stick that is smaller than our margin. */
  function writtenUnaware(name: string): void {
    const unaware: PackageFiles = { ...disk, freeBytes: () => Number.MAX_SAFE_INTEGER };
    expect(writePackage(aRequest(stick, { name }), unaware).ok).toBe(true);
  }
});

describe.each(['ext4', 'ext2'])('a stick with %s', (type) => {
  const image = (): string => join(room, 'image');

  function mountNew(context: TestContext): void {
    writeFileSync(image(), Buffer.alloc(IMAGE_BYTES));
    try {
      run('/sbin/mkfs.ext4', '-q', '-F', '-t', type, image());
    } catch {
      context.skip('not run here: mkfs.ext4 is missing');
    }
    mount(context, '-t', type, '-o', 'loop', image());
  }

  it('that is pulled out at any step holds no package that is not whole', (context) => {
    mountNew(context);
    written(stick, { name: OLDER });
    const older = contentOf(join(stick, OLDER));
    const pulled: string[] = [];
    const pull = (step: string): void => {
      const copy = join(room, `${pulled.length}-${step}`);
      copyFileSync(image(), copy);
      pulled.push(copy);
    };
    expect(writePackage(aRequest(stick), pulling(pull))).toMatchObject({ ok: true });
    pull('end');
    unmount();
    const seen = pulled.map((copy) => {
      mount(context, '-t', type, '-o', 'loop', copy);
      expect(contentOf(join(stick, OLDER))).toEqual(older);
      const target = join(stick, NAME);
      const there = existsSync(target);
      if (there) expect([copy, verifyPackage(target, disk).problems]).toEqual([copy, []]);
      unmount();
      return there;
    });
    expect(pulled.length).toBeGreaterThan(30);
    expect([seen[0], seen.at(-1)]).toEqual([false, true]);
  });

  it('that changes a byte behind the back of the cache is found out', (context) => {
    mountNew(context);
    const secret = 'the content that the stick will spoil';
    let spoilt = 0;
    const spoiling: PackageFiles = {
      ...disk,
      flushFolder(path) {
        disk.flushFolder(path);
        if (path.endsWith('.partial')) spoilt = spoil(secret);
      },
    };
    const files = [{ path: '报告_v1.docx', bytes: Buffer.from(secret.repeat(200)) }];
    const result = writePackage(aRequest(stick, { files }), spoiling);
    expect(spoilt).toBe(1);
    expect(result).toMatchObject({ ok: false, error: { code: 'PACKAGE_BROKEN' } });
    expect(readdirSync(stick)).toEqual(['lost+found']);
  });

  /** Changes one byte on the device; answers how many were changed. */
  function spoil(content: string): number {
    const bytes = readFileSync(image());
    const at = bytes.indexOf(content);
    if (at < 0) return 0;
    run('dd', 'if=/dev/zero', `of=${image()}`, 'bs=1', 'count=1', `seek=${at}`, 'conv=notrunc');
    return 1;
  }
});

/** Calls before and after each step that changes the disk. */
function pulling(pull: (step: string) => void): PackageFiles {
  const around =
    <P extends unknown[]>(step: string, act: (...parameters: P) => void) =>
    (...parameters: P): void => {
      pull(`before-${step}`);
      act(...parameters);
      pull(`after-${step}`);
    };
  return {
    ...disk,
    makeFolder: around('mkdir', (path: string) => disk.makeFolder(path)),
    writeFlushed: around('write', (path: string, bytes: Uint8Array) =>
      disk.writeFlushed(path, bytes),
    ),
    flushFolder: around('flush', (path: string) => disk.flushFolder(path)),
    rename: around('rename', (from: string, to: string) => disk.rename(from, to)),
  };
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../electron/exports/verify-package.ts';
import { writePackage } from '../../electron/exports/write-package.ts';
import { NAME, aRequest, aStick, contentOf, disk, drop, written } from '../exports/sample.ts';
import { type Fault, faultyFiles } from './export-faulty-files.ts';

const OLDER = '台禁毒办_20261101_001';
const EXPECTED: Record<string, object> = {
  EIO: { code: 'REFUSED', reason: expect.stringContaining('磁盘断开') as string },
  ENODEV: { code: 'REFUSED' },
  ENOENT: { code: 'REFUSED' },
  ENOSPC: { code: 'DISK_FULL' },
  EROFS: { code: 'FILE_READ_ONLY' },
  EACCES: { code: 'FILE_NO_ACCESS' },
  EPERM: { code: 'FILE_NO_ACCESS' },
};

let stick: string;
let older: Record<string, string>;
beforeEach(() => {
  stick = aStick();
  written(stick, { name: OLDER });
  older = contentOf(join(stick, OLDER));
});
afterEach(() => drop(stick));

/** One export on a disk that fails; answers what was seen. False when the fault was never reached. */
function exportWith(fault: Fault): boolean {
  const files = faultyFiles(disk, fault);
  const result = writePackage(aRequest(stick), files);
  const reached = files.operations() >= fault.at;
  const label = JSON.stringify(fault);
  const target = join(stick, NAME);
  if (existsSync(target)) {
    const check = verifyPackage(target, disk);
    expect([label, check]).toEqual([label, { ok: true, files: 3, problems: [] }]);
  }
  expect(contentOf(join(stick, OLDER))).toEqual(older);
  if (!reached) expect(result).toMatchObject({ ok: true });
  else if (!result.ok) checkFailure(fault, result.error);
  if (result.ok) expect(existsSync(target)).toBe(true);
  for (const name of readdirSync(stick)) if (name !== OLDER) drop(join(stick, name));
  return reached;
}

function checkFailure(fault: Fault, error: { code: string }): void {
  expect(error).toMatchObject(EXPECTED[fault.code] ?? {});
  const left = readdirSync(stick).filter((name) => name !== OLDER);
  // A disk that answers again is left clean, also when the failure came after the rename.
  const cleaned = fault.lasts === 'once' && fault.how !== 'after';
  if (cleaned) expect([JSON.stringify(fault), left]).toEqual([JSON.stringify(fault), []]);
}

/** All ways for the two that matter most; the others differ by their words only. */
function waysOf(code: string): Fault['how'][] {
  return code === 'EIO' || code === 'ENOSPC' ? ['before', 'torn', 'after'] : ['before'];
}

describe('an export whose n-th disk operation fails', () => {
  const cases = Object.keys(EXPECTED).flatMap((code) =>
    (['once', 'forever'] as const).flatMap((lasts) =>
      waysOf(code).map((how) => ({ code, lasts, how })),
    ),
  );

  it.each(cases)('leaves no half package and touches no other: $code $lasts, $how', (kind) => {
    let at = 1;
    while (exportWith({ ...kind, at })) at++;
    expect(at).toBeGreaterThan(40);
  });

  it('is answered as done only when the package is there and was flushed', () => {
    for (let at = 1; ; at++) {
      const files = faultyFiles(disk, { at, lasts: 'forever', how: 'before', code: 'EIO' });
      const result = writePackage(aRequest(stick), files);
      if (files.operations() < at) break;
      expect([at, result.ok]).toEqual([at, false]);
      for (const name of readdirSync(stick)) if (name !== OLDER) drop(join(stick, name));
    }
  });
});

describe('a verification whose n-th disk operation fails', () => {
  it('never says that the package is whole', () => {
    const folder = join(stick, OLDER);
    for (let at = 1; ; at++) {
      const files = faultyFiles(disk, { at, lasts: 'once', how: 'before', code: 'EIO' });
      const { ok, problems } = verifyPackage(folder, files);
      if (files.operations() < at) {
        expect(ok).toBe(true);
        expect(at).toBeGreaterThan(20);
        break;
      }
      expect([at, ok, problems.length > 0]).toEqual([at, false, true]);
    }
  });
});

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BagInfo } from '../../electron/exports/bag-text.ts';
import {
  type PackageRequest,
  type PayloadFile,
  type WrittenPackage,
  writePackage,
} from '../../electron/exports/write-package.ts';
import { openPackageFiles } from '../../electron/ports/package-files.ts';

export const NAME = '台禁毒办_20261115_001';
export const disk = openPackageFiles();

export const INFO: BagInfo = {
  sourceOrganization: '台前县禁毒委员会办公室',
  baggingDate: '2026-11-15',
  description: '两月工作进展报告 2026-09/10',
  recipient: '濮阳市禁毒委员会办公室',
  software: '平安关爱台账 0.1.0',
};

export const FILES: PayloadFile[] = [
  { path: '两月工作进展报告_v1.docx', bytes: Buffer.from('PK 报告正文') },
  { path: '附件/统计表_v1.docx', bytes: Buffer.from('PK 统计表') },
  { path: '附件/空.txt', bytes: new Uint8Array() },
];

/** A folder that stands for the root of a stick. */
export function aStick(): string {
  return mkdtempSync(join(tmpdir(), 'stick-'));
}

export function drop(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function aRequest(to: string, over: Partial<PackageRequest> = {}): PackageRequest {
  return { to, name: NAME, files: FILES, info: INFO, ...over };
}

/** A package that was written well, or an error that fails the test. */
export function written(to: string, over: Partial<PackageRequest> = {}): WrittenPackage {
  const result = writePackage(aRequest(to, over), disk);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Every file below a folder with its bytes in hex: equal before and after means untouched. */
export function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path).toString('hex')];
    }),
  );
}

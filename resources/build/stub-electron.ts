import { appendFileSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type PackedPlatform = 'linux' | 'win';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1, nine fuses, all as Electron ships them. */
const FUSE_WIRE = Buffer.from([1, 9, 0x31, 0x30, 0x31, 0x31, 0x30, 0x30, 0x30, 0x31, 0x31]);

/** An unsigned 64-bit program for Windows that comes with electron-builder; its content is never run. */
const WINDOWS_PROGRAM = 'node_modules/electron-winstaller/vendor/7z-x64.exe';

/** Why a platform cannot be packed here, or null. */
export function missingForStub(root: string, platform: PackedPlatform): string | null {
  if (platform === 'linux' || existsSync(join(root, WINDOWS_PROGRAM))) return null;
  return `${WINDOWS_PROGRAM} is not installed: no unsigned Windows program to stand for electron.exe`;
}

/**
 * A folder that stands for Electron's own files, so that packing can be tried without downloading them. The
 * program has the bytes of a fuse wire, so that fuses are really set in it.
 */
export function makeStubElectron(root: string, platform: PackedPlatform, folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak'])
    writeFileSync(join(folder, name), 'stand-in\n');
  const program = join(folder, platform === 'win' ? 'electron.exe' : 'electron');
  if (platform === 'win') copyFileSync(join(root, WINDOWS_PROGRAM), program);
  else writeFileSync(program, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  appendFileSync(program, Buffer.concat([Buffer.from(SENTINEL), FUSE_WIRE]));
}

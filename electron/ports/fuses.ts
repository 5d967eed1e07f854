import { closeSync, openSync, readSync } from 'node:fs';

/** The places on Electron's fuse wire, version 1 (electron.org, tutorial "Electron Fuses"). */
const FUSE_NAMES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;
type FuseName = (typeof FUSE_NAMES)[number];

/** What electron-builder.yml sets; the last two that are absent here stay as Electron ships them. */
export const EXPECTED_FUSES: Readonly<Partial<Record<FuseName, boolean>>> = {
  runAsNode: false,
  cookieEncryption: true,
  nodeOptions: false,
  nodeCliInspect: false,
  embeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const CHUNK = 4 * 1024 * 1024;

/** The fuses burnt into a program file, or null where it has no wire (Electron's stand-in, other programs). */
export function readFuses(file: string): Partial<Record<FuseName, boolean>> | null {
  const wire = findWire(file);
  if (wire?.[0] !== 1) return null;
  const fuses: Partial<Record<FuseName, boolean>> = {};
  for (const [place, name] of FUSE_NAMES.entries()) {
    const state = wire[2 + place];
    if (place < (wire[1] ?? 0) && (state === 0x30 || state === 0x31)) fuses[name] = state === 0x31;
  }
  return fuses;
}

/** The bytes after the sentinel: version, length, one byte a fuse. */
function findWire(file: string): Buffer | null {
  const handle = openSync(file, 'r');
  const overlap = SENTINEL.length + 2 + FUSE_NAMES.length;
  const buffer = Buffer.alloc(CHUNK + overlap);
  try {
    for (let at = 0; ; at += CHUNK) {
      const length = readSync(handle, buffer, 0, buffer.length, at);
      if (length === 0) return null;
      const found = buffer.subarray(0, length).indexOf(SENTINEL);
      if (found >= 0) return Buffer.from(buffer.subarray(found + SENTINEL.length, length));
    }
  } finally {
    closeSync(handle);
  }
}

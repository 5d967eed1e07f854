import { REASONS, unreadable } from './unreadable.ts';

/** Marks in the allocation table from here on name no sector: end of chain, free, part of the table itself. */
const FIRST_MARK = 0xfffffffa;
const ENTRY = 128;
const ROOT = 5;

interface Container {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly sectorSize: number;
  readonly table: Uint32Array;
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/**
 * One stream out of an OLE container (MS-CFB), such as the Workbook of an .xls. A chain of sectors is never followed
 * further than the file is long, so a ring ends as damage. Reading behind the end throws RangeError.
 */
export function oleStream(bytes: Uint8Array, name: string): Uint8Array {
  const container = openContainer(bytes);
  const { view, sectorSize } = container;
  const directory = chained(container, view.getUint32(48, true));
  const entries = directoryEntries(directory);
  const wanted = entries.find((entry) => entry.name === name && entry.type === 2);
  const root = entries.find((entry) => entry.type === ROOT);
  if (wanted === undefined || root === undefined || wanted.size > bytes.length)
    throw unreadable(REASONS.damaged);
  if (wanted.size >= view.getUint32(56, true)) {
    return chained(container, wanted.start).subarray(0, wanted.size);
  }
  const mini = chained(container, root.start);
  const table = words(chained(container, view.getUint32(60, true)));
  const small = { bytes: mini, sectorSize: 1 << view.getUint16(32, true), table, offset: 0 };
  return sectors(small, wanted.start, Math.ceil(bytes.length / sectorSize) * 8).subarray(
    0,
    wanted.size,
  );
}

function openContainer(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw unreadable(REASONS.damaged);
  const sectorSize = 1 << shift;
  const most = Math.ceil(bytes.length / sectorSize);
  const lists: number[] = [];
  for (let index = 0; index < 109; index += 1) lists.push(view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  for (let steps = 0; next < FIRST_MARK && steps < most; steps += 1) {
    const at = (next + 1) * sectorSize;
    for (let index = 0; index < sectorSize / 4 - 1; index += 1) {
      lists.push(view.getUint32(at + index * 4, true));
    }
    next = view.getUint32(at + sectorSize - 4, true);
  }
  const tableSectors = lists.filter((sector) => sector < FIRST_MARK).slice(0, most);
  const table = new Uint32Array((tableSectors.length * sectorSize) / 4);
  tableSectors.forEach((sector, index) => {
    const at = (sector + 1) * sectorSize;
    table.set(words(bytes.slice(at, at + sectorSize)), (index * sectorSize) / 4);
  });
  return { bytes, view, sectorSize, table };
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
    view.getUint32(index * 4, true),
  );
}

function chained(container: Container, start: number): Uint8Array {
  const { bytes, sectorSize, table } = container;
  const most = Math.ceil(bytes.length / sectorSize);
  return sectors({ bytes, sectorSize, table, offset: sectorSize }, start, most);
}

function sectors(
  source: { bytes: Uint8Array; sectorSize: number; table: Uint32Array; offset: number },
  start: number,
  most: number,
): Uint8Array {
  const { bytes, sectorSize, table, offset } = source;
  const pieces: Uint8Array[] = [];
  for (let sector = start; sector < FIRST_MARK; sector = table[sector] ?? FIRST_MARK) {
    if (pieces.length >= most) throw unreadable(REASONS.damaged);
    const at = offset + sector * sectorSize;
    if (at >= bytes.length) throw unreadable(REASONS.truncated);
    pieces.push(bytes.subarray(at, at + sectorSize));
  }
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

function directoryEntries(directory: Uint8Array): DirectoryEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const decoder = new TextDecoder('utf-16le');
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) => {
    const at = index * ENTRY;
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    return {
      name: decoder.decode(directory.subarray(at, at + length)),
      type: directory[at + 66] ?? 0,
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

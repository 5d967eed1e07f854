import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { REASONS, unreadable } from './unreadable.ts';
import type { WorkbookLimits } from './workbook.ts';

/** One file inside an archive. Sizes in the directory are only claims: what counts is what really inflates. */
interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly compressed: Uint8Array;
}

/** An archive opened for reading in memory; nothing of it is ever written to disk. */
export interface Archive {
  has(path: string): boolean;
  /** Gives the part's bytes piece by piece; throws a Refusal when it is damaged or the budget is spent. */
  stream(path: string, onBytes: (bytes: Uint8Array) => void): void;
}

const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const ZIP64_EXTRA = 1;
/** So small that a piece of a bomb (1000 : 1) stays at 16 MB. */
const SLICE = 16 * 1024;
/** Sheets of people pack to a tenth or so, of bare formats to a fiftieth; a part that packs better is made to explode. */
const HIGHEST_RATIO = 150;
/** A part that stays small may be as dense as it likes. */
const SMALL_PART = 16 * 1024 * 1024;

/**
 * Opens a ZIP archive by its directory. Refuses archives that are cut off, have names that point outside, two
 * parts of one name, encrypted parts, or more parts than any workbook has.
 */
export function openArchive(bytes: Uint8Array, limits: WorkbookLimits): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view, limits);
  const budget = { left: limits.inflatedBytes };
  return {
    has: (path) => entries.has(path.toLowerCase()),
    stream: (path, onBytes) => {
      const entry = entries.get(path.toLowerCase());
      if (entry === undefined) throw unreadable(REASONS.damaged);
      inflateEntry(entry, budget, onBytes);
    },
  };
}

function readDirectory(
  bytes: Uint8Array,
  view: DataView,
  limits: WorkbookLimits,
): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.archiveEntries) throw unreadable(REASONS.manyEntries);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_SIGNATURE)
      throw unreadable(REASONS.truncated);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = safeName(bytes.subarray(at + 46, at + 46 + nameLength));
    if (entries.has(name)) throw unreadable(REASONS.damaged);
    entries.set(name, readEntry(bytes, view, at));
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record lies within the last 64 KB; without it the archive was cut off. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw unreadable(REASONS.truncated);
}

function safeName(raw: Uint8Array): string {
  const name = new TextDecoder().decode(raw).replaceAll('\\', '/').toLowerCase();
  const outside =
    name.startsWith('/') ||
    /^[a-z]:/.test(name) ||
    name.split('/').includes('..') ||
    name.includes('\0');
  if (outside) throw unreadable(REASONS.badPath);
  return name;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true);
  if ((flags & 1) !== 0) throw unreadable(REASONS.encryptedEntry);
  const { size, offset } = sizeAndOffset(view, at);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE)
    throw unreadable(REASONS.truncated);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + size > bytes.length) throw unreadable(REASONS.truncated);
  return {
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressed: bytes.subarray(start, start + size),
  };
}

/** The compressed size and the offset, which some writers put into the ZIP64 extra field even for small files. */
function sizeAndOffset(view: DataView, at: number): { size: number; offset: number } {
  const plain = { size: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
  if (plain.size !== 0xffffffff && plain.offset !== 0xffffffff) return plain;
  let extra = at + 46 + view.getUint16(at + 28, true);
  const end = extra + view.getUint16(at + 30, true);
  while (extra + 4 <= end && view.getUint16(extra, true) !== ZIP64_EXTRA)
    extra += 4 + view.getUint16(extra + 2, true);
  let field = extra + 4 + (view.getUint32(at + 24, true) === 0xffffffff ? 8 : 0);
  const next = (): number => {
    if (field + 8 > Math.min(end, view.byteLength)) throw unreadable(REASONS.damaged);
    field += 8;
    return Number(view.getBigUint64(field - 8, true));
  };
  const size = plain.size === 0xffffffff ? next() : plain.size;
  return { size, offset: plain.offset === 0xffffffff ? next() : plain.offset };
}

function inflateEntry(
  entry: Entry,
  budget: { left: number },
  onBytes: (bytes: Uint8Array) => void,
): void {
  let checksum = 0;
  let inflated = 0;
  const take = (piece: Uint8Array): void => {
    budget.left -= piece.length;
    inflated += piece.length;
    const tooDense = inflated > SMALL_PART && inflated > entry.compressed.length * HIGHEST_RATIO;
    if (budget.left < 0 || tooDense) throw unreadable(REASONS.bomb);
    checksum = crc32(piece, checksum);
    if (piece.length > 0) onBytes(piece);
  };
  if (entry.method === 0) take(entry.compressed);
  else if (entry.method === 8) inflateInSlices(entry.compressed, take);
  else throw unreadable(REASONS.damaged);
  if (checksum !== entry.crc) throw unreadable(REASONS.damaged);
}

function inflateInSlices(compressed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const inflate = new Inflate();
  inflate.ondata = take;
  for (let at = 0; at < compressed.length; at += SLICE) {
    pushSlice(inflate, compressed.subarray(at, at + SLICE), at + SLICE >= compressed.length);
  }
}

/** fflate marks its own errors with a numeric code; anything else comes from our side and goes on. */
function pushSlice(inflate: Inflate, slice: Uint8Array, last: boolean): void {
  try {
    inflate.push(slice, last);
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      throw unreadable(REASONS.damaged);
    throw error;
  }
}

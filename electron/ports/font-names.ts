/** The family and full names in a TrueType or OpenType file (OpenType 1.9, name table), read in small pieces. */

/** Reads `length` bytes at `position`; fewer at the end of the file. */
export type ReadAt = (position: number, length: number) => Uint8Array;

const COLLECTION = 0x74746366;
const NAME_TAG = 0x6e616d65;
const FAMILY = 1;
const FULL = 4;
const TYPOGRAPHIC_FAMILY = 16;
const UNICODE = 0;
const WINDOWS = 3;
const WINDOWS_PRC = 3;
/** More than any real font has; a broken file must not keep us busy. */
const MOST_FONTS = 64;
const MOST_TABLES = 128;
const MOST_NAME_BYTES = 256 * 1024;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where the fonts of a file begin: one, or those of a collection (.ttc). */
function fontOffsets(read: ReadAt): number[] {
  const head = viewOf(read(0, 12));
  if (head.byteLength < 12 || head.getUint32(0) !== COLLECTION) return [0];
  const count = Math.min(head.getUint32(8), MOST_FONTS);
  const offsets = viewOf(read(12, count * 4));
  return Array.from({ length: Math.floor(offsets.byteLength / 4) }, (_, index) =>
    offsets.getUint32(index * 4),
  );
}

/** The bytes of the name table of the font at an offset; null: it has none. */
function nameTable(read: ReadAt, offset: number): Uint8Array | null {
  const head = viewOf(read(offset, 12));
  if (head.byteLength < 12) return null;
  const count = Math.min(head.getUint16(4), MOST_TABLES);
  const records = viewOf(read(offset + 12, count * 16));
  for (let at = 0; at + 16 <= records.byteLength; at += 16) {
    if (records.getUint32(at) !== NAME_TAG) continue;
    const length = Math.min(records.getUint32(at + 12), MOST_NAME_BYTES);
    return read(records.getUint32(at + 8), length);
  }
  return null;
}

function decode(platform: number, encoding: number, bytes: Uint8Array): string {
  if (platform === WINDOWS && encoding === WINDOWS_PRC)
    return new TextDecoder('gbk').decode(bytes.filter((byte) => byte !== 0));
  return new TextDecoder('utf-16be').decode(bytes);
}

function namesIn(table: Uint8Array): string[] {
  const view = viewOf(table);
  if (view.byteLength < 6) return [];
  const names: string[] = [];
  const strings = view.getUint16(4);
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = 6 + index * 12;
    if (at + 12 > view.byteLength) break;
    const platform = view.getUint16(at);
    const kind = view.getUint16(at + 6);
    if (platform !== UNICODE && platform !== WINDOWS) continue;
    if (kind !== FAMILY && kind !== FULL && kind !== TYPOGRAPHIC_FAMILY) continue;
    const from = strings + view.getUint16(at + 10);
    const bytes = table.subarray(from, from + view.getUint16(at + 8));
    names.push(decode(platform, view.getUint16(at + 2), bytes).trim());
  }
  return names;
}

/** Every family and full name in the file, in all languages; none for a file that is no font. */
export function fontNames(read: ReadAt): string[] {
  const tables = fontOffsets(read).map((offset) => nameTable(read, offset));
  const names = tables.flatMap((table) => (table === null ? [] : namesIn(table)));
  return [...new Set(names)].filter((name) => name !== '');
}

/** One record of a BIFF8 stream (MS-XLS 2.1.4): its kind and its data. */
export interface BiffRecord {
  readonly kind: number;
  readonly data: DataView;
}

export const KIND = {
  beginOfFile: 0x809,
  endOfFile: 0x0a,
  password: 0x2f,
  dateSystem: 0x22,
  format: 0x41e,
  style: 0xe0,
  sheet: 0x85,
  strings: 0xfc,
  continued: 0x3c,
  row: 0x208,
  columns: 0x7d,
  merges: 0xe5,
  sharedText: 0xfd,
  text: 0x204,
  richText: 0xd6,
  number: 0x203,
  shortNumber: 0x27e,
  shortNumbers: 0xbd,
  truthOrError: 0x205,
  formula: 0x06,
  formulaText: 0x207,
} as const;

/** The records from an offset on, in order; ends at the end of the stream or at a record that is cut off. */
export function* biffRecords(stream: Uint8Array, from: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = from;
  while (at + 4 <= stream.length) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > stream.length) return;
    const data = new DataView(stream.buffer, stream.byteOffset + at + 4, length);
    yield { kind: view.getUint16(at, true), data };
    at += 4 + length;
  }
}

/** Characters of a text: one byte each for Latin ones, two for all others. */
export function characters(data: DataView, at: number, count: number, wide: boolean): string {
  const length = wide ? count * 2 : count;
  if (at + length > data.byteLength) throw new RangeError('text behind the end of its record');
  const bytes = new Uint8Array(data.buffer, data.byteOffset + at, length);
  return new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(bytes);
}

/** A text with its length in two bytes and its width in the next (XLUnicodeString). */
export function longText(data: DataView, at: number): string {
  return characters(data, at + 3, data.getUint16(at, true), (data.getUint8(at + 2) & 1) === 1);
}

/** Reads on through a record and those that continue it; a text may be broken anywhere between two of them. */
export interface Continued {
  done(): boolean;
  byte(): number;
  short(): number;
  long(): number;
  skip(count: number): void;
  text(count: number, wide: boolean): string;
}

export function continued(pieces: readonly DataView[]): Continued {
  let piece = 0;
  let at = 0;
  const current = (): DataView => {
    while (piece < pieces.length && at >= (pieces[piece]?.byteLength ?? 0)) {
      at -= pieces[piece]?.byteLength ?? 0;
      piece += 1;
    }
    const view = pieces[piece];
    if (view === undefined) throw new RangeError('table of texts behind its end');
    return view;
  };
  const byte = (): number => {
    const value = current().getUint8(at);
    at += 1;
    return value;
  };
  const short = (): number => byte() + byte() * 256;
  return {
    done: () => pieces.slice(piece).reduce((sum, view) => sum + view.byteLength, 0) <= at,
    byte,
    short,
    long: () => short() + short() * 65_536,
    skip: (count) => {
      at += count;
    },
    text: (count, wide) => {
      let read = '';
      let isWide = wide;
      let left = count;
      while (left > 0) {
        const view = current();
        // A text that goes on in the next record says its width there anew.
        if (at === 0 && read !== '') {
          isWide = (byte() & 1) === 1;
          continue;
        }
        const room = Math.floor((view.byteLength - at) / (isWide ? 2 : 1));
        const taken = Math.min(left, room);
        if (taken === 0) throw new RangeError('half a character at the end of a record');
        read += characters(view, at, taken, isWide);
        at += isWide ? taken * 2 : taken;
        left -= taken;
      }
      return read;
    },
  };
}

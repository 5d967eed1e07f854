import { REASONS } from './unreadable.ts';

/** What the bytes of a file are, whatever its name says. */
export type FileKind =
  | { kind: 'zip' }
  | { kind: 'xls' }
  | { kind: 'text'; text: string }
  | { kind: 'other'; reason: string };

/** The first bytes of files that are no workbook, and the sentence for each. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], REASONS.picture],
  [[0xff, 0xd8, 0xff], REASONS.picture],
  [[0x47, 0x49, 0x46, 0x38], REASONS.picture],
  [[0x52, 0x61, 0x72, 0x21], REASONS.archive],
  [[0x37, 0x7a, 0xbc, 0xaf], REASONS.archive],
  [[0x1f, 0x8b], REASONS.archive],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], REASONS.word],
];
const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Tells by content what a file is; the name and its ending are not looked at. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'other', reason: REASONS.empty };
  if (startsWith(bytes, ZIP) && (bytes[2] ?? 0) <= 7) return { kind: 'zip' };
  if (startsWith(bytes, OLE)) return oleKind(bytes);
  const signature = SIGNATURES.find(([first]) => startsWith(bytes, first));
  if (signature !== undefined) return { kind: 'other', reason: signature[1] };
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'))
    return { kind: 'other', reason: REASONS.pdf };
  return textKind(bytes);
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte);
}

/** What the streams of an OLE container tell about it; the first that is found decides. */
const OLE_STREAMS: readonly (readonly [string, FileKind])[] = [
  ['EncryptedPackage', { kind: 'other', reason: REASONS.password }],
  ['Workbook', { kind: 'xls' }],
  ['Book', { kind: 'other', reason: REASONS.excel95 }],
  ['WordDocument', { kind: 'other', reason: REASONS.word }],
  ['PowerPoint Document', { kind: 'other', reason: REASONS.slides }],
];

function oleKind(bytes: Uint8Array): FileKind {
  const names = oleNames(bytes);
  return (
    OLE_STREAMS.find(([name]) => names.has(name))?.[1] ?? {
      kind: 'other',
      reason: REASONS.oleOther,
    }
  );
}

/** The names in the directory of an OLE container: UTF-16, on 128-byte boundaries, wherever the directory lies. */
function oleNames(bytes: Uint8Array): Set<string> {
  const decoder = new TextDecoder('utf-16le');
  const names = new Set<string>();
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = (bytes[at + 64] ?? 0) + (bytes[at + 65] ?? 0) * 256;
    if (length < 4 || length > 64 || length % 2 !== 0 || (bytes[at + 66] ?? 0) > 5) continue;
    names.add(decoder.decode(bytes.subarray(at, at + length - 2)));
  }
  return names;
}

function textKind(bytes: Uint8Array): FileKind {
  const text = decodeText(bytes);
  if (text === null || hasControls(text)) return { kind: 'other', reason: REASONS.unknown };
  if (text.trim() === '') return { kind: 'other', reason: REASONS.noContent };
  const head = text.slice(0, 4096).trimStart().toLowerCase();
  if (head.startsWith('<')) {
    const spreadsheet = head.includes('urn:schemas-microsoft-com:office:spreadsheet');
    return {
      kind: 'other',
      reason: spreadsheet && head.startsWith('<?xml') ? REASONS.oldXml : REASONS.webPage,
    };
  }
  return { kind: 'text', text };
}

/** UTF-8 with or without mark, UTF-16 with mark, else GB18030 (what Chinese Excel writes); null when it is none of them. */
function decodeText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs('utf-16le', bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs('utf-16be', bytes);
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 27)) return true;
  }
  return false;
}

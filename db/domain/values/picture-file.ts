/**
 * What may be attached: JPEG, PNG and PDF, told by their first bytes and never by their name; and what a photo says beside
 * the picture (EXIF with the place and the hour, XMP, comments, previews), which is cut out by walking its segments.
 */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const MOST_ATTACHMENT_BYTES = 10 * 1024 * 1024;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The kind by the first bytes; null for anything else, whatever it calls itself. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, PNG_SIGNATURE)) return 'image/png';
  return asciiAt(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : null;
}

/**
 * The file without what a picture says beside itself; a PDF as it is. Null: it is none of the three, or cut off or broken,
 * so that nobody could look at it later.
 */
export function cleanFile(
  bytes: Uint8Array,
): { readonly mediaType: MediaType; readonly bytes: Uint8Array } | null {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) return null;
  const clean =
    mediaType === 'image/jpeg'
      ? cleanJpeg(bytes)
      : mediaType === 'image/png'
        ? cleanPng(bytes)
        : wholePdf(bytes);
  return clean === null ? null : { mediaType, bytes: clean };
}

const SOI_BYTES = 2;
const [SOS, EOI, COM, APP0, APP2, APP14, APP15] = [0xda, 0xd9, 0xfe, 0xe0, 0xe2, 0xee, 0xef];

/** ITU T.81 B.1.1: segments up to the end of the image; what stands behind it (further images of a phone) is cut off. */
function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, SOI_BYTES)];
  let at = SOI_BYTES;
  let scans = 0;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    if (marker === EOI) {
      kept.push(bytes.subarray(at, at + 2));
      return scans === 0 ? null : joined(kept);
    }
    let end = at + 2 + wordAt(bytes, at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    if (marker === SOS) {
      scans += 1;
      end = endOfScan(bytes, end);
    }
    if (belongsToPicture(bytes, at, marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
}

/** Of APP segments only what colours need: JFIF, the ICC profile, Adobe's transform. */
function belongsToPicture(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP0) return asciiAt(bytes, at + 4, 5) === 'JFIF\0';
  if (marker === APP2) return asciiAt(bytes, at + 4, 12) === 'ICC_PROFILE\0';
  return marker === APP14 && asciiAt(bytes, at + 4, 5) === 'Adobe';
}

/** Coded data goes on over stuffed FF00 and the restart markers FFD0 to FFD7. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const goesOn = bytes[at] !== 0xff || next === 0x00 || (next >= 0xd0 && next <= 0xd7);
    if (!goesOn) return at;
    at += bytes[at] === 0xff ? 2 : 1;
  }
  return bytes.length;
}

const PNG_CHUNKS = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);
const PNG_FRAME = 12;

/** PNG 5.3: chunks up to IEND; of the ancillary ones (small first letter) only what colours and size need. */
function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_SIGNATURE.length)];
  let at = PNG_SIGNATURE.length;
  let hasImage = false;
  while (at + PNG_FRAME <= bytes.length) {
    const end = at + PNG_FRAME + wordAt(bytes, at) * 0x10000 + wordAt(bytes, at + 2);
    const type = asciiAt(bytes, at + 4, 4);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return null;
    if (/^[A-Z]/.test(type) || PNG_CHUNKS.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IDAT') hasImage = true;
    if (type === 'IEND') return hasImage ? joined(kept) : null;
    at = end;
  }
  return null;
}

/** A PDF that was cut off has no end mark in its last kilobyte (ISO 32000-1, annex H.3). */
function wholePdf(bytes: Uint8Array): Uint8Array | null {
  const from = Math.max(0, bytes.length - 1024);
  return asciiAt(bytes, from, bytes.length - from).includes('%%EOF') ? bytes : null;
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0);
}

function asciiAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

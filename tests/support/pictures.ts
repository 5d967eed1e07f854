/** Little pictures made byte by byte: what a phone writes beside the picture is put in on purpose. */

function segment(marker: number, body: Uint8Array): Buffer {
  const length = body.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), body]);
}

/** A TIFF block with a GPS directory: latitude reference N and the three rationals of 35°42'17", as phones write it. */
function gpsTiff(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const head = Buffer.from('49492a0008000000', 'hex');
  const first = Buffer.concat([Buffer.from([1, 0]), entry(0x8825, 4, 1, 26), Buffer.alloc(4)]);
  const gps = Buffer.concat([
    Buffer.from([2, 0]),
    entry(1, 2, 2, 0x4e),
    entry(2, 5, 3, 56),
    Buffer.alloc(4),
  ]);
  const rationals = Buffer.alloc(24);
  [35, 1, 42, 1, 17, 1].forEach((value, index) => rationals.writeUInt32LE(value, index * 4));
  return Buffer.concat([head, first, gps, rationals]);
}

export const GPS_TIFF = gpsTiff();
export const HIDDEN = 'HIDDEN-PLACE-OF-THE-PHOTO';

const SCAN = Buffer.from([0x01, 0xff, 0x00, 0x02, 0xff, 0xd0, 0x03, 0xff, 0xd7, 0x04]);

interface JpegParts {
  readonly exif?: boolean;
  /** Bytes in the scan, to make it big. */
  readonly scan?: Uint8Array;
}

/** A JPEG by its segments; with `exif` also GPS, XMP, a comment, a preview of its own and a second image behind the end. */
export function aJpeg({ exif = false, scan = SCAN }: JpegParts = {}): Buffer {
  const soi = Buffer.from([0xff, 0xd8]);
  const eoi = Buffer.from([0xff, 0xd9]);
  const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00', 'latin1'));
  const table = segment(0xdb, Buffer.alloc(65, 7));
  const frame = segment(0xc0, Buffer.from('0800010001010111 00'.replace(' ', ''), 'hex'));
  const start = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
  const plain = [jfif, table, frame, start, scan, eoi];
  if (!exif) return Buffer.concat([soi, ...plain]);
  const hidden = [
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), GPS_TIFF])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${HIDDEN}</x>`, 'latin1')),
    segment(0xe2, Buffer.from(`MPF\0${HIDDEN}`, 'latin1')),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${HIDDEN}`, 'latin1')),
    segment(0xfe, Buffer.from(HIDDEN, 'latin1')),
  ];
  const behind = Buffer.concat([soi, ...hidden, ...plain]);
  return Buffer.concat([soi, jfif, ...hidden, table, frame, start, scan, eoi, behind]);
}

function chunk(type: string, body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4, 9)]);
}

/** A PNG by its chunks; `hidden` adds text, time and EXIF. */
export function aPng(hidden = false): Buffer {
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const words = hidden
    ? [
        chunk('tEXt', Buffer.from(`Comment\0${HIDDEN}`, 'latin1')),
        chunk('eXIf', GPS_TIFF),
        chunk('tIME', Buffer.alloc(7)),
      ]
    : [];
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.alloc(13, 1)),
    ...words,
    chunk('pHYs', Buffer.alloc(9)),
    chunk('IDAT', Buffer.from('picture')),
    chunk('IEND', Buffer.alloc(0)),
    ...(hidden ? [Buffer.from(HIDDEN)] : []),
  ]);
}

export function aPdf(text = 'scan'): Buffer {
  return Buffer.from(
    `%PDF-1.7\n% ${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`,
    'latin1',
  );
}

import { crc32 } from 'node:zlib';
import { Deflate, strToU8, zipSync, type Zippable } from 'fflate';
import { writeXlsx } from 'hucre';
import { REASONS } from '../../electron/ledger/unreadable.ts';
import { encryptedXls, RC4_FILEPASS, XOR_FILEPASS } from './encrypted-xls.ts';

export interface HostileFile {
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
  bytes(): Uint8Array | Promise<Uint8Array>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

interface Parts {
  sheet?: string | Uint8Array;
  strings?: string | Uint8Array;
  workbook?: string;
  more?: Zippable;
}

/** The parts of a small workbook; a test puts its poison into one of them. */
function parts({ sheet = sheetOf(''), strings, workbook, more = {} }: Parts): Zippable {
  const asBytes = (part: string | Uint8Array): Uint8Array =>
    typeof part === 'string' ? strToU8(part) : part;
  return {
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(workbook ?? workbookOf(1)),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': asBytes(sheet),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': asBytes(strings) }),
    ...more,
  };
}

function workbookOf(sheets: number): string {
  const list = Array.from(
    { length: sheets },
    (_, index) => `<sheet name="s${index}" sheetId="${index + 1}" r:id="rId1"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
}

function sheetOf(rows: string): string {
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
}

function zipped(poison: Parts): Uint8Array {
  return zipSync(parts(poison), { level: 6 });
}

const SHEET_HEAD = `<worksheet xmlns="${MAIN}"><sheetData>`;

/** A ZIP whose sheet part is made of so many texts, packed piece by piece; its directory claims 1,000 bytes for it. */
function bomb(pieces: number, textOf: (index: number) => string): Uint8Array {
  const path = 'xl/worksheets/sheet1.xml';
  const packed: Uint8Array[] = [];
  const deflate = new Deflate({ level: 1 }, (data) => void packed.push(data));
  let checksum = crc32(strToU8(SHEET_HEAD));
  deflate.push(strToU8(SHEET_HEAD));
  // Texts are made once and repeated: the packer looks back 32 KB only, so a longer repetition does not pack better.
  const chunk = strToU8(Array.from({ length: 2000 }, (_, index) => textOf(index)).join(''));
  for (let index = 0; index < pieces; index += 2000) {
    checksum = crc32(chunk, checksum);
    deflate.push(chunk);
  }
  const tail = strToU8('</sheetData></worksheet>');
  checksum = crc32(tail, checksum);
  deflate.push(tail, true);
  const body = new Uint8Array(packed.reduce((sum, data) => sum + data.length, 0));
  let at = 0;
  for (const data of packed) {
    body.set(data, at);
    at += data.length;
  }
  const others = Object.fromEntries(Object.entries(parts({})).filter(([name]) => name !== path));
  return appendEntry(zipSync(others), path, body, checksum);
}

/** Adds an entry with raw deflated bytes to an archive, by hand. */
function appendEntry(
  archive: Uint8Array,
  name: string,
  packed: Uint8Array,
  checksum: number,
): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - 22;
  const directory = view.getUint32(end + 16, true);
  const local = header(0x04034b50, name, { size: packed.length, checksum });
  const central = header(0x02014b50, name, { size: packed.length, checksum }, directory);
  const count = view.getUint16(end + 10, true) + 1;
  const size = view.getUint32(end + 12, true) + central.length;
  const tail = new Uint8Array(22);
  const out = new DataView(tail.buffer);
  out.setUint32(0, 0x06054b50, true);
  out.setUint16(8, count, true);
  out.setUint16(10, count, true);
  out.setUint32(12, size, true);
  out.setUint32(16, directory + local.length + packed.length, true);
  return joined([
    archive.subarray(0, directory),
    local,
    packed,
    archive.subarray(directory, end),
    central,
    tail,
  ]);
}

function header(
  signature: number,
  name: string,
  packed: { size: number; checksum: number },
  offset?: number,
): Uint8Array {
  const fixed = offset === undefined ? 30 : 46;
  const shift = offset === undefined ? 0 : 2;
  const bytes = new Uint8Array(fixed + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  view.setUint16(4, 20, true);
  view.setUint16(8 + shift, 8, true);
  view.setUint32(14 + shift, packed.checksum, true);
  view.setUint32(18 + shift, packed.size, true);
  view.setUint32(22 + shift, 1000, true);
  view.setUint16(26 + shift, name.length, true);
  if (offset !== undefined) view.setUint32(42, offset, true);
  bytes.set(strToU8(name), fixed);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** A short OLE container whose directory names one stream. */
function oleWith(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  Array.from(stream).forEach(
    (character, index) => (bytes[1024 + index * 2] = character.charCodeAt(0)),
  );
  bytes[1024 + 64] = stream.length * 2 + 2;
  bytes[1024 + 66] = 2;
  return bytes;
}

function damagedInTheMiddle(bytes: Uint8Array): Uint8Array {
  const out = Uint8Array.from(bytes);
  const at = 60 + out.subarray(60).findIndex((_, index, all) => index > 200 && all[index] !== 0);
  for (let index = at; index < at + 40; index += 1) out[index] = (out[index] ?? 0) ^ 0x5a;
  return out;
}

const text = (words: string): string => `<c r="A1" t="inlineStr"><is><t>${words}</t></is></c>`;
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const plain = (): Uint8Array =>
  zipped({ sheet: sheetOf(row(1, text('名单')) + row(2, text('张三'))) });
const columns = Array.from({ length: 16_384 }, () => '<c t="n"><v>1</v></c>').join('');
const ENTITIES =
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';

function smallCells(row: number): string {
  const value = (column: number): number => (row * 7919 + column * 104_729) % 9973;
  return Array.from({ length: 250 }, (_, column) => `<c><v>${value(column)}</v></c>`).join('');
}

/** Files that are no ledger, or mean harm; each is answered with a sentence of its own. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  {
    kind: 'an empty file',
    name: '台账.xlsx',
    reason: REASONS.empty,
    bytes: () => new Uint8Array(),
  },
  {
    kind: 'a PDF renamed',
    name: '台账.xlsx',
    reason: REASONS.pdf,
    bytes: () => strToU8('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'),
  },
  {
    kind: 'a picture renamed',
    name: '台账.xls',
    reason: REASONS.picture,
    bytes: () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
  },
  {
    kind: 'a text renamed',
    name: '台账.xlsx',
    reason: REASONS.text,
    bytes: () => strToU8('这是一封信，\n没有表头。\n'),
  },
  {
    kind: 'random bytes',
    name: '台账.xlsx',
    reason: REASONS.unknown,
    bytes: () => Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + 13) % 251),
  },
  {
    kind: 'a web page called .xls',
    name: '台账.xls',
    reason: REASONS.webPage,
    bytes: () => strToU8('<html><body><table><tr><td>姓名</td></tr></table></body></html>'),
  },
  {
    kind: 'a workbook with a password',
    name: '台账.xlsx',
    reason: REASONS.password,
    bytes: () =>
      writeXlsx({
        sheets: [{ name: 's', rows: [['姓名']] }],
        encryption: { password: '123', spinCount: 1000 },
      }),
  },
  {
    kind: 'an .xls with a password, as Excel 97 to 2003 encrypts it',
    name: '台账.xls',
    reason: REASONS.password,
    bytes: () => encryptedXls(RC4_FILEPASS),
  },
  {
    kind: 'an .xls with a password, as Excel 95 and old WPS obfuscate it, called .xlsx',
    name: '台账.xlsx',
    reason: REASONS.password,
    bytes: () => encryptedXls(XOR_FILEPASS),
  },
  {
    kind: 'an OLE file without a workbook',
    name: '台账.xls',
    reason: REASONS.oleOther,
    bytes: () => oleWith('Contents'),
  },
  {
    kind: 'an old Word file',
    name: '台账.xls',
    reason: REASONS.word,
    bytes: () => oleWith('WordDocument'),
  },
  {
    kind: 'an .xls that holds nothing readable',
    name: '台账.xls',
    reason: REASONS.damaged,
    bytes: () => oleWith('Workbook'),
  },
  {
    kind: 'an .xls of 25 MB',
    name: '台账.xls',
    reason: REASONS.tooBig,
    bytes: () => joined([oleWith('Workbook'), new Uint8Array(25 * 1024 * 1024)]),
  },
  {
    kind: 'ten million small cells',
    name: '台账.xlsx',
    reason: REASONS.manyCells,
    bytes: () => bomb(40_000, (index) => `<row r="${index + 1}">${smallCells(index)}</row>`),
  },
  {
    kind: 'a Word file renamed',
    name: '台账.xlsx',
    reason: REASONS.word,
    bytes: () =>
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }),
  },
  {
    kind: 'an archive of other files',
    name: '台账.xlsx',
    reason: REASONS.archive,
    bytes: () => zipSync({ 'a.txt': strToU8('a') }),
  },
  {
    kind: 'an .ods',
    name: '台账.xlsx',
    reason: REASONS.openDocument,
    bytes: () =>
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8('<a/>'),
      }),
  },
  {
    kind: 'a truncated workbook',
    name: '台账.xlsx',
    reason: REASONS.truncated,
    bytes: () => plain().subarray(0, 700),
  },
  {
    kind: 'a workbook with damaged bytes',
    name: '台账.xlsx',
    reason: REASONS.damaged,
    bytes: () => damagedInTheMiddle(plain()),
  },
  {
    kind: 'names that point outside',
    name: '台账.xlsx',
    reason: REASONS.badPath,
    bytes: () => zipped({ more: { '../../evil.xml': strToU8('x') } }),
  },
  {
    kind: 'an absolute name',
    name: '台账.xlsx',
    reason: REASONS.badPath,
    bytes: () => zipped({ more: { 'C:/evil.xml': strToU8('x') } }),
  },
  {
    kind: 'two parts of one name',
    name: '台账.xlsx',
    reason: REASONS.damaged,
    bytes: () => zipped({ more: { 'XL/WORKBOOK.XML': strToU8('<a/>') } }),
  },
  {
    kind: 'an archive of 6,000 parts',
    name: '台账.xlsx',
    reason: REASONS.manyEntries,
    bytes: () =>
      zipped({
        more: Object.fromEntries(
          Array.from({ length: 6000 }, (_, index) => [`x/${index}`, new Uint8Array()]),
        ),
      }),
  },
  {
    kind: 'a workbook of 300 sheets',
    name: '台账.xlsx',
    reason: REASONS.manySheets,
    bytes: () => zipped({ workbook: workbookOf(300) }),
  },
  {
    kind: 'a zip bomb of 220 MB',
    name: '台账.xlsx',
    reason: REASONS.bomb,
    bytes: () => bomb(6_000_000, () => '<row r="1"><c r="A1"/></row>          '),
  },
  {
    kind: 'a zip bomb that packs like a sheet',
    name: '台账.xlsx',
    reason: REASONS.bomb,
    bytes: () =>
      bomb(
        3_500_000,
        (index) =>
          `<row r="${index + 1}"><c r="AB${(index * 7919) % 999_983}" s="1"/><c r="AC${(index * 104_729) % 1_000_003}" s="2"/></row>`,
      ),
  },
  {
    kind: 'a bomb in one tag',
    name: '台账.xlsx',
    reason: REASONS.longCell,
    bytes: () =>
      bomb(400_000, (index) => `${index === 0 ? '<row' : ''} a${index * 7919}=${index * 104_729}`),
  },
  {
    kind: 'a million empty rows',
    name: '台账.xlsx',
    reason: REASONS.noContent,
    bytes: () =>
      bomb(
        1_000_000,
        (index) => `<row r="${index + 1}" spans="1:35" s="1" customFormat="1" ht="14.25"/>`,
      ),
  },
  {
    kind: 'a million rows of empty cells',
    name: '台账.xlsx',
    reason: REASONS.noContent,
    bytes: () =>
      bomb(
        1_000_000,
        (index) =>
          `<row r="${index + 1}"><c r="A${index + 1}" s="1"/><c r="B${index + 1}" s="1"/></row>`,
      ),
  },
  {
    kind: 'a million rows with content',
    name: '台账.xlsx',
    reason: REASONS.manyRows,
    bytes: () => zipped({ sheet: sheetOf('<row><c><v>1</v></c></row>'.repeat(1_000_000)) }),
  },
  {
    kind: '16,384 columns',
    name: '台账.xlsx',
    reason: REASONS.manyColumns,
    bytes: () => zipped({ sheet: sheetOf(row(1, columns)) }),
  },
  {
    kind: 'a cell of a million characters',
    name: '台账.xlsx',
    reason: REASONS.longCell,
    bytes: () => zipped({ sheet: sheetOf(row(1, text('a'.repeat(1_000_000)))) }),
  },
  {
    kind: 'one long text named by a million cells',
    name: '台账.xlsx',
    reason: REASONS.muchText,
    bytes: () =>
      zipped({
        strings: `<sst><si><t>${'字'.repeat(30_000)}</t></si></sst>`,
        sheet: sheetOf('<row><c t="s"><v>0</v></c></row>'.repeat(50_000)),
      }),
  },
  {
    kind: 'entities in a sheet',
    name: '台账.xlsx',
    reason: REASONS.doctype,
    bytes: () => zipped({ sheet: ENTITIES + sheetOf(row(1, text('&b;'))) }),
  },
  {
    kind: 'entities in the workbook part',
    name: '台账.xlsx',
    reason: REASONS.doctype,
    bytes: () => zipped({ workbook: ENTITIES + workbookOf(1) }),
  },
  {
    kind: 'quotes without end',
    name: '台账.xlsx',
    reason: REASONS.longCell,
    bytes: () => zipped({ sheet: `<worksheet a="${'>'.repeat(5_000_000)}` }),
  },
  {
    kind: 'merged cells over everything',
    name: '台账.xlsx',
    reason: REASONS.noContent,
    bytes: () =>
      zipped({
        sheet: `<worksheet xmlns="${MAIN}"><sheetData/><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells></worksheet>`,
      }),
  },
  {
    kind: 'a text table of one line without end',
    name: '台账.csv',
    reason: REASONS.longCell,
    bytes: () => strToU8('姓名'.repeat(5_000_000)),
  },
  {
    kind: 'a text table of a million columns',
    name: '台账.csv',
    reason: REASONS.manyColumns,
    bytes: () => strToU8('姓名,'.repeat(1_000_000)),
  },
];

import type { Document } from 'docx';
import { Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { FontChoice } from './fonts.ts';
import { escapeXml, fontTableXml } from './fonts.ts';
import { stylesXml } from './styles.ts';

/**
 * From a docx document to the bytes of a file. The same document gives the same bytes: fixed times, fixed order, ids
 * numbered from 1. The file holds no folder entries (Word may hang on them), no account name, and nothing that the
 * document does not use.
 */

export type DocumentProperties = {
  readonly title: string;
  /** Shown as author: an office, never a person. */
  readonly office: string;
  readonly date: CalendarDay;
};

/** The earliest time a zip can hold, in local time as fflate reads it: the same bytes in every time zone. */
function zipTime(): Date {
  return new Date(1980, 0, 1);
}

/** Parts that docx always writes and these documents never refer to. */
const UNUSED =
  /^(?:word\/(?:footnotes|endnotes|numbering|comments)\.xml|word\/theme\/theme1\.xml|docProps\/custom\.xml)$/;
const EMPTY_RELATIONSHIPS = /^word\/_rels\/(?!document).*\.xml\.rels$/;

const DOCUMENT = 'word/document.xml';

/** Pictures go in as they are: docx names them by their content. */
const PICTURES = 'word/media/';

/** Characters that XML 1.0 cannot hold; one pasted from elsewhere would make Word refuse the whole file. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function placeText(place: number): string {
  return `@@TABLE${place}@@`;
}

/** A paragraph that keeps the place of a table until the document is packed. */
export function placeForTable(place: number): Paragraph {
  return new Paragraph(placeText(place));
}

/** A table as text, or as what writes it piece by piece where it is long. */
export type TableText = string | (() => Iterable<string>);

/**
 * The bytes of the document with its tables in their places. A table can be ten times as long as all the rest (a list of 5,000 people
 * is 15 MB), so it is measured and then written piece by piece, and is never there as one text or twice.
 */
function withTables(documentXml: string, tables: readonly TableText[]): Uint8Array {
  const marks = marksIn(documentXml, tables.length);
  function* pieces(): Generator<string> {
    let at = 0;
    for (const { mark, place, at: begins } of marks) {
      yield documentXml.slice(at, begins);
      yield* piecesOf(tables[place] ?? '');
      at = begins + mark.length;
    }
    yield documentXml.slice(at);
  }
  let length = 0;
  for (const piece of pieces()) length += Buffer.byteLength(piece);
  const all = new Uint8Array(length);
  let written = 0;
  const encoder = new TextEncoder();
  for (const piece of pieces()) written += encoder.encodeInto(piece, all.subarray(written)).written;
  return all;
}

function* piecesOf(table: TableText): Generator<string> {
  for (const piece of typeof table === 'string' ? [table] : table())
    yield piece.replace(NOT_XML, '');
}

/** The marks of the tables in the order in which they stand. */
function marksIn(
  xml: string,
  count: number,
): { readonly mark: string; readonly place: number; readonly at: number }[] {
  return Array.from({ length: count }, (_, place) => {
    const mark = `<w:p><w:r><w:t xml:space="preserve">${placeText(place)}</w:t></w:r></w:p>`;
    const at = xml.indexOf(mark);
    if (at < 0) throw new Error(`no place for table ${place}`);
    return { mark, place, at };
  }).sort((first, second) => first.at - second.at);
}

function corePropertiesXml({ title, office, date }: DocumentProperties): string {
  const time = `${date}T00:00:00Z`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(office)}</dc:creator><cp:lastModifiedBy>${escapeXml(office)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
}

/** Content types and relationships without the parts that are left out. */
function withoutUnused(xml: string, kept: (part: string) => boolean): string {
  return xml
    .replace(/<Override[^>]*PartName="\/([^"]*)"[^>]*\/>/g, (whole, part: string) =>
      kept(part) ? whole : '',
    )
    .replace(/<Relationship [^>]*Target="([^"]*)"[^>]*\/>/g, (whole, target: string) =>
      kept(target) && kept(`word/${target}`) ? whole : '',
    );
}

/** docx counts drawings and bookmarks over the life of the process and names watermarks by chance. */
function withFixedIds(xml: string, next: () => number): string {
  const bookmarks = new Map<string, number>();
  return xml
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/g,
      (_whole, start: string, id: string) => {
        const fixed = bookmarks.get(id) ?? next();
        bookmarks.set(id, fixed);
        return `${start}${fixed}"`;
      },
    )
    .replace(/<wp:docPr id="\d+" name="[^"]*"/g, () => {
      const id = next();
      return `<wp:docPr id="${id}" name="Box ${id}"`;
    })
    .replace(/PowerPlusWaterMarkObject[\w-]+/g, () => `PowerPlusWaterMarkObject${next()}`);
}

function keepsPart(name: string): boolean {
  return !UNUSED.test(name);
}

/** [Content_Types].xml first, as readers expect it, then the package relationships, then the rest by name. */
function inOrder(names: readonly string[]): string[] {
  const rank = (name: string): number =>
    name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2;
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/**
 * The bytes of a document, with `tables` in the places marked 0, 1, …. A mark without its table, or a table without
 * a mark, is a fault of the caller and throws.
 */
export async function packDocument(
  document: Document,
  tables: readonly TableText[],
  fonts: FontChoice,
  properties: DocumentProperties,
): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  const replaced: Readonly<Record<string, (xml: string) => string>> = {
    'word/styles.xml': () => stylesXml(fonts),
    'word/fontTable.xml': () => fontTableXml(fonts),
    'docProps/core.xml': () => corePropertiesXml(properties),
    '[Content_Types].xml': (xml) => withoutUnused(xml, keepsPart),
    '_rels/.rels': (xml) => withoutUnused(xml, keepsPart),
    'word/_rels/document.xml.rels': (xml) => withoutUnused(xml, keepsPart),
  };
  let ids = 0;
  const next = (): number => (ids += 1);
  const packed: Record<string, Uint8Array> = {};
  for (const name of inOrder(Object.keys(parts))) {
    if (!keepsPart(name) || EMPTY_RELATIONSHIPS.test(name) || name.endsWith('/')) continue;
    const bytes = parts[name] ?? new Uint8Array();
    if (name.startsWith(PICTURES)) {
      packed[name] = bytes;
      continue;
    }
    const xml = strFromU8(bytes);
    const final = withFixedIds((replaced[name] ?? ((same) => same))(xml), next);
    const clean = final.replace(NOT_XML, '');
    packed[name] = name === DOCUMENT ? withTables(clean, tables) : strToU8(clean);
  }
  return zipSync(packed, { mtime: zipTime(), level: 6 });
}

import type { Archive } from './zip-reader.ts';
import { formatCode } from './number-formats.ts';
import { REASONS, unreadable } from './unreadable.ts';
import type { WorkbookLimits } from './workbook.ts';
import { detached } from './cell-text.ts';
import { attributesOf, resolveExcelEscapes, scanXml, type XmlHandler } from './xml-scanner.ts';

/** What the small parts of an .xlsx say: the sheets in order, the date system, and where the big parts lie. */
export interface XlsxBook {
  readonly date1904: boolean;
  readonly sheets: readonly { name: string; hidden: boolean; path: string }[];
  readonly stylesPath: string | undefined;
  readonly stringsPath: string | undefined;
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** Reads one part of the archive with a handler. */
export function readPart(archive: Archive, path: string, handler: XmlHandler): void {
  const scanner = scanXml(handler);
  archive.stream(path, (bytes) => scanner.push(bytes));
  scanner.end();
}

/** Finds the workbook part and the parts it names. */
export function readBook(archive: Archive, limits: WorkbookLimits): XlsxBook {
  const root = [...readRelations(archive, '').values()].find(
    (relation) => relation.type === 'officeDocument',
  );
  const path = root?.path ?? 'xl/workbook.xml';
  const relations = readRelations(archive, path);
  const found: { name: string; hidden: boolean; relation: string }[] = [];
  let date1904 = false;
  readPart(archive, path, {
    collecting: false,
    open: (name, source) => {
      const attributes = attributesOf(source);
      if (name === 'workbookPr') date1904 = isTrue(attributes.get('date1904'));
      if (name === 'sheet') {
        const state = attributes.get('state') ?? 'visible';
        const relation = attributes.get('id') ?? '';
        found.push({ name: attributes.get('name') ?? '', hidden: state !== 'visible', relation });
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (found.length > limits.sheets) throw unreadable(REASONS.manySheets);
  const sheets = found.flatMap(({ name, hidden, relation }) => {
    const target = relations.get(relation);
    return target?.type === 'worksheet' && archive.has(target.path)
      ? [{ name, hidden, path: target.path }]
      : [];
  });
  const pathOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type && archive.has(relation.path))
      ?.path;
  return { date1904, sheets, stylesPath: pathOf('styles'), stringsPath: pathOf('sharedStrings') };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function readRelations(archive: Archive, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const path = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(path)) return relations;
  readPart(archive, path, {
    collecting: false,
    open: (name, source) => {
      if (name !== 'Relationship') return;
      const attributes = attributesOf(source);
      if (attributes.get('TargetMode') === 'External') return;
      const type = (attributes.get('Type') ?? '').replace(/^.*\//, '');
      relations.set(attributes.get('Id') ?? '', {
        type,
        path: resolvePath(folder, attributes.get('Target') ?? ''),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  const full = target.startsWith('/') ? target.slice(1) : folder + target;
  for (const step of full.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The format code of every cell style, by the index that cells name. */
export function readFormats(archive: Archive, path: string | undefined): string[] {
  if (path === undefined) return [];
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  readPart(archive, path, {
    collecting: false,
    open: (name, source) => {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'numFmt') {
        const attributes = attributesOf(source);
        own.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? 'General');
      }
      if (name === 'xf' && inCellStyles && ids.length < 100_000)
        ids.push(Number(attributesOf(source).get('numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => undefined,
  });
  return ids.map((id) => formatCode(id, own));
}

/** The shared strings in order. Runs of one string are joined; phonetic guides (拼音指南) are left out. */
export function readStrings(
  archive: Archive,
  path: string | undefined,
  limits: WorkbookLimits,
): string[] {
  const strings: string[] = [];
  if (path === undefined) return strings;
  let characters = 0;
  let current = '';
  let inPhonetic = false;
  const handler: XmlHandler = {
    collecting: false,
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') inPhonetic = true;
      handler.collecting = name === 't' && !inPhonetic;
    },
    close: (name) => {
      handler.collecting = false;
      if (name === 'rPh') inPhonetic = false;
      if (name !== 'si') return;
      characters += current.length;
      if (characters > limits.characters) throw unreadable(REASONS.muchText);
      strings.push(detached(resolveExcelEscapes(current)));
    },
    text: (value) => {
      current += value;
      if (current.length > limits.cellCharacters) throw unreadable(REASONS.longCell);
    },
  };
  readPart(archive, path, handler);
  return strings;
}

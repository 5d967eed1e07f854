import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { OutSheet, OutWorkbook } from './out-workbook.ts';
import { styleTable, type StyleTable } from './writer-styles.ts';
import { escapeXml } from './writer-text.ts';
import { cellXml, columnsXml, listsXml, mergesXml, viewXml } from './writer-xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Rows of about this many characters are handed to the packer at once. */
const PORTION = 64 * 1024;

/**
 * Writes an .xlsx. Rows are packed as they come, so a long list never stands in memory as one text; the same input
 * gives the same bytes (no clock, no names of machines or people). Texts are written as inline strings.
 */
export function writeWorkbook(workbook: OutWorkbook): Uint8Array {
  const archive = packer();
  const styles = styleTable();
  archive.add('[Content_Types].xml', [contentTypes(workbook)]);
  archive.add('_rels/.rels', [relations([['rId1', 'officeDocument', 'xl/workbook.xml']])]);
  archive.add('xl/workbook.xml', [workbookXml(workbook)]);
  archive.add('xl/_rels/workbook.xml.rels', [workbookRelations(workbook)]);
  workbook.sheets.forEach((sheet, index) => {
    archive.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, styles, index === 0));
  });
  archive.add('xl/styles.xml', [styles.xml()]);
  return archive.finish();
}

function packer(): {
  add: (path: string, texts: Iterable<string>) => void;
  finish: () => Uint8Array;
} {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  return {
    add: (path, texts) => {
      const file = new ZipDeflate(path, { level: 6 });
      file.mtime = new Date(2000, 0, 1);
      zip.add(file);
      let waiting = '';
      for (const text of texts) {
        waiting += text;
        if (waiting.length < PORTION) continue;
        file.push(strToU8(waiting), false);
        waiting = '';
      }
      file.push(strToU8(waiting), true);
    },
    finish: () => {
      zip.end();
      const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return bytes;
    },
  };
}

function* sheetXml(sheet: OutSheet, styles: StyleTable, first: boolean): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}">${viewXml(sheet.frozenRows ?? 0, first)}`;
  yield '<sheetFormatPr defaultRowHeight="16"/>';
  yield columnsXml(sheet.columns ?? [], styles);
  yield '<sheetData>';
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`;
    const cells = row.cells.map((cell, column) => cellXml(cell, column, number, styles)).join('');
    if (cells !== '' || height !== '') yield `<row r="${number}"${height}>${cells}</row>`;
  }
  yield '</sheetData>';
  yield mergesXml(sheet.merges ?? []);
  yield listsXml(sheet.lists ?? []);
  yield '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  if (sheet.landscape === true) yield '<pageSetup paperSize="9" orientation="landscape"/>';
  yield '</worksheet>';
}

function workbookXml({ sheets, date1904 }: OutWorkbook): string {
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const properties = date1904 === true ? '<workbookPr date1904="1"/>' : '<workbookPr/>';
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${properties}<sheets>${list.join('')}</sheets></workbook>`;
}

function workbookRelations({ sheets }: OutWorkbook): string {
  const parts = sheets.map(
    (_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const,
  );
  return relations([...parts, [`rId${sheets.length + 1}`, 'styles', 'styles.xml']]);
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const items = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function contentTypes({ sheets }: OutWorkbook): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="${path}" ContentType="${OFFICE_TYPE}.${type}+xml"/>`;
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    ...sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')),
    '</Types>',
  ].join('');
}

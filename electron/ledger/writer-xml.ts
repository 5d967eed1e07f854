import { columnLetter } from './workbook.ts';
import type { CellStyle, StyleTable } from './writer-styles.ts';
import { cellText, escapeXml } from './writer-text.ts';
import type { OutCell, OutList } from './out-workbook.ts';

/** One cell; '' when it has neither a value nor a style. */
export function cellXml(
  cell: OutCell | undefined,
  column: number,
  row: number,
  styles: StyleTable,
): string {
  if (cell === undefined) return '';
  const style = styles.indexOf(cell.style);
  const place = `<c r="${columnLetter(column)}${row}"${style === 0 ? '' : ` s="${style}"`}`;
  const { value } = cell;
  if (value === undefined || value === '') return style === 0 ? '' : `${place}/>`;
  if (typeof value === 'string')
    return `${place} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
  if (typeof value === 'number') return `${place}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${place} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `${place} t="e"><v>${escapeXml(value.error)}</v></c>`;
}

export function viewXml(frozenRows: number, first: boolean): string {
  const selected = first ? ' tabSelected="1"' : '';
  const pane =
    frozenRows === 0
      ? ''
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `<sheetViews><sheetView${selected} workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

export function columnsXml(
  columns: readonly { width: number; style?: CellStyle }[],
  styles: StyleTable,
): string {
  if (columns.length === 0) return '';
  const items = columns.map(({ width, style }, index) => {
    const number = styles.indexOf(style);
    return `<col min="${index + 1}" max="${index + 1}" width="${width + 0.7}"${number === 0 ? '' : ` style="${number}"`} customWidth="1"/>`;
  });
  return `<cols>${items.join('')}</cols>`;
}

export function mergesXml(ranges: readonly string[]): string {
  if (ranges.length === 0) return '';
  return `<mergeCells count="${ranges.length}">${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
}

/** Drop-down lists; a strict one refuses other words with a sentence, a loose one only offers. */
export function listsXml(lists: readonly OutList[]): string {
  if (lists.length === 0) return '';
  const items = lists.map(({ range, source, loose }) => {
    const message = loose
      ? ''
      : ' showErrorMessage="1" errorTitle="不在可填的词里" error="请从下拉列表中选择"';
    return `<dataValidation type="list" allowBlank="1"${message} sqref="${range}"><formula1>${escapeXml(source)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${lists.length}">${items.join('')}</dataValidations>`;
}

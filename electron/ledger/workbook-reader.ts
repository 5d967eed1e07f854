import { Refusal, type Progress } from '../application/ports.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import { readCsv } from './csv-reader.ts';
import { fileKind } from './file-kind.ts';
import { REASONS, unreadable } from './unreadable.ts';
import { WORKBOOK_LIMITS, type Workbook, type WorkbookLimits } from './workbook.ts';
import { readXls } from './xls-reader.ts';
import { readXlsx } from './xlsx-reader.ts';
import { openArchive, type Archive } from './zip-reader.ts';

/**
 * Reads .xlsx, .xls and .csv from bytes; what the file is, its content tells, not its name. A file that is none of
 * these, is damaged or costs more than the limits answers NOT_A_LEDGER with a sentence of its own. Only Cancelled is
 * thrown, when progress was told to stop.
 */
export function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
  progress?: Progress,
): Result<Workbook> {
  try {
    const workbook = readByContent(bytes, fileName, limits, progress);
    if (workbook.sheets.every((sheet) => sheet.rows.length === 0))
      throw unreadable(REASONS.noContent);
    return ok(workbook);
  } catch (error) {
    if (error instanceof Refusal) return fail(error.error);
    // A directory that points behind the end of the file is read through DataView, which says so by RangeError.
    if (error instanceof RangeError) return fail({ code: 'NOT_A_LEDGER', reason: REASONS.damaged });
    throw error;
  }
}

function readByContent(
  bytes: Uint8Array,
  fileName: string,
  limits: WorkbookLimits,
  progress?: Progress,
): Workbook {
  if (bytes.length > limits.fileBytes) throw unreadable(REASONS.tooBig);
  const found = fileKind(bytes);
  if (found.kind === 'other') throw unreadable(found.reason);
  if (found.kind === 'text') return readCsv(found.text, sheetNameOf(fileName), limits, progress);
  if (found.kind === 'xls') return readXls(bytes, limits, progress);
  const archive = openArchive(bytes, limits);
  refuseOtherArchives(archive);
  return readXlsx(archive, limits, progress);
}

function refuseOtherArchives(archive: Archive): void {
  if (archive.has('xl/workbook.bin')) throw unreadable(REASONS.binaryWorkbook);
  if (archive.has('word/document.xml')) throw unreadable(REASONS.word);
  if (archive.has('ppt/presentation.xml')) throw unreadable(REASONS.slides);
  if (archive.has('mimetype') && archive.has('content.xml')) throw unreadable(REASONS.openDocument);
  if (!archive.has('_rels/.rels') && !archive.has('xl/workbook.xml'))
    throw unreadable(REASONS.archive);
}

/** A text table has no sheet name; the file's own name stands for it, as in Excel (at most 31 characters). */
function sheetNameOf(fileName: string): string {
  const base = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  return base.replace(/[[\]:*?/\\]/g, '').slice(0, 31) || '台账';
}

import { buildOnePage } from './poverty-summary/one-page.ts';
import type { ReportDocument } from './report-model.ts';
import { buildOfficialReport, countPages } from './word-kit/official-report.ts';

/** The bytes of a document and its pages; the same document gives the same bytes. The document itself says what form it has. */
export async function buildReport(
  document: ReportDocument,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  if ('form' in document) return { bytes: await buildOnePage(document), pages: 1 };
  return { bytes: await buildOfficialReport(document), pages: countPages(document) };
}

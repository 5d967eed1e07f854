import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frozenModel } from '../../electron/application/reports/report-answers.ts';
import { planPages } from '../../electron/reports/word-kit/page-plan.ts';
import { aRoundDesk, DAY, type RoundDesk } from '../application/round-desk.ts';
import { checkerPath, missingPrograms, pdfPages, renderAll } from '../support/rendering.ts';

/** The reports of the yearly review as LibreOffice lays them out, and as the document checker judges them where it is present. */
const missing = missingPrograms();
if (missing.length > 0) console.log(`not rendered: ${missing.join(', ')} not installed`);

const KINDS = [
  { kind: 'return-visit', period: '2026-end', number: 1, form: 'report' },
  { kind: 'poverty-annual', period: '2026', number: 2, form: 'report' },
  { kind: 'poverty-summary', period: '2026-end', number: null, form: 'plain' },
] as const;

describe.skipIf(missing.length > 0)('the reports of the yearly review, rendered', () => {
  let desk: RoundDesk | null = null;
  let folder = '';
  const pages = new Map<string, number>();
  const ids = new Map<string, number>();
  /** The blank page before the 版记, which LibreOffice leaves out of a PDF. */
  const blanks = new Map<string, number>();

  beforeAll(async () => {
    const office = await aRoundDesk();
    desk = office;
    const documents: Record<string, Uint8Array> = {};
    for (const { kind, period, number } of KINDS) {
      const { id } = await office.call('reports.prepare', { kind, period });
      ids.set(kind, id);
      await office.call('reports.issue', {
        ...{ id, number, signer: '王建国', issuedOn: DAY, namesReason: '报送市禁毒委员会办公室' },
      });
      const target = join(office.folder, `${kind}.docx`);
      pages.set(kind, (await office.call('reports.saveFile', { id, target })).pages);
      documents[kind] = new Uint8Array(readFileSync(target));
    }
    office.looked((register) => {
      for (const [kind, id] of ids) {
        const { document } = frozenModel({ model: register.reports.find(id)?.model ?? null });
        blanks.set(kind, 'form' in document || !planPages(document).blankBeforeImprint ? 0 : 1);
      }
    });
    folder = renderAll(documents);
  }, 240_000);

  afterAll(() => {
    desk?.dispose();
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  it.each(KINDS)('$kind has the pages that were counted', ({ kind }) => {
    expect(pdfPages(join(folder, `${kind}.pdf`))).toHaveLength(
      (pages.get(kind) ?? 0) - (blanks.get(kind) ?? 0),
    );
  });

  it('the summary is one page', () => {
    expect(pages.get('poverty-summary')).toBe(1);
  });

  it.skipIf(checkerPath() === undefined).each(KINDS)(
    '$kind passes the document checker',
    ({ kind, form }) => {
      const file = join(folder, `${kind}.docx`);
      const words = ['--kind', form, '--no-render', file];
      const said = execFileSync(checkerPath() ?? '', words, { encoding: 'utf8' });
      expect(said).toMatch(/: 0 errors, \d+ warnings/);
    },
    60_000,
  );
});

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCalibrationPage } from '../../electron/reports/word-kit/calibration.ts';
import { textWidth } from '../../electron/reports/word-kit/measures.ts';
import { buildOfficialReport } from '../../electron/reports/word-kit/official-report.ts';
import { planPages } from '../../electron/reports/word-kit/page-plan.ts';
import type { InkRow, RenderedPage } from '../support/rendering.ts';
import {
  checkerPath,
  inkRows,
  isPageNumber,
  missingPrograms,
  pdfPages,
  renderAll,
} from '../support/rendering.ts';
import { longReport, sampleReport } from '../support/sample-report.ts';

/**
 * What LibreOffice makes of the documents: two starts of it in all (one for every document here, one by the document
 * checker where that is present). Fonts may be substituted; Chinese characters are one em wide in all of them.
 */
const missing = missingPrograms();
if (missing.length > 0) console.log(`not rendered: ${missing.join(', ')} not installed`);

const PLAIN = { ...sampleReport(), annexes: [] };

describe.skipIf(missing.length > 0)('rendered by LibreOffice', () => {
  let folder = '';
  const pages = new Map<string, RenderedPage[]>();
  const pdf = (name: string): string => join(folder, `${name}.pdf`);

  beforeAll(async () => {
    folder = renderAll({
      calibration: await buildCalibrationPage(),
      sample: await buildOfficialReport(sampleReport()),
      long: await buildOfficialReport(longReport()),
      plain: await buildOfficialReport(PLAIN),
      draft: await buildOfficialReport(sampleReport({ draft: true })),
    });
    for (const name of ['calibration', 'sample', 'long', 'plain', 'draft'])
      pages.set(name, pdfPages(pdf(name)));
  }, 170_000);

  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  const textLines = (name: string, page: number): string[] =>
    pages
      .get(name)!
      [page - 1]!.lines.filter((line) => !isPageNumber(line))
      .map((line) => line.text);

  it('the calibration page holds 22 lines of 28 characters', () => {
    expect(pages.get('calibration')).toHaveLength(1);
    const lines = textLines('calibration', 1);
    expect(lines.map((line) => line.length)).toEqual(Array.from({ length: 22 }, () => 28));
  });

  it('full pages hold 22 lines, one less where a heading moves on to its text, of at most 28 characters', () => {
    for (const name of ['sample', 'long'])
      for (const page of [2, 3]) {
        const lines = textLines(name, page);
        const headingMoved = /^[一二三四]、/.test(textLines(name, page + 1)[0]!);
        expect(lines).toHaveLength(headingMoved ? 21 : 22);
        for (const line of lines)
          expect(textWidth(line.replaceAll(' ', ''))).toBeLessThanOrEqual(28);
      }
  });

  it('no character of the body is lost and none stands outside the 版心', () => {
    const body = pages
      .get('sample')!
      .slice(0, 4)
      .flatMap((page) => page.lines);
    const shown = body.filter((line) => !isPageNumber(line)).map((line) => line.text);
    const text = shown.join('').replaceAll(' ', '');
    for (const block of sampleReport().blocks) {
      if (block.kind !== 'chart') expect(text).toContain(block.text);
      if (block.kind === 'heading') expect(text).toContain(block.runIn ?? '');
    }
    for (const line of body) expect(line.right).toBeLessThan(184.5);
  });

  it('lines are 28.95 pt apart', () => {
    const tops = pages
      .get('calibration')![0]!
      .lines.slice(0, 22)
      .map((line) => line.bottom);
    const pitch = ((tops.at(-1)! - tops[0]!) / 21 / 25.4) * 72;
    expect(pitch).toBeCloseTo(28.95, 1);
  });

  it('the mark begins 72 mm from the top, the red line is 156 mm wide and 4 mm below the number', () => {
    const red = inkRows(pdf('sample'), 1, 'red');
    const isLine = (row: InkRow): boolean => row.right - row.left > 150 && row.y > 100;
    const line = red.find(isLine)!;
    const above = inkRows(pdf('sample'), 1, 'dark').filter((row) => row.y < line.y);
    expect(red[0]!.y).toBeCloseTo(72, 0);
    expect(Math.abs(line.right - line.left - 156)).toBeLessThan(0.5);
    expect(Math.abs(line.left - 28)).toBeLessThan(0.5);
    expect(Math.abs(line.y - above.at(-1)!.y - 4)).toBeLessThan(0.5);
  });

  it('a mark of two lines begins at the same height', () => {
    expect(Math.abs(inkRows(pdf('long'), 1, 'red')[0]!.y - 72)).toBeLessThan(0.5);
  });

  /** Top of the dash that reaches the outer edge of a page number. */
  const dashTop = (rows: readonly InkRow[], edge: number): number =>
    rows.find((row) => Math.min(Math.abs(row.left - edge), Math.abs(row.right - edge)) < 1)!.y;

  it('page numbers stand 7 mm below the text, odd ones right, even ones left', () => {
    for (const [page, edge] of [
      [1, 179.06],
      [2, 32.94],
    ] as const) {
      const rows = inkRows(pdf('sample'), page, 'dark').filter((row) => row.y > 264);
      const edges = rows.map((row) => (page % 2 === 1 ? row.right : row.left));
      const inner = page % 2 === 1 ? Math.max(...edges) : Math.min(...edges);
      expect(Math.abs(dashTop(rows, inner) - 269)).toBeLessThan(0.5);
      expect(Math.abs(inner - edge)).toBeLessThan(0.8);
      const number = pages.get('sample')![page - 1]!.lines.find(isPageNumber)!;
      expect(number.text.replaceAll(' ', '')).toBe(`—${page}—`);
    }
  });

  it('on landscape pages the number is turned into the left margin, at the bottom on odd, the top on even pages', () => {
    const inMargin = (page: number): InkRow[] =>
      inkRows(pdf('sample'), page, 'dark').filter((row) => row.left < 33);
    const odd = inMargin(5);
    const even = inMargin(6);
    expect(Math.abs(odd.at(-1)!.y - 179.06)).toBeLessThan(1);
    expect(Math.abs(even[0]!.y - 32.94)).toBeLessThan(1);
    expect(pages.get('sample')![4]!.width).toBeCloseTo(297, 0);
  });

  it.each(['sample', 'long', 'plain', 'draft'])(
    'the last rule of the 版记 ends the 版心: %s',
    (name) => {
      const last = pages.get(name)!.length;
      expect(textLines(name, last).join('')).toContain('印发');
      const rules = inkRows(pdf(name), last, 'dark').filter((row) => row.right - row.left > 155);
      expect(Math.abs(rules.at(-1)!.y - 262)).toBeLessThan(0.6);
    },
  );

  it('the signature never stands alone on its page', () => {
    for (const name of ['sample', 'long', 'plain']) {
      const page = pages
        .get(name)!
        .findIndex(({ lines }) =>
          lines.some((line) => line.text.replaceAll(' ', '') === '2026年11月5日'),
        );
      const above = textLines(name, page + 1);
      const date = above.findIndex((line) => line.replaceAll(' ', '') === '2026年11月5日');
      expect(above.slice(0, date).join('')).toContain('特此报告。');
    }
  });

  it.each([
    ['sample', sampleReport()],
    ['long', longReport()],
    ['plain', PLAIN],
  ] as const)('%s has the planned number of pages, a blank one left out', (name, report) => {
    const plan = planPages(report);
    const blank = plan.blankBeforeImprint ? 1 : 0;
    expect(pages.get(name)).toHaveLength(plan.total - blank);
  });

  it('headers of a table come again on each of its pages', () => {
    const heads = [5, 6, 7, 8, 9, 10].map((page) =>
      textLines('long', page).join('').replaceAll(' ', '').includes('乡镇（街道）'),
    );
    expect(heads).toEqual([true, true, true, true, true, true]);
  });

  it('a draft reads as the issued report does, but for the number of its last page: its mark is no text', () => {
    const text = (name: string): string =>
      pages
        .get(name)!
        .flatMap((page) => page.lines)
        .map((line) => line.text)
        .join('\n');
    expect(text('draft')).toBe(`${text('sample')}\n—7—`);
  });

  it.runIf(checkerPath() !== undefined)(
    'the document checker finds no error in the picture',
    () => {
      const output = execFileSync(
        checkerPath()!,
        ['--kind', 'report', '--json', join(folder, 'long.docx')],
        { encoding: 'utf8', timeout: 170_000 },
      );
      const [result] = JSON.parse(output) as [
        { errors: number; findings: { level: string; code: string }[] },
      ];
      expect(result.errors).toBe(0);
      expect(
        result.findings.filter(({ level }) => level === 'WARN').map(({ code }) => code),
      ).toEqual(['DATE-POS']);
    },
  );
});

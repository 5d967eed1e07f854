import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OfficialReport } from '../../electron/reports/word-kit/official-report.ts';
import {
  buildOfficialReport,
  countPages,
} from '../../electron/reports/word-kit/official-report.ts';
import { bodyPagesInWords, planPages } from '../../electron/reports/word-kit/page-plan.ts';
import { partsOf, prettyXml, structuralFaults, zipEntries } from '../support/docx-xml.ts';
import { checkerPath } from '../support/rendering.ts';
import { longReport, sampleReport } from '../support/sample-report.ts';

/** A short report that still has every part: the goldens stay readable. */
function shortReport(): OfficialReport {
  const report = sampleReport();
  return {
    ...report,
    blocks: report.blocks.slice(0, 4),
    annexes: report.annexes
      .slice(0, 1)
      .map((annex) => ({ ...annex, rows: annex.rows.slice(0, 2) })),
  };
}

const KINDS: { name: string; report: OfficialReport }[] = [
  { name: 'nine towns', report: sampleReport() },
  { name: 'forty towns and a long name', report: longReport() },
  { name: 'several signers', report: sampleReport({ signers: ['王建国', '李秀英', '欧阳建设'] }) },
  { name: 'a draft', report: sampleReport({ draft: true }) },
  { name: 'no annex', report: { ...sampleReport(), annexes: [] } },
  { name: 'nobody to copy to', report: sampleReport({ copyTo: '' }) },
];

describe('an official report', () => {
  it('has the parts it had before', async () => {
    const parts = partsOf(await buildOfficialReport(shortReport()));
    const folder = '../golden/official-report';
    for (const name of Object.keys(parts)) {
      const file = name.replaceAll('/', '_').replace(/\.xml$/, '');
      await expect(prettyXml(parts[name]!)).toMatchFileSnapshot(`${folder}/${file}.xml`);
    }
  });

  it.each(KINDS)('is sound inside: $name', async ({ report }) => {
    expect(structuralFaults(await buildOfficialReport(report))).toEqual([]);
  });

  it('gives the same bytes again, in every time zone', async () => {
    const zone = process.env['TZ'];
    const first = await buildOfficialReport(sampleReport({ draft: true }));
    process.env['TZ'] = 'America/New_York';
    const second = await buildOfficialReport(sampleReport({ draft: true }));
    process.env['TZ'] = zone;
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('holds no folder entries and one fixed time', async () => {
    const entries = zipEntries(await buildOfficialReport(sampleReport()));
    expect(entries[0]?.name).toBe('[Content_Types].xml');
    expect(entries.filter(({ name }) => name.endsWith('/'))).toEqual([]);
    expect(new Set(entries.map(({ time, date }) => `${time} ${date}`))).toEqual(new Set(['0 33']));
  });

  it('names an office as its author and the day of issue as its date', async () => {
    const core = partsOf(await buildOfficialReport(sampleReport()))['docProps/core.xml']!;
    expect(core).toContain('<dc:creator>台前县禁毒委员会办公室</dc:creator>');
    expect(core).toContain('2026-11-05T00:00:00Z</dcterms:created>');
    expect(core).not.toContain('王建国');
  });

  it('shows 草稿 behind every section of a draft and nowhere in an issued one', async () => {
    const headers = async (draft: boolean): Promise<number> => {
      const parts = partsOf(await buildOfficialReport(sampleReport({ draft })));
      return Object.entries(parts).filter(
        ([name, xml]) => name.startsWith('word/header') && xml.includes('草稿'),
      ).length;
    };
    expect([await headers(true), await headers(false)]).toEqual([8, 0]);
  });

  it('uses the fonts it is given', async () => {
    const fonts = {
      fangSong: '仿宋',
      kai: '楷体',
      hei: '黑体',
      title: '华文中宋',
      song: '宋体',
      latin: '仿宋',
    };
    const parts = partsOf(await buildOfficialReport(sampleReport(), { fonts }));
    const all = Object.values(parts).join('');
    expect(all).not.toContain('GB2312');
    expect(parts['word/styles.xml']).toContain('w:eastAsia="华文中宋"');
  });
});

describe('the pages of a report', () => {
  it('are the body, the annexes and the 版记 on the back of the last sheet', () => {
    expect(planPages(sampleReport())).toEqual({
      bodyPages: 4,
      annexPages: [1, 1],
      imprintWithSignature: false,
      blankBeforeImprint: true,
      total: 8,
    });
  });

  it('have no blank one in a draft, which is not bound', () => {
    expect(planPages(sampleReport({ draft: true }))).toMatchObject({
      blankBeforeImprint: false,
      total: 7,
    });
  });

  it('have no blank one before the 版记 when the annexes end on an odd page', () => {
    const report = sampleReport();
    const plan = planPages({ ...report, annexes: report.annexes.slice(0, 1) });
    expect([plan.blankBeforeImprint, plan.total]).toEqual([false, 6]);
  });

  it('carry the 版记 under the signature when there is no annex and the last page is even', () => {
    const plan = planPages({ ...sampleReport(), annexes: [] });
    expect([plan.imprintWithSignature, plan.total]).toEqual([true, 4]);
  });

  it('carry it on the back of the sheet when the signature stands on an odd page', () => {
    const plan = planPages({ ...sampleReport({ blocks: [] }), annexes: [] });
    expect(plan).toMatchObject({ bodyPages: 1, imprintWithSignature: false, total: 2 });
  });

  it('never end with a signature alone, wherever the text ends', () => {
    const report = { ...sampleReport(), annexes: [] };
    for (let paragraphs = 0; paragraphs < 24; paragraphs += 1) {
      const line = { kind: 'paragraph', text: '一行。' } as const;
      const blocks = Array.from({ length: paragraphs }, () => line);
      const last = bodyPagesInWords({ ...report, blocks }).at(-1)!;
      expect(last.some((text) => text.endsWith('特此报告。'))).toBe(true);
      expect(last.at(-1)).toBe('2026年11月5日');
    }
  });

  it('grow with the number of towns', () => {
    expect(countPages(longReport())).toBe(12);
  });
});

describe.runIf(checkerPath() !== undefined)('the document checker', () => {
  it('finds no error and no warning in what an office sends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    try {
      const names = ['nine towns', 'a draft', 'no annex', 'nobody to copy to'];
      const files: string[] = [];
      for (const { name, report } of KINDS.filter((kind) => names.includes(kind.name))) {
        const file = join(folder, `${files.length}.docx`);
        files.push(file);
        writeFileSync(file, await buildOfficialReport(report));
        expect(name).not.toBe('');
      }
      const output = execFileSync(
        checkerPath()!,
        ['--kind', 'report', '--no-render', '--strict', ...files],
        { encoding: 'utf8' },
      );
      expect(output.match(/ 0 errors, 0 warnings/g)).toHaveLength(names.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

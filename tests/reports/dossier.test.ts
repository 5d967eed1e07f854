import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planDossier } from '../../electron/reports/dossier/dossier-pages.ts';
import {
  buildDossier,
  dossierPages,
  type Dossier,
} from '../../electron/reports/dossier/dossier.ts';
import type { TablePart } from '../../electron/reports/dossier/dossier-types.ts';
import { partsOf, structuralFaults } from '../support/docx-xml.ts';
import {
  checkerPath,
  missingPrograms,
  pdfPages,
  renderAll,
  type RenderedPage,
} from '../support/rendering.ts';

const missing = missingPrograms();
if (missing.length > 0) console.log(`dossier not rendered: ${missing.join(', ')} not installed`);

function records(title: string, count: number, words: string): TablePart {
  return {
    kind: 'table',
    title,
    columns: [
      { title: '序号', width: 4 },
      { title: '日期', width: 9 },
      { title: '情况', width: 40, align: 'left' },
    ],
    rows: Array.from({ length: count }, (_, index) => [
      `${index + 1}`,
      '2026-03-05',
      words.repeat(1 + (index % 4)),
    ]),
  };
}

/** A file of eleven parts with `count` records each and long words. */
function aDossier(count: number): Dossier {
  const field = (label: string, value: string, room = 1) => ({ fields: [{ label, value }], room });
  return {
    title: '社区戒毒人员档案',
    office: '台前县禁毒委员会办公室',
    printedOn: '2026-11-15',
    cover: [
      ['姓名', '阿依古丽·买买提'],
      ['档案编号', '410927100-000001'],
      ['乡镇、村', '城关镇第一社区'],
    ],
    notices: ['内部资料，专人保管。'],
    parts: [
      {
        kind: 'form',
        title: '基本情况表',
        rows: Array.from({ length: 6 + count }, (_, index) =>
          field(`栏目${index + 1}`, '在县城工地务工，家人支持。'.repeat(1 + (index % 5))),
        ),
      },
      {
        ...records(
          '走访、谈话记录',
          count * 9,
          '生活正常，在县城工地务工，家人支持，未见异常情况。',
        ),
        lead: '说明：以下为记录。',
      },
      { ...records('检测记录表', count * 7, '阴性。'), head: [field('姓名', '阿依古丽·买买提')] },
      {
        ...records('请假、外出记录', 0, ''),
        foot: ['城关镇社区戒毒社区康复工作办公室（盖章）', '日期：'],
      },
      ...['四', '五', '六', '七', '八', '九', '十'].map((each) =>
        records(`记录${each}`, count, '记录。'),
      ),
    ],
  };
}

describe('a dossier', () => {
  it('is a sound file that gives the same bytes', async () => {
    const first = await buildDossier(aDossier(3));
    expect(structuralFaults(first)).toEqual([]);
    expect(Buffer.compare(first, await buildDossier(aDossier(3)))).toBe(0);
  });

  it('writes into the contents the page on which each part begins', async () => {
    const dossier = aDossier(3);
    const xml = partsOf(await buildDossier(dossier))['word/document.xml'] ?? '';
    const shown = [
      ...xml.matchAll(/<w:fldSimple w:instr="PAGEREF part(\d+) \\h"[^>]*>.*?<w:t[^>]*>(\d+)</g),
    ];
    expect(shown.map((match) => Number(match[2]))).toEqual([...planDossier(dossier.parts).starts]);
  });
});

describe.skipIf(missing.length > 0)('a dossier rendered by LibreOffice', () => {
  const SIZES = [0, 3, 25] as const;
  let folder = '';
  const pages = new Map<number, RenderedPage[]>();

  beforeAll(async () => {
    const documents = await Promise.all(
      SIZES.map(async (size) => [`size${size}`, await buildDossier(aDossier(size))] as const),
    );
    folder = renderAll(Object.fromEntries(documents));
    for (const size of SIZES) pages.set(size, pdfPages(join(folder, `size${size}.pdf`)));
  }, 170_000);
  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  it.each(SIZES)('with %i records has each part on the page that the contents say', (size) => {
    const dossier = aDossier(size);
    const rendered = pages.get(size) ?? [];
    const { starts } = planDossier(dossier.parts);
    const found = dossier.parts.map(({ title }, index) => {
      const page = rendered[(starts[index] ?? 0) + 1];
      return page?.lines.some(({ text }) => text.replace(/\s/g, '') === title) === true;
    });
    expect(found).toEqual(dossier.parts.map(() => true));
    expect(rendered).toHaveLength(dossierPages(dossier));
  });

  it.runIf(checkerPath() !== undefined)('the document checker finds no error', () => {
    const files = SIZES.map((size) => join(folder, `size${size}.docx`));
    const output = execFileSync(
      checkerPath() ?? '',
      ['--kind', 'plain', '--no-render', '--json', ...files],
      {
        encoding: 'utf8',
        timeout: 170_000,
      },
    );
    const results = JSON.parse(output) as { errors: number; findings: unknown[] }[];
    expect(results.map(({ errors }) => errors)).toEqual(SIZES.map(() => 0));
  });
});

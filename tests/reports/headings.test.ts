import { describe, expect, it } from 'vitest';
import { OFFICIAL_FONTS, chooseFonts } from '../../electron/reports/word-kit/fonts.ts';
import { chineseNumeral, headingNumber } from '../../electron/reports/word-kit/headings.ts';
import { buildOfficialReport } from '../../electron/reports/word-kit/official-report.ts';
import type { ReportBlock } from '../../electron/reports/word-kit/official-report.ts';
import { partsOf } from '../support/docx-xml.ts';
import { sampleReport } from '../support/sample-report.ts';

describe('a heading number', () => {
  it.each([
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
  ] as const)('%i is %s', (number, numeral) => {
    expect(chineseNumeral(number)).toBe(numeral);
  });

  it('beyond 99, or none, is refused', () => {
    expect(() => chineseNumeral(100)).toThrow(RangeError);
    expect(() => chineseNumeral(0)).toThrow(RangeError);
  });

  it('has the punctuation of its level', () => {
    expect(([1, 2, 3, 4] as const).map((level) => headingNumber(level, 3))).toEqual([
      '三、',
      '（三）',
      '3.',
      '（3）',
    ]);
  });
});

async function bodyTexts(blocks: readonly ReportBlock[]): Promise<string[]> {
  const report = { ...sampleReport({ blocks }), annexes: [] };
  const document = partsOf(await buildOfficialReport(report))['word/document.xml']!;
  const paragraphs = document.match(/<w:p>.*?<\/w:p>/gs)!;
  const texts = paragraphs
    .filter((xml) => /w:val="(Body|Heading\d)"/.test(xml))
    .map((xml) => [...xml.matchAll(/<w:t[^>]*>([^<]*)/g)].map((match) => match[1]).join(''));
  return texts.slice(1, -1);
}

describe('the body', () => {
  it('numbers headings by level and begins lower levels anew', async () => {
    const heading = (level: 1 | 2 | 3 | 4, text: string): ReportBlock => ({
      kind: 'heading',
      level,
      text,
    });
    const texts = await bodyTexts([
      heading(1, '甲'),
      heading(2, '乙'),
      heading(3, '丙'),
      heading(4, '丁'),
      heading(4, '戊'),
      heading(3, '己'),
      heading(2, '庚'),
      heading(3, '辛'),
      heading(1, '壬'),
      heading(2, '癸'),
    ]);
    expect(texts).toEqual([
      '一、甲',
      '（一）乙',
      '1.丙',
      '（1）丁',
      '（2）戊',
      '2.己',
      '（二）庚',
      '1.辛',
      '二、壬',
      '（一）癸',
    ]);
  });

  it('puts a full stop between a heading and the text that runs on, but not a second one', async () => {
    const texts = await bodyTexts([
      { kind: 'heading', level: 2, text: '禁种铲毒', runIn: '踏查三百村。' },
      { kind: 'heading', level: 2, text: '宣传教育。', runIn: '开展宣传。' },
    ]);
    expect(texts).toEqual(['（一）禁种铲毒。踏查三百村。', '（二）宣传教育。开展宣传。']);
  });

  it('makes a paragraph of every line of a text and drops empty ones', async () => {
    const texts = await bodyTexts([{ kind: 'paragraph', text: '第一段。\n\n　第二段。 ' }]);
    expect(texts).toEqual(['第一段。', '第二段。']);
  });

  it('escapes what XML would take for its own', async () => {
    const texts = await bodyTexts([{ kind: 'paragraph', text: '甲&乙<丙>"丁"。' }]);
    expect(texts).toEqual(['甲&amp;乙&lt;丙&gt;&quot;丁&quot;。']);
  });
});

describe('a text', () => {
  it('with characters that XML cannot hold loses them, in the body and in a table', async () => {
    const report = sampleReport({
      blocks: [{ kind: 'paragraph', text: '甲\u000b乙\u0000丙\ud800丁。' }],
    });
    const [annex] = report.annexes;
    const rows = [['1\u0001', '城关镇\ufffe', ...Array.from({ length: 19 }, () => '0')]];
    const bytes = await buildOfficialReport({ ...report, annexes: [{ ...annex!, rows }] });
    const document = partsOf(bytes)['word/document.xml']!;
    expect(document).toContain('甲乙丙\ufffd丁。');
    expect(document).toContain('>城关镇</w:t>');
    expect(document).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]/);
  });
});

describe('fonts', () => {
  it('are the official ones where they are installed', () => {
    expect(chooseFonts(Object.values(OFFICIAL_FONTS))).toEqual({
      fonts: OFFICIAL_FONTS,
      missing: [],
    });
  });

  it('fall back to those of a plain Windows, and the missing classes are named', () => {
    const windows = ['仿宋', '楷体', '黑体', '宋体', 'SimSun', 'Times New Roman'];
    expect(chooseFonts(windows)).toEqual({
      fonts: { ...OFFICIAL_FONTS, fangSong: '仿宋', kai: '楷体' },
      missing: ['title'],
    });
  });
});

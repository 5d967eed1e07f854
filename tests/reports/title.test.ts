import { describe, expect, it } from 'vitest';
import { textWidth } from '../../electron/reports/word-kit/measures.ts';
import { setMark } from '../../electron/reports/word-kit/red-head.ts';
import { setSignature } from '../../electron/reports/word-kit/signature-block.ts';
import { splitTitle } from '../../electron/reports/word-kit/title.ts';

const OFFICE = '台前县禁毒委员会办公室';
const LONG_OFFICE = '黔西南布依族苗族自治州望谟县禁毒委员会办公室';

const TITLES: { title: string; office: string; lines: string[] }[] = [
  {
    title: `${OFFICE}关于2026年9—10月农村毒品问题治理工作进展情况的报告`,
    office: OFFICE,
    lines: ['台前县禁毒委员会办公室关于', '2026年9—10月农村毒品问题', '治理工作进展情况的报告'],
  },
  {
    title: `${LONG_OFFICE}关于2026年9—10月农村毒品问题治理工作进展情况的报告`,
    office: LONG_OFFICE,
    lines: [
      '黔西南布依族苗族自治州望谟县',
      '禁毒委员会办公室关于2026年9—10月',
      '农村毒品问题治理工作进展情况的报告',
    ],
  },
  {
    title: `${OFFICE}关于报送《台前县2026年禁毒风险评估报告》的报告`,
    office: OFFICE,
    lines: ['台前县禁毒委员会办公室关于报送', '《台前县2026年禁毒风险评估报告》的报告'],
  },
  {
    title: `${OFFICE}关于城关镇非法种植毒品原植物重大情况的报告`,
    office: OFFICE,
    lines: ['台前县禁毒委员会办公室关于', '城关镇非法种植毒品原植物重大情况的报告'],
  },
  { title: '吸毒人员底数和变动统计表', office: '', lines: ['吸毒人员底数和变动统计表'] },
];

describe('a title', () => {
  it.each(TITLES)('is broken by sense: $title', ({ title, office, lines }) => {
    expect(splitTitle(title, office)).toEqual(lines);
  });

  it.each(TITLES)('loses no character and fits the page: $title', ({ title, office }) => {
    const lines = splitTitle(title, office);
    expect(lines.join('')).toBe(title);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(20);
  });

  it('has no line that begins with a particle or a closing mark, in any bi-monthly period', () => {
    for (let month = 1; month <= 11; month += 2) {
      const title = `${OFFICE}关于2027年${month}—${month + 1}月农村毒品问题治理工作进展情况的报告`;
      for (const line of splitTitle(title, OFFICE))
        expect(line).not.toMatch(/^[的等及和与或、，》”）]/u);
    }
  });

  it('has no waist: the middle of three lines is never the shortest', () => {
    for (const { title, office } of TITLES) {
      const [first = 0, middle = 0, last] = splitTitle(title, office).map((line) =>
        textWidth(line),
      );
      if (last !== undefined) expect(middle).toBeGreaterThanOrEqual(Math.min(first, last));
    }
  });

  it('without any place to break is broken by characters rather than running out of the page', () => {
    const lines = splitTitle(`《${'甲'.repeat(45)}》`);
    expect(lines.map((line) => textWidth(line))).toEqual([15, 16, 16]);
  });
});

describe('the mark', () => {
  it.each([
    ['台前县禁毒办', 1, 62],
    ['台前县禁毒委员会', 1, 55],
    [`${OFFICE}文件`, 1, 34],
    ['濮阳市台前县禁毒委员会办公室文件', 1, 27],
  ] as const)('of %s takes %i line of %i pt', (mark, lines, points) => {
    const setting = setMark(mark);
    expect([setting.lines.length, setting.points]).toEqual([lines, points]);
    expect(setting.lines.join('')).toBe(mark);
  });

  it('of more than 16 characters is broken into two lines by sense', () => {
    expect(setMark(`${LONG_OFFICE}文件`)).toEqual({
      lines: ['黔西南布依族苗族自治州', '望谟县禁毒委员会办公室文件'],
      points: 34,
    });
    expect(setMark('河南省濮阳市台前县禁毒委员会办公室文件')).toEqual({
      lines: ['河南省濮阳市台前县', '禁毒委员会办公室文件'],
      points: 44,
    });
  });

  it('never falls below 26 pt and never runs over the 版心', () => {
    for (let length = 2; length <= 40; length += 1) {
      const { lines, points } = setMark('禁'.repeat(length));
      expect(points).toBeGreaterThanOrEqual(26);
      expect(points).toBeLessThanOrEqual(62);
      for (const line of lines) expect(textWidth(line) * points).toBeLessThanOrEqual(442.25);
    }
  });
});

describe('the signature', () => {
  const DATE = '2026年11月5日';

  it('is centred on a date that ends four characters from the edge', () => {
    expect(setSignature(OFFICE, DATE)).toEqual({
      office: [{ text: OFFICE, right: 1.75 }],
      dateRight: 4,
    });
  });

  it('of a short office lies inside the width of the date', () => {
    expect(setSignature('台前县禁毒办', DATE)).toEqual({
      office: [{ text: '台前县禁毒办', right: 4.25 }],
      dateRight: 4,
    });
  });

  it('of a long office ends at the edge, the date under its middle', () => {
    expect(setSignature(LONG_OFFICE, DATE)).toEqual({
      office: [{ text: LONG_OFFICE, right: 0 }],
      dateRight: 7.75,
    });
  });

  it('longer than a line is broken by sense, both lines on one middle', () => {
    const office = `新疆维吾尔自治区${LONG_OFFICE}`;
    const setting = setSignature(office, DATE);
    expect(setting.office.map(({ text }) => text).join('')).toBe(office);
    expect(setting.office).toHaveLength(2);
    const middles = setting.office.map(({ text, right }) => right + textWidth(text) / 2);
    expect(new Set([...middles, setting.dateRight + textWidth(DATE) / 2]).size).toBe(1);
  });
});

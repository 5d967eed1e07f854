import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ChartSeries } from '../../db/domain/poverty/chart-series.ts';
import { chartSize, drawChart } from '../../electron/reports/charts/chart-svg.ts';
import { pictureOf } from '../../electron/ports/chart-pictures.ts';
import { resourcesFolder } from '../../electron/ports/resources-folder.ts';

const LEVELS: ChartSeries = {
  title: '各轮次返贫风险等级',
  kind: 'stacked',
  sideways: false,
  unit: '户',
  categories: ['2025年年末', '2026年年中', '2026年年末'],
  series: [
    { name: '已返贫', values: [1, 0, null] },
    { name: '高', values: [3, 5, 2] },
    { name: '低', values: [20, 22, 25] },
  ],
};
const TOWNS: ChartSeries = {
  ...LEVELS,
  sideways: true,
  categories: Array.from({ length: 40 }, (_, index) => `第${index + 1}镇`),
  series: [{ name: '高', values: Array.from({ length: 40 }, (_, index) => index) }],
};

/** Width, height and the colours of a PNG of 8 bits a channel without interlace (RFC 2083), as far as a chart needs it. */
function readPicture(png: Uint8Array) {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const unpacked = inflateSync(Buffer.concat(parts));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), size: unpacked.length };
}

describe('a chart of a report', () => {
  it('says its words, its numbers and no number for a part of 0 or an unknown one', () => {
    const texts = [...drawChart(LEVELS).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(
      ([, text]) => text,
    );
    expect(texts).toEqual(expect.arrayContaining(['2026年年中', '已返贫', '单位：户', '25']));
    // 1, 3 5 2, 20 22 25 stand in the bars; the axis brings its own 0, 10, 20, 30.
    expect(texts.filter((text) => text === '0')).toHaveLength(1);
  });

  it('holds nothing that is fetched or run', () => {
    expect(drawChart(TOWNS)).not.toMatch(/<script|<image|href=|url\(['"]?http|@import/i);
  });

  it('grows with its lines and stays on one page', () => {
    expect(chartSize(LEVELS)).toEqual({ width: 624, height: 300 });
    expect(chartSize(TOWNS).height).toBe(800);
    // The type area is 225 mm high (GB/T 9704 5.2.1): 900 units, and the title stands over the picture.
    expect(chartSize(TOWNS).height).toBeLessThan(0.9 * 900);
  });

  it('is the same picture at any time, three dots to a unit', async () => {
    const first = await pictureOf(drawChart(LEVELS), resourcesFolder());
    const second = await pictureOf(drawChart(LEVELS), resourcesFolder());
    expect(Buffer.compare(first, second)).toBe(0);
    expect(readPicture(first)).toEqual({ width: 1872, height: 900, size: 900 * (1872 * 4 + 1) });
  });

  it('writes with the font that comes along: names of towns are drawn, not boxes', async () => {
    const named = (name: string) =>
      pictureOf(
        drawChart({ ...LEVELS, categories: [name, '侯庙镇', '吴坝镇'] }),
        resourcesFolder(),
      );
    const [one, other] = [await named('打渔陈镇'), await named('清水河乡')];
    const hash = (png: Uint8Array) => createHash('sha256').update(png).digest('hex');
    expect(hash(one)).not.toBe(hash(other));
  });

  it('has a font that is what resources/charts/SOURCE.md says', () => {
    const font = readFileSync(join(resourcesFolder(), 'charts', 'font.br'));
    const source = readFileSync(join(resourcesFolder(), 'charts', 'SOURCE.md'), 'utf8');
    expect(source).toContain(createHash('sha256').update(font).digest('hex'));
  });
});

import { describe, expect, it } from 'vitest';
import { levelsByTown } from '../../db/domain/poverty/review-charts.ts';
import { chartOption, chartWords, lookOf } from '../../renderer/components/chart-option.ts';

const NOBODY = { 已返贫: 0, 高: 0, 中: 0, 低: 0 };

describe('the picture of a chart', () => {
  const chart = levelsByTown([
    { townName: '城关镇', levels: { 已返贫: 0, 高: 1, 中: 0, 低: 4 } },
    { townName: '打渔陈镇', levels: NOBODY },
  ]);

  it('says all its figures to who cannot see it', () => {
    expect(chartWords(chart)).toBe(
      '各乡镇返贫风险等级（户）。城关镇：已返贫0，高1，中0，低4；打渔陈镇：已返贫无，高无，中无，低无',
    );
  });

  it('writes no figure 0 into a stack, and lays the bars of towns', () => {
    const option = chartOption(chart);
    expect(option.series.map(({ data }) => data)).toEqual([
      [null, null],
      [1, null],
      [null, null],
      [4, null],
    ]);
    expect(option.yAxis).toMatchObject({ type: 'category', data: ['城关镇', '打渔陈镇'] });
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' });
    expect(option.animation).toBe(false);
  });

  it('tells the levels apart in grey: each lighter than the graver one', () => {
    const light = chart.series.map((series, index) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
        Number.parseInt(lookOf(series, index).color.slice(at, at + 2), 16),
      );
      return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    });
    const steps = light.slice(1).map((each, at) => each - (light[at] ?? 0));
    expect(steps.every((step) => step >= 40)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import {
  lostFigures,
  piecesOf,
  toEditable,
  toTemplate,
  type NamedFigure,
} from '../../renderer/pages/reports/figure-text.ts';

const FIGURES: readonly NamedFigure[] = [
  { id: 'pop.close', label: '期末现有', text: '245', value: 245 },
  { id: 'test.pos', label: '阳性人次', text: '0', value: 0 },
  { id: 'visit.rate', label: '完成率', text: '无', value: null },
  { id: 'test.rate', label: '完成率', text: '23.2%', value: 23.2 },
];

describe('the words of a report as they are edited', () => {
  it('name the figures in Chinese, two of one name told apart', () => {
    expect(toEditable('现有{pop.close}名，{visit.rate}，{test.rate}', FIGURES)).toBe(
      '现有{期末现有}名，{完成率}，{完成率2}',
    );
  });

  it('come back as they were, also when an input method has typed wide braces', () => {
    const template = '现有{pop.close}名，{test.rate}［检出{test.pos}人次］';
    expect(toTemplate(toEditable(template, FIGURES), FIGURES)).toBe(template);
    expect(toTemplate('现有｛期末现有｝名', FIGURES)).toBe('现有{pop.close}名');
  });

  it('keep a name that is no figure, so that the office can refuse it', () => {
    expect(toTemplate('现有{凭空}名', FIGURES)).toBe('现有{凭空}名');
  });

  it('tell which figures were lost', () => {
    expect(lostFigures('{pop.close}和{test.pos}和{pop.close}', '只有{test.pos}')).toEqual([
      'pop.close',
    ]);
  });
});

describe('the words of a report as they are shown', () => {
  it('are cut into words and figures', () => {
    expect(piecesOf('现有{pop.close}名', FIGURES)).toEqual([
      { words: '现有', figureId: null, leftOut: false },
      { words: '245', figureId: 'pop.close', leftOut: false },
      { words: '名', figureId: null, leftOut: false },
    ]);
  });

  it('leave out a sentence in brackets whose first figure is 0', () => {
    expect(
      piecesOf('好。［检出{test.pos}人次。］', FIGURES).filter((piece) => piece.leftOut),
    ).toEqual([
      { words: '检出', figureId: null, leftOut: true },
      { words: '0', figureId: 'test.pos', leftOut: true },
      { words: '人次。', figureId: null, leftOut: true },
    ]);
  });

  it('leave out a rate without a base, and close the sentence before one that is left out', () => {
    const template = '现有{pop.close}名，完成率{visit.rate}；［检出{test.pos}人次。］四是';
    const shown = piecesOf(template, FIGURES).filter((piece) => !piece.leftOut);
    expect(shown.map(({ words }) => words).join('')).toBe('现有245名。四是');
  });

  it('let a sentence in brackets without a figure follow the last figure before it', () => {
    const shown = (template: string) =>
      piecesOf(template, FIGURES).filter(({ words }) => words === '均已落实。');
    expect(shown('{pop.close}［均已落实。］')[0]?.leftOut).toBe(false);
    expect(shown('{test.pos}［均已落实。］')[0]?.leftOut).toBe(true);
  });
});

describe('a sentence in brackets whose figure nobody has typed', () => {
  it('is left out on the screen as it is in the document', () => {
    const unknown = { id: 'station.count', label: '站（点）', text: '未设置', value: null };
    const pieces = piecesOf('［站（点）{station.count}个。］', [unknown]);
    expect(pieces.map((piece) => piece.leftOut)).toEqual(pieces.map(() => true));
    expect(pieces).toHaveLength(3);
  });
});

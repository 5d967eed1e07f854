/**
 * A chart as plain values: the window and the Word reports draw the same one, and under each stands a table of the same numbers
 * (issue C 9). Nothing here knows how it is drawn.
 */
export interface ChartSeries {
  readonly title: string;
  /** 'stacked': parts of a whole by category; 'bars': side by side; 'lines': a course over the categories. */
  readonly kind: 'stacked' | 'bars' | 'lines';
  /** Bars lie on their side, for long names (towns). */
  readonly sideways: boolean;
  /** 户, 元, %. */
  readonly unit: string;
  readonly categories: readonly string[];
  /** In the order of drawing; a value null is 未设置 or not known, and no bar. */
  readonly series: readonly ChartLine[];
}

export interface ChartLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

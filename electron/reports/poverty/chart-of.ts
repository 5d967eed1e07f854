import type { ChartSeries } from '../../../db/domain/poverty/chart-series.ts';
import type { RoundPoint } from '../../../db/domain/poverty/review-charts.ts';
import {
  isListed,
  isVisitedEntry,
  householdsOf,
  medianFen,
  roundLabel,
  type RoundFacts,
} from '../../../db/domain/poverty/round-fact.ts';
import { fenOf, moneyOf } from '../../../db/domain/values/percentage.ts';
import { POVERTY_LEVELS, POVERTY_RISK_TYPES } from '../../../db/domain/words/vocabulary.ts';
import { chartSize } from '../charts/chart-svg.ts';
import type { ChartBlock } from '../word-kit/official-report.ts';

/** A chart as a block of the body; it is drawn where a picture can be made, and then lies in the frozen model. */
export function chartBlock(chart: ChartSeries): ChartBlock {
  return { kind: 'chart', chart, size: chartSize(chart), png: null };
}

/** A round as a point of the course over all rounds. */
export function pointOf({ head, entries }: RoundFacts): RoundPoint {
  const households = householdsOf(entries);
  const amounts = households.flatMap(({ sheet }) =>
    sheet?.perHead == null ? [] : [fenOf(sheet.perHead)],
  );
  const median = medianFen(amounts);
  const [back = 0, high = 0, middle = 0, low = 0] = POVERTY_LEVELS.map(
    (level) => households.filter((household) => household.level === level).length,
  );
  return {
    label: roundLabel(head),
    listed: entries.filter(isListed).length,
    visited: entries.filter(isVisitedEntry).length,
    levels: { 已返贫: back, 高: high, 中: middle, 低: low },
    perHeadMedian: median === null ? null : moneyOf(median),
  };
}

/** Households by risk type of the sheets of their people; a household counts once for each type. */
export function causesOf({ entries }: RoundFacts): { cause: string; households: number }[] {
  const homes = householdsOf(entries);
  return POVERTY_RISK_TYPES.map((cause) => ({
    cause,
    households: homes.filter(({ people }) =>
      people.some(({ sheet }) => sheet?.approved === true && sheet.riskTypes.includes(cause)),
    ).length,
  })).filter(({ households }) => households > 0);
}

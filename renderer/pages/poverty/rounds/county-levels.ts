import type { LevelCounts } from '../../../../db/domain/poverty/review-charts.ts';

interface TownLevels {
  readonly levels: LevelCounts;
  readonly households: number;
}

/** All towns together: households by level, approved or not. A household counts in one town only. */
export function countyLevels(towns: readonly TownLevels[]): TownLevels {
  const sum = (of: (town: TownLevels) => number) =>
    towns.reduce((total, town) => total + of(town), 0);
  return {
    levels: {
      已返贫: sum(({ levels }) => levels.已返贫),
      高: sum(({ levels }) => levels.高),
      中: sum(({ levels }) => levels.中),
      低: sum(({ levels }) => levels.低),
    },
    households: sum(({ households }) => households),
  };
}

/** How the households of a round moved since another one: numbers and movements from level to level. */
import { movement, type RoundHousehold } from '../../../db/domain/poverty/round-fact.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../db/domain/words/vocabulary.ts';
import type { OtherRound } from './rows.ts';

export interface Movements {
  /** Households with a level in both rounds. */
  readonly both: number;
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** With a level in this round only, and in the other only. */
  readonly joined: number;
  readonly gone: number;
  /** From level to level, those that moved. */
  readonly moved: readonly {
    readonly from: PovertyLevel;
    readonly to: PovertyLevel;
    readonly households: number;
  }[];
}

export function movementsSince(
  households: readonly Pick<RoundHousehold, 'householdId' | 'level'>[],
  before: ReadonlyMap<number, PovertyLevel>,
): Movements {
  const now = households.flatMap(({ householdId, level }) =>
    level === null ? [] : [{ householdId, to: level, from: before.get(householdId) }],
  );
  const both = now.flatMap(({ to, from }) => (from === undefined ? [] : [{ to, from }]));
  const count = (kind: 'up' | 'down' | 'same') =>
    both.filter(({ from, to }) => movement(from, to) === kind).length;
  const moved = POVERTY_LEVELS.flatMap((from) =>
    POVERTY_LEVELS.filter((to) => to !== from).map((to) => ({
      ...{ from, to },
      households: both.filter((each) => each.from === from && each.to === to).length,
    })),
  ).filter(({ households: some }) => some > 0);
  return {
    both: both.length,
    up: count('up'),
    down: count('down'),
    same: count('same'),
    joined: now.length - both.length,
    gone: before.size - both.length,
    moved,
  };
}

function levelName(level: PovertyLevel): string {
  return level === '已返贫' ? '已返贫' : `${level}风险`;
}

/** 较上一轮…: one sentence; '' when there is nothing to compare with. */
export function comparisonWords(
  households: readonly Pick<RoundHousehold, 'householdId' | 'level'>[],
  other: OtherRound | null,
): string {
  if (other === null || other.levels.size === 0) return '';
  const { both, up, down, same, joined, gone, moved } = movementsSince(households, other.levels);
  if (both + joined === 0) return '';
  const parts = moved.map(
    ({ from, to, households: some }) => `${levelName(from)}转为${levelName(to)}${some}户`,
  );
  const detail = parts.length === 0 ? '' : `（${parts.join('、')}）`;
  const news = joined > 0 ? `，另有${joined}户上述轮次没有结论` : '';
  const left = gone > 0 ? `，上述轮次的${gone}户本轮没有结论` : '';
  return `与${other.label}相比，${both}户可比，其中风险上升${up}户、下降${down}户、持平${same}户${detail}${news}${left}。`;
}

/** Counts of a round or of a part of it: listed = visited + unmet + waiting; frozen + added − left = listed. */
import type { PovertyLevel } from '../words/vocabulary.ts';
import { isVisited, type EntryState } from './entry-state.ts';

/** So many people of one state and origin. */
export interface StateCount {
  readonly state: EntryState;
  readonly origin: '冻结' | '补入';
  readonly people: number;
}

/** So many households by the gravest approved conclusion; null: nothing is approved yet. */
export interface LevelCount {
  readonly level: PovertyLevel | null;
  readonly households: number;
}

export type LevelCounts = Record<PovertyLevel, number>;

export interface Tally {
  /** On the list without those who left. */
  readonly listed: number;
  readonly visited: number;
  readonly unmet: number;
  readonly waiting: number;
  readonly approved: number;
  /** Found later, also those of them who left again. */
  readonly added: number;
  readonly left: number;
  /** Of those listed. */
  readonly households: number;
  readonly levels: LevelCounts;
}

function peopleIn(counts: readonly StateCount[], is: (count: StateCount) => boolean): number {
  return counts.filter(is).reduce((sum, { people }) => sum + people, 0);
}

function householdsAt(counts: readonly LevelCount[], level: PovertyLevel): number {
  return counts
    .filter((count) => count.level === level)
    .reduce((sum, { households }) => sum + households, 0);
}

/** How many households came to each level. */
export function levelCounts(counts: readonly LevelCount[]): LevelCounts {
  return {
    已返贫: householdsAt(counts, '已返贫'),
    高: householdsAt(counts, '高'),
    中: householdsAt(counts, '中'),
    低: householdsAt(counts, '低'),
  };
}

/** One tally of the counts by state and by level. */
export function makeTally(people: readonly StateCount[], levels: readonly LevelCount[]): Tally {
  const left = peopleIn(people, ({ state }) => state === '已移出');
  return {
    listed: peopleIn(people, () => true) - left,
    visited: peopleIn(people, ({ state }) => isVisited(state)),
    unmet: peopleIn(people, ({ state }) => state === '未回访'),
    waiting: peopleIn(people, ({ state }) => state === '待回访' || state === '草稿'),
    approved: peopleIn(people, ({ state }) => state === '已审定'),
    added: peopleIn(people, ({ origin }) => origin === '补入'),
    left,
    households: levels.reduce((sum, { households }) => sum + households, 0),
    levels: levelCounts(levels),
  };
}

/**
 * What stands in the way of closing a round, in words; empty: everybody is approved, or not visited with a reason.
 * @param noLonger people whose reason is 无感式管理, which has ended meanwhile
 */
export function openInRound(people: readonly StateCount[], noLonger: number): readonly string[] {
  const waits: readonly (readonly [EntryState, string])[] = [
    ['待回访', '待回访，须回访或登记未回访原因'],
    ['草稿', '的登记表还是草稿'],
    ['已回访', '已回访，还没有研判结论'],
    ['已研判', '已研判，等待审定'],
  ];
  const open = waits.flatMap(([state, words]) => {
    const count = peopleIn(people, (each) => each.state === state);
    return count === 0 ? [] : [`${count}人${words}`];
  });
  if (noLonger === 0) return open;
  return [...open, `${noLonger}人的无感式管理已经终止，须回访或改登记未回访原因`];
}

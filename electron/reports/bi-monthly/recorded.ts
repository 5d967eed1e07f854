/** Which ledger of the register a figure is taken from once it is kept there, in the place of a typed one (defaults.md 7). */
import { indicatorOf } from '../../../db/domain/figures/indicator-catalogue.ts';
import type { RoundOfYear } from '../../../db/domain/poverty/return-visit-round.ts';

interface RecordedSource {
  readonly formula: string;
  /** Where the clerk looks the figure over: “站点”. */
  readonly page: string;
}

const CASES = new Set(['poor.new', 'poor.taken']);

/** The ledger of a figure that the register counts, in the clerk's words; `round`: the round that was counted. */
export function recordedSource(id: string, round: RoundOfYear | null): RecordedSource {
  if (CASES.has(id))
    return {
      formula: '取自“新发现涉毒困难人员”，线索日期在报告期内',
      page: '“回访”的“新发现”',
    };
  if (!id.startsWith('poor.'))
    return { formula: '取自“站点”台账，按报告期最后一天统计', page: '“站点”' };
  const name = round === null ? '' : `${round.year}年${round.name}`;
  return {
    formula: `取自${name}逐人回访（报告期最后一天所在或之前最近的一轮），按当日统计`,
    page: '“回访”',
  };
}

/** A figure, and of a rate the two counts that it is made of. */
export function sourcesOf(id: string): readonly string[] {
  const { part, base } = indicatorOf(id) ?? {};
  return [id, part, base].filter((each) => each !== undefined);
}

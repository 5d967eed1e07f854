import { medianFen, roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import { levelCounts, makeTally } from '../../../db/domain/poverty/tally.ts';
import { divideHalfAway, moneyOf } from '../../../db/domain/values/percentage.ts';
import { POVERTY_RISK_TYPES, type PovertyRiskType } from '../../../db/domain/words/vocabulary.ts';
import type { ApprovedSheet } from '../../../db/repositories/round-lists.ts';
import type { RoundRow } from '../../../db/repositories/rounds.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';

/**
 * Series over all rounds. Towns and causes are those of the last closed round: one that is running tells only of the towns that are
 * done. Until any is closed, of the last round in which anything is approved.
 */
export function trends({ register }: Context): Output<'rounds.trends'> {
  const { rounds } = register;
  const all = rounds.all();
  const states = rounds.stateCounts(null);
  const levels = rounds.levelCounts(null);
  const sheets = rounds.approvedSheets();
  const approved = all.filter(({ id }) => sheets.some(({ roundId }) => roundId === id));
  const last = approved.findLast(({ closedOn }) => closedOn !== null) ?? approved.at(-1);
  const series = all.map((round) => {
    const of = <T extends { readonly roundId: number }>(rows: readonly T[]) =>
      rows.filter(({ roundId }) => roundId === round.id);
    const county = of(levels).filter(({ townCode }) => townCode === '');
    const tally = makeTally(of(states), county);
    return {
      ...{ id: round.id, label: roundLabel(round), listed: tally.listed, visited: tally.visited },
      levels: tally.levels,
      perHeadMedian: medianOf(of(sheets)),
    };
  });
  const towns = register.regions.towns().flatMap(({ code, name }) => {
    const own = levels.filter((row) => row.roundId === last?.id && row.townCode === code);
    if (own.length === 0) return [];
    const households = own.reduce((sum, row) => sum + row.households, 0);
    return [{ townCode: code, townName: name, levels: levelCounts(own), households }];
  });
  const counted =
    last === undefined
      ? null
      : { id: last.id, label: roundLabel(last), closed: last.closedOn !== null };
  return { rounds: series, counted, towns, causes: causesOf(sheets, last) };
}

/** Income per head of an approved sheet in fen. */
function perHeadFen({ netFen, people }: ApprovedSheet): bigint | null {
  return people === 0 ? null : divideHalfAway(BigInt(netFen), BigInt(people));
}

/** The same median as in the reports: a household once, by its gravest sheet. Null: no income is told. */
function medianOf(sheets: readonly ApprovedSheet[]): string | null {
  const households = new Map<number, bigint | null>();
  for (const sheet of sheets)
    if (!households.has(sheet.householdId)) households.set(sheet.householdId, perHeadFen(sheet));
  const median = medianFen([...households.values()].filter((amount) => amount !== null));
  return median === null ? null : moneyOf(median);
}

/** Households by risk type, most first; a household of two people counts once for each type. */
function causesOf(
  sheets: readonly ApprovedSheet[],
  round: RoundRow | undefined,
): Output<'rounds.trends'>['causes'] {
  const households = new Map<PovertyRiskType, Set<number>>();
  for (const { roundId, householdId, riskTypes } of sheets) {
    if (roundId !== round?.id || riskTypes === '[]') continue;
    for (const cause of JSON.parse(riskTypes) as PovertyRiskType[])
      households.set(cause, (households.get(cause) ?? new Set()).add(householdId));
  }
  return POVERTY_RISK_TYPES.map((cause) => ({
    cause,
    households: households.get(cause)?.size ?? 0,
  }))
    .filter((row) => row.households > 0)
    .sort((first, second) => second.households - first.households);
}

/** what is checked before a report can be issued: continuity, and 期初 against the report issued before. */
import { continuityBreaks, type ContinuityBreak, type PopulationFlow } from './continuity.ts';
import type { IndicatorItem } from './indicator-source.ts';
import { listBehind, type IndicatorResult, type TownCounts } from './indicators.ts';

const FLOW_IDS: Record<keyof PopulationFlow, string> = {
  open: 'pop.open',
  new: 'pop.new',
  in: 'pop.in',
  tin: 'pop.tin',
  relapse: 'pop.relapse',
  dead: 'pop.dead',
  out: 'pop.out',
  tout: 'pop.tout',
  clean3: 'pop.clean3',
  other: 'pop.other',
  close: 'pop.close',
};

/** The continuity figures; corrections of the period are booked on 期初 here and named under the annex (docs/decisions/0011). */
function flowFigures(valueOf: (id: string) => number): PopulationFlow {
  const entries = Object.entries(FLOW_IDS).map(([field, id]) => [field, valueOf(id)] as const);
  const flow = Object.fromEntries(entries) as Record<keyof PopulationFlow, number>;
  return { ...flow, open: flow.open + valueOf('fix.in') - valueOf('fix.out') };
}

/** what of the continuity does not hold, for every town and the county; empty: all of it holds. */
export function checkContinuity(
  lists: IndicatorResult['lists'],
  counts: TownCounts,
): readonly ContinuityBreak[] {
  const codes = new Set([...counts.values()].flatMap((byTown) => [...byTown.keys()]));
  const towns = new Map(
    [...codes].map((code) => [code, flowFigures((id) => counts.get(id)?.get(code) ?? 0)]),
  );
  const county = flowFigures((id) => listBehind(lists, id, null).length);
  return continuityBreaks(towns, county, null);
}

/**
 * 期初 against the 期末 of the report issued before, person by person: who is in only one of them, or in another town,
 * and why (openingReason).
 */
export function openingCorrections(
  previousClose: readonly Pick<IndicatorItem, 'personId' | 'townCode'>[],
  open: readonly IndicatorItem[],
  whyOf: (personId: number) => string,
): readonly IndicatorItem[] {
  const before = new Map(previousClose.map((item) => [item.personId, item.townCode]));
  const corrections: IndicatorItem[] = [];
  const differs = (personId: number, townCode: string, words: string) => {
    corrections.push({ personId, townCode, note: `${whyOf(personId)}，${words}` });
  };
  for (const { personId, townCode } of open) {
    const town = before.get(personId);
    before.delete(personId);
    if (town === undefined) differs(personId, townCode, '补入期初');
    else if (town !== townCode) differs(personId, townCode, '期初乡镇调整');
  }
  for (const [personId, townCode] of before) differs(personId, townCode, '移出期初');
  return corrections;
}

import { tightText } from './cell-text.ts';

export interface LedgerTown {
  readonly code: string;
  readonly name: string;
  readonly retired: boolean;
}

export interface LedgerVillage extends LedgerTown {
  readonly townCode: string;
}

/** One region; or none, with those that the wording fits equally well. */
export type RegionFound<T> = { found: T } | { found: null; fits: readonly T[] };

export interface RegionFinder {
  town(text: string): RegionFound<LedgerTown>;
  village(text: string, townCode: string): RegionFound<LedgerVillage>;
}

/** Endings that offices leave out: 城关 for 城关镇, 东关 for 东关社区居委会. */
const TOWN_ENDINGS = ['街道办事处', '办事处', '街道', '镇', '乡'];
const VILLAGE_ENDINGS = ['村民委员会', '居民委员会', '村委会', '居委会', '委会', '社区', '村'];

interface Index<T> {
  readonly byCode: ReadonlyMap<string, T>;
  readonly byName: ReadonlyMap<string, readonly T[]>;
  readonly byShort: ReadonlyMap<string, readonly T[]>;
}

/**
 * Finds towns and villages of the county by code, by full name, or by the name without its ending where only one fits.
 * A full name wins over a shortened one, and a region in use over a retired one.
 */
export function regionFinder(
  towns: readonly LedgerTown[],
  villages: readonly LedgerVillage[],
): RegionFinder {
  const townIndex = indexOf(towns, TOWN_ENDINGS);
  const byTown = Map.groupBy(villages, (village) => village.townCode);
  const villageIndexes = new Map(
    [...byTown].map(([code, list]) => [code, indexOf(list, VILLAGE_ENDINGS)]),
  );
  return {
    town: (text) => find(text, townIndex),
    village: (text, townCode) => {
      const index = villageIndexes.get(townCode);
      return index === undefined ? { found: null, fits: [] } : find(text, index);
    },
  };
}

function indexOf<T extends LedgerTown>(
  regions: readonly T[],
  endings: readonly string[],
): Index<T> {
  const byShort = new Map<string, T[]>();
  for (const region of regions) {
    for (const short of shortNames(tightText(region.name), endings)) {
      byShort.set(short, [...(byShort.get(short) ?? []), region]);
    }
  }
  return {
    byCode: new Map(regions.map((region) => [region.code, region])),
    byName: Map.groupBy(regions, (region) => tightText(region.name)),
    byShort,
  };
}

/** 东关社区居委会 → 东关社区, 东关: an ending is taken off as long as one is left and something stays before it. */
function shortNames(name: string, endings: readonly string[]): Set<string> {
  const shorts = new Set<string>();
  const open = [name];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const ending of endings) {
      if (!current.endsWith(ending) || current.length <= ending.length) continue;
      const short = current.slice(0, -ending.length);
      if (shorts.has(short)) continue;
      shorts.add(short);
      open.push(short);
    }
  }
  return shorts;
}

function find<T extends LedgerTown>(text: string, index: Index<T>): RegionFound<T> {
  const wanted = tightText(text);
  const byCode = index.byCode.get(wanted) ?? index.byCode.get(wanted.replace(/0{3}$/, ''));
  if (byCode !== undefined) return { found: byCode };
  for (const candidates of [index.byName.get(wanted), index.byShort.get(wanted)]) {
    const inUse = candidates?.filter((region) => !region.retired) ?? [];
    const chosen = inUse.length > 0 ? inUse : (candidates ?? []);
    const [only] = chosen;
    if (only !== undefined)
      return chosen.length === 1 ? { found: only } : { found: null, fits: chosen };
  }
  return { found: null, fits: [] };
}

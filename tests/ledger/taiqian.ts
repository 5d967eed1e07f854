import { readFileSync } from 'node:fs';
import type { LedgerContext } from '../../electron/ledger/reading.ts';
import { openRegions } from '../../electron/ports/region-files.ts';

export const COUNTY = '410927';
export const TODAY = '2026-11-15';

const regions = openRegions((name) =>
  readFileSync(new URL(`../../resources/regions/${name}`, import.meta.url)),
);

export const TOWNS = regions.townsOf(COUNTY).map((town) => ({ ...town, retired: false }));
export const VILLAGES = regions
  .villagesOf(COUNTY)
  .map((village) => ({ ...village, retired: false }));

const names = new Map([...TOWNS, ...VILLAGES].map(({ code, name }) => [code, name]));

/** The name of a town or village of 台前县; the code where there is none. */
export function nameOf(code: string): string {
  return names.get(code) ?? code;
}

/** What the reader knows of the demo office, changed where a test needs it. */
export function aContext(change: Partial<LedgerContext> = {}): LedgerContext {
  return {
    today: TODAY,
    towns: TOWNS,
    villages: VILLAGES,
    isKnownRegion: (code) => regions.isKnownRegion(code),
    rememberedHeadings: {},
    ...change,
  };
}

/** The value of a result; a test that meets an error shows it. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Writes an invented ledger of so many lines: `ledger-child.ts FILE COUNT`. In a process of its own, so that its memory is not measured. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePeople } from '../../electron/demo/people.ts';
import { writeLedgerList } from '../support/ledger-file.ts';
import { openRegions } from '../../electron/ports/region-files.ts';
import { resourcesFolder } from '../../electron/ports/resources-folder.ts';
import { COUNTY } from '../support/office.ts';

const [path = '', count = '20000'] = process.argv.slice(2);
const regions = openRegions((name) => readFileSync(join(resourcesFolder(), 'regions', name)));
const towns = regions.townsOf(COUNTY).map((town) => ({ ...town, retired: false }));
const villages = regions.villagesOf(COUNTY).map((village) => ({ ...village, retired: false }));
const names = new Map([...towns, ...villages].map((place) => [place.code, place.name]));
const people = makePeople({
  countyCode: COUNTY,
  towns,
  villages,
  count: Number(count),
  seed: 20_260_901,
  today: '2026-11-15',
});
writeFileSync(
  path,
  writeLedgerList(people, (code) => names.get(code) ?? code),
);

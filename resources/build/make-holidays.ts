/**
 * Writes resources/holidays.json from the yearly tables of the package chinese-days (MIT; it follows the notices of the
 * State Council): statutory holidays, 调休 workdays, and the years covered. Run with Node 24 after updating the package:
 *   node resources/build/make-holidays.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface YearTable {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

const FIRST_YEAR = 2015;
const folder = join(dirname(createRequire(import.meta.url).resolve('chinese-days')), 'years');
const years = readdirSync(folder)
  .map((name) => Number(/^(\d{4})\.json$/.exec(name)?.[1]))
  .filter((year) => year >= FIRST_YEAR)
  .sort();
const tables = years.map(
  (year) => JSON.parse(readFileSync(join(folder, `${year}.json`), 'utf8')) as YearTable,
);
const days = (pick: (table: YearTable) => object) =>
  tables.flatMap((table) => Object.keys(pick(table))).sort();
const content = {
  years,
  holidays: days((table) => table.holidays),
  workdays: days((table) => table.workdays),
};
writeFileSync(join(import.meta.dirname, '..', 'holidays.json'), `${JSON.stringify(content)}\n`);
console.log(
  `${years.length} years, ${content.holidays.length} holidays, ${content.workdays.length} workdays`,
);

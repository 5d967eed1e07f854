import { brotliDecompressSync } from 'node:zlib';

export interface Region {
  code: string;
  name: string;
}
export interface County extends Region {
  cityCode: string;
  cityName: string;
  /** The city as people say it; empty where the row only groups, or bears the county's own name (北京市东城区, 济源市, 东莞市). */
  spokenCity: string;
  provinceCode: string;
  provinceName: string;
  /** As people say it: 河南省濮阳市台前县, 北京市东城区, 河南省济源市, 广东省东莞市. */
  fullName: string;
}
export interface Village extends Region {
  townCode: string;
}

/** The divisions of China as of 2023-06-30 (resources/regions/SOURCE.md). Codes of province, city and county have 6 digits, of towns 9, of villages 12. */
export interface Regions {
  listProvinces(): Region[];
  listCities(provinceCode: string): Region[];
  listCounties(cityCode: string): Region[];
  findCounty(code: string): County | undefined;
  /** Empty for an unknown county. */
  townsOf(countyCode: string): Region[];
  /** All villages of a county, in the order of their codes; empty for an unknown county. */
  villagesOf(countyCode: string): Village[];
  /** False for retired codes too: R-14 makes that a warning, never a rejection. */
  isKnownRegion(code: string): boolean;
}

/** City rows that only group: 市辖区 and 县 of the four municipalities, 省直辖县级行政区划. */
const GROUPING = /^(市辖区|县|.*直辖县级行政区划)$/u;

/**
 * Opens the packed divisions. `read` answers the bytes of a file of resources/regions by name, e.g. '41.br'.
 * The index is read at the first call, a province at the first call about one of its counties; one province is kept.
 * A missing or damaged file is a broken installation and throws.
 */
export function openRegions(read: (name: string) => Uint8Array): Regions {
  const index = once(() => parseIndex(unpack(read('index.br'))));
  const province = lastOf((code: string) => parseProvince(code, unpack(read(`${code}.br`))));
  const townsIn = (countyCode: string): readonly Town[] => {
    if (!index().counties.has(countyCode)) return [];
    return province(countyCode.slice(0, 2)).get(countyCode) ?? [];
  };
  return {
    listProvinces: () => [...(index().children.get('') ?? [])],
    listCities: (provinceCode) => [...(index().children.get(provinceCode.slice(0, 2)) ?? [])],
    listCounties: (cityCode) => [...(index().children.get(cityCode.slice(0, 4)) ?? [])],
    findCounty: (code) => index().counties.get(code),
    townsOf: (countyCode) => townsIn(countyCode).map(({ code, name }) => ({ code, name })),
    villagesOf: (countyCode) => townsIn(countyCode).flatMap(villagesIn),
    isKnownRegion: (code) => index().counties.has(code),
  };
}

interface Index {
  /** By the digits of the parent: '' → provinces, '41' → cities, '4109' → counties. */
  children: ReadonlyMap<string, Region[]>;
  counties: ReadonlyMap<string, County>;
}

function parseIndex(text: string): Index {
  const names = new Map<string, string>();
  const children = new Map<string, Region[]>();
  const counties = new Map<string, County>();
  for (const line of text.trimEnd().split('\n')) {
    const [digits = '', name = ''] = line.split('\t');
    names.set(digits, name);
    const region = { code: digits.padEnd(6, '0'), name };
    const parent = digits.slice(0, -2);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [region]);
    else siblings.push(region);
    if (digits.length === 6) counties.set(digits, countyOf(region, names));
  }
  return { children, counties };
}

function countyOf({ code, name }: Region, names: ReadonlyMap<string, string>): County {
  const cityName = names.get(code.slice(0, 4)) ?? '';
  const provinceName = names.get(code.slice(0, 2)) ?? '';
  const spokenCity = GROUPING.test(cityName) || cityName === name ? '' : cityName;
  return {
    code,
    name,
    cityCode: `${code.slice(0, 4)}00`,
    cityName,
    spokenCity,
    provinceCode: `${code.slice(0, 2)}0000`,
    provinceName,
    fullName: `${provinceName}${spokenCity}${name}`,
  };
}

interface Town extends Region {
  /** Lines of the packed file, read only when the villages are asked for. */
  villageLines: readonly string[];
}

/** Towns by county. The head line's counts must agree, so a cut file is noticed. */
function parseProvince(code: string, text: string): ReadonlyMap<string, readonly Town[]> {
  const [head = '', ...blocks] = text.trimEnd().split('\n#');
  const towns = new Map<string, Town[]>();
  let villageCount = 0;
  for (const block of blocks) {
    const [title = '', ...villageLines] = block.split('\n');
    const [townCode = '', name = ''] = title.split('\t');
    const countyCode = townCode.slice(0, 6);
    const siblings = towns.get(countyCode);
    const town = { code: townCode, name, villageLines };
    if (siblings === undefined) towns.set(countyCode, [town]);
    else siblings.push(town);
    villageCount += villageLines.length;
  }
  if (head !== `${code}\t${blocks.length}\t${villageCount}`)
    throw new Error(`resources/regions/${code}.br is damaged`);
  return towns;
}

/** A bare line is the number after the one before it; see resources/build/pack-regions.ts. */
function villagesIn(town: Town): Village[] {
  let number = 0;
  return town.villageLines.map((line) => {
    const tab = line.indexOf('\t');
    number = tab < 0 ? number + 1 : Number(line.slice(0, tab));
    const code = `${town.code}${String(number).padStart(3, '0')}`;
    return { code, name: line.slice(tab + 1), townCode: town.code };
  });
}

function unpack(bytes: Uint8Array): string {
  return brotliDecompressSync(bytes).toString('utf8');
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function lastOf<T>(make: (key: string) => T): (key: string) => T {
  let last: { key: string; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

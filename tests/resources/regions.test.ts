import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openRegions } from '../../electron/ports/region-files.ts';
import { type Divisions, packRegions } from '../../resources/build/pack-regions.ts';

const FOLDER = join(import.meta.dirname, '../../resources/regions');
const packed = readdirSync(FOLDER).filter((name) => name.endsWith('.br'));
const readFrom = (folder: string) => (name: string) => readFileSync(join(folder, name));
const regions = openRegions(readFrom(FOLDER));

describe('the packed divisions of China', () => {
  it('are smaller than 4 MB and are the texts that SOURCE.md names', () => {
    const bytes = packed.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
    const names = packed.map((name) => name.slice(0, -3));
    const inOrder = ['index', ...names.filter((name) => name !== 'index').sort()];
    const hash = createHash('sha256');
    for (const name of inOrder) hash.update(brotliDecompressSync(readFrom(FOLDER)(`${name}.br`)));
    expect(bytes).toBeLessThan(4_000_000);
    const source = readFileSync(join(FOLDER, 'SOURCE.md'), 'utf8');
    expect(source).toContain(hash.digest('hex'));
    expect(source).toContain(`${bytes.toLocaleString('en-US')} bytes in ${packed.length} files`);
  });

  it('hold 31 provinces, 342 cities, 2,978 counties, 41,352 towns and 620,573 villages, each code once', () => {
    const provinces = regions.listProvinces();
    const cities = provinces.flatMap(({ code }) => regions.listCities(code));
    const counties = cities.flatMap(({ code }) => regions.listCounties(code));
    const towns = new Set<string>();
    const villages = new Set<string>();
    let townless = 0;
    for (const { code } of counties) {
      const own = regions.townsOf(code);
      if (own.length === 0) townless++;
      for (const town of own) towns.add(town.code);
      for (const village of regions.villagesOf(code)) {
        if (!towns.has(village.townCode)) throw new Error(`${village.code} has no town`);
        if (!/^\d{12}$/.test(village.code) || village.name === '') throw new Error(village.code);
        villages.add(village.code);
      }
    }
    expect({
      counts: [provinces.length, cities.length, counties.length, towns.size, villages.size],
      townless,
    }).toEqual({ counts: [31, 342, 2978, 41352, 620573], townless: 0 });
  });
});

describe('台前县', () => {
  it('lies in 濮阳市 in 河南省', () => {
    expect(regions.findCounty('410927')).toEqual({
      code: '410927',
      name: '台前县',
      cityCode: '410900',
      cityName: '濮阳市',
      spokenCity: '濮阳市',
      provinceCode: '410000',
      provinceName: '河南省',
      fullName: '河南省濮阳市台前县',
    });
    expect(regions.listCounties('410900').map(({ code }) => code)).toContain('410927');
  });

  it('has nine towns', () => {
    expect(regions.townsOf('410927')).toEqual([
      { code: '410927100', name: '城关镇' },
      { code: '410927101', name: '侯庙镇' },
      { code: '410927102', name: '孙口镇' },
      { code: '410927103', name: '打渔陈镇' },
      { code: '410927104', name: '马楼镇' },
      { code: '410927105', name: '吴坝镇' },
      { code: '410927200', name: '后方乡' },
      { code: '410927201', name: '清水河乡' },
      { code: '410927205', name: '夹河乡' },
    ]);
  });

  it('has 377 villages', () => {
    const villages = regions.villagesOf('410927');
    expect(villages).toHaveLength(377);
    expect(villages.slice(0, 2)).toEqual([
      { code: '410927100201', name: '台前村委会', townCode: '410927100' },
      { code: '410927100202', name: '崔苏村委会', townCode: '410927100' },
    ]);
  });
});

describe('counties that hang on no ordinary city', () => {
  it.each([
    ['441900', '东莞市', '广东省东莞市'],
    ['442000', '中山市', '广东省中山市'],
    ['460400', '儋州市', '海南省儋州市'],
    ['460321', '西沙群岛', '海南省三沙市西沙群岛'],
    ['620201', '嘉峪关市', '甘肃省嘉峪关市'],
    ['419001', '济源市', '河南省济源市'],
    ['659001', '石河子市', '新疆维吾尔自治区石河子市'],
    ['110101', '东城区', '北京市东城区'],
    ['310151', '崇明区', '上海市崇明区'],
    ['500229', '城口县', '重庆市城口县'],
  ])('%s %s can be chosen and has towns and villages', (code, name, fullName) => {
    const county = regions.findCounty(code);
    expect(county).toMatchObject({ code, name, fullName });
    expect(regions.listCities(county!.provinceCode)).toContainEqual({
      code: county!.cityCode,
      name: county!.cityName,
    });
    expect(regions.listCounties(county!.cityCode)).toContainEqual({ code, name });
    expect(regions.townsOf(code)).not.toEqual([]);
    expect(regions.villagesOf(code)).not.toEqual([]);
  });
});

describe('a code that is not in the index', () => {
  it.each(['', '4', '410000', '410900', '410929', '999999', '4109270', '../etc', '710000'])(
    '%j is unknown and has nothing below it',
    (code) => {
      expect([
        regions.isKnownRegion(code),
        regions.findCounty(code),
        regions.townsOf(code),
        regions.villagesOf(code),
      ]).toEqual([false, undefined, [], []]);
    },
  );

  it('differs from a county of the index', () => {
    expect(['410927', '441900', '419001'].map((code) => regions.isKnownRegion(code))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('packing', () => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
  const pack = (divisions: Divisions): string => {
    const folder = mkdtempSync(join(tmpdir(), 'regions-'));
    folders.push(folder);
    packRegions(divisions, folder);
    return folder;
  };
  const small: Divisions = {
    provinces: [{ code: '41', name: '河南省' }],
    cities: [{ code: '4109', name: '濮阳市' }],
    counties: [{ code: '410927', name: '台前县' }],
    towns: [
      { code: '410927100', name: '一镇' },
      { code: '410927205', name: '二乡' },
    ],
    villages: ['100001', '100002', '100201', '100999', '205200', '205202', '205203'].map(
      (tail) => ({
        code: `410927${tail}`,
        name: `${tail}号村`,
      }),
    ),
  };

  it('keeps every code and name, also names that begin with digits and numbers that jump', () => {
    const read = openRegions(readFrom(pack(small)));
    expect(read.townsOf('410927')).toEqual(small.towns);
    expect(read.villagesOf('410927')).toEqual(
      small.villages.map(({ code, name }) => ({ code, name, townCode: code.slice(0, 9) })),
    );
  });

  it('gives the same bytes twice', () => {
    const [one, two] = [pack(small), pack(small)];
    for (const name of ['index.br', '41.br'])
      expect(readFrom(one)(name).equals(readFrom(two)(name))).toBe(true);
  });

  it('refuses a village whose town is missing', () => {
    expect(() => pack({ ...small, towns: small.towns.slice(0, 1) })).toThrow(
      'villages without a town',
    );
  });
});

describe('a damaged file', () => {
  it('is never read as a smaller county', () => {
    const cut = openRegions((name) => {
      const bytes = readFrom(FOLDER)(name);
      return name === 'index.br' ? bytes : bytes.subarray(0, bytes.length - 100);
    });
    expect(() => cut.townsOf('410927')).toThrow();
    const swapped = openRegions((name) => readFrom(FOLDER)(name === '41.br' ? '42.br' : name));
    expect(() => swapped.townsOf('410927')).toThrow('41.br is damaged');
  });
});

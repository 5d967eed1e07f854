/**
 * Packs the font of the charts in Word reports into resources/charts/font.br: the same picture on every machine, whatever fonts it has.
 *
 *   npm i @expo-google-fonts/noto-sans-sc@0.4.3 subset-font@2.9.0     (in a folder outside the project)
 *   npx node resources/build/pack-chart-font.ts THAT_FOLDER [file to write]
 *
 * Characters: GB 2312, ASCII, and every character of a county's or town's name in resources/regions.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { openRegions } from '../../electron/ports/region-files.ts';

type SubsetFont = (
  font: Uint8Array,
  text: string,
  options: { targetFormat: 'truetype' },
) => Promise<Uint8Array>;

const FONT =
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' as const;

/** GB/T 2312: rows 01 to 09 and 16 to 87. */
function nationalSet(): string {
  const decoder = new TextDecoder('gb2312');
  let text = '';
  for (let row = 0xa1; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (Array.from(character).length === 1 && character !== '\uFFFD') text += character;
    }
  return text;
}

function asciiSet(): string {
  return String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
}

/** The names of all counties and towns of resources/regions, one after another. */
function placeNames(): string {
  const folder = join(import.meta.dirname, '..', 'regions');
  const regions = openRegions((name) => readFileSync(join(folder, name)));
  return regions
    .listProvinces()
    .flatMap(({ code }) => regions.listCities(code))
    .flatMap(({ code }) => regions.listCounties(code))
    .flatMap((county) => [county, ...regions.townsOf(county.code)])
    .map(({ name }) => name)
    .join('');
}

async function main(folder: string | undefined, file = 'resources/charts/font.br'): Promise<void> {
  if (folder === undefined) throw new Error('usage: pack-chart-font.ts FOLDER [OUT_FILE]');
  const from = createRequire(pathToFileURL(join(folder, 'package.json')));
  const module = (await import(pathToFileURL(from.resolve('subset-font')).href)) as {
    default: SubsetFont;
  };
  const characters = [...new Set(nationalSet() + asciiSet() + placeNames())].sort().join('');
  const font = await module.default(readFileSync(join(folder, FONT)), characters, {
    targetFormat: 'truetype',
  });
  const packed = brotliCompressSync(font, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  writeFileSync(file, packed);
  process.stdout.write(`${characters.length} characters, ${packed.length} bytes\n`);
}

await main(process.argv[2], process.argv[3]);

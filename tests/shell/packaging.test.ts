import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED_FUSES } from '../../electron/ports/fuses.ts';
import { buildProgram } from '../../resources/build/build.ts';
import {
  contentsText,
  EXPECTED_CONTENTS,
  packWithStub,
  type Packed,
} from '../../resources/build/dist-check.ts';
import { missingForStub } from '../../resources/build/stub-electron.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe.each(['linux', 'win'] as const)('the packed program for %s', (platform) => {
  const missing = missingForStub(ROOT, platform);
  if (missing !== null) console.log(`SKIP packing for ${platform}: ${missing}`);
  let packed: Packed;

  beforeAll(async () => {
    if (missing !== null) return;
    await buildProgram();
    packed = await packWithStub(platform);
  });

  it.skipIf(missing !== null)('holds what runs and nothing else', () => {
    const lists = readFileSync(EXPECTED_CONTENTS, 'utf8').split(/\n(?=== )/);
    const expected = lists.find((list) => list.startsWith(`== ${platform}\n`)) ?? '';
    expect(contentsText([packed]).trim().split('\n')).toEqual(expected.trim().split('\n'));
  });

  it.skipIf(missing !== null)('holds its own build of the cipher module, outside app.asar', () => {
    const modules = packed.contents.filter((path) => path.endsWith('.node'));
    const name = platform === 'win' ? 'win32-x64' : 'linux-x64';
    expect(modules).toEqual([
      `resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/${name}.node`,
    ]);
  });

  it.skipIf(missing !== null)('has its fuses set', () => {
    expect(packed.fuses).toMatchObject(EXPECTED_FUSES);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listPackage } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';
import { readFuses } from '../../electron/ports/fuses.ts';
import { buildProgram } from './build.ts';
import { makeStubElectron, missingForStub, type PackedPlatform } from './stub-electron.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const EXPECTED_CONTENTS = join(ROOT, 'tests', 'golden', 'package-contents.txt');

export interface Packed {
  readonly platform: PackedPlatform;
  /** Every file of the packed program, sorted; those inside app.asar as "app.asar: path". */
  readonly contents: readonly string[];
  readonly fuses: ReturnType<typeof readFuses>;
}

/**
 * Packs out/ with electron-builder.yml and a stand-in for Electron's own files, and lists what is inside.
 * Nothing is downloaded. @throws when this platform cannot be packed here (missingForStub says why).
 */
export async function packWithStub(platform: PackedPlatform): Promise<Packed> {
  const place = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    const stub = join(place, 'electron');
    makeStubElectron(ROOT, platform, stub);
    await build({
      projectDir: ROOT,
      publish: 'never',
      targets: (platform === 'win' ? Platform.WINDOWS : Platform.LINUX).createTarget(
        'dir',
        Arch.x64,
      ),
      config: {
        extends: 'electron-builder.yml',
        electronDist: stub,
        directories: { output: join(place, 'dist') },
        win: { signAndEditExecutable: false },
      },
    });
    return inspect(platform, join(place, 'dist', `${platform}-unpacked`));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function inspect(platform: PackedPlatform, folder: string): Packed {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const unpacked = new Set(
    files.map((file) => file.replace(/^resources\/app\.asar\.unpacked\//, '')),
  );
  const inside = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false })
    .map((path) => path.slice(1).split(sep).join('/'))
    .filter((path) => /\.[a-z]+$|LICENSE$/.test(path) && !unpacked.has(path))
    .map((path) => `app.asar: ${path}`);
  const program = platform === 'win' ? '平安关爱台账.exe' : 'safe-care-register';
  return {
    platform,
    contents: [...new Set([...files, ...inside].map(withoutHash))].sort(),
    fuses: readFuses(join(folder, program)),
  };
}

/** Names that change with every build: hashes of the window's files, parts of the main process. */
function withoutHash(path: string): string {
  return path
    .replace(/(out\/renderer\/assets\/).+(\.[a-z0-9]+)$/, '$1*$2')
    .replace(/out\/main\/part-.+\.js$/, 'out/main/part-*.js');
}

/** The whole list as it stands in tests/golden/package-contents.txt. */
export function contentsText(packed: readonly Packed[]): string {
  return packed
    .map(({ platform, contents }) => `== ${platform}\n${contents.join('\n')}\n`)
    .join('\n');
}

/** `npm run dist:check`: compares with the expected list; with --write puts the new list in its place. */
async function main(): Promise<void> {
  await buildProgram();
  const packed: Packed[] = [];
  for (const platform of ['linux', 'win'] as const) {
    const missing = missingForStub(ROOT, platform);
    if (missing === null) packed.push(await packWithStub(platform));
    else console.error(`${platform} not packed: ${missing}`);
  }
  const text = contentsText(packed);
  if (process.argv.includes('--write')) writeFileSync(EXPECTED_CONTENTS, text);
  const same = readFileSync(EXPECTED_CONTENTS, 'utf8').includes(text.trim());
  if (!same) console.log(text);
  console.log(`${same ? 'as' : 'NOT as'} in tests/golden/package-contents.txt`);
  process.exitCode = same ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main();

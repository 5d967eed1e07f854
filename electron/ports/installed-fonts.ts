import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fontNames } from './font-names.ts';

const FONT_FILE = /\.(ttf|ttc|otf|otc)$/iu;
/** Of every desktop Linux; Windows has none. */
const FONTCONFIG = 'fc-list';
const PATIENCE_MS = 10_000;

/**
 * The names of the fonts that programs of this machine can use; null: it cannot be told. On Windows the fonts of the
 * machine and those that this user installed for themselves; on Linux what fontconfig knows.
 */
export function listInstalledFonts(): Promise<readonly string[] | null> {
  if (process.platform === 'win32') return Promise.resolve(fontsIn(windowsFolders(process.env)));
  return process.platform === 'linux' ? askFontconfig() : Promise.resolve(null);
}

/** C:\Windows\Fonts, and the folder of fonts installed without the administrator (Windows 10 1809 and later). */
export function windowsFolders(
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const { WINDIR, SystemRoot, LOCALAPPDATA } = environment;
  const windows = WINDIR ?? SystemRoot ?? 'C:\\Windows';
  const own =
    LOCALAPPDATA === undefined ? [] : [join(LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')];
  return [join(windows, 'Fonts'), ...own];
}

/** The names in all font files of some folders; a folder or file that cannot be read adds none, no folder at all: null. */
export function fontsIn(folders: readonly string[]): string[] | null {
  const names = new Set<string>();
  let readable = false;
  for (const folder of folders) {
    for (const file of filesOf(folder)) {
      readable = true;
      for (const name of namesOf(join(folder, file))) names.add(name);
    }
  }
  return readable ? [...names] : null;
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => FONT_FILE.test(name));
  } catch {
    return [];
  }
}

function namesOf(path: string): string[] {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return [];
  }
  try {
    return fontNames((position, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, position));
    });
  } catch {
    return [];
  } finally {
    closeSync(file);
  }
}

/** `fc-list : family`: a line a font, its names in all languages parted by commas. */
function askFontconfig(): Promise<readonly string[] | null> {
  const options = { timeout: PATIENCE_MS, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(FONTCONFIG, [':', 'family'], options, (error, output) => {
      if (error !== null) resolve(null);
      else {
        const names = output.split('\n').flatMap((line) => line.split(','));
        resolve([...new Set(names.map((name) => name.trim()))].filter((name) => name !== ''));
      }
    });
  });
}

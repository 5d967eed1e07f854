import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const LINUX = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

export interface FoundBrowser {
  /** Said in the report of the tests, so that a reader knows what was used. */
  readonly name: string;
  readonly options: LaunchOptions;
}

/** Debian's Chromium, Chrome or Edge where they are installed, else the one that npm brings along. */
export async function findBrowser(): Promise<FoundBrowser> {
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map(
    (name) => process.env[name],
  );
  const installed = [
    ...LINUX,
    ...roots.flatMap((root) => (root === undefined ? [] : WINDOWS.map((path) => join(root, path)))),
  ].find((path) => existsSync(path));
  if (installed !== undefined)
    return { name: installed, options: { executablePath: installed, args: FLAGS } };
  return npmChromium();
}

/**
 * @sparticuz/chromium unpacks itself into the temporary folder. It brings the libraries of Amazon Linux for
 * systems that have none (al2023.tar.br), when told that it runs there. Its own flags turn the security of
 * the web off: they are not used.
 */
async function npmChromium(): Promise<FoundBrowser> {
  if (!existsSync('/usr/lib/x86_64-linux-gnu/libnss3.so'))
    process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  return {
    name: '@sparticuz/chromium',
    options: { executablePath, args: [...FLAGS, '--no-zygote', '--disable-webgl'] },
  };
}

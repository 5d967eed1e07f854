import { registerHooks } from 'node:module';
import type { World } from './world.ts';

/*
 * Loaded by Node itself, never by the test runner, so that the built program runs as it is built. Each start
 * is a fresh copy of its modules (a query in their addresses) with a world of its own behind 'electron'.
 */

const WORLDS = Symbol.for('electron-double.worlds');
const START = /[?&]start=([^&]+)/;
const SCHEME = 'electron-double:';

function worlds(): Map<string, World> {
  const known = Reflect.get(globalThis, WORLDS) as Map<string, World> | undefined;
  const shared = known ?? new Map<string, World>();
  Reflect.set(globalThis, WORLDS, shared);
  return shared;
}

let installed = false;

function installHooks(): void {
  if (installed) return;
  installed = true;
  registerHooks({
    resolve(specifier, context, next) {
      const start = START.exec(context.parentURL ?? '')?.[1];
      if (start === undefined) return next(specifier, context);
      if (specifier === 'electron')
        return { url: `${SCHEME}${start}`, format: 'module', shortCircuit: true };
      const found = next(specifier, context);
      const ours = found.url.startsWith('file:') && !found.url.includes('/node_modules/');
      return ours ? { ...found, url: `${found.url}?start=${start}` } : found;
    },
    load(url, context, next) {
      if (!url.startsWith(SCHEME)) return next(url, context);
      return { format: 'module', shortCircuit: true, source: sourceFor(url.slice(SCHEME.length)) };
    },
  });
}

function sourceFor(start: string): string {
  const names = Object.keys(worlds().get(start)?.modules ?? {});
  return [
    `const { modules } = globalThis[Symbol.for('electron-double.worlds')].get('${start}');`,
    ...names.map((name) => `export const ${name} = modules['${name}'];`),
  ].join('\n');
}

/** Runs a built main.js with `world` as its Electron; answers when its top level has run. */
export async function startMain(mainUrl: string, start: string, world: World): Promise<void> {
  installHooks();
  worlds().set(start, world);
  await import(`${mainUrl}?start=${start}`);
}

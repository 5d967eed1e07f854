import { join } from 'node:path';
import { build } from 'vite';

let bundled: Promise<string> | null = null;

/**
 * The script that runs in every frame before its own: the page's side of the stand-in, with the built
 * preload as text inside (the page's policy forbids to evaluate it there).
 */
export async function pageSideSource(preload: string, rawFrames: boolean): Promise<string> {
  const code = await (bundled ??= bundle());
  return `(() => {
${code}
electronDouble.install((require, process) => {
const module = { exports: {} }, exports = module.exports;
${preload}
}, ${JSON.stringify({ rawFrames })});
})();`;
}

async function bundle(): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      lib: {
        entry: join(import.meta.dirname, 'page-side.ts'),
        formats: ['iife'],
        name: 'electronDouble',
      },
    },
  });
  const first = [outputs].flat().at(0);
  if (first === undefined || !('output' in first)) throw new Error('Nothing was bundled');
  return first.output[0].code;
}

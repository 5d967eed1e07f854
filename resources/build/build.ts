import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';

/** What is built from what; the tests put their own small page and office in their places. */
export interface BuildPlan {
  /** Folder that gets main/, preload/ and renderer/. */
  readonly out: string;
  /** Entries of the main process by the name of the file made of them. */
  readonly main: Readonly<Record<string, string>>;
  readonly preload: string;
  /** Folder that holds index.html. */
  readonly renderer: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

export const PROGRAM: BuildPlan = {
  out: join(ROOT, 'out'),
  main: {
    main: join(ROOT, 'electron/main.ts'),
    'register-worker': join(ROOT, 'electron/register-worker.ts'),
    cli: join(ROOT, 'electron/cli.ts'),
  },
  preload: join(ROOT, 'electron/preload.ts'),
  renderer: join(ROOT, 'renderer'),
};

/** Everything is bundled but these: Electron is the host, the cipher module is a binary. */
const EXTERNAL = [
  'electron',
  'better-sqlite3',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** Builds main process, worker, command line, bridge and window, each part from nothing. */
export async function buildProgram(plan: BuildPlan = PROGRAM): Promise<void> {
  // A test runner sets 'test', and vite's plugin for React would then make a development build.
  process.env['NODE_ENV'] = 'production';
  for (const part of ['main', 'preload', 'renderer'])
    rmSync(join(plan.out, part), { recursive: true, force: true });
  await build(mainConfig(plan));
  await build(preloadConfig(plan));
  await build(rendererConfig(plan));
}

function shared(plan: BuildPlan, part: string): InlineConfig {
  return {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir: join(plan.out, part), emptyOutDir: true, reportCompressedSize: false },
  };
}

function mainConfig(plan: BuildPlan): InlineConfig {
  const base = shared(plan, 'main');
  return {
    ...base,
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ...base.build,
      ssr: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { ...plan.main },
        external: EXTERNAL,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
      },
    },
  };
}

/** One CommonJS file: a sandboxed preload can load nothing else. */
function preloadConfig(plan: BuildPlan): InlineConfig {
  const base = shared(plan, 'preload');
  return {
    ...base,
    build: {
      ...base.build,
      target: 'chrome140',
      minify: false,
      lib: { entry: plan.preload, formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  };
}

function rendererConfig(plan: BuildPlan): InlineConfig {
  const base = shared(plan, 'renderer');
  return {
    ...base,
    root: plan.renderer,
    base: './',
    plugins: [react()],
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      ...base.build,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
    },
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const startedAt = Date.now();
  await buildProgram();
  console.error(`out/ built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

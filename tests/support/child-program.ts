import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'vite';

/** A program that a test starts again and again, made into one file. */
export interface ChildProgram {
  readonly script: string;
  remove(): void;
}

const ROOT = join(import.meta.dirname, '..', '..');
/** Below the project, where the cipher module and resources/ are found. */
const OUT = join(ROOT, 'out', 'children');
const EXTERNAL = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** From its source the office takes two seconds to start, most of it reading its modules; bundled a quarter of that. */
export async function bundleChild(source: string): Promise<ChildProgram> {
  const name = `${basename(source, '.ts')}-${process.pid}`;
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      outDir: OUT,
      emptyOutDir: false,
      reportCompressedSize: false,
      ssr: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { [name]: source },
        external: ['better-sqlite3', ...EXTERNAL],
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  const script = join(OUT, `${name}.js`);
  return { script, remove: () => rmSync(script, { force: true }) };
}

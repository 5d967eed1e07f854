import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** `npm test`: all projects of vitest.config.ts in one run, the closing lines last. NAME=value sets a size of the long runs. */
const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);
const words = process.argv.slice(2);
const isSetting = (word: string) => /^[A-Z]+=\d+$/.test(word);
const settings = Object.fromEntries(
  words.filter(isSetting).map((word): [string, string] => {
    const [name = '', value = ''] = word.split('=');
    return [name, value];
  }),
);
const reporters = ['--reporter=default', '--reporter=./tests/closing-reporter.ts'];
const parameters = words.filter((word) => !isSetting(word));
const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...parameters], {
  stdio: 'inherit',
  env: { ...process.env, ...settings, TZ: 'Asia/Shanghai' },
});
child.on('exit', (code) => process.exit(code ?? 1));

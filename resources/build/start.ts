import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from './build.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** `npm start`: builds the program and runs it in Electron, or says what to do where its binary is not there. */
const binary = electronBinary();
if (binary === null) {
  console.error('这台电脑上没有 Electron 的程序文件（npm 只装了它的说明）。请用：npm run preview');
  console.error("Electron's binary is not on this computer. Use: npm run preview");
  process.exitCode = 1;
} else {
  await buildProgram();
  const child = spawn(binary, [ROOT, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

/** Where the package electron unpacks itself (its install script writes path.txt); nothing is downloaded here. */
function electronBinary(): string | null {
  const folder = join(ROOT, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const file = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(file) ? file : null;
}

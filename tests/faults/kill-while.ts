import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Killing {
  /** The program to run and kill; it prints one line for each thing it has acknowledged. */
  readonly script: string;
  readonly parameters: readonly string[];
  /** Lines that begin with this word say that the program is at work: the time to the kill counts from there. */
  readonly startWord: string;
  readonly afterMs: number;
}

/** Runs a program, kills it (SIGKILL) some time after it began to work; the whole lines it had printed till then. */
export async function killWhileWorking(killing: Killing): Promise<string[]> {
  const child = spawn(process.execPath, [killing.script, ...killing.parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let complaints = '';
  let isTimed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (isTimed || !printed.includes(killing.startWord)) return;
    isTimed = true;
    setTimeout(() => child.kill('SIGKILL'), killing.afterMs);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') {
    throw new Error(`ended by itself with ${String(code)}: ${complaints}`);
  }
  // The last line may have been cut off by the kill: what was not read whole was not acknowledged.
  return printed.split('\n').slice(0, -1);
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram, PROGRAM } from '../../resources/build/build.ts';

/** Where the program of this run lies; the processes of the tests inherit it. */
export const E2E_OUT = 'SAFE_CARE_E2E_OUT';

const out = join(PROGRAM.out, `e2e-${process.pid}`);

/** Builds the window's program once for a whole run, in a folder of its own: two runs at a time do not take it from each other. */
export async function setup(): Promise<void> {
  await buildProgram({ ...PROGRAM, out });
  process.env[E2E_OUT] = out;
}

export function teardown(): void {
  rmSync(out, { recursive: true, force: true });
}

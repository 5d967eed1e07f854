import { join } from 'node:path';
import { buildProgram, PROGRAM } from '../../resources/build/build.ts';
import { launch, type Launched, type LaunchOptions } from '../electron-double/launch.ts';
import { E2E_OUT } from './build-once.ts';

/** Apart from out/, so that a test never takes the program away that somebody is looking at. */
const OUT = process.env[E2E_OUT] ?? join(PROGRAM.out, 'e2e');
let built: Promise<void> | null = null;

/** Under vitest it was built before the first test; outside of it (a script that takes pictures) here. */
function build(): Promise<void> {
  if (process.env[E2E_OUT] !== undefined) return Promise.resolve();
  return (built ??= buildProgram({ ...PROGRAM, out: OUT }));
}

/**
 * Starts the whole built program on the stand-in: real main process, real worker with the encrypted register in a
 * temporary folder, real window. `today` holds the calendar still.
 */
export async function launchDesk(
  options: Partial<LaunchOptions> & { today?: string } = {},
): Promise<Launched> {
  await build();
  const { today, ...rest } = options;
  return launch({
    out: OUT,
    ...rest,
    switches: { ...(today === undefined ? {} : { today }), ...rest.switches },
  });
}

import { join } from 'node:path';
import { buildProgram, PROGRAM } from '../../resources/build/build.ts';
import { launch, type Launched, type LaunchOptions } from '../electron-double/launch.ts';

/** Apart from out/, so that a test never takes the program away that somebody is looking at. */
const OUT = join(PROGRAM.out, 'e2e');
let built: Promise<void> | null = null;

/**
 * Builds the whole program once and starts it on the stand-in: real main process, real worker with the
 * encrypted register in a temporary folder, real window. `today` holds the calendar still.
 */
export async function launchDesk(
  options: Partial<LaunchOptions> & { today?: string } = {},
): Promise<Launched> {
  await (built ??= buildProgram({ ...PROGRAM, out: OUT }));
  const { today, ...rest } = options;
  return launch({
    out: OUT,
    ...rest,
    switches: { ...(today === undefined ? {} : { today }), ...rest.switches },
  });
}

import type { Register } from '../../../db/register.ts';

/** In the settings: whether somebody has said that the recovery code shown last was kept. */
const NAME = 'recoveryConfirmed';

/** A recovery code has been made and is shown once; until it is confirmed the window reminds of it. */
export function recoveryShown(register: Register): void {
  register.settings.set(NAME, false);
}

/** Its last group was typed, or it has opened the register. */
export function recoveryConfirmed(register: Register): void {
  register.settings.set(NAME, true);
}

/** A code was shown and nobody has confirmed it; of registers from before this was noted nothing is said. */
export function isRecoveryPending(register: Register): boolean {
  return register.settings.get(NAME) === false;
}

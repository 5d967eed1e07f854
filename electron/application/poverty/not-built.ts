import { households } from '../../contract/households.ts';
import { rounds } from '../../contract/rounds.ts';
import { watches } from '../../contract/watches.ts';
import { fail } from '../../contract/errors.ts';
import type { Handlers } from '../context.ts';

type PovertyMethod = keyof typeof households | keyof typeof rounds | keyof typeof watches;

/** While the yearly review is being built: every call that nobody answers yet says so. Goes when the last one is answered. */
export function createNotBuilt(): Handlers<PovertyMethod> {
  const methods = [...Object.keys(households), ...Object.keys(rounds), ...Object.keys(watches)];
  return Object.fromEntries(
    methods.map((method) => [method, () => fail({ code: 'NOT_AVAILABLE', what: '这项功能' })]),
  ) as unknown as Handlers<PovertyMethod>;
}

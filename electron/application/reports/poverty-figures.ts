import type { Register } from '../../../db/register.ts';

/** The figures of 巩固禁毒扶贫成果 that the register holds: of the round once one has begun, of new cases once one is kept. */
export function povertyFigures(
  { rounds }: Register,
  { first, last }: { readonly first: string; readonly last: string },
): Readonly<Record<string, number>> {
  const round = rounds.roundFigures(last);
  const cases = rounds.caseFigures(first, last);
  return {
    ...(round === null
      ? {}
      : {
          'poor.base': round.listed,
          'poor.done': round.visited,
          'poor.high': round.grave,
          'poor.net': round.safetyNet,
        }),
    ...(cases === null ? {} : { 'poor.new': cases.found, 'poor.taken': cases.helped }),
  };
}

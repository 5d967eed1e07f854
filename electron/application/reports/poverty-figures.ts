import type { RoundOfYear } from '../../../db/domain/poverty/return-visit-round.ts';
import type { Register } from '../../../db/register.ts';

export interface PovertyFigures {
  readonly figures: Readonly<Record<string, number>>;
  /** The round that was counted; null: none had begun. */
  readonly round: RoundOfYear | null;
}

/** The figures of 巩固禁毒扶贫成果 that the register holds: of the round once one has begun, of new cases once one is kept. */
export function povertyFigures(
  { rounds }: Register,
  { first, last }: { readonly first: string; readonly last: string },
): PovertyFigures {
  const counted = rounds.roundFigures(last);
  const cases = rounds.caseFigures(first, last);
  return {
    round: counted?.round ?? null,
    figures: {
      ...(counted === null
        ? {}
        : {
            'poor.base': counted.listed,
            'poor.done': counted.visited,
            'poor.high': counted.grave,
            'poor.net': counted.safetyNet,
          }),
      ...(cases === null ? {} : { 'poor.new': cases.found, 'poor.taken': cases.helped }),
    },
  };
}

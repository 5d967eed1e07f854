/** What the round reached, earned and got, beside another round (issue C 7): one sentence for the visits and one for the help. */
import { medianFen, type RoundFacts } from '../../../db/domain/poverty/round-fact.ts';
import { divideHalfAway, fenOf } from '../../../db/domain/values/percentage.ts';
import { plainYuan } from '../poverty/figure-book.ts';
import { countRound, sheetHomes, type CountedRound } from './counted-round.ts';
import type { OtherRound, RoundTotals } from './rows.ts';

/** The figures of a round that are compared with those of another. */
export function totalsOf(counts: CountedRound): RoundTotals {
  const { listed, visited, households, help } = counts;
  const told = sheetHomes(households, ({ perHead }) => perHead !== null);
  return {
    listed: listed.length,
    visited: visited.length,
    medianFen: medianFen(told.map(({ sheet }) => fenOf(sheet?.perHead ?? '0.00'))),
    helpCount: help.length,
    helpHomes: new Set(help.map(({ householdId }) => householdId)).size,
    helpFen: help.reduce((sum, { amountFen }) => sum + BigInt(amountFen ?? 0), 0n),
  };
}

/** The same of a round that is not the report's own. */
export function totalsOfFacts(facts: RoundFacts): RoundTotals {
  return totalsOf(countRound(facts));
}

/** 回访率 in tenths of a percent, as it is printed; null: nobody was to be visited. */
function rateTenths({ visited, listed }: RoundTotals): bigint | null {
  return listed === 0 ? null : divideHalfAway(BigInt(visited) * 1000n, BigInt(listed));
}

/** 增加5项次, 减少5项次, 持平. */
function changed(
  name: string,
  [before, now]: readonly [bigint, bigint],
  words: { readonly up: string; readonly down: string; readonly shown: (size: bigint) => string },
): string {
  const difference = now - before;
  if (difference === 0n) return `${name}持平`;
  const size = words.shown(difference < 0n ? -difference : difference);
  return `${name}${difference > 0n ? words.up : words.down}${size}`;
}

const MORE = { up: '增加', down: '减少' } as const;

/** 与2025年年末相比，回访率上升2.3个百分点，家庭人均纯收入中位数增加120元。 '' where nothing can be compared. */
export function visitsCompared(now: RoundTotals, other: OtherRound | null): string {
  if (other === null) return '';
  const { totals } = other;
  const [rateBefore, rateNow] = [rateTenths(totals), rateTenths(now)];
  const parts = [
    rateBefore === null || rateNow === null
      ? ''
      : changed('回访率', [rateBefore, rateNow], {
          ...{ up: '上升', down: '下降' },
          shown: (tenths) => `${tenths / 10n}.${tenths % 10n}个百分点`,
        }),
    totals.medianFen === null || now.medianFen === null
      ? ''
      : changed('家庭人均纯收入中位数', [totals.medianFen, now.medianFen], {
          ...MORE,
          shown: (fen) => `${plainYuan(fen)}元`,
        }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `与${other.label}相比，${parts.join('，')}。`;
}

/** 与2025年年末相比，帮扶增加3项次，得到帮扶的户增加2户，资金减少400元。 '' where there was help in neither. */
export function helpCompared(now: RoundTotals, other: OtherRound | null): string {
  if (other === null || (other.totals.helpCount === 0 && now.helpCount === 0)) return '';
  const { totals } = other;
  const counts = (before: number, after: number) => [BigInt(before), BigInt(after)] as const;
  const parts = [
    changed('帮扶', counts(totals.helpCount, now.helpCount), {
      ...MORE,
      shown: (size) => `${size}项次`,
    }),
    changed('得到帮扶的户', counts(totals.helpHomes, now.helpHomes), {
      ...MORE,
      shown: (size) => `${size}户`,
    }),
    changed('资金', [totals.helpFen, now.helpFen], {
      ...MORE,
      shown: (fen) => `${plainYuan(fen)}元`,
    }),
  ];
  return `与${other.label}相比，${parts.join('，')}。`;
}

/** The list of a round cut into what its figures count. */
import {
  householdsOf,
  isListed,
  isVisitedEntry,
  type RoundFact,
  type RoundFacts,
  type RoundHelp,
  type RoundHousehold,
  type SheetFact,
} from '../../../db/domain/poverty/round-fact.ts';
import {
  counted,
  householdItem,
  personItem,
  type BookEntry,
  type FigureName,
} from '../poverty/figure-book.ts';

/** What the lists are made of. */
export interface CountedRound {
  readonly entries: readonly RoundFact[];
  readonly listed: readonly RoundFact[];
  readonly visited: readonly RoundFact[];
  /** Not visited, with a reason or (while the round is open) without. */
  readonly unvisited: readonly RoundFact[];
  readonly left: readonly RoundFact[];
  readonly households: readonly RoundHousehold[];
  readonly help: readonly RoundHelp[];
}

export function countRound({ entries, help }: RoundFacts): CountedRound {
  const listed = entries.filter(isListed);
  return {
    entries,
    listed,
    visited: listed.filter(isVisitedEntry),
    unvisited: listed.filter((fact) => !isVisitedEntry(fact)),
    left: entries.filter((fact) => !isListed(fact)),
    households: householdsOf(entries),
    help,
  };
}

export function peopleFigure(
  name: Omit<FigureName, 'unit'>,
  facts: readonly RoundFact[],
  noteOf: (fact: RoundFact) => string = () => '',
): BookEntry {
  const items = facts.map((fact) => personItem(fact, noteOf(fact)));
  return counted({ ...name, unit: '名' }, items);
}

export function homesFigure(
  name: Omit<FigureName, 'unit'>,
  households: readonly RoundHousehold[],
): BookEntry {
  const items = households.map((household) => householdItem(household, household.level ?? ''));
  return counted({ ...name, unit: '户' }, items);
}

/** A household is told by the sheet of its gravest conclusion, so that each is counted once. */
export function sheetHomes(
  households: readonly RoundHousehold[],
  is: (sheet: SheetFact) => boolean,
): RoundHousehold[] {
  return households.filter(({ sheet }) => sheet !== null && is(sheet));
}

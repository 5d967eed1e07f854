/** A round as its reports count it: plain facts of the frozen list, no identity number, no phone, no health detail. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Money } from '../values/percentage.ts';
import type {
  DrugState,
  PersonCategory,
  PovertyHelpKind,
  PovertyLevel,
  PovertyRiskType,
  RoundLeavingReason,
  RoundName,
} from '../words/vocabulary.ts';
import { POVERTY_LEVELS } from '../words/vocabulary.ts';
import type { UnmetReason } from '../words/vocabulary-poverty.ts';
import type { PovertySignal } from './poverty-risk.ts';

export interface RoundHead {
  readonly id: number;
  readonly year: number;
  readonly name: RoundName;
  readonly firstOn: CalendarDay;
  readonly lastOn: CalendarDay;
  readonly openedOn: CalendarDay;
  /** Null: still open. */
  readonly closedOn: CalendarDay | null;
}

/** A complete visit sheet. */
export interface SheetFact {
  readonly approved: boolean;
  /** The reviewer's conclusion; counts when it is approved. */
  readonly conclusion: PovertyLevel | null;
  /** Net income per head to the fen; null: cannot be told. */
  readonly perHead: Money | null;
  /** The income line at the conclusion; null: 未设置. */
  readonly line: Money | null;
  readonly signals: readonly PovertySignal[];
  /** The three guarantees and drinking water: true is secured. */
  readonly housing: boolean | null;
  readonly schooling: boolean | null;
  readonly medical: boolean | null;
  readonly water: boolean | null;
  readonly ableToWork: number | null;
  readonly working: number | null;
  readonly workUnstable: boolean | null;
  readonly drugState: DrugState | null;
  readonly safetyNet: boolean | null;
  readonly riskTypes: readonly PovertyRiskType[];
  readonly helpInPlace: readonly PovertyHelpKind[];
  readonly helpNeeded: readonly PovertyHelpKind[];
}

/** The last approved sheet of an earlier round, and which one that was: 2026年年中. */
export interface FormerSheet {
  readonly label: string;
  readonly sheet: SheetFact;
}

/** A person of the list. */
export interface RoundFact {
  readonly entryId: number;
  readonly personId: number;
  readonly householdId: number;
  readonly townCode: string;
  readonly villageName: string;
  /** The name; of people under 无感式管理 and of minors a number. */
  readonly shownName: string;
  /** '' where the name is a number. */
  readonly identityMasked: string;
  readonly lightTouch: boolean;
  readonly householdCategory: string;
  readonly personCategory: PersonCategory;
  readonly origin: '冻结' | '补入';
  readonly leftReason: RoundLeavingReason | null;
  readonly unmetReason: UnmetReason | null;
  /** What was written to it, numbers masked; '' where the name is a number. */
  readonly unmetNote: string;
  readonly contactName: string;
  /** Null: not visited, or a draft, which counts nowhere. */
  readonly sheet: SheetFact | null;
}

/** A record of help for a household of the list. */
export interface RoundHelp {
  readonly householdId: number;
  readonly personId: number;
  readonly townCode: string;
  readonly kind: PovertyHelpKind;
  readonly helpedOn: string;
  readonly amountFen: number | null;
}

/** The list, and what was done for it between the round before and this one's last day. */
export interface RoundFacts {
  readonly head: RoundHead;
  readonly entries: readonly RoundFact[];
  readonly help: readonly RoundHelp[];
  readonly helpFrom: CalendarDay;
  readonly helpTo: CalendarDay;
}

/** A household of a round as a whole. */
export interface RoundHousehold {
  readonly householdId: number;
  readonly townCode: string;
  /** Of those listed, in the order of the list; the first stands for the household in lists. */
  readonly people: readonly RoundFact[];
  /** The gravest approved conclusion of its people; null: none is approved. */
  readonly level: PovertyLevel | null;
  /** Of the person with the gravest conclusion, the first of several; null: nobody was visited. */
  readonly sheet: SheetFact | null;
}

/** 2026年年中. */
export function roundLabel({ year, name }: Pick<RoundHead, 'year' | 'name'>): string {
  return `${year}年${name}`;
}

/**
 * The last day whose help belongs to a round: of its window, or the day on which it was closed before that. A report can be issued
 * from then on, and the next round counts from the day after: no day lies in two rounds or in none.
 */
export function lastHelpDay({ lastOn, closedOn }: RoundHead): CalendarDay {
  return closedOn !== null && closedOn < lastOn ? closedOn : lastOn;
}

/** On the list without those who left. */
export function isListed({ leftReason }: RoundFact): boolean {
  return leftReason === null;
}

export function isVisitedEntry(fact: RoundFact): boolean {
  return isListed(fact) && fact.sheet !== null;
}

/** 0 is the gravest; a conclusion that is not given or not approved comes last. */
function gravity(level: PovertyLevel | null): number {
  return level === null ? POVERTY_LEVELS.length : POVERTY_LEVELS.indexOf(level);
}

/** The approved conclusion of a person; null: none. */
export function approvedLevel({ sheet }: RoundFact): PovertyLevel | null {
  return sheet?.approved === true ? sheet.conclusion : null;
}

/** The people of the list by household; who left is in none. */
export function householdsOf(entries: readonly RoundFact[]): readonly RoundHousehold[] {
  const byId = new Map<number, RoundFact[]>();
  for (const fact of entries.filter(isListed)) {
    const known = byId.get(fact.householdId);
    if (known === undefined) byId.set(fact.householdId, [fact]);
    else known.push(fact);
  }
  return [...byId].map(([householdId, people]) => {
    const visited = people
      .filter(isVisitedEntry)
      .sort((first, second) => gravity(approvedLevel(first)) - gravity(approvedLevel(second)));
    const gravest = visited[0];
    return {
      householdId,
      townCode: people[0]?.townCode ?? '',
      people,
      level: gravest === undefined ? null : approvedLevel(gravest),
      sheet: gravest?.sheet ?? null,
    };
  });
}

/** Levels of the households by id; those without an approved conclusion are missing. */
export function levelsOf(households: readonly RoundHousehold[]): ReadonlyMap<number, PovertyLevel> {
  return new Map(
    households.flatMap(({ householdId, level }) =>
      level === null ? [] : [[householdId, level] as const],
    ),
  );
}

/** From a graver level to a lighter one, the other way, or neither. */
export function movement(before: PovertyLevel, after: PovertyLevel): 'up' | 'down' | 'same' {
  const difference = gravity(after) - gravity(before);
  return difference === 0 ? 'same' : difference > 0 ? 'down' : 'up';
}

/** The middle of amounts; of an even number the mean of the two in the middle, to the fen, a half away from zero. */
export function medianFen(amounts: readonly bigint[]): bigint | null {
  if (amounts.length === 0) return null;
  const sorted = [...amounts].sort((first, second) =>
    first < second ? -1 : first > second ? 1 : 0,
  );
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0n;
  if (sorted.length % 2 === 1) return upper;
  const sum = upper + (sorted[sorted.length / 2 - 1] ?? 0n);
  return sum % 2n === 0n ? sum / 2n : (sum + (sum > 0n ? 1n : -1n)) / 2n;
}

import { addMonths } from '../../../db/domain/calendar/calendar-day.ts';
import { nextCaseStep } from '../../../db/domain/poverty/case-procedure.ts';
import type { TodoSubject } from '../../../db/domain/todo/todo-item.ts';
import type {
  OfficeCase,
  OfficeRelease,
  OfficeWatch,
  Returned,
} from '../../../db/domain/todo/todo-poverty.ts';
import type { OfficeRound, RoundAhead } from '../../../db/domain/todo/todo-rounds.ts';
import type { Context } from '../context.ts';
import { COVERED } from '../people/sealed-person.ts';
import { hidesCase } from '../poverty/case-view.ts';
import { householdFace, householdNow } from '../poverty/household-view.ts';
import { helpSince } from '../poverty/watch-view.ts';

/** Whom an item of the office is about; '' is the office itself, in no one place. */
export interface TodoAbout {
  readonly name: string;
  readonly townCode: string;
  readonly villageName: string;
}

export const NOBODY: TodoAbout = { name: '', townCode: '', villageName: '' };

/** What the yearly review has to do: facts for db/domain/todo/todo-poverty.ts. */
export interface PovertyTodo {
  readonly rounds: readonly OfficeRound[];
  readonly watches: readonly OfficeWatch[];
  readonly cases: readonly OfficeCase[];
  readonly releases: readonly OfficeRelease[];
  /** Of whom an item is, and where: a household, a case or somebody released; nobody of anything else. */
  readonly aboutOf: (subject: TodoSubject | null) => TodoAbout;
}

const EVERYTHING = { open: true, townCode: null, householdId: null } as const;
const ALL = { offset: 0, limit: 100_000 };

/** Rounds, open watches and open cases as they stand now. Names of people under 无感式管理 are numbers. */
export function povertyTodo(context: Context): PovertyTodo {
  const about = new Map<string, TodoAbout>();
  const face: Face = (kind, id, householdId) => {
    const row = context.register.households.find(householdId);
    if (row === undefined) return { head: '', sealed: false };
    const now = householdNow(row, context);
    const { headName, townCode, villageName } = householdFace(now, context);
    about.set(`${kind} ${id}`, { name: `${headName}户`, townCode, villageName });
    return { head: headName, sealed: now.sealed };
  };
  const watches = watchesOf(context, face);
  const cases = casesOf(context, face);
  const releases = releasesOf(context, about);
  const aboutOf = (of: TodoSubject | null) =>
    about.get(`${of?.kind ?? ''} ${of?.id ?? 0}`) ?? NOBODY;
  return { rounds: roundsOf(context, about), watches, cases, releases, aboutOf };
}

/** The name that stands for a household, and whether it is sealed; notes it with its place. */
type Face = (
  kind: TodoSubject['kind'],
  id: number,
  householdId: number,
) => { readonly head: string; readonly sealed: boolean };

/** Of a round whose list is empty. */
const NOTHING_AHEAD: RoundAhead = {
  ...{ waiting: 0, noLongerLightTouch: 0, toConclude: 0, toApprove: 0, grave: 0, since: null },
};

function roundsOf({ register }: Context, about: Map<string, TodoAbout>): OfficeRound[] {
  const aheadOf = new Map(register.rounds.openRounds().map((row) => [row.roundId, row]));
  const returned = register.rounds.returnedSheets();
  for (const { entryId, fullName: name, townCode, villageName } of returned)
    about.set(`roundEntry ${entryId}`, { name, townCode, villageName });
  return register.rounds.all().map(({ id, year, name, firstOn, lastOn, closedOn }) => ({
    ...{ id, year, name, firstOn, lastOn },
    ahead: closedOn === null ? (aheadOf.get(id) ?? NOTHING_AHEAD) : null,
    returned: returned
      .filter(({ roundId }) => roundId === id)
      .map(({ entryId, fullName, lightTouch, reason, recordedBy }) => ({
        ...{ entryId, name: fullName, recordedBy },
        reason: lightTouch === 1 ? COVERED : reason,
      })),
  }));
}

interface ReturnedColumns {
  readonly returnedOn: string | null;
  readonly returnedBy: string;
  readonly returnedReason: string;
  readonly returnedTo: string;
}

function returnedOf(row: ReturnedColumns, hidden: boolean): Returned | null {
  const { returnedOn: on, returnedBy: by, returnedReason: reason, returnedTo: to } = row;
  return on === null ? null : { on, by, reason: hidden ? COVERED : reason, to };
}

function watchesOf(context: Context, face: Face): OfficeWatch[] {
  const { watches } = context.register;
  return watches.list(EVERYTHING, ALL).ids.flatMap((id): OfficeWatch[] => {
    const row = watches.find(id);
    if (row === undefined) return [];
    const { householdId, identifiedOn, level, notifiedOn, closingProposedOn } = row;
    const { head, sealed } = face('household', householdId, householdId);
    return [
      {
        ...{ householdId, identifiedOn, level, head },
        helps: helpSince(row, context).length,
        notified: notifiedOn !== null,
        closingOn: closingProposedOn,
        returned: returnedOf(row, sealed),
      },
    ];
  });
}

function casesOf(context: Context, face: Face): OfficeCase[] {
  const { povertyCases, people } = context.register;
  return povertyCases.list(EVERYTHING, ALL).ids.flatMap((id): OfficeCase[] => {
    const row = povertyCases.find(id);
    if (row === undefined) return [];
    const { householdId, personId, clueOn, outcome } = row;
    const next = nextCaseStep(povertyCases.stepFacts(id)) ?? '';
    const { head, sealed } = face('povertyCase', id, householdId);
    const returned = returnedOf(row, hidesCase(people.find(personId), { sealed }));
    return [{ id, clueOn, head, next, proposed: outcome ?? '', returned }];
  });
}

/** As long as D2 speaks of somebody who was just released. */
const JUST_RELEASED_MONTHS = 6;

function releasesOf({ register, today }: Context, about: Map<string, TodoAbout>): OfficeRelease[] {
  const since = addMonths(today, -JUST_RELEASED_MONTHS);
  const listed = register.households.listedWords();
  return register.povertyCases
    .unverifiedReleases(since, today, listed)
    .map(({ personId, fullName: name, townCode, releasedOn }) => {
      about.set(`person ${personId}`, { name, townCode, villageName: '' });
      return { personId, name, releasedOn };
    });
}

import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { daysBetween, isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import { answersOf } from '../../../db/domain/person/life.ts';
import { HELD_ROLES, isHeldRole } from '../../../db/domain/office/team.ts';
import { TEAM_ROLES } from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import { checklists } from './paper-facts.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

type Glance = Output<'people.glance'>;

/** people.glance: what an office asks first about a person, in one answer. */
export function createGlance(): Handlers<'people.glance'> {
  return {
    'people.glance': ({ personId }, context) => {
      const person = context.register.people.find(personId);
      if (person === undefined) return fail({ code: 'NOT_FOUND', what: '此人' });
      const [papers] = checklists(context, { of: 'person', id: personId });
      const { present = 0, missing = 0, unneeded = 0 } = papers ?? {};
      return ok({
        ...standingOf(person, context),
        ...lastOf(person, context),
        team: teamOf(person, context),
        papers: { present, missing, unneeded },
      });
    },
  };
}

/** The measure that runs (of several the one begun last), R-03 and R-06 about it. */
function standingOf(person: PersonRecord, context: Context): Pick<Glance, 'measure' | 'cleanOn'> {
  const { register, today } = context;
  const facts = register.lifeFacts.ofPerson(person.id, today);
  const { measures, clean } = answersOf(facts, ruleRows(register), today);
  const running = measures.filter(({ measure }) => measure.endDay === null).at(-1);
  const { cleanOn } = clean;
  if (running === undefined) return { measure: null, cleanOn };
  const { measure, state, term, reportIn, windows } = running;
  return {
    cleanOn,
    measure: {
      id: measure.id,
      kind: measure.kind,
      state,
      startOn: measure.startDay ?? measure.decisionDay,
      lastDay: term.lastDay,
      daysLeft: term.lastDay === null ? null : daysBetween(today, term.lastDay),
      reportInDue: measure.startDay === null ? reportIn.due : null,
      nextTestDue: windows.nextDue,
    },
  };
}

function lastOf(
  person: PersonRecord,
  { register, today }: Context,
): Pick<Glance, 'lastVisit' | 'lastTest'> {
  const visit = newest(register.visits.ofPerson(person.id), ({ visitedOn }) => visitedOn);
  const test = newest(register.records.testsOf(person.id), ({ testedOn }) => testedOn);
  return {
    lastVisit:
      visit === undefined
        ? null
        : {
            on: visit.visitedOn,
            daysAgo: isPrecise(visit.visitedOn) ? daysBetween(visit.visitedOn, today) : null,
            mode: visit.mode,
            outcome: visit.outcome,
            inCharge: maskNumbers(visit.inCharge),
          },
    lastTest:
      test === undefined ? null : { on: test.testedOn, kind: test.kind, result: test.result },
  };
}

function newest<T extends { readonly voidedAt: string | null }>(
  rows: readonly T[],
  dayOf: (row: T) => string,
): T | undefined {
  return rows
    .filter(({ voidedAt }) => voidedAt === null)
    .reduce<T | undefined>(
      (best, row) => (best === undefined || dayOf(row) > dayOf(best) ? row : best),
      undefined,
    );
}

/** Who looks after the person now; a role that nobody holds is left out. */
function teamOf(person: PersonRecord, { register }: Context): Glance['team'] {
  const open = register.teams.open(person.id);
  return TEAM_ROLES.flatMap((role) => {
    const names = open.filter((row) => row.role === role).map(({ name }) => name);
    const held = isHeldRole(role) ? person[HELD_ROLES[role]] : '';
    const known = names.length > 0 || held === '' ? names : [held];
    return known.length === 0 ? [] : [{ role, names: maskNumbers(known.join('、')) }];
  });
}

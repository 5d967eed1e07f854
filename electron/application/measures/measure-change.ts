import { isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import { transition } from '../../../db/domain/measures/measure-transitions.ts';
import {
  statusOfKinds,
  type Allowed,
  type LifeState,
  type MeasureEvent,
} from '../../../db/domain/measures/measure-events.ts';
import { causeOfChange, type StatusCause } from '../../../db/domain/figures/population.ts';
import type { ControlStatus } from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { measuredPerson } from './measure-life.ts';
import { afterChange } from '../people/person-change.ts';
import { addStatus } from '../people/status-rows.ts';

/** The transition table as a Result: what is forbidden comes out as REFUSED with the clause. */
export function permitted(life: LifeState, event: MeasureEvent): Result<Allowed> {
  const found = transition(life, event);
  return found.allowed ? ok(found) : fail({ code: 'REFUSED', reason: found.reason });
}

/** A rough day of an old ledger is never the day of a change of 管控现状. */
export function preciseOr(day: string | null, otherwise: string): string {
  return day !== null && isPrecise(day) ? day : otherwise;
}

export interface StatusStep {
  readonly on: string;
  readonly note: string;
  /** 更正: no flow of a period. */
  readonly correction?: boolean;
}

/**
 * 管控现状 as an event leaves it (defaults.md 4). It counts from the day of the event, but never from before the last change:
 * the figures walk the changes in the order of their days. Leaving 戒断三年未复吸 ends 无感.
 */
export function applyStatus(
  context: Context,
  person: PersonRecord,
  to: ControlStatus | null,
  step: StatusStep,
): ControlStatus {
  if (to === null || to === person.controlStatus) return person.controlStatus;
  const { people } = context.register;
  const last = people.statuses(person.id).at(-1)?.effectiveOn ?? step.on;
  const cause: StatusCause =
    step.correction === true ? '更正' : (causeOfChange(person.controlStatus, to) ?? '更正');
  people.update(person.id, { controlStatus: to, lightTouch: false });
  addStatus(
    context,
    { ...person, controlStatus: to },
    { on: step.on > last ? step.on : last, cause, note: step.note },
  );
  return to;
}

/** The 管控现状 that the running measures tell: 在押 while one of them is suspended, else the strictest. */
export function standingOf({ register }: Context, personId: number): ControlStatus {
  const running = register.people.measures(personId).filter(({ endOn }) => endOn === null);
  const suspended = running.some(({ id }) =>
    register.measures
      .parts(id)
      .suspensions.some(({ toOn, voidedAt }) => toOn === null && voidedAt === null),
  );
  return suspended ? '在押' : statusOfKinds(running.map(({ kind }) => kind));
}

interface Logged {
  readonly action: string;
  readonly reason?: string;
  readonly before?: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

/** Answers R-08 again, writes the log, and says where the measure and the person stand now. */
export function settled(
  context: Context,
  personId: number,
  measureId: number,
  { late, ...logged }: Logged & { readonly late?: boolean },
): Result<Output<'measures.decide'>> {
  afterChange(context, personId);
  const { before, after } = logged;
  context.audit({
    action: logged.action,
    subjectKind: 'person',
    subjectId: personId,
    reason: logged.reason ?? '',
    ...(before === undefined ? {} : { before: { measureId, ...before } }),
    after: { measureId, ...after },
  });
  const person = context.register.people.find(personId);
  if (person === undefined) throw new Error('settled: no such person');
  const { answers } = measuredPerson(context, person);
  const answer = answers.measures.find(({ measure }) => measure.id === measureId);
  return ok({
    measureId,
    controlStatus: person.controlStatus,
    reportInDue: answer?.reportIn.due ?? null,
    lastDay: answer?.term.lastDay ?? null,
    late: late ?? false,
  });
}

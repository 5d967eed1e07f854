import type { LifeState, MeasureInLife } from '../../../db/domain/measures/measure-events.ts';
import type { LifeFacts } from '../../../db/repositories/life-facts.ts';
import type { MeasureRow, PersonRecord } from '../../../db/repositories/people.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Context } from '../context.ts';
import {
  answersOf,
  type LifeAnswers,
  type MeasureAnswers,
} from '../../../db/domain/person/life.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

/** A person as the transition table sees them, with the answers that it was made of. */
export interface MeasuredPerson {
  readonly person: PersonRecord;
  readonly facts: LifeFacts;
  readonly answers: LifeAnswers;
  readonly life: LifeState;
}
/** A measure that an event is about. */
export interface FoundMeasure extends MeasuredPerson {
  readonly row: MeasureRow;
}

/** Where a person stands today (defaults.md 4), from the recorded facts alone. */
export function measuredPerson(context: Context, person: PersonRecord): MeasuredPerson {
  const { register, today } = context;
  const facts = register.lifeFacts.ofPerson(person.id, today);
  const answers = answersOf(facts, ruleRows(register), today);
  const reasons = new Map(
    register.people.measures(person.id).map(({ id, endReason }) => [id, endReason]),
  );
  const life: LifeState = {
    status: person.controlStatus,
    listed: person.presence === '在册',
    lightTouch: person.lightTouch,
    clean: answers.clean,
    measures: answers.measures.map((each) =>
      measureInLife(each, reasons.get(each.measure.id) ?? null, hasHandedOver(context, each)),
    ),
    today,
  };
  return { person, facts, answers, life };
}

function measureInLife(
  { measure, state, reportIn, term, violation }: MeasureAnswers,
  endReason: string | null,
  handed: boolean,
): MeasureInLife {
  return {
    id: measure.id,
    facts: measure,
    state,
    endReason,
    reportInDue: reportIn.due,
    lastDay: term.lastDay,
    violation,
    refusedOrViolated: handed || violation.reached === true,
  };
}

/** Only of an ended 社区康复 is it asked (戒毒条例 38). */
function hasHandedOver({ register }: Context, { measure }: MeasureAnswers): boolean {
  if (measure.kind !== '社区康复' || measure.endDay === null) return false;
  return register.measures
    .parts(measure.id)
    .handovers.some(({ handedOn, voidedAt }) => handedOn !== null && voidedAt === null);
}

/** A person in the register, not in the recycle bin. */
export function livePerson(context: Context, personId: number): Result<PersonRecord> {
  const person = context.register.people.find(personId);
  return person === undefined || person.recycledAt !== null
    ? fail({ code: 'NOT_FOUND', what: '此人' })
    : ok(person);
}

/** A measure that is not voided, of a person who is not in the recycle bin. */
export function findMeasure(context: Context, measureId: number): Result<FoundMeasure> {
  const row = context.register.measures.find(measureId);
  if (row === undefined || row.voidedAt !== null)
    return fail({ code: 'NOT_FOUND', what: '这项措施' });
  const person = livePerson(context, row.personId);
  return person.ok ? ok({ ...measuredPerson(context, person.value), row }) : person;
}

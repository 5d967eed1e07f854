import { answersOf } from '../../db/domain/person/life.ts';
import type { MeasureFacts, SeizureFact, TestFact } from '../../db/domain/person/facts.ts';
import type { LifeState } from '../../db/domain/measures/measure-events.ts';
import type { ControlStatus } from '../../db/domain/words/vocabulary.ts';
import { makeMeasure } from './make-facts.ts';

export interface MadeMeasure extends Partial<MeasureFacts> {
  readonly endReason?: string;
  readonly refusedOrViolated?: boolean;
}

interface MadeLife {
  readonly status?: ControlStatus;
  readonly today?: string;
  readonly listed?: boolean;
  readonly lightTouch?: boolean;
  readonly tests?: readonly TestFact[];
  readonly seizures?: readonly SeizureFact[];
}

/** A person with these measures (ids 1, 2 …) on 1 June 2024, with everything that the rules answer for them. */
export function makeLife(made: readonly MadeMeasure[] = [], given: MadeLife = {}): LifeState {
  const today = given.today ?? '2024-06-01';
  const measures = made.map((each, index) => ({ ...makeMeasure(each), id: index + 1 }));
  const tests = (given.tests ?? []).map((test, index) => ({ ...test, id: index + 1 }));
  const facts = { measures, tests, leaves: [], seizures: given.seizures ?? [], riskSigns: [] };
  const answers = answersOf(facts, [], today);
  return {
    status: given.status ?? '社会面',
    listed: given.listed ?? true,
    lightTouch: given.lightTouch ?? false,
    clean: answers.clean,
    measures: answers.measures.map(({ measure, state, reportIn, term, violation }, index) => ({
      id: measure.id,
      facts: measure,
      state,
      endReason: made[index]?.endReason ?? null,
      reportInDue: reportIn.due,
      lastDay: term.lastDay,
      violation,
      refusedOrViolated: made[index]?.refusedOrViolated ?? violation.reached === true,
    })),
    today,
  };
}

import { createRegister } from './0010-create-register.ts';
import { rememberKeySlots } from './0020-remember-key-slots.ts';
import { doubtfulDecisions } from './0030-doubtful-decisions.ts';
import { holidaysAndExportsUnderWay } from './0040-holidays-and-exports-under-way.ts';
import { controlFacts } from './0050-control-facts.ts';
import { testsAndLeaves } from './0070-tests-and-leaves.ts';
import { assessments } from './0080-assessments.ts';
import { teamsAndStations } from './0090-teams-and-stations.ts';
import { visitsInFull } from './0100-visits-in-full.ts';
import { todo } from './0110-todo.ts';
import { personPapers } from './0120-person-papers.ts';
import { endedByMeasure } from './0130-ended-by-measure.ts';
import { needsOfOldVisits } from './0140-needs-of-old-visits.ts';
import { householdsAndRounds } from './0150-households-and-rounds.ts';
import { categoryOfANotice } from './0160-category-of-a-notice.ts';
import { watchOfACase } from './0170-watch-of-a-case.ts';
import { sentBack } from './0180-sent-back.ts';
import type { Migration } from './types.ts';

/** In ascending order, numbered in tens; a shipped one never changes. */
export const MIGRATIONS: readonly Migration[] = [
  createRegister,
  rememberKeySlots,
  doubtfulDecisions,
  holidaysAndExportsUnderWay,
  controlFacts,
  testsAndLeaves,
  assessments,
  teamsAndStations,
  visitsInFull,
  todo,
  personPapers,
  endedByMeasure,
  needsOfOldVisits,
  householdsAndRounds,
  categoryOfANotice,
  watchOfACase,
  sentBack,
];

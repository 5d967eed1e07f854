import { isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import type { MeasureFacts } from '../../../db/domain/person/facts.ts';
import { measureTerm } from '../../../db/domain/measures/measure-term.ts';
import {
  countPapers,
  paperChecklist,
  type PaperCounts,
  type PaperFacts,
  type PaperLine,
  type PaperMeasure,
} from '../../../db/domain/person/paper-checklist.ts';
import { reportIn } from '../../../db/domain/measures/report-in.ts';
import { ruleOn, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { summaryPeriods } from '../../../db/domain/todo/todo-summaries.ts';
import type {
  PaperMeasureRow,
  PaperParts,
  PaperPerson,
  PaperRows,
  PaperScope,
} from '../../../db/repositories/paper-facts.ts';
import type { Context } from '../context.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

export interface PersonPapers extends PaperCounts {
  readonly person: PaperPerson;
  readonly papers: readonly PaperLine[];
  /** The measure that the checklist is about; null: neither 社区戒毒 nor 社区康复. */
  readonly measure: PaperMeasureRow | null;
}

/** The checklist of everybody in the scope. */
export function checklists({ register, today }: Context, scope: PaperScope): PersonPapers[] {
  const found = register.paperFacts.read(scope);
  const rows = ruleRows(register);
  return found.people.map((person) => {
    const papers = paperChecklist(
      factsOf(person, found, rows, today),
      found.marksOf(person.personId),
    );
    const measure = found.measureOf(person.personId) ?? null;
    return { person, papers, measure, ...countPapers(papers) };
  });
}

function factsOf(
  person: PaperPerson,
  found: PaperRows,
  rows: readonly RuleRow[],
  today: string,
): PaperFacts {
  const row = found.measureOf(person.personId);
  const { tests, hairTests, hairResults, visits, talks, approvedAssessments, help } = person;
  return {
    ...{ tests, hairTests, hairResults, visits, talks, approvedAssessments, help },
    drugUser: person.category !== '贩毒',
    teamRoles: person.heldRoles + person.memberRoles,
    longLeaves: { all: person.longLeaves, reported: person.reportedLeaves },
    measure:
      row === undefined ? null : measureOf(row, person, found.partsOf(row.id), { rows, today }),
  };
}

function measureOf(
  row: PaperMeasureRow,
  person: PaperPerson,
  parts: PaperParts,
  { rows, today }: { readonly rows: readonly RuleRow[]; readonly today: string },
): PaperMeasure {
  const facts = measureFacts(row, parts);
  const { lastDay, expiredNotReleased } = measureTerm(facts, today);
  const { kind, documentNumber, decisionOn, startOn, agreementNumber, agreementOn } = row;
  const { endReason, releaseNumber, releaseServedOn } = row;
  return {
    ...{ kind, documentNumber, decisionOn, startOn, agreementNumber, agreementOn },
    ...{ endReason, releaseNumber, releaseServedOn },
    overdueReportIn: startOn === null && reportIn(facts, rows, today).state === '逾期未报到',
    seriousViolation: person.seriousViolation === 1,
    suspensions: parts.suspensions.length,
    transfers: parts.transfers,
    handovers: parts.handovers,
    summaries: summariesOf(row, parts, { rows, lastDay, today }),
    ended: row.endOn !== null,
    expired: expiredNotReleased === true,
  };
}

function measureFacts(row: PaperMeasureRow, parts: PaperParts): MeasureFacts {
  const { kind, decisionOn, serviceOn, startOn, decidedYears, creditedDays, endOn } = row;
  const refused = parts.handovers.find(
    ({ kind: why, handedOn }) => handedOn !== null && (why === '逾期未报到' || why === '拒绝接受'),
  );
  return {
    ...{ kind, decidedYears, creditedDays },
    decisionDay: decisionOn,
    serviceDay: serviceOn,
    startDay: startOn,
    extensionMonths: 0,
    endDay: endOn,
    handedOverOn: refused?.handedOn ?? null,
    suspensions: parts.suspensions,
    transfers: parts.transfers.map(({ day, reportedOn }) => ({ day, reportedOn })),
  };
}

/** Rule SUMMARY: the periods that had ended by today, and by the end of the measure. */
function summariesOf(
  { startOn, endOn }: PaperMeasureRow,
  { summaries }: PaperParts,
  { rows, lastDay, today }: { rows: readonly RuleRow[]; lastDay: string | null; today: string },
): PaperMeasure['summaries'] {
  const none = { due: 0, written: summaries.length };
  if (startOn === null || !isPrecise(startOn) || lastDay === null) return none;
  const rule = ruleOn(rows, 'SUMMARY', startOn);
  if (rule === null) return none;
  const until = [lastDay, today, ...(endOn !== null && isPrecise(endOn) ? [endOn] : [])].sort()[0];
  const written = new Set(summaries.map(({ periodEnd }) => periodEnd));
  const due = summaryPeriods(startOn, lastDay, rule).filter(({ last }) => last <= (until ?? today));
  return { due: due.length, written: due.filter(({ last }) => written.has(last)).length };
}

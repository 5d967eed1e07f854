import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { drugStateEvaluations, outflows } from '../schema/away.ts';
import {
  handovers,
  leaveApprovals,
  leaves,
  measureSuspensions,
  measureTransfers,
  riskSigns,
  seizures,
} from '../schema/control.ts';
import { importChanges, imports } from '../schema/ledgers.ts';
import { auditLog } from '../schema/office.ts';
import { personPapers } from '../schema/person-papers.ts';
import { grades, lightTouch, measures, statuses } from '../schema/people.ts';
import { helpRecords, tests, visits } from '../schema/records.ts';
import { teamMembers } from '../schema/teams.ts';
import { measureSummaries } from '../schema/todo.ts';
import { attachments, visitFollowUps, visitNeeds, visitPlans } from '../schema/visits.ts';
import type { Connection } from './connection-type.ts';
import { createPovertyTimeline } from './timeline-poverty.ts';

/** Tables with rows about a person that the time line leaves out, and why. */
export const OUTSIDE_THE_TIMELINE: Readonly<Record<string, string>> = {
  person_search: 'the row of the search box',
  person_drugs: 'fields of the person, their changes stand in the log',
  visit_dues: 'a kept answer of R-08',
  todo_items: 'kept answers of the to-do list',
  reassigned_people: 'shown by the memberships that it ended and began',
  doubtful_lines: 'a line of a workbook; what was decided on it is a change of its import',
};

/** The only measure event that has no row of its own. */
const EXTENSION = '延长强制隔离戒毒';

interface OfPerson extends SQLiteTable {
  readonly id: SQLiteColumn;
  readonly personId: SQLiteColumn;
}

/** Rows of a table by the person, and by something that belongs to the person. */
function readers({ orm }: Connection) {
  return {
    own: <T extends OfPerson>(table: T, personId: number): T['$inferSelect'][] =>
      orm
        .select()
        .from(table as SQLiteTable)
        .where(eq(table.personId, personId))
        .orderBy(asc(table.id))
        .all(),
    of: <T extends SQLiteTable>(table: T, where: SQL): T['$inferSelect'][] =>
      orm
        .select()
        .from(table as SQLiteTable)
        .where(where)
        .all(),
  };
}

/** Every record of one person, by the name of its table, in the order in which it was made; the voided too. */
export function createTimelineRows(connection: Connection) {
  const rest = otherRows(connection);
  const measuresOf = measureRows(connection);
  const care = careRows(connection);
  const poverty = createPovertyTimeline(connection);
  return {
    ofPerson(personId: number) {
      return {
        ...rest(personId),
        ...measuresOf(personId),
        ...care(personId),
        ...poverty(personId),
      };
    },
  };
}

function measureRows(connection: Connection) {
  const { orm } = connection;
  const { own, of } = readers(connection);
  return (personId: number) => {
    const found = orm.select({ id: measures.id }).from(measures);
    const ids = found.where(eq(measures.personId, personId));
    const ofLog = and(eq(auditLog.subjectKind, 'person'), eq(auditLog.subjectId, personId));
    return {
      seizures: own(seizures, personId),
      measures: own(measures, personId),
      measure_suspensions: of(measureSuspensions, inArray(measureSuspensions.measureId, ids)),
      measure_transfers: of(measureTransfers, inArray(measureTransfers.measureId, ids)),
      handovers: of(handovers, inArray(handovers.measureId, ids)),
      measure_summaries: of(measureSummaries, inArray(measureSummaries.measureId, ids)),
      extensions: orm
        .select()
        .from(auditLog)
        .where(and(ofLog, eq(auditLog.action, EXTENSION)))
        .all(),
    };
  };
}

function careRows(connection: Connection) {
  const { orm } = connection;
  const { own, of } = readers(connection);
  return (personId: number) => {
    const found = orm.select({ id: leaves.id }).from(leaves);
    const leaveIds = found.where(eq(leaves.personId, personId));
    return {
      tests: own(tests, personId),
      drug_state_evaluations: own(drugStateEvaluations, personId),
      leaves: own(leaves, personId),
      leave_approvals: of(leaveApprovals, inArray(leaveApprovals.leaveId, leaveIds)),
      outflows: own(outflows, personId),
      visits: own(visits, personId),
      visit_plans: own(visitPlans, personId),
      visit_follow_ups: own(visitFollowUps, personId),
      visit_needs: own(visitNeeds, personId),
      help_records: own(helpRecords, personId),
      team_members: own(teamMembers, personId),
      risk_signs: own(riskSigns, personId),
    };
  };
}

function otherRows(connection: Connection) {
  const { orm } = connection;
  const { own } = readers(connection);
  const { id, title, addedBy, addedAt, removedAt, removeReason } = attachments;
  return (personId: number) => ({
    statuses: own(statuses, personId),
    import_changes: orm
      .select({ change: importChanges, made: imports })
      .from(importChanges)
      .innerJoin(imports, eq(imports.id, importChanges.importId))
      .where(eq(importChanges.personId, personId))
      .all(),
    grades: own(grades, personId),
    light_touch: own(lightTouch, personId),
    attachments: orm
      .select({ id, title, addedBy, addedAt, removedAt, removeReason })
      .from(attachments)
      .where(eq(attachments.personId, personId))
      .orderBy(asc(id))
      .all(),
    person_papers: own(personPapers, personId),
  });
}
export type TimelineRows = ReturnType<ReturnType<typeof createTimelineRows>['ofPerson']>;
export type TimelineTable = keyof TimelineRows;

import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { auditKeyOf } from './audit-chain.ts';
import { openConnection } from './connection.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createAttachmentFiles } from './attachment-files.ts';
import { createAttachments } from './repositories/attachments.ts';
import { createAuditLog } from './repositories/audit-log.ts';
import type { Connection } from './repositories/connection-type.ts';
import { createEvaluations } from './repositories/evaluations.ts';
import { createExports } from './repositories/exports.ts';
import { createHolidays } from './repositories/holidays.ts';
import { createHouseholds } from './repositories/households.ts';
import { createImports } from './repositories/imports.ts';
import { createIndicatorSource } from './repositories/indicator-source.ts';
import { createKeySlots } from './repositories/key-slots.ts';
import { createLedgerRows } from './repositories/ledger-rows.ts';
import { createLeaves } from './repositories/leaves.ts';
import { createLifeFacts } from './repositories/life-facts.ts';
import { createMeasures, createSeizures } from './repositories/measures.ts';
import { createOutflows } from './repositories/outflows.ts';
import { createLightTouch } from './repositories/light-touch.ts';
import { createMeasureSummaries } from './repositories/measure-summaries.ts';
import { createPeopleList } from './repositories/people-list.ts';
import { createPeople } from './repositories/people.ts';
import { createPaperFacts } from './repositories/paper-facts.ts';
import { createPersonPapers } from './repositories/person-papers.ts';
import { createPovertyCases } from './repositories/poverty-cases.ts';
import { createPopulation } from './repositories/population.ts';
import { createReassignments } from './repositories/reassignments.ts';
import { createRecords, createVisits } from './repositories/records.ts';
import { createRegions } from './repositories/regions.ts';
import { createRegisterStamp } from './repositories/register-stamp.ts';
import { createReports } from './repositories/reports.ts';
import { createResponsibilities } from './repositories/responsibilities.ts';
import { createRiskSigns } from './repositories/risk-signs.ts';
import { createRoundReports } from './repositories/round-reports.ts';
import { createRounds } from './repositories/rounds.ts';
import { createRules } from './repositories/rules.ts';
import { createSettings } from './repositories/settings.ts';
import { createStations } from './repositories/stations.ts';
import { createTeams } from './repositories/teams.ts';
import { createTimelineRows } from './repositories/timeline-rows.ts';
import { createTodoFacts } from './repositories/todo-facts.ts';
import { createTodoItems } from './repositories/todo-items.ts';
import { createUsers } from './repositories/users.ts';
import { createVisitCare } from './repositories/visit-care.ts';
import { createVisitDues } from './repositories/visit-dues.ts';
import { createVisitLives } from './repositories/visit-lives.ts';
import { createWatches } from './repositories/watches.ts';

export type Register = ReturnType<typeof registerOver>;

/**
 * Opens the encrypted register with its data key and brings it up to this program's version (backup first).
 * @throws what db/errors.ts can name: wrong key, damaged, newer file, in use, read-only, disk full; nothing is changed then.
 */
export function openRegister(
  file: string,
  dataKey: Uint8Array,
  options: { create?: boolean } = {},
): Register {
  const db = openConnection(file, dataKey, options);
  try {
    migrate(db, MIGRATIONS, { file, dataKey });
    const register = registerOver(db, dataKey);
    settleAttachmentFiles(register);
    return register;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Takes away the files of attachments that a crash cut off between file and row. Only what was noted before it was written is
 * ever removed: an older copy of the register, put back beside newer files, destroys none of them.
 */
function settleAttachmentFiles({ attachments, attachmentFiles }: Register): void {
  for (const fileId of attachments.underWay()) {
    try {
      if (attachments.findByFile(fileId) === undefined) attachmentFiles.remove(fileId);
      attachments.settled(fileId);
    } catch {
      // A scanner holds the file, or the disk is full: the note stays, and the next start tries again.
    }
  }
}

/** The register over an open, migrated file; the benchmark also opens a plain one, to compare. */
export function registerOver(db: Database.Database, dataKey: Uint8Array) {
  const connection: Connection = { db, orm: drizzle(db) };
  return {
    connection,
    stamp: createRegisterStamp(connection),
    settings: createSettings(connection),
    users: createUsers(connection),
    keySlots: createKeySlots(connection),
    regions: createRegions(connection),
    roundReports: createRoundReports(connection),
    rules: createRules(connection),
    holidays: createHolidays(connection),
    people: createPeople(connection),
    peopleList: createPeopleList(connection),
    population: createPopulation(connection),
    personPapers: createPersonPapers(connection),
    paperFacts: createPaperFacts(connection),
    visits: createVisits(connection),
    visitCare: createVisitCare(connection),
    visitDues: createVisitDues(connection),
    visitLives: createVisitLives(connection),
    records: createRecords(connection),
    ledgerRows: createLedgerRows(connection),
    lifeFacts: createLifeFacts(connection),
    measures: createMeasures(connection),
    seizures: createSeizures(connection),
    riskSigns: createRiskSigns(connection),
    lightTouch: createLightTouch(connection),
    evaluations: createEvaluations(connection),
    leaves: createLeaves(connection),
    outflows: createOutflows(connection),
    teams: createTeams(connection),
    reassignments: createReassignments(connection),
    responsibilities: createResponsibilities(connection),
    stations: createStations(connection),
    households: createHouseholds(connection),
    watches: createWatches(connection),
    povertyCases: createPovertyCases(connection),
    rounds: createRounds(connection),
    measureSummaries: createMeasureSummaries(connection),
    timelineRows: createTimelineRows(connection),
    todoFacts: createTodoFacts(connection),
    todoItems: createTodoItems(connection),
    imports: createImports(connection),
    indicatorSource: createIndicatorSource(connection),
    reports: createReports(connection),
    exports: createExports(connection),
    attachments: createAttachments(connection),
    attachmentFiles: createAttachmentFiles(db.name, dataKey),
    auditLog: createAuditLog(connection, auditKeyOf(dataKey)),
    /** All or nothing; what it throws rolls back and is thrown on. */
    transaction<T>(work: () => T): T {
      return db.transaction(work).immediate();
    },
    close(): void {
      db.close();
    },
  };
}

import { getTableColumns } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { grades, measures, people, personDrugs, statuses } from '../schema/people.ts';
import { tests, visits } from '../schema/records.ts';
import type { Connection } from './connection-type.ts';
import { createInserter } from './inserter.ts';
import type { DrugRow, MeasureRow } from './people.ts';

/** Every column of a table under the name that the schema gives it. */
function columnsOf(table: SQLiteTable): string {
  return Object.entries(getTableColumns(table))
    .map(([key, column]) => `${column.name} AS ${key}`)
    .join(', ');
}

/** What the import and the export of a ledger ask and write per line: prepared once, for 20,000 lines. */
export function createLedgerRows({ db }: Connection) {
  const drugs = db.prepare<[number], DrugRow>(
    'SELECT drug, note FROM person_drugs WHERE person_id = ? ORDER BY position',
  );
  const measure = db.prepare<[number, string], MeasureRow>(`
    SELECT ${columnsOf(measures)} FROM measures
    WHERE person_id = ? AND kind = ? AND voided_at IS NULL ORDER BY id DESC LIMIT 1`);
  const visitOn = db.prepare<[number, string]>(
    'SELECT 1 FROM visits WHERE person_id = ? AND visited_on = ? AND voided_at IS NULL',
  );
  const testOn = db.prepare<[number, string, string]>(
    'SELECT 1 FROM tests WHERE person_id = ? AND tested_on = ? AND result = ? AND voided_at IS NULL',
  );
  const lastVisit = db.prepare<[number], { day: string }>(
    'SELECT visited_on AS day FROM visits WHERE person_id = ? AND voided_at IS NULL AND length(visited_on) = 10 ORDER BY visited_on DESC LIMIT 1',
  );
  const lastTest = db.prepare<[number], { day: string; result: '阴性' | '阳性' }>(`
    SELECT tested_on AS day, result FROM tests
    WHERE person_id = ? AND voided_at IS NULL AND result IN ('阴性','阳性') AND length(tested_on) = 10 ORDER BY tested_on DESC, id DESC LIMIT 1`);
  return {
    drugs: (personId: number) => drugs.all(personId),
    measureOfKind: (personId: number, kind: string) => measure.get(personId, kind),
    hasVisitOn: (personId: number, day: string) => visitOn.get(personId, day) !== undefined,
    hasTestOn: (personId: number, day: string, result: string) =>
      testOn.get(personId, day, result) !== undefined,
    lastVisitOn: (personId: number) => lastVisit.get(personId)?.day ?? null,
    lastTest: (personId: number) => lastTest.get(personId) ?? null,
    addPerson: createInserter(db, people),
    addDrug: createInserter(db, personDrugs),
    addStatus: createInserter(db, statuses),
    addMeasure: createInserter(db, measures),
    addGrade: createInserter(db, grades),
    addVisit: createInserter(db, visits),
    addTest: createInserter(db, tests),
  };
}

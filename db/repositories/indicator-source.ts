import { addDays, type CalendarDay } from '../domain/calendar-day.ts';
import type { GradeFact } from '../domain/facts.ts';
import type {
  IndicatorPeriod,
  IndicatorPerson,
  RecordedContact,
  RecordedHelp,
  RecordedMeasure,
  RecordedTest,
  StatusFact,
} from '../domain/indicator-source.ts';
import type { PersonCategory } from '../domain/vocabulary.ts';
import type { Connection } from './connection-type.ts';

interface PersonLine {
  readonly id: number;
  readonly category: PersonCategory;
  readonly registeredOn: CalendarDay;
  readonly townCode: string;
  readonly lightTouch: number;
}
type OfPerson<T> = T & { readonly personId: number };
type DatedRow<T> = OfPerson<T> & { readonly day: string };

const PEOPLE = `
  SELECT id, category, registered_on AS registeredOn, town_code AS townCode, light_touch AS lightTouch
  FROM people ORDER BY id`;
const STATUSES = `
  SELECT person_id AS personId, id, effective_on AS day, cause, control_status AS status, presence, town_code AS townCode
  FROM statuses WHERE effective_on <= @last ORDER BY person_id, effective_on, id`;
const GRADES = `
  SELECT person_id AS personId, grade, effective_on AS approvedOn
  FROM grades WHERE approved_by IS NOT NULL AND effective_on <= @last ORDER BY person_id, effective_on, id`;
const MEASURES = `
  SELECT person_id AS personId, id, kind, decision_on AS decisionDay, service_on AS serviceDay,
    CASE kind WHEN '强制隔离戒毒' THEN NULL ELSE start_on END AS startDay, decided_years AS decidedYears,
    extension_months AS extensionMonths, end_on AS endDay
  FROM measures ORDER BY person_id, id`;
/** Rough days are no longer than seven characters; a text comparison puts '2026-09' before '2026-09-01'. */
const TESTS = `
  SELECT person_id AS personId, id, tested_on AS day, kind, result
  FROM tests WHERE voided_at IS NULL AND tested_on <= @last ORDER BY person_id, tested_on, id`;
const HELP = `
  SELECT person_id AS personId, id, helped_on AS day, kind
  FROM help_records WHERE voided_at IS NULL AND helped_on BETWEEN @roughFirst AND @last ORDER BY person_id, id`;

const COMPLETE = `v.voided_at IS NULL AND trim(v.in_charge) <> '' AND trim(v.seen) <> ''`;
const CONTACT = `v.person_id AS personId, v.id, v.visited_on AS day, v.mode, v.outcome, v.in_charge AS inCharge, v.seen`;
const CONTACTS_IN = `
  SELECT ${CONTACT} FROM visits v
  WHERE v.visited_on BETWEEN @first AND @last AND length(v.visited_on) = 10 AND ${COMPLETE}`;
const ROUGH_CONTACTS = `
  SELECT ${CONTACT} FROM visits v INDEXED BY visits_by_day
  WHERE length(v.visited_on) < 10 AND v.visited_on <= @last AND ${COMPLETE}`;
/** One index search a person: the last complete contact before a day, of any mode or 面对面. */
function lastBefore(condition: string): string {
  return `
  SELECT ${CONTACT} FROM people p JOIN visits v ON v.id = (
    SELECT v.id FROM visits v
    WHERE v.person_id = p.id AND v.visited_on < @day AND length(v.visited_on) = 10 AND ${COMPLETE} ${condition}
    ORDER BY v.visited_on DESC, v.id DESC LIMIT 1)`;
}
const LAST_OF_ANY_MODE = lastBefore('');
const LAST_FACE_TO_FACE = lastBefore(`AND v.mode = '面对面'`);

/** Rows by person, each list in the order of the query. */
function grouped<T extends { readonly personId: number }>(
  rows: Iterable<T>,
): ReadonlyMap<number, T[]> {
  const byPerson = new Map<number, T[]>();
  for (const row of rows) {
    const list = byPerson.get(row.personId);
    if (list === undefined) byPerson.set(row.personId, [row]);
    else list.push(row);
  }
  return byPerson;
}

const NEVER = { handedOverOn: null, suspensions: [], transfers: [] } as const;

/**
 * Reads what the indicators of a period are counted from, recycled people included: they counted until they were removed.
 * Of 600,000 visits only those of the period and the last ones before it are read.
 */
export function createIndicatorSource({ db }: Connection) {
  const rowsOf = <T>(query: string, values: Record<string, string>): T[] =>
    db.prepare<Record<string, string>, T>(query).all(values);

  const contacts = (period: IndicatorPeriod, boundaries: readonly CalendarDay[]) => {
    const earliest = db
      .prepare<[], { day: string | null }>('SELECT min(visited_on) AS day FROM visits')
      .get()?.day;
    const rows = [
      ...rowsOf<DatedRow<RecordedContact>>(ROUGH_CONTACTS, { last: period.last }),
      ...rowsOf<DatedRow<RecordedContact>>(CONTACTS_IN, { ...period }),
      ...rowsOf<DatedRow<RecordedContact>>(LAST_FACE_TO_FACE, { day: period.first }),
    ];
    for (const day of boundaries) {
      if (earliest !== undefined && earliest !== null && earliest < day)
        rows.push(...rowsOf<DatedRow<RecordedContact>>(LAST_OF_ANY_MODE, { day }));
    }
    const seen = new Set<number>();
    const once = rows.filter(({ id }) => !seen.has(id) && seen.add(id).size > 0);
    return grouped(once.sort((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1)));
  };

  return {
    /** One consistent picture of the register. `boundaries`: indicator-visits.ts, contactBoundaries. */
    people(period: IndicatorPeriod, boundaries: readonly CalendarDay[]): IndicatorPerson[] {
      return db.transaction(() => {
        const until = { last: period.last };
        const statuses = grouped(rowsOf<OfPerson<StatusFact>>(STATUSES, until));
        const grades = grouped(rowsOf<OfPerson<GradeFact>>(GRADES, until));
        const measures = grouped(
          rowsOf<OfPerson<Omit<RecordedMeasure, keyof typeof NEVER>>>(MEASURES, {}).map((row) => ({
            ...row,
            ...NEVER,
          })),
        );
        const tests = grouped(rowsOf<OfPerson<RecordedTest>>(TESTS, until));
        const roughFirst = addDays(period.first, -1).slice(0, 4);
        const help = grouped(rowsOf<OfPerson<RecordedHelp>>(HELP, { ...until, roughFirst }));
        const visits = contacts(period, boundaries);
        return rowsOf<PersonLine>(PEOPLE, {}).map((line) => ({
          ...line,
          lightTouch: line.lightTouch === 1,
          statuses: statuses.get(line.id) ?? [],
          grades: grades.get(line.id) ?? [],
          measures: measures.get(line.id) ?? [],
          contacts: visits.get(line.id) ?? [],
          tests: tests.get(line.id) ?? [],
          help: help.get(line.id) ?? [],
        }));
      })();
    },
  };
}

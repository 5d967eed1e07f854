import { addDays, type CalendarDay } from '../domain/calendar/calendar-day.ts';
import type { GradeFact } from '../domain/person/facts.ts';
import type {
  IndicatorPeriod,
  IndicatorPerson,
  RecordedContact,
  RecordedHelp,
  RecordedTest,
  StatusFact,
} from '../domain/figures/indicator-source.ts';
import type { PersonCategory } from '../domain/words/vocabulary.ts';
import type { Connection } from './connection-type.ts';
import { createMeasureFacts } from './measure-facts.ts';

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
  SELECT id, category, registered_on AS registeredOn, town_code AS townCode, EXISTS (SELECT 1 FROM light_touch l WHERE l.person_id = people.id AND l.entered_on <= @last
      AND (l.ended_on IS NULL OR l.ended_on > @last)) AS lightTouch
  FROM people ORDER BY id`;
const STATUSES = `
  SELECT person_id AS personId, id, effective_on AS day, cause, control_status AS status, presence, town_code AS townCode
  FROM statuses WHERE effective_on <= @last ORDER BY person_id, effective_on, id`;
const GRADES = `
  SELECT person_id AS personId, grade, effective_on AS approvedOn
  FROM grades WHERE approved_by IS NOT NULL AND effective_on <= @last ORDER BY person_id, effective_on, id`;
/** Rough days are no longer than seven characters; a text comparison puts '2026-09' before '2026-09-01'. */
const TESTS = `
  SELECT person_id AS personId, id, tested_on AS day, kind, result
  FROM tests WHERE voided_at IS NULL AND tested_on BETWEEN @roughFirst AND @last ORDER BY person_id, tested_on, id`;
/** One row a person: of 400,000 tests a window asks only for the days of the valid ones (R-04). */
const TEST_DAYS = `
  SELECT person_id AS personId, group_concat(tested_on) AS days
  FROM tests WHERE voided_at IS NULL AND result IN ('阴性','阳性') AND tested_on <= @last GROUP BY person_id`;
const HELP = `
  SELECT person_id AS personId, id, helped_on AS day, kind
  FROM help_records WHERE voided_at IS NULL AND helped_on BETWEEN @roughFirst AND @last ORDER BY person_id, id`;

const COMPLETE = `v.voided_at IS NULL AND trim(v.in_charge) <> '' AND trim(v.seen) <> ''`;
const CONTACT = `v.person_id AS personId, v.id, v.visited_on AS day, v.mode, v.outcome, v.in_charge AS inCharge, v.seen`;
const CONTACTS_IN = `
  SELECT ${CONTACT} FROM visits v
  WHERE v.visited_on BETWEEN @first AND @last AND length(v.visited_on) = 10 AND ${COMPLETE}`;
/** One index search for each year and month there can be. */
const ROUGH_CONTACTS = `
  SELECT ${CONTACT} FROM json_each(@roughDays) d JOIN visits v ON v.visited_on = d.value WHERE ${COMPLETE}`;
/** One index search a person: the last complete contact before a day, of any mode or 面对面. */
function lastBefore(condition: string): string {
  return `
  SELECT ${CONTACT} FROM people p JOIN visits v ON v.id = (
    SELECT v.id FROM visits v
    WHERE v.person_id = p.id AND v.visited_on < @day AND length(v.visited_on) = 10 AND ${COMPLETE} ${condition}
    ORDER BY v.visited_on DESC, v.id DESC LIMIT 1)`;
}
const LAST_OF_ANY_MODE = lastBefore('');
/** Of those only who were not met 面对面 from that day to the period: such a contact counts under every row (R-08). */
const LAST_OF_ANY_MODE_OF = `${LAST_OF_ANY_MODE}
  WHERE p.id IN (SELECT value FROM json_each(@people))`;
/** Of those only whose last contact was of another mode. */
const LAST_FACE_TO_FACE = `${lastBefore(`AND v.mode = '面对面'`)}
  WHERE p.id IN (SELECT value FROM json_each(@people))`;

const EVERYBODY = { first: 0, last: Number.MAX_SAFE_INTEGER };

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

/** Every year and month between two days, as old ledgers write them (R-01). */
function roughDays(from: CalendarDay, to: CalendarDay): string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const name = String(year).padStart(4, '0');
    days.push(name);
    for (let month = 1; month <= 12; month += 1)
      days.push(`${name}-${String(month).padStart(2, '0')}`);
  }
  return days.filter((day) => day <= to);
}

/** The last day before the period on which each person was met 面对面. */
function lastMetOn(contacts: readonly DatedRow<RecordedContact>[]): ReadonlyMap<number, string> {
  return new Map(
    contacts.filter(({ mode }) => mode === '面对面').map((row) => [row.personId, row.day]),
  );
}

/** Each contact once, by day. */
function onceByDay(
  rows: readonly DatedRow<RecordedContact>[],
): readonly DatedRow<RecordedContact>[] {
  const once = [...new Map(rows.map((row) => [row.id, row])).values()];
  return once.sort((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1));
}

function testDaysOf(
  rows: readonly OfPerson<{ readonly days: string }>[],
): ReadonlyMap<number, readonly string[]> {
  return new Map(rows.map(({ personId, days }) => [personId, days.split(',')]));
}

/**
 * Reads what the indicators of a period are counted from, recycled people included: they counted until they were removed.
 * Of 600,000 visits only those of the period and the last ones before it are read.
 */
export function createIndicatorSource(connection: Connection) {
  const { db } = connection;
  const measureFacts = createMeasureFacts(connection);
  const rowsOf = <T>(query: string, values: Record<string, string>): T[] =>
    db.prepare<Record<string, string>, T>(query).all(values);

  const contacts = (period: IndicatorPeriod, boundaries: readonly CalendarDay[]) => {
    const read = (query: string, values: Record<string, string>) =>
      rowsOf<DatedRow<RecordedContact>>(query, values);
    const oldest = db
      .prepare<[], { day: string | null }>('SELECT min(visited_on) AS day FROM visits')
      .get()?.day;
    if (oldest === undefined || oldest === null) return grouped<DatedRow<RecordedContact>>([]);
    const before = read(LAST_OF_ANY_MODE, { day: period.first });
    const notMet = before.filter(({ mode }) => mode !== '面对面').map(({ personId }) => personId);
    const met = read(LAST_FACE_TO_FACE, { day: period.first, people: JSON.stringify(notMet) });
    const metOn = lastMetOn([...before, ...met]);
    const notMetSince = (day: CalendarDay) =>
      before.map(({ personId }) => personId).filter((id) => (metOn.get(id) ?? '') < day);
    const rows = onceByDay([
      ...before,
      ...met,
      ...boundaries
        .filter((day) => oldest < day && day < period.first)
        .flatMap((day) =>
          read(LAST_OF_ANY_MODE_OF, { day, people: JSON.stringify(notMetSince(day)) }),
        ),
      ...read(ROUGH_CONTACTS, { roughDays: JSON.stringify(roughDays(oldest, period.last)) }),
      ...read(CONTACTS_IN, { ...period }),
    ]);
    return grouped(rows);
  };

  return {
    /** One consistent picture of the register. `boundaries`: indicator-visits.ts, contactBoundaries. */
    people(period: IndicatorPeriod, boundaries: readonly CalendarDay[]): IndicatorPerson[] {
      return db.transaction(() => {
        const until = { last: period.last };
        const statuses = grouped(rowsOf<OfPerson<StatusFact>>(STATUSES, until));
        const grades = grouped(rowsOf<OfPerson<GradeFact>>(GRADES, until));
        const measures = measureFacts(EVERYBODY);
        const roughFirst = addDays(period.first, -1).slice(0, 4);
        const tests = grouped(rowsOf<OfPerson<RecordedTest>>(TESTS, { ...until, roughFirst }));
        const testDays = testDaysOf(rowsOf(TEST_DAYS, until));
        const help = grouped(rowsOf<OfPerson<RecordedHelp>>(HELP, { ...until, roughFirst }));
        const visits = contacts(period, boundaries);
        return rowsOf<PersonLine>(PEOPLE, until).map((line) => ({
          ...line,
          lightTouch: line.lightTouch === 1,
          statuses: statuses.get(line.id) ?? [],
          grades: grades.get(line.id) ?? [],
          measures: measures.get(line.id) ?? [],
          contacts: visits.get(line.id) ?? [],
          testDays: testDays.get(line.id) ?? [],
          tests: tests.get(line.id) ?? [],
          help: help.get(line.id) ?? [],
        }));
      })();
    },
  };
}

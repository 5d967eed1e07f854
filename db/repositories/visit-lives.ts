import type { GradeRow, MeasureDays, PersonRecord } from './people.ts';
import type { VisitRow } from './records.ts';
import type { Connection } from './connection-type.ts';
import { grouped, type Owned, type PeopleRange } from './measure-facts.ts';

/** What R-08 needs of one person. */
export interface VisitLife {
  readonly person: Pick<
    PersonRecord,
    'id' | 'controlStatus' | 'lightTouch' | 'registeredOn' | 'category' | 'presence' | 'recycledAt'
  >;
  readonly measures: readonly MeasureDays[];
  readonly grades: readonly Pick<GradeRow, 'grade' | 'approvedBy' | 'effectiveOn'>[];
  /** Without the voided ones. */
  readonly visits: readonly Pick<VisitRow, 'visitedOn' | 'mode' | 'inCharge' | 'seen'>[];
}
type PersonLine = Omit<VisitLife['person'], 'lightTouch'> & { readonly lightTouch: number };

const PEOPLE = `
  SELECT id, control_status AS controlStatus, light_touch AS lightTouch, registered_on AS registeredOn, category, presence,
    recycled_at AS recycledAt
  FROM people WHERE id BETWEEN @first AND @last ORDER BY id`;
const MEASURES = `
  SELECT person_id AS owner, kind, decision_on AS decisionOn, service_on AS serviceOn, start_on AS startOn,
    decided_years AS decidedYears, extension_months AS extensionMonths, end_on AS endOn
  FROM measures WHERE voided_at IS NULL AND person_id BETWEEN @first AND @last ORDER BY person_id, id`;
const GRADES = `
  SELECT person_id AS owner, grade, approved_by AS approvedBy, effective_on AS effectiveOn FROM grades
  WHERE person_id BETWEEN @first AND @last ORDER BY person_id, effective_on, id`;
/** Read from one end to the other (the plus keeps the index out): visits of a person lie far apart in the file. */
const VISITS = `
  SELECT person_id AS owner, visited_on AS visitedOn, mode, in_charge AS inCharge, seen FROM visits
  WHERE voided_at IS NULL AND +person_id BETWEEN @first AND @last`;

/** Reads what R-08 asks of a stretch of people in a few statements, for the answer about everybody. */
export function createVisitLives({ db }: Connection) {
  const people = db.prepare<PeopleRange, PersonLine>(PEOPLE);
  const measures = db.prepare<PeopleRange, Owned<MeasureDays>>(MEASURES);
  const grades = db.prepare<PeopleRange, Owned<VisitLife['grades'][number]>>(GRADES);
  const visits = db.prepare<PeopleRange, Owned<VisitLife['visits'][number]>>(VISITS);
  return {
    ofRange(first: number, last: number): VisitLife[] {
      const range = { first, last };
      const measuresOf = grouped(measures.all(range));
      const gradesOf = grouped(grades.all(range));
      const visitsOf = Map.groupBy(visits.iterate(range), ({ owner }) => owner);
      return people.all(range).map((person) => ({
        person: { ...person, lightTouch: person.lightTouch === 1 },
        measures: measuresOf.get(person.id) ?? [],
        grades: gradesOf.get(person.id) ?? [],
        visits: visitsOf.get(person.id) ?? [],
      }));
    },
  };
}

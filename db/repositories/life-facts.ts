import type { CalendarDay } from '../domain/calendar/calendar-day.ts';
import type { LeaveFact, SeizureFact, TestFact } from '../domain/person/facts.ts';
import type { LifeFacts, Numbered, RiskSignFact } from '../domain/person/life.ts';
import type { Connection } from './connection-type.ts';
import { createMeasureFacts, grouped, type Owned, type PeopleRange } from './measure-facts.ts';

export type { LifeFacts } from '../domain/person/life.ts';

type LeaveLine = Owned<Numbered<Omit<LeaveFact, 'approvals'>>>;

/** The civil day of China on which a record was keyed in. */
const RECORDED_ON = `date(recorded_at, '+8 hours')`;

const TESTS = `
  SELECT person_id AS owner, id, tested_on AS day, kind, result, origin,
    CASE result WHEN '阳性' THEN ${RECORDED_ON} END AS recordedOn FROM tests
  WHERE voided_at IS NULL AND person_id BETWEEN @first AND @last ORDER BY person_id, tested_on, id`;
/** An application is a leave once it was approved, or once the person went without. */
const LEAVES = `
  SELECT person_id AS owner, id, left_on AS "from", back_on AS "to" FROM leaves
  WHERE voided_at IS NULL AND (went = 1 OR state IN ('同意','续假','已销假')) AND left_on <= @today AND person_id BETWEEN @first AND @last
  ORDER BY person_id, left_on, id`;
const APPROVALS = `
  SELECT a.leave_id AS owner, a.from_on AS "from", a.to_on AS "to" FROM leave_approvals a JOIN leaves l ON l.id = a.leave_id
  WHERE l.voided_at IS NULL AND l.person_id BETWEEN @first AND @last ORDER BY a.leave_id, a.from_on, a.id`;
/** 最近查获日期 of the ledger is a seizure too where no record of that day says more. */
const SEIZURES = `
  SELECT person_id AS owner, seized_on AS day, finding, ${RECORDED_ON} AS recordedOn FROM seizures
  WHERE voided_at IS NULL AND person_id BETWEEN @first AND @last
  UNION ALL
  SELECT id, last_seized_on, '未认定', NULL FROM people p
  WHERE last_seized_on IS NOT NULL AND id BETWEEN @first AND @last AND NOT EXISTS (
    SELECT 1 FROM seizures s WHERE s.person_id = p.id AND s.voided_at IS NULL AND s.seized_on = p.last_seized_on)
  ORDER BY 1, 2`;
const RISK_SIGNS = `
  SELECT person_id AS owner, id, happened_on AS day, kind, ${RECORDED_ON} AS recordedOn FROM risk_signs
  WHERE voided_at IS NULL AND person_id BETWEEN @first AND @last ORDER BY person_id, happened_on, id`;

const NOBODY: LifeFacts = { measures: [], tests: [], leaves: [], seizures: [], riskSigns: [] };

interface Range extends PeopleRange {
  readonly today: CalendarDay;
}

/** Reads the facts that the rules of graded control ask for, of one person or of a stretch of people in a few statements. */
export function createLifeFacts(connection: Connection) {
  const { db } = connection;
  const measureFacts = createMeasureFacts(connection);
  const statements = {
    tests: db.prepare<Range, Owned<Numbered<TestFact>>>(TESTS),
    leaves: db.prepare<Range, LeaveLine>(LEAVES),
    approvals: db.prepare<Range, Owned<LeaveFact['approvals'][number]>>(APPROVALS),
    seizures: db.prepare<Range, Owned<SeizureFact>>(SEIZURES),
    riskSigns: db.prepare<Range, Owned<Numbered<RiskSignFact>>>(RISK_SIGNS),
  };

  function read(range: Range): ReadonlyMap<number, LifeFacts> {
    const approvals = grouped(statements.approvals.all(range));
    const leaves = statements.leaves
      .all(range)
      .map((line) => ({ ...line, approvals: approvals.get(line.id) ?? [] }));
    const of = {
      measures: measureFacts(range),
      tests: grouped(statements.tests.all(range)),
      leaves: grouped(leaves),
      seizures: grouped(statements.seizures.all(range)),
      riskSigns: grouped(statements.riskSigns.all(range)),
    };
    const owners = new Set(Object.values(of).flatMap((map) => [...map.keys()]));
    return new Map(
      [...owners].map((owner): [number, LifeFacts] => [
        owner,
        {
          measures: of.measures.get(owner) ?? [],
          tests: of.tests.get(owner) ?? [],
          leaves: of.leaves.get(owner) ?? [],
          seizures: of.seizures.get(owner) ?? [],
          riskSigns: of.riskSigns.get(owner) ?? [],
        },
      ]),
    );
  }

  return {
    /** `today`: a leave that begins later is none yet. */
    ofPerson(personId: number, today: CalendarDay): LifeFacts {
      return read({ first: personId, last: personId, today }).get(personId) ?? NOBODY;
    },
    /** Of the people whose ids lie between two, both included; who has no record is not in the map. */
    ofRange(first: number, last: number, today: CalendarDay): ReadonlyMap<number, LifeFacts> {
      return read({ first, last, today });
    },
  };
}

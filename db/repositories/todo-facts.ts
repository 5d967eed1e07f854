import type { CalendarDay, RoughDay } from '../domain/calendar/calendar-day.ts';
import type {
  FollowUpRecord,
  GradeRecord,
  HandoverPapers,
  LeaveRequest,
  LightTouchProposal,
  MeasurePapers,
  MissedVisit,
  OpenNeed,
  OpenPlan,
  OpenTest,
  TodoLife,
  TodoPerson,
  VisitAnswer,
  WrittenSummary,
} from '../domain/todo/todo-facts.ts';
import type { Connection } from './connection-type.ts';
import { createLifeFacts } from './life-facts.ts';
import { grouped, type Owned, type PeopleRange } from './measure-facts.ts';

/** A life with the place and the person in charge that the list is grouped by. */
export interface PlacedLife {
  readonly life: TodoLife;
  readonly townCode: string;
  readonly inCharge: string;
}

interface PersonLine extends Omit<TodoPerson, 'lightTouch' | 'hasCaseWorker'> {
  readonly lightTouch: number;
  readonly hasCaseWorker: number;
  readonly townCode: string;
  readonly inCharge: string;
}
type PapersLine = Owned<Omit<MeasurePapers, 'transferAgreements' | 'imported'>> & {
  readonly imported: number;
};
type FollowUpLine = Owned<Omit<FollowUpRecord, 'passed'>> & { readonly passed: number };
type RequestLine = Owned<Omit<LeaveRequest, 'extension'>> & { readonly extension: number };

const PEOPLE = `
  SELECT id, category, presence, control_status AS controlStatus, light_touch AS lightTouch, registered_on AS registeredOn,
    case_worker <> '' AS hasCaseWorker, town_code AS townCode,
    CASE WHEN case_worker <> '' THEN case_worker ELSE police_officer END AS inCharge
  FROM people WHERE recycled_at IS NULL AND id BETWEEN @first AND @last ORDER BY id`;
const PAPERS = `
  SELECT person_id AS owner, id, agreement_on AS agreementOn, file_sent_on AS fileSentOn, town_notified_on AS townNotifiedOn,
    end_reason AS endReason, source = '台账导入' AS imported
  FROM measures WHERE voided_at IS NULL AND person_id BETWEEN @first AND @last`;
const TRANSFERS = `
  SELECT x.measure_id AS owner, x.changed_on AS changedOn, x.agreement_on AS agreementOn
  FROM measure_transfers x JOIN measures m ON m.id = x.measure_id
  WHERE x.voided_at IS NULL AND m.person_id BETWEEN @first AND @last ORDER BY x.changed_on, x.id`;
const HANDOVERS = `
  SELECT m.person_id AS owner, x.id, x.measure_id AS measureId, x.kind, x.warning_on AS warningOn, x.handed_on AS handedOn,
    x.receipt_on AS receiptOn
  FROM handovers x JOIN measures m ON m.id = x.measure_id
  WHERE x.voided_at IS NULL AND m.voided_at IS NULL AND m.person_id BETWEEN @first AND @last ORDER BY x.id`;
/** 续假: more days were asked for, and the answer is needed before the approved ones are over. */
const REQUESTS = `
  SELECT person_id AS owner, id, CASE state WHEN '续假' THEN coalesce(planned_back_on, left_on) ELSE left_on END AS "from",
    state = '续假' AS extension
  FROM leaves WHERE voided_at IS NULL AND state IN ('审核中','续假') AND person_id BETWEEN @first AND @last ORDER BY id`;
/** The day of an instant by the clock of the office (Asia/Shanghai): between midnight and eight it is not yet the same in UTC. */
const PROPOSED_ON = `coalesce(date(proposed_at, '+8 hours'), substr(proposed_at, 1, 10)) AS proposedOn`;
const GRADES = `
  SELECT person_id AS owner, id, grade, CASE WHEN approved_by IS NULL THEN NULL ELSE effective_on END AS approvedOn,
    ${PROPOSED_ON}
  FROM grades WHERE declined_at IS NULL AND person_id BETWEEN @first AND @last ORDER BY effective_on, id`;
const PROPOSALS = `
  SELECT person_id AS owner, id, ${PROPOSED_ON} FROM light_touch
  WHERE approved_by IS NULL AND declined_at IS NULL AND ended_on IS NULL AND person_id BETWEEN @first AND @last ORDER BY id`;
/** A test of the ledger is the office's last one, told long ago: nobody is asked to report it again. */
const TESTS = `
  SELECT person_id AS owner, id, tested_on AS day, result, sent_on AS sentOn FROM tests INDEXED BY tests_to_follow
  WHERE voided_at IS NULL AND person_id BETWEEN @first AND @last AND source <> '台账导入'
    AND result IN ('阳性','弱阳待检') AND (result = '弱阳待检' OR reported_on IS NULL) ORDER BY tested_on, id`;
const MISSED = `
  SELECT v.person_id AS owner, v.id, v.visited_on AS day, v.outcome FROM visits v INDEXED BY visits_missed
  WHERE v.voided_at IS NULL AND v.outcome IN ('未见到','拒绝') AND v.person_id BETWEEN @first AND @last
    AND NOT EXISTS (SELECT 1 FROM visits m WHERE m.person_id = v.person_id AND m.visited_on >= v.visited_on AND m.voided_at IS NULL
      AND m.outcome IN ('见到本人','见到家属') AND (m.visited_on > v.visited_on OR m.id > v.id))
  ORDER BY v.visited_on, v.id`;
const VISITS = `
  SELECT person_id AS owner, due_on AS dueOn, rule_id AS ruleId, anchor_on AS anchorOn, anchor_kind AS anchorKind, months, reason, why FROM visit_dues
  WHERE person_id BETWEEN @first AND @last`;
/**
 * Rule TALK: the last visit at which what was said is written down (谈话记录), or the family was seen; of its month and year also
 * the visits whose day is rough, as they could be later.
 */
const TALK = `v.voided_at IS NULL AND (v.mode = '家属见面' OR v.outcome = '见到家属'
      OR (v.outcome = '见到本人' AND (v.findings <> '' OR v.topics <> '[]')))`;
const TALKS = `
  SELECT p.id AS owner, v.visited_on AS day FROM people p
  JOIN visits l ON l.id = (SELECT v.id FROM visits v WHERE v.person_id = p.id AND ${TALK} ORDER BY v.visited_on DESC LIMIT 1)
  JOIN visits v ON v.person_id = p.id AND v.visited_on IN (l.visited_on, substr(l.visited_on, 1, 7), substr(l.visited_on, 1, 4)) AND ${TALK}
  WHERE p.id BETWEEN @first AND @last`;
const FOLLOW_UPS = `
  SELECT f.person_id AS owner, f.id, f.visit_id AS visitId, f.step, f.due_on AS dueOn, f.closed_on AS closedOn,
    EXISTS (SELECT 1 FROM visits v JOIN visits o ON o.id = f.visit_id
      WHERE v.person_id = f.person_id AND v.voided_at IS NULL
        AND (v.visited_on > o.visited_on OR (v.visited_on = o.visited_on AND v.id > o.id))) AS passed
  FROM visit_follow_ups f WHERE f.voided_at IS NULL AND f.person_id BETWEEN @first AND @last ORDER BY f.id`;
const PLANS = `
  SELECT p.person_id AS owner, p.id, p.planned_on AS plannedOn, p.visitor FROM visit_plans p
  WHERE p.voided_at IS NULL AND p.person_id BETWEEN @first AND @last AND NOT EXISTS (
    SELECT 1 FROM visits v WHERE v.person_id = p.person_id AND v.voided_at IS NULL AND v.visited_on >= p.planned_on)
  ORDER BY p.planned_on, p.id`;
const NEEDS = `
  SELECT n.person_id AS owner, n.id, v.visited_on AS toldOn, n.text, n.result_on AS resultOn,
    (SELECT max(h.helped_on) FROM help_records h WHERE h.need_id = n.id AND h.voided_at IS NULL) AS helpedOn FROM visit_needs n JOIN visits v ON v.id = n.visit_id
  WHERE n.voided_at IS NULL AND n.closed_on IS NULL AND coalesce(n.result, '') <> '已解决'
    AND n.person_id BETWEEN @first AND @last ORDER BY n.id`;
const SUMMARIES = `
  SELECT m.person_id AS owner, x.measure_id AS measureId, x.period_end AS periodEnd
  FROM measure_summaries x JOIN measures m ON m.id = x.measure_id
  WHERE x.voided_at IS NULL AND m.person_id BETWEEN @first AND @last`;

/** households out of poverty or monitored, of everybody who is alive and on the register. */
const RETURN_VISITS = `
  SELECT count(*) AS people FROM people WHERE recycled_at IS NULL AND presence = '在册' AND control_status <> '死亡'
    AND light_touch = 0 AND poverty_category IS NOT NULL AND poverty_category <> '一般户'`;

/** The readers of what is a list a person. */
function readersOf({ db }: Connection) {
  const read = <T>(sql: string) => {
    const statement = db.prepare<PeopleRange, Owned<T>>(sql);
    return (range: PeopleRange) =>
      grouped(statement.all(range)) as ReadonlyMap<number, readonly T[]>;
  };
  const requests = db.prepare<PeopleRange, RequestLine>(REQUESTS);
  const followUps = db.prepare<PeopleRange, FollowUpLine>(FOLLOW_UPS);
  return {
    handovers: read<HandoverPapers>(HANDOVERS),
    grades: read<GradeRecord>(GRADES),
    proposals: read<LightTouchProposal>(PROPOSALS),
    tests: read<OpenTest>(TESTS),
    missed: read<MissedVisit>(MISSED),
    plans: read<OpenPlan>(PLANS),
    needs: read<OpenNeed>(NEEDS),
    talks: read<{ readonly day: RoughDay }>(TALKS),
    visits: read<VisitAnswer>(VISITS),
    summaries: read<WrittenSummary>(SUMMARIES),
    followUps: (range: PeopleRange): ReadonlyMap<number, readonly FollowUpRecord[]> =>
      grouped(followUps.all(range).map((row) => ({ ...row, passed: row.passed === 1 }))),
    papers: papersReader(db),
    requests: (range: PeopleRange): ReadonlyMap<number, readonly LeaveRequest[]> =>
      grouped(requests.all(range).map((row) => ({ ...row, extension: row.extension === 1 }))),
  };
}

function papersReader(db: Connection['db']) {
  const papers = db.prepare<PeopleRange, PapersLine>(PAPERS);
  const transfers = db.prepare<PeopleRange, Owned<MeasurePapers['transferAgreements'][number]>>(
    TRANSFERS,
  );
  return (range: PeopleRange): ReadonlyMap<number, readonly MeasurePapers[]> => {
    const agreements = grouped(transfers.all(range));
    const rows = papers.all(range).map((row) => ({
      ...row,
      imported: row.imported === 1,
      transferAgreements: agreements.get(row.id) ?? [],
    }));
    return grouped(rows);
  };
}

function of<T>(rows: ReadonlyMap<number, readonly T[]>, id: number): readonly T[] {
  return rows.get(id) ?? [];
}

/** Reads everything that the to-do list of a stretch of people is made of, in a few statements. */
export function createTodoFacts(connection: Connection) {
  const { db } = connection;
  const lifeFacts = createLifeFacts(connection);
  const people = db.prepare<PeopleRange, PersonLine>(PEOPLE);
  const returnVisits = db.prepare<[], { people: number }>(RETURN_VISITS);
  const read = readersOf(connection);

  /** What belongs to the people of a range, by person. */
  function belongings(range: PeopleRange): (id: number) => Omit<TodoLife, 'person' | 'facts'> {
    const papers = read.papers(range);
    const requests = read.requests(range);
    const handovers = read.handovers(range);
    const grades = read.grades(range);
    const proposals = read.proposals(range);
    const tests = read.tests(range);
    const missed = read.missed(range);
    const followUps = read.followUps(range);
    const plans = read.plans(range);
    const needs = read.needs(range);
    const talks = read.talks(range);
    const visits = read.visits(range);
    const summaries = read.summaries(range);
    return (id) => ({
      papers: of(papers, id),
      handovers: of(handovers, id),
      leaveRequests: of(requests, id),
      grades: of(grades, id),
      lightTouchProposals: of(proposals, id),
      openTests: of(tests, id),
      missedVisits: of(missed, id),
      followUps: of(followUps, id),
      plans: of(plans, id),
      needs: of(needs, id),
      talkDays: of(talks, id).map(({ day }) => day),
      visit: of(visits, id)[0] ?? null,
      summaries: of(summaries, id),
    });
  }

  return {
    /** How many people are on the list of a round of return visits. */
    returnVisits(): number {
      return returnVisits.get()?.people ?? 0;
    },
    /** Of the people whose ids lie between two, both included; the recycled are left out. */
    ofRange(first: number, last: number, today: CalendarDay): PlacedLife[] {
      const facts = lifeFacts.ofRange(first, last, today);
      const belonging = belongings({ first, last });
      return people.all({ first, last }).map(({ townCode, inCharge, ...line }) => ({
        townCode,
        inCharge,
        life: {
          ...belonging(line.id),
          person: {
            ...line,
            lightTouch: line.lightTouch === 1,
            hasCaseWorker: line.hasCaseWorker === 1,
          },
          facts: facts.get(line.id) ?? NO_FACTS,
        },
      }));
    },
  };
}

const NO_FACTS: TodoLife['facts'] = {
  measures: [],
  tests: [],
  leaves: [],
  seizures: [],
  riskSigns: [],
};

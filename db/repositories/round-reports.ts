import { addDays, earlierDay, makeDay, type CalendarDay } from '../domain/calendar/calendar-day.ts';
import type { PovertyRisk } from '../domain/poverty/poverty-risk.ts';
import {
  lastHelpDay,
  roundLabel,
  type FormerSheet,
  type RoundFact,
  type RoundFacts,
  type RoundHead,
  type RoundHelp,
  type SheetFact,
} from '../domain/poverty/round-fact.ts';
import { maskNumbers } from '../domain/values/number-mask.ts';
import { divideHalfAway, moneyOf, type Money } from '../domain/values/percentage.ts';
import { maskIdentityNumber } from '../domain/values/resident-id.ts';
import { POVERTY_HELP_KINDS, type RoundName } from '../domain/words/vocabulary.ts';
import type { Connection } from './connection-type.ts';
import { SHOWN_NAME, unlessLightTouch } from './shown-name.ts';

type Flag = 0 | 1 | null;
interface EntryLine extends Omit<RoundFact, 'sheet' | 'lightTouch'>, SheetLine {
  readonly lightTouch: 0 | 1;
}
interface FormerLine extends SheetLine {
  readonly personId: number;
  readonly year: number;
  readonly name: RoundName;
}
interface SheetLine extends Omit<
  SheetFact,
  | 'approved'
  | 'perHead'
  | 'line'
  | 'signals'
  | 'housing'
  | 'schooling'
  | 'medical'
  | 'water'
  | 'workUnstable'
  | 'safetyNet'
  | 'riskTypes'
  | 'helpInPlace'
  | 'helpNeeded'
> {
  readonly complete: Flag;
  readonly approvedAt: string | null;
  readonly finding: string | null;
  readonly people: number | null;
  readonly wage: number | null;
  readonly business: number | null;
  readonly property: number | null;
  readonly transfer: number | null;
  readonly businessCost: number | null;
  readonly housing: Flag;
  readonly schooling: Flag;
  readonly medical: Flag;
  readonly water: Flag;
  readonly workUnstable: Flag;
  readonly safetyNet: Flag;
  readonly riskTypes: string | null;
  readonly helpInPlace: string | null;
  readonly helpNeeded: string | null;
}

/** Of minors a number stands for the name too (《预防未成年人犯罪法》第五十九条): born after @adultBorn. */
const MINOR = `(p.birth_on IS NOT NULL AND p.birth_on > @adultBorn)`;
const NAME = `CASE WHEN ${MINOR} AND p.light_touch = 0 THEN printf('未成年人%05d号', p.id) ELSE ${SHOWN_NAME} END`;
const NUMBER = `CASE WHEN ${MINOR} THEN '' ELSE ${unlessLightTouch('p.identity_number', "''")} END`;
/** Of whom the name is a number, a note would tell who it is. */
const NOTE = `CASE WHEN ${MINOR} THEN '' ELSE ${unlessLightTouch('e.unmet_note', "''")} END`;
const VILLAGE = unlessLightTouch("COALESCE(v.name, '')", "''");

const SHEET = `s.complete, s.approved_at AS approvedAt, s.conclusion, s.finding, s.people, s.wage_fen AS wage,
    s.business_fen AS business, s.property_fen AS property, s.transfer_fen AS transfer, s.business_cost_fen AS businessCost,
    s.housing, s.schooling, s.medical, s.water, s.able_to_work AS ableToWork, s.working, s.work_unstable AS workUnstable,
    s.drug_state AS drugState, s.safety_net AS safetyNet, s.risk_types AS riskTypes, s.help_in_place AS helpInPlace,
    s.help_needed AS helpNeeded`;

const ENTRIES = `
  SELECT e.id AS entryId, e.person_id AS personId, e.household_id AS householdId, e.town_code AS townCode, ${VILLAGE} AS villageName,
    ${NAME} AS shownName, ${NUMBER} AS identityMasked, p.light_touch AS lightTouch, e.household_category AS householdCategory,
    e.person_category AS personCategory, e.origin, e.left_reason AS leftReason, e.unmet_reason AS unmetReason, ${NOTE} AS unmetNote,
    h.contact_name AS contactName, ${SHEET}
  FROM round_entries e JOIN people p ON p.id = e.person_id JOIN households h ON h.id = e.household_id
    LEFT JOIN villages v ON v.code = e.village_code LEFT JOIN round_sheets s ON s.entry_id = e.id
  WHERE e.round_id = @roundId ORDER BY e.town_code, e.village_code, e.household_id, e.id`;

/** What the last approved sheets of a round's people said in the rounds before it, the latest last. */
const FORMER = `
  SELECT e.person_id AS personId, r.year, r.name, ${SHEET}
  FROM round_entries e JOIN round_entries o ON o.person_id = e.person_id JOIN return_rounds r ON r.id = o.round_id
    JOIN round_sheets s ON s.entry_id = o.id
  WHERE e.round_id = @roundId AND e.left_reason IS NULL AND r.last_on < @firstOn
    AND s.complete = 1 AND s.approved_at IS NOT NULL AND s.conclusion IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM round_sheets own WHERE own.entry_id = e.id AND own.complete = 1)
  ORDER BY r.last_on`;

/** Households that were under watch at the end of a day. */
const WATCHED = `
  SELECT DISTINCT household_id FROM household_watches
  WHERE voided_at IS NULL AND identified_on <= @on AND (closed_on IS NULL OR closed_on > @on)`;

/**
 * Help of a household is what its registered members got while they lived there, of the kinds of poverty help. A record counts once:
 * for the listed household in which the person lived on that day, else for the one with which they stand on the list.
 */
const HELP = `
  WITH listed AS (SELECT household_id, MIN(town_code) AS town_code FROM round_entries
      WHERE round_id = @roundId AND left_reason IS NULL GROUP BY household_id),
    members AS (SELECT m.household_id, m.person_id, m.since, m.until, 0 AS place
      FROM household_members m JOIN listed l ON l.household_id = m.household_id WHERE m.person_id IS NOT NULL AND m.voided_at IS NULL
      UNION ALL SELECT e.household_id, e.person_id, NULL, NULL, 1 FROM round_entries e
      WHERE e.round_id = @roundId AND e.left_reason IS NULL),
    records AS (SELECT r.id, m.household_id, r.person_id, r.kind, r.helped_on, r.amount_fen,
        row_number() OVER (PARTITION BY r.id ORDER BY m.place, m.since DESC, m.household_id) AS place
      FROM help_records r JOIN members m ON m.person_id = r.person_id
        AND (m.since IS NULL OR m.since <= r.helped_on) AND (m.until IS NULL OR r.helped_on < m.until)
      WHERE r.voided_at IS NULL AND r.helped_on BETWEEN @first AND @last AND r.kind IN (SELECT value FROM json_each(@kinds)))
  SELECT l.household_id AS householdId, r.person_id AS personId, l.town_code AS townCode, r.kind, r.helped_on AS helpedOn,
    r.amount_fen AS amountFen
  FROM records r JOIN listed l ON l.household_id = r.household_id WHERE r.place = 1 ORDER BY r.helped_on, r.id`;

const HEADS = `
  SELECT id, year, name, first_on AS firstOn, last_on AS lastOn, opened_on AS openedOn, closed_on AS closedOn
  FROM return_rounds ORDER BY year, CASE name WHEN '年中' THEN 0 ELSE 1 END`;

const GROWN_UP = 18;

/** Rounds as the reports of the yearly review read them: one query a round, nothing that may not be printed. */
export function createRoundReports({ db }: Connection) {
  const heads = db.prepare<[], RoundHead>(HEADS);
  const entries = db.prepare<{ roundId: number; adultBorn: string }, EntryLine>(ENTRIES);
  const help = db.prepare<
    { roundId: number; first: string; last: string; kinds: string },
    RoundHelp
  >(HELP);

  const former = db.prepare<{ roundId: number; firstOn: string }, FormerLine>(FORMER);
  const watched = db.prepare<{ on: string }, number>(WATCHED).pluck();

  function allHeads(): readonly RoundHead[] {
    return heads.all();
  }
  return {
    /** All rounds, the oldest first. */
    heads: allHeads,
    /** What was last concluded of the people whom a round did not reach: nobody of them is forgotten when next year's list is made. */
    formerly({ id, firstOn }: RoundHead): ReadonlyMap<number, FormerSheet> {
      const lines = former.all({ roundId: id, firstOn });
      return new Map(
        lines.map((line) => [line.personId, { label: roundLabel(line), sheet: toSheet(line) }]),
      );
    },
    /** Households under watch at the end of a day. */
    watchedOn(on: CalendarDay): ReadonlySet<number> {
      return new Set(watched.all({ on }));
    },
    find(year: number, name: RoundName): RoundHead | undefined {
      return allHeads().find((head) => head.year === year && head.name === name);
    },
    /** The list of a round, and the help since the round before it until its own last day, or `today` while that is to come. */
    facts(head: RoundHead, today: CalendarDay): RoundFacts {
      const before = allHeads()
        .filter(({ lastOn }) => lastOn < head.firstOn)
        .at(-1);
      const helpFrom =
        before === undefined ? makeDay(head.year, 1, 1) : addDays(lastHelpDay(before), 1);
      const helpTo = earlierDay(lastHelpDay(head), today);
      const adultBorn = `${Number(today.slice(0, 4)) - GROWN_UP}${today.slice(4)}`;
      return {
        head,
        helpFrom,
        helpTo,
        entries: Array.from(entries.iterate({ roundId: head.id, adultBorn }), toFact),
        help: help.all({
          ...{ roundId: head.id, first: helpFrom, last: helpTo },
          kinds: JSON.stringify(POVERTY_HELP_KINDS),
        }),
      };
    },
  };
}

function toFact(line: EntryLine): RoundFact {
  const { entryId, personId, householdId, townCode, villageName, shownName } = line;
  const { householdCategory, personCategory, origin, leftReason, unmetReason, contactName } = line;
  return {
    ...{ entryId, personId, householdId, townCode, villageName, shownName },
    ...{ householdCategory, personCategory, origin, leftReason, unmetReason, contactName },
    unmetNote: maskNumbers(line.unmetNote),
    identityMasked: maskIdentityNumber(line.identityMasked),
    lightTouch: line.lightTouch === 1,
    sheet: line.complete === 1 ? toSheet(line) : null,
  };
}

function toSheet(line: SheetLine): SheetFact {
  const { conclusion, ableToWork, working, drugState } = line;
  const finding =
    line.finding === null
      ? null
      : (JSON.parse(line.finding) as Pick<PovertyRisk, 'line' | 'signals'>);
  return {
    ...{ conclusion, ableToWork, working, drugState },
    approved: line.approvedAt !== null,
    perHead: perHeadOf(line),
    line: finding?.line ?? null,
    signals: finding?.signals ?? [],
    housing: answer(line.housing),
    schooling: answer(line.schooling),
    medical: answer(line.medical),
    water: answer(line.water),
    workUnstable: answer(line.workUnstable),
    safetyNet: answer(line.safetyNet),
    riskTypes: wordsOf(line.riskTypes) as SheetFact['riskTypes'],
    helpInPlace: wordsOf(line.helpInPlace) as SheetFact['helpInPlace'],
    helpNeeded: wordsOf(line.helpNeeded) as SheetFact['helpNeeded'],
  };
}

function answer(flag: Flag): boolean | null {
  return flag === null ? null : flag === 1;
}

function wordsOf(json: string | null): readonly string[] {
  return JSON.parse(json ?? '[]') as readonly string[];
}

/** net income of twelve months by the people of the household, to the fen, a half away from zero. */
function perHeadOf(line: SheetLine): Money | null {
  const { people, wage, business, property, transfer, businessCost } = line;
  if (people === null || people === 0 || wage === null || business === null) return null;
  if (property === null || transfer === null || businessCost === null) return null;
  const net = BigInt(wage + business + property + transfer - businessCost);
  return moneyOf(divideHalfAway(net, BigInt(people)));
}

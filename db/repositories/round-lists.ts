import type { EntryState } from '../domain/poverty/entry-state.ts';
import type { LevelCount, StateCount } from '../domain/poverty/tally.ts';
import type {
  PersonCategory,
  PovertyLevel,
  RoundLeavingReason,
} from '../domain/words/vocabulary.ts';
import type { UnmetReason } from '../domain/words/vocabulary-poverty.ts';
import type { Connection } from './connection-type.ts';
import { searchable } from './people-list.ts';
import { SHOWN_NAME, unlessLightTouch } from './shown-name.ts';

export interface EntryFilter {
  readonly roundId: number;
  readonly text: string;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly visitor: string | null;
  readonly state: EntryState | null;
  readonly level: PovertyLevel | null;
  /** Only those that were sent back and are not concluded again. */
  readonly returned?: boolean;
  /** Only these; null: all. */
  readonly ids: readonly number[] | null;
}

/** A line of the list of a round; the number is masked before it leaves the office. */
export interface EntryLine {
  readonly id: number;
  readonly revision: number;
  readonly personId: number;
  readonly householdId: number;
  readonly lightTouch: 0 | 1;
  readonly fullName: string;
  readonly identityNumber: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageName: string;
  readonly householdCategory: string;
  readonly personCategory: PersonCategory;
  readonly controlStatus: string;
  readonly origin: '冻结' | '补入';
  readonly visitor: string;
  readonly state: EntryState;
  readonly conclusion: PovertyLevel | null;
  readonly unmetReason: UnmetReason | null;
  readonly leftReason: RoundLeavingReason | null;
  readonly recycled: 0 | 1;
  /** Sent back with a reason, and not concluded again. */
  readonly returned: 0 | 1;
}

/** Counts of a part of a round. */
export interface PartCount extends StateCount {
  readonly roundId: number;
  readonly townCode: string;
}
export interface PartLevels extends LevelCount {
  readonly roundId: number;
  /** Empty: the whole round. A household whose people stand in two towns counts in the first of them, as in the report. */
  readonly townCode: string;
}

/** An approved sheet, for series over the rounds. */
export interface ApprovedSheet {
  readonly roundId: number;
  readonly householdId: number;
  readonly people: number;
  /** Income of twelve months less the cost of the business. */
  readonly netFen: number;
  readonly riskTypes: string;
}

/** The same answer as entryState of db/domain/poverty/entry-state.ts; tests/db/rounds.test.ts compares the two. */
export const ENTRY_STATE = `CASE
  WHEN e.left_reason IS NOT NULL THEN '已移出'
  WHEN s.complete = 1 THEN CASE WHEN s.approved_by IS NOT NULL THEN '已审定' WHEN s.conclusion IS NOT NULL THEN '已研判' ELSE '已回访' END
  WHEN e.unmet_reason IS NOT NULL THEN '未回访'
  WHEN s.entry_id IS NULL THEN '待回访' ELSE '草稿' END`;
/** nobody under 无感式管理 is found by what would name them. */
const FOUND_BY_TEXT = `e.person_id IN (SELECT q.person_id FROM person_search q JOIN people o ON o.id = q.person_id
  WHERE instr(q.text, @text) > 0 AND o.light_touch = 0)`;
/** Sent back, and not concluded since; who was not met in the end has no sheet to mend. */
const RETURNED = `(coalesce(s.returned_reason, '') <> '' AND e.left_reason IS NULL AND (s.complete = 1 OR e.unmet_reason IS NULL))`;
const OF_ROUND = 'e.round_id = @roundId';
const SHEETS = 'round_entries e LEFT JOIN round_sheets s ON s.entry_id = e.id';
/** From the gravest; null: not approved. */
const APPROVED_RANK = `CASE WHEN s.approved_by IS NOT NULL THEN
  CASE s.conclusion WHEN '已返贫' THEN 0 WHEN '高' THEN 1 WHEN '中' THEN 2 ELSE 3 END END`;
const LEVEL_OF_RANK = `CASE rank WHEN 0 THEN '已返贫' WHEN 1 THEN '高' WHEN 2 THEN '中' WHEN 3 THEN '低' END`;

function levelsSql(town: string, where: string): string {
  return `SELECT roundId, townCode, ${LEVEL_OF_RANK} AS level, count(*) AS households FROM (
    SELECT e.round_id AS roundId, ${town} AS townCode, min(${APPROVED_RANK}) AS rank
    FROM ${SHEETS} WHERE e.left_reason IS NULL AND ${where} GROUP BY e.round_id, e.household_id) GROUP BY 1, 2, 3`;
}
const COLUMNS = `
  e.id, e.revision, e.person_id AS personId, e.household_id AS householdId, p.light_touch AS lightTouch, ${SHOWN_NAME} AS fullName,
  ${unlessLightTouch('p.identity_number', "''")} AS identityNumber, e.town_code AS townCode, coalesce(t.name, '') AS townName,
  ${unlessLightTouch("coalesce(v.name, '')", "''")} AS villageName, e.household_category AS householdCategory,
  e.person_category AS personCategory, p.control_status AS controlStatus, e.origin, e.visitor, ${ENTRY_STATE} AS state,
  s.conclusion, e.unmet_reason AS unmetReason, e.left_reason AS leftReason,
  p.recycled_at IS NOT NULL AS recycled, ${RETURNED} AS returned`;
const TABLES = `${SHEETS} JOIN people p ON p.id = e.person_id
  LEFT JOIN towns t ON t.code = e.town_code LEFT JOIN villages v ON v.code = e.village_code`;

/** The list of a round, its counts, and what all rounds came to: sets, never a loop over people. */
export function createRoundLists(connection: Connection) {
  return { ...entryLists(connection), ...counting(connection), ...comingTo(connection) };
}

function entryLists({ db }: Connection) {
  const line = db.prepare<{ id: number }, EntryLine>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE e.id = @id`,
  );
  const complete = db.prepare<
    { roundId: number },
    { id: number; personId: number; householdId: number }
  >(
    `SELECT e.id, e.person_id AS personId, e.household_id AS householdId FROM ${SHEETS}
     WHERE ${OF_ROUND} AND e.left_reason IS NULL AND s.complete = 1 ORDER BY e.id`,
  );
  return {
    entryLine(id: number): EntryLine | undefined {
      return line.get({ id });
    },
    /** By town, village and household, so that who is visited together stands together. */
    entryLines(
      filter: EntryFilter,
      page: { readonly offset: number; readonly limit: number },
    ): { total: number; rows: EntryLine[] } {
      const { where, values } = conditionsOf(filter);
      const total = db
        .prepare<Record<string, unknown>, { total: number }>(
          `SELECT count(*) AS total FROM ${SHEETS} WHERE ${where}`,
        )
        .get(values);
      const rows = db
        .prepare<Record<string, unknown>, EntryLine>(
          `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where}
           ORDER BY e.town_code, e.village_code, e.household_id, e.id LIMIT @limit OFFSET @offset`,
        )
        .all({ ...values, ...page });
      return { total: total?.total ?? 0, rows };
    },
    /** Entries whose sheet is complete and that are still on the list. */
    completeKeys(roundId: number): { id: number; personId: number; householdId: number }[] {
      return complete.all({ roundId });
    },
  };
}

function conditionsOf(filter: EntryFilter) {
  const where = ['e.round_id = @roundId'];
  const values: Record<string, unknown> = { roundId: filter.roundId };
  const equal = (column: string, name: keyof EntryFilter) => {
    if (filter[name] === null) return;
    where.push(`${column} = @${name}`);
    values[name] = filter[name];
  };
  equal('e.town_code', 'townCode');
  equal('e.village_code', 'villageCode');
  equal('e.visitor', 'visitor');
  equal(ENTRY_STATE, 'state');
  equal('s.conclusion', 'level');
  if (filter.returned === true) where.push(RETURNED);
  const text = searchable(filter.text);
  if (text !== '') {
    where.push(FOUND_BY_TEXT);
    values['text'] = text;
  }
  if (filter.ids !== null) {
    where.push('e.id IN (SELECT value FROM json_each(@ids))');
    values['ids'] = JSON.stringify(filter.ids);
  }
  return { where: where.join(' AND '), values };
}

function counting({ db }: Connection) {
  const statesSql = (where: string) =>
    `SELECT e.round_id AS roundId, e.town_code AS townCode, ${ENTRY_STATE} AS state, e.origin, count(*) AS people
     FROM ${SHEETS} WHERE ${where} GROUP BY 1, 2, 3, 4`;
  const bothLevels = (where: string) =>
    `${levelsSql("''", where)} UNION ALL ${levelsSql('min(e.town_code)', where)}`;
  const states = {
    all: db.prepare<[], PartCount>(statesSql('1')),
    round: db.prepare<{ roundId: number }, PartCount>(statesSql(OF_ROUND)),
  };
  const levels = {
    all: db.prepare<[], PartLevels>(bothLevels('1')),
    round: db.prepare<{ roundId: number }, PartLevels>(bothLevels(OF_ROUND)),
  };
  const visitors = db.prepare<{ roundId: number }, { visitor: string } & StateCount>(
    `SELECT e.visitor, ${ENTRY_STATE} AS state, e.origin, count(*) AS people
     FROM ${SHEETS} WHERE e.round_id = @roundId AND e.left_reason IS NULL GROUP BY 1, 2, 3 ORDER BY e.visitor`,
  );
  const unmet = db.prepare<{ roundId: number }, { reason: string; people: number }>(
    `SELECT e.unmet_reason AS reason, count(*) AS people FROM ${SHEETS}
     WHERE e.round_id = @roundId AND ${ENTRY_STATE} = '未回访' GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const noLonger = db
    .prepare<{ roundId: number }, number>(
      `SELECT count(*) FROM ${SHEETS}
       WHERE e.round_id = @roundId AND ${ENTRY_STATE} = '未回访' AND e.unmet_reason = '无感式管理'
         AND EXISTS (SELECT 1 FROM people p WHERE p.id = e.person_id AND p.light_touch = 0)`,
    )
    .pluck();
  return {
    /** People by town, state and origin; of all rounds with null. */
    stateCounts(roundId: number | null): PartCount[] {
      return roundId === null ? states.all.all() : states.round.all({ roundId });
    },
    /** Households by their gravest approved conclusion, of the round ('' as town) and of each town. */
    levelCounts(roundId: number | null): PartLevels[] {
      return roundId === null ? levels.all.all() : levels.round.all({ roundId });
    },
    visitorCounts(roundId: number): ({ visitor: string } & StateCount)[] {
      return visitors.all({ roundId });
    },
    /** People without a visit because of 无感式管理, which has ended meanwhile. */
    noLongerLightTouch(roundId: number): number {
      return noLonger.get({ roundId }) ?? 0;
    },
    unmetReasons(roundId: number): { reason: string; people: number }[] {
      return unmet.all({ roundId });
    },
  };
}

function comingTo({ db }: Connection) {
  const approved = db.prepare<[], ApprovedSheet>(`
    SELECT e.round_id AS roundId, e.household_id AS householdId, s.people, s.risk_types AS riskTypes,
      s.wage_fen + s.business_fen + s.property_fen + s.transfer_fen - s.business_cost_fen AS netFen
    FROM round_entries e JOIN round_sheets s ON s.entry_id = e.id
    WHERE e.left_reason IS NULL AND s.approved_by IS NOT NULL ORDER BY ${APPROVED_RANK}, e.town_code, e.village_code, e.id`);
  const levels = db.prepare<{ roundId: number; householdId: number }, PovertyLevel>(`
    SELECT DISTINCT s.conclusion FROM round_entries e JOIN round_sheets s ON s.entry_id = e.id
    WHERE e.household_id = @householdId AND e.round_id = @roundId AND e.left_reason IS NULL AND s.approved_by IS NOT NULL`);
  return {
    /** The approved conclusions of a household in a round. */
    approvedLevels(roundId: number, householdId: number): PovertyLevel[] {
      return levels.pluck().all({ roundId, householdId });
    },
    /** Of all rounds, the gravest conclusion first: of a household the first one tells. */
    approvedSheets(): ApprovedSheet[] {
      return approved.all();
    },
  };
}

import type { RoundAhead } from '../domain/todo/todo-rounds.ts';
import type { Connection } from './connection-type.ts';
import { ENTRY_STATE } from './round-lists.ts';
import { SHOWN_NAME, unlessLightTouch } from './shown-name.ts';

/** How far an open round is, by its id. */
export interface OpenRound extends RoundAhead {
  readonly roundId: number;
}

/** A sheet that was sent back and is not concluded again. */
export interface ReturnedEntry {
  readonly roundId: number;
  readonly entryId: number;
  readonly lightTouch: 0 | 1;
  readonly fullName: string;
  readonly townCode: string;
  readonly villageName: string;
  readonly reason: string;
  readonly recordedBy: string;
}

const WAITS = `state IN ('待回访', '草稿')`;
const TO_APPROVE = `state = '已研判'`;
/** One walk over the lists of the rounds that are open; the states are those of the list (ENTRY_STATE). */
const OPEN_ROUNDS = `
  SELECT roundId, sum(${WAITS}) AS waiting,
    sum(state = '未回访' AND unmet_reason = '无感式管理'
      AND EXISTS (SELECT 1 FROM people p WHERE p.id = person_id AND p.light_touch = 0)) AS noLongerLightTouch,
    sum(state = '已回访' AND returned_reason = '') AS toConclude,
    sum(${TO_APPROVE}) AS toApprove,
    sum(${TO_APPROVE} AND conclusion IN ('已返贫', '高')) AS grave,
    min(CASE WHEN ${TO_APPROVE} THEN coalesce(date(concluded_at, '+8 hours'), substr(concluded_at, 1, 10)) END) AS since
  FROM (
    SELECT e.round_id AS roundId, e.person_id, e.unmet_reason, ${ENTRY_STATE} AS state, s.conclusion, s.concluded_at,
      s.returned_reason
    FROM return_rounds r JOIN round_entries e ON e.round_id = r.id LEFT JOIN round_sheets s ON s.entry_id = e.id
    WHERE r.closed_on IS NULL AND e.left_reason IS NULL)
  GROUP BY roundId`;
/** By the index of what was sent back: few, whatever the length of the lists. */
const RETURNED_SHEETS = `
  SELECT e.round_id AS roundId, e.id AS entryId, p.light_touch AS lightTouch, ${SHOWN_NAME} AS fullName, e.town_code AS townCode,
    ${unlessLightTouch("coalesce(v.name, '')", "''")} AS villageName, s.returned_reason AS reason, s.recorded_by AS recordedBy
  FROM round_sheets s INDEXED BY round_sheets_returned
  CROSS JOIN round_entries e ON e.id = s.entry_id CROSS JOIN return_rounds r ON r.id = e.round_id
  JOIN people p ON p.id = e.person_id LEFT JOIN villages v ON v.code = e.village_code
  WHERE s.returned_reason <> '' AND e.left_reason IS NULL AND (s.complete = 1 OR e.unmet_reason IS NULL) AND r.closed_on IS NULL
  ORDER BY e.round_id, e.town_code, e.village_code, e.id`;

/** What the to-do list asks of the rounds that are open. */
export function createRoundTodo({ db }: Connection) {
  const open = db.prepare<[], OpenRound>(OPEN_ROUNDS);
  const returned = db.prepare<[], ReturnedEntry>(RETURNED_SHEETS);
  return {
    /** A round whose list is empty has no row. */
    openRounds(): OpenRound[] {
      return open.all();
    },
    returnedSheets(): ReturnedEntry[] {
      return returned.all();
    },
  };
}

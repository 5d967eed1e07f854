import type { RoundOfYear } from '../domain/poverty/return-visit-round.ts';
import type { Connection } from './connection-type.ts';

/** The round that lies in a period or last before its end, in numbers (defaults.md 7, poor.*). */
export interface RoundFigures {
  /** Whose figures they are. */
  readonly round: RoundOfYear;
  readonly listed: number;
  readonly visited: number;
  /** Households with an approved 高 or 已返贫, and with 社会保障兜底. */
  readonly grave: number;
  readonly safetyNet: number;
}
/** New cases of a period that were not decided 不纳入 by its end, and those of them that were helped by then. */
export interface CaseFigures {
  readonly found: number;
  readonly helped: number;
}

/** As of a day: who was on the list, and what visits up to then came to. What was frozen counts from the first day of the round. */
const LISTED = `e.round_id = @roundId AND (e.origin = '冻结' OR e.added_on <= @last) AND (e.left_on IS NULL OR e.left_on > @last)`;

/** The figures of 巩固禁毒扶贫成果 in a report, counted from the rounds and the new cases. */
export function createRoundFigures({ db }: Connection) {
  const roundAt = db.prepare<{ last: string }, RoundOfYear & { readonly id: number }>(
    'SELECT id, year, name FROM return_rounds WHERE first_on <= @last ORDER BY first_on DESC, id DESC LIMIT 1',
  );
  const figures = db.prepare<{ roundId: number; last: string }, Omit<RoundFigures, 'round'>>(`
    SELECT count(*) AS listed, count(visited) AS visited,
      count(DISTINCT CASE WHEN grave THEN household_id END) AS grave,
      count(DISTINCT CASE WHEN safety_net THEN household_id END) AS safetyNet
    FROM (SELECT e.household_id, s.entry_id AS visited, s.safety_net,
        s.approved_by IS NOT NULL AND s.conclusion IN ('高','已返贫') AS grave
      FROM round_entries e
      LEFT JOIN round_sheets s ON s.entry_id = e.id AND s.complete = 1 AND s.visited_on <= @last
      WHERE ${LISTED})`);
  const anyCase = db.prepare<[], { n: number }>(
    'SELECT EXISTS (SELECT 1 FROM poverty_cases WHERE voided_at IS NULL) AS n',
  );
  const cases = db.prepare<{ first: string; last: string }, CaseFigures>(`
    SELECT count(*) AS found, coalesce(sum(EXISTS (
        SELECT 1 FROM help_records h WHERE h.person_id = c.person_id AND h.voided_at IS NULL
          AND h.helped_on BETWEEN c.clue_on AND @last)), 0) AS helped
    FROM poverty_cases c JOIN people p ON p.id = c.person_id
    WHERE c.voided_at IS NULL AND p.recycled_at IS NULL AND c.clue_on BETWEEN @first AND @last
      AND (c.decided_by IS NULL OR c.outcome = '纳入' OR c.outcome_on > @last)`);
  return {
    /** Null: no round had begun by that day. */
    roundFigures(last: string): RoundFigures | null {
      const at = roundAt.get({ last });
      if (at === undefined) return null;
      const { id: roundId, ...round } = at;
      const counted = figures.get({ roundId, last });
      return counted === undefined ? null : { round, ...counted };
    },
    /** Null: the register keeps no case yet. */
    caseFigures(first: string, last: string): CaseFigures | null {
      return anyCase.get()?.n === 1 ? (cases.get({ first, last }) ?? null) : null;
    },
  };
}

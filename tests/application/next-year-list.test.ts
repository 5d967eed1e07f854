import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../db/register.ts';
import { createPovertyAnnualKind } from '../../electron/application/reports/poverty-annual-kind.ts';
import { aRoundDesk, DAY, USUAL, type RoundDesk } from './round-desk.ts';

/** Next year's list of the assessment against the tables, found by another way. */
const LISTED = `
  SELECT e.id, e.person_id AS personId, e.household_id AS householdId, s.complete, s.conclusion,
    (SELECT o.conclusion FROM round_entries x JOIN round_sheets o ON o.entry_id = x.id JOIN return_rounds q ON q.id = x.round_id
     WHERE x.person_id = e.person_id AND x.round_id <> e.round_id AND o.complete = 1 AND o.approved_at IS NOT NULL
     ORDER BY q.last_on DESC LIMIT 1) AS formerly
  FROM round_entries e JOIN return_rounds r ON r.id = e.round_id LEFT JOIN round_sheets s ON s.entry_id = e.id
  WHERE r.year = 2026 AND r.name = '年末' AND e.left_reason IS NULL`;

interface Line {
  readonly personId: number;
  readonly householdId: number;
  readonly complete: number | null;
  readonly conclusion: string | null;
  readonly formerly: string | null;
}

function linesOf({ connection: { db } }: Register): Line[] {
  return db.prepare<[], Line>(LISTED).all();
}

/** Puts the first household that nobody else puts on the list under watch, and one whose watch has ended. */
function watchTwo(register: Register, lines: readonly Line[]): { open: number; ended: number } {
  const calm = new Map<number, boolean>();
  for (const { householdId, conclusion, formerly, complete } of lines) {
    const low = complete === 1 ? conclusion === '低' : formerly === null || formerly === '低';
    calm.set(householdId, (calm.get(householdId) ?? true) && low);
  }
  const [open = 0, ended = 0] = [...calm].filter(([, all]) => all).map(([id]) => id);
  const watch = register.connection.db.prepare(
    `INSERT INTO household_watches (household_id, identified_on, level, closed_on, recorded_by, recorded_at)
     VALUES (?, '2026-07-01', '高', ?, '张敏', '2026-07-01T08:00:00Z')`,
  );
  watch.run(open, null);
  watch.run(ended, '2026-12-20');
  return { open, ended };
}

describe("next year's list", () => {
  let desk: RoundDesk;
  beforeAll(async () => {
    desk = await aRoundDesk(USUAL);
  });
  afterAll(() => desk.dispose());

  it('forgets nobody: judged in the last round, not reached in it, or of a household under watch', async () => {
    const { id } = await desk.call('reports.prepare', { kind: 'poverty-annual', period: '2026' });
    desk.looked((register) => {
      const lines = linesOf(register);
      const { open, ended } = watchTwo(register, lines);
      const row = register.reports.find(id);
      if (row === undefined) throw new Error('the draft is not there');
      const { model, lists } = createPovertyAnnualKind().compose(register, row, {
        today: DAY,
        issue: null,
      });
      const grave = (level: string | null) => level !== null && level !== '低';
      const wanted = {
        'next.judged': lines.filter((line) => line.complete === 1 && grave(line.conclusion)),
        'next.unmet': lines.filter((line) => line.complete !== 1 && grave(line.formerly)),
        'next.watched': lines.filter(({ householdId }) => householdId === open),
      };
      for (const [figure, people] of Object.entries(wanted)) {
        const found = lists.get(figure)?.map(({ personId }) => personId);
        const ids = people.map(({ personId }) => personId);
        expect([figure, found?.toSorted((a, b) => a - b)]).toEqual([
          figure,
          ids.toSorted((a, b) => a - b),
        ]);
        expect([figure, ids.length > 0]).toEqual([figure, true]);
      }
      const endedPeople = lines.filter(({ householdId }) => householdId === ended);
      const all = new Set(lists.get('next.people')?.map(({ personId }) => personId));
      expect(endedPeople.some(({ personId }) => all.has(personId))).toBe(false);
      const annex = model.annexes.find(({ title }) => title === '2027年重点监测人员名单');
      const reasons = annex?.rows.map(({ cells }) => cells[8]?.slice(0, 3) ?? '') ?? [];
      expect([...new Set(reasons)].toSorted()).toEqual(['未回访', '本年研', '监测尚']);
      expect(annex?.rows).toHaveLength(all.size);
      const text = model.sections.find((section) => section.id === 'next')?.text ?? '';
      expect(text).toContain(`未回访、按以前结论列入的${wanted['next.unmet'].length}名`);
      expect(model.checks.find((check) => check.id === 'watched')).toMatchObject({ ok: true });
    });
  });
});

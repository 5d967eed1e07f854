import type { Connection } from './connection-type.ts';

/** What R-08 answered for one person, as it is kept. */
export interface VisitDueRow {
  readonly personId: number;
  readonly dueOn: string | null;
  readonly ruleId: string | null;
  readonly anchorOn: string | null;
  readonly anchorKind: string;
  readonly months: number | null;
  /** 失联查找, or why nothing is generated: 死亡, 在押 …; null: an ordinary visit. */
  readonly reason: string | null;
  /** Why no day can be told (ruleMissing, dayImprecise); null: it was told. */
  readonly why: string | null;
  readonly lastVisitedOn: string | null;
}
/** R-08 as it was answered: one row a person, kept up by whatever it depends on. */
export function createVisitDues({ db }: Connection) {
  const put = db.prepare<VisitDueRow>(`
    INSERT INTO visit_dues (person_id, due_on, rule_id, anchor_on, anchor_kind, months, reason, why, last_visited_on)
    VALUES (@personId, @dueOn, @ruleId, @anchorOn, @anchorKind, @months, @reason, @why, @lastVisitedOn)
    ON CONFLICT (person_id) DO UPDATE SET due_on = excluded.due_on, rule_id = excluded.rule_id, anchor_on = excluded.anchor_on,
      anchor_kind = excluded.anchor_kind, months = excluded.months, reason = excluded.reason, why = excluded.why,
      last_visited_on = excluded.last_visited_on`);
  const one = db.prepare<{ id: number }, VisitDueRow>(`
    SELECT person_id AS personId, due_on AS dueOn, rule_id AS ruleId, anchor_on AS anchorOn, anchor_kind AS anchorKind, months, reason, why,
      last_visited_on AS lastVisitedOn FROM visit_dues WHERE person_id = @id`);
  return {
    put(row: VisitDueRow): void {
      put.run(row);
    },
    find(personId: number): VisitDueRow | undefined {
      return one.get({ id: personId });
    },
  };
}

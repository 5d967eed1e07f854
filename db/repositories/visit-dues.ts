import type { ControlStatus, Grade, PersonCategory } from '../domain/words/vocabulary.ts';
import type { Connection } from './connection-type.ts';
import { SHOWN_NAME } from './shown-name.ts';

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
export interface DueLine extends VisitDueRow {
  readonly fullName: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageName: string;
  readonly grade: Grade;
  readonly controlStatus: ControlStatus;
  readonly category: PersonCategory;
  readonly inCharge: string;
}
export interface DueWindow {
  /** From … to … (both included); null: open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly unset: boolean;
  readonly townCode?: string | undefined;
  readonly inCharge?: string | undefined;
  readonly category?: PersonCategory | undefined;
}
export interface DueTally {
  readonly townCode: string;
  readonly townName: string;
  readonly inCharge: string;
  readonly overdue: number;
  readonly today: number;
  readonly week: number;
  readonly month: number;
  readonly unset: number;
}

/** 责任人 of the due list: the case worker, else the police officer, else nobody. */
const IN_CHARGE = `CASE WHEN p.case_worker <> '' THEN p.case_worker ELSE p.police_officer END`;
const TABLES = `
  visit_dues d JOIN people p ON p.id = d.person_id AND p.recycled_at IS NULL
  JOIN towns t ON t.code = p.town_code LEFT JOIN villages v ON v.code = p.village_code`;

/** The due list: one row a person, kept up by whatever it depends on. */
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
    list(
      window: DueWindow,
      page: { offset: number; limit: number },
    ): { total: number; rows: DueLine[] } {
      const { where, values } = conditionsOf(window);
      const total = db
        .prepare<Record<string, string>, { total: number }>(
          `SELECT count(*) AS total FROM visit_dues d JOIN people p ON p.id = d.person_id AND p.recycled_at IS NULL WHERE ${where}`,
        )
        .get(values);
      const rows = db
        .prepare<Record<string, string | number>, DueLine>(
          `SELECT d.person_id AS personId, d.due_on AS dueOn, d.rule_id AS ruleId, d.anchor_on AS anchorOn, d.anchor_kind AS anchorKind,
             d.months, d.reason, d.why, d.last_visited_on AS lastVisitedOn, ${SHOWN_NAME} AS fullName, p.town_code AS townCode,
             t.name AS townName, coalesce(v.name, '') AS villageName, p.grade, p.control_status AS controlStatus,
             p.category, ${IN_CHARGE} AS inCharge
           FROM ${TABLES} WHERE ${where} ORDER BY d.due_on IS NOT NULL, d.due_on, p.town_code, d.person_id LIMIT @limit OFFSET @offset`,
        )
        .all({ ...values, ...page });
      return { total: total?.total ?? 0, rows };
    },
    /** Counts by town and person in charge; the sums of the page are made of these. */
    tallies(today: string, weekEnd: string, monthEnd: string): DueTally[] {
      return db
        .prepare<{ today: string; weekEnd: string; monthEnd: string }, DueTally>(
          `SELECT p.town_code AS townCode, t.name AS townName, ${IN_CHARGE} AS inCharge,
             coalesce(sum(d.due_on < @today), 0) AS overdue, coalesce(sum(d.due_on = @today), 0) AS today,
             coalesce(sum(d.due_on BETWEEN @today AND @weekEnd), 0) AS week,
             coalesce(sum(d.due_on BETWEEN @today AND @monthEnd), 0) AS month,
             sum(d.why IS NOT NULL) AS unset
           FROM ${TABLES} WHERE (d.due_on IS NOT NULL AND d.due_on <= @monthEnd) OR d.why IS NOT NULL
           GROUP BY p.town_code, inCharge ORDER BY p.town_code, inCharge`,
        )
        .all({ today, weekEnd, monthEnd });
    },
  };
}

function conditionsOf(window: DueWindow) {
  const where = [window.unset ? 'd.why IS NOT NULL' : 'd.due_on IS NOT NULL'];
  const values: Record<string, string> = {};
  const add = (condition: string, name: string, value: string | null | undefined) => {
    if (value === null || value === undefined || value === '') return;
    where.push(condition);
    values[name] = value;
  };
  if (!window.unset) {
    add('d.due_on >= @from', 'from', window.from);
    add('d.due_on <= @to', 'to', window.to);
  }
  add('p.town_code = @townCode', 'townCode', window.townCode);
  add(`${IN_CHARGE} = @inCharge`, 'inCharge', window.inCharge);
  add('p.category = @category', 'category', window.category);
  return { where: where.join(' AND '), values };
}

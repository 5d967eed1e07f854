import {
  ROUTE_KINDS,
  TODO_KINDS,
  UNDATED_ROUTE_KINDS,
  type TodoItem,
  type TodoKind,
} from '../domain/todo/todo-item.ts';
import type { ControlStatus, Grade, PersonCategory } from '../domain/words/vocabulary.ts';
import type { Connection } from './connection-type.ts';
import { SHOWN_NAME, unlessLightTouch } from './shown-name.ts';

/** Whose items, and what the list is grouped by. */
export interface TodoPlace {
  readonly personId: number;
  readonly townCode: string;
  readonly inCharge: string;
}
/** A kept item with what a line of the list shows of the person and of the rule's row. */
export interface TodoLine {
  readonly id: number;
  readonly personId: number;
  readonly kind: TodoKind;
  readonly dueOn: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: number | null;
  readonly ruleId: string;
  readonly ruleFrom: string | null;
  readonly clause: string;
  readonly why: TodoItem['why'];
  readonly facts: string;
  readonly fullName: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageName: string;
  readonly inCharge: string;
  readonly grade: Grade;
  readonly controlStatus: ControlStatus;
  readonly category: PersonCategory;
  readonly lastVisitedOn: string | null;
}
export interface TodoWindow {
  /** From … to … (both included); null: open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Only those without a day, only those with one, or both. */
  readonly days: 'unset' | 'set' | 'both';
  readonly kinds?: readonly TodoKind[] | undefined;
  readonly townCode?: string | undefined;
  readonly inCharge?: string | undefined;
  readonly category?: PersonCategory | undefined;
  readonly personId?: number | undefined;
  /** Only measures with a signed agreement. */
  readonly agreed?: boolean;
}
export interface TodoTally {
  /** Place of the kind in TODO_KINDS. */
  readonly rank: number;
  readonly townCode: string;
  readonly townName: string;
  readonly inCharge: string;
  readonly overdue: number;
  readonly today: number;
  readonly week: number;
  readonly month: number;
  readonly unset: number;
  readonly total: number;
}
/** A person with an item of the route sheet. */
export interface RouteLine {
  readonly personId: number;
  readonly fullName: string;
  readonly phone: string;
  readonly address: string;
  readonly villageCode: string | null;
  readonly villageName: string;
  readonly grade: Grade;
  readonly kind: TodoKind;
  /** null: 未设置, no day can be told. */
  readonly dueOn: string | null;
}
/** A rule without an adopted row, and how many items wait for it. */
export interface MissingRule {
  readonly ruleId: string;
  readonly items: number;
}

interface NewItem {
  readonly personId: number;
  readonly kind: string;
  readonly rank: number;
  readonly dueOn: string | null;
  readonly townCode: string;
  readonly inCharge: string;
  readonly subjectKind: string | null;
  readonly subjectId: number | null;
  readonly ruleId: string;
  readonly ruleFrom: string | null;
  readonly clause: string;
  readonly why: string;
  readonly facts: string;
}

const ADD = `
  INSERT INTO todo_items (person_id, kind, rank, due_on, town_code, in_charge, subject_kind, subject_id, rule_id, rule_from, clause, why, facts)
  VALUES (@personId, @kind, @rank, @dueOn, @townCode, @inCharge, @subjectKind, @subjectId, @ruleId, @ruleFrom, @clause, @why, @facts)`;
const COLUMNS = `
  i.id, i.person_id AS personId, i.kind, i.due_on AS dueOn, i.subject_kind AS subjectKind, i.subject_id AS subjectId,
  i.rule_id AS ruleId, i.rule_from AS ruleFrom, i.clause, i.why, i.facts, ${SHOWN_NAME} AS fullName, i.town_code AS townCode, t.name AS townName,
  ${unlessLightTouch("coalesce(v.name, '')", "''")} AS villageName, i.in_charge AS inCharge, p.grade, p.control_status AS controlStatus, p.category,
  d.last_visited_on AS lastVisitedOn`;
const TABLES = `
  todo_items i JOIN people p ON p.id = i.person_id JOIN towns t ON t.code = i.town_code
  LEFT JOIN villages v ON v.code = p.village_code LEFT JOIN visit_dues d ON d.person_id = i.person_id`;

/** The kept answers of the to-do list. */
export function createTodoItems(connection: Connection) {
  return { ...todoRows(connection), ...todoLists(connection), ...todoSums(connection) };
}

function todoRows({ db }: Connection) {
  const add = db.prepare<NewItem>(ADD);
  const remove = db.prepare<{ first: number; last: number }>(
    'DELETE FROM todo_items WHERE person_id BETWEEN @first AND @last',
  );
  const asOf = db.prepare<[], { asOf: string }>('SELECT as_of AS asOf FROM todo_state');
  const setAsOf = db.prepare<{ asOf: string }>(
    'INSERT INTO todo_state (id, as_of) VALUES (1, @asOf) ON CONFLICT (id) DO UPDATE SET as_of = excluded.as_of',
  );
  return {
    /** Adds the items of a person who has none. */
    add({ personId, townCode, inCharge }: TodoPlace, items: readonly TodoItem[]): void {
      for (const { kind, due, subject, rule, why, facts } of items)
        add.run({
          ...{ personId, townCode, inCharge, kind, why },
          rank: TODO_KINDS.indexOf(kind),
          dueOn: due,
          subjectKind: subject?.kind ?? null,
          subjectId: subject?.id ?? null,
          ruleId: rule.id,
          ruleFrom: rule.from,
          clause: rule.clause,
          facts: JSON.stringify(facts),
        });
    },
    /** Of the people whose ids lie between two, both included. */
    removeOf(first: number, last: number): void {
      remove.run({ first, last });
    },
    /** The day for which the items stand; null: never computed. */
    asOf(): string | null {
      return asOf.get()?.asOf ?? null;
    },
    setAsOf(day: string): void {
      setAsOf.run({ asOf: day });
    },
  };
}

function todoLists({ db }: Connection) {
  return {
    list(
      window: TodoWindow,
      page: { offset: number; limit: number },
    ): { total: number; rows: TodoLine[] } {
      const { where, values, ofPerson } = conditionsOf(window);
      const people = ofPerson ? 'JOIN people p ON p.id = i.person_id' : '';
      const total = db
        .prepare<typeof values, { total: number }>(
          `SELECT count(*) AS total FROM todo_items i ${people} WHERE ${where}`,
        )
        .get(values);
      const rows = db
        .prepare<Record<string, string | number>, TodoLine>(
          `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where}
           ORDER BY i.due_on, i.rank, i.person_id LIMIT @limit OFFSET @offset`,
        )
        .all({ ...values, ...page });
      return { total: total?.total ?? 0, rows };
    },
    /** The people of a town with something to be done at their door by a day or on none that can be told, village by village; who is under 无感式管理 is on no list. */
    route(townCode: string, to: string): RouteLine[] {
      return db
        .prepare<{ townCode: string; to: string }, RouteLine>(
          `SELECT p.id AS personId, p.full_name AS fullName, p.phone, p.address,
             p.village_code AS villageCode, coalesce(v.name, '') AS villageName, p.grade, i.kind, i.due_on AS dueOn
           FROM todo_items i JOIN people p ON p.id = i.person_id LEFT JOIN villages v ON v.code = p.village_code
           WHERE i.town_code = @townCode AND i.rank IN (${ranksOf(ROUTE_KINDS)})
             AND (i.due_on <= @to OR (i.due_on IS NULL AND i.rank IN (${ranksOf(UNDATED_ROUTE_KINDS)}))) AND p.light_touch = 0 AND p.recycled_at IS NULL
           ORDER BY p.village_code IS NULL, p.village_code, p.id, i.due_on, i.rank`,
        )
        .all({ townCode, to });
    },
  };
}

function todoSums({ db }: Connection) {
  const count = db.prepare<[], { items: number }>('SELECT count(*) AS items FROM todo_items');
  return {
    /** Counts by kind, town and person in charge; every number of the page is a sum of these. */
    tallies(today: string, weekEnd: string, monthEnd: string): TodoTally[] {
      return db
        .prepare<{ today: string; weekEnd: string; monthEnd: string }, TodoTally>(
          `SELECT s.rank, s.town_code AS townCode, t.name AS townName, s.in_charge AS inCharge, s.overdue, s.today, s.week, s.month,
             s.unset, s.total
           FROM (SELECT rank, town_code, in_charge, coalesce(sum(due_on < @today), 0) AS overdue,
               coalesce(sum(due_on = @today), 0) AS today, coalesce(sum(due_on BETWEEN @today AND @weekEnd), 0) AS week,
               coalesce(sum(due_on BETWEEN @today AND @monthEnd), 0) AS month, sum(due_on IS NULL) AS unset, count(*) AS total
             FROM todo_items GROUP BY rank, town_code, in_charge) s JOIN towns t ON t.code = s.town_code`,
        )
        .all({ today, weekEnd, monthEnd });
    },
    count(): number {
      return count.get()?.items ?? 0;
    },
    missingRules(): MissingRule[] {
      return db
        .prepare<[], MissingRule>(
          `SELECT rule_id AS ruleId, count(*) AS items FROM todo_items WHERE due_on IS NULL AND why = 'ruleMissing'
           GROUP BY rule_id ORDER BY rule_id`,
        )
        .all();
    },
  };
}

/** Places of kinds, as a list for IN. */
function ranksOf(kinds: readonly TodoKind[]): string {
  return kinds.map((kind) => TODO_KINDS.indexOf(kind)).join(', ');
}

function conditionsOf(window: TodoWindow) {
  const where: string[] = [];
  const values: Record<string, string | number> = {};
  if (window.days !== 'both')
    where.push(window.days === 'unset' ? 'i.due_on IS NULL' : 'i.due_on IS NOT NULL');
  const add = (condition: string, name: string, value: string | number | null | undefined) => {
    if (value === null || value === undefined) return;
    where.push(condition);
    values[name] = value;
  };
  if (window.days === 'set') {
    add('i.due_on >= @from', 'from', window.from);
    add('i.due_on <= @to', 'to', window.to);
  }
  add('i.town_code = @townCode', 'townCode', window.townCode);
  add('i.in_charge = @inCharge', 'inCharge', window.inCharge);
  add('i.person_id = @personId', 'personId', window.personId);
  add('p.category = @category', 'category', window.category);
  if (window.kinds !== undefined) {
    where.push(`i.rank IN (${ranksOf(window.kinds)})`);
  }
  if (window.agreed === true) where.push("json_extract(i.facts, '$.agreement') = 1");
  return {
    where: where.length === 0 ? '1' : where.join(' AND '),
    values,
    ofPerson: window.category !== undefined,
  };
}

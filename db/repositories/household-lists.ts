import type { EntryState } from '../domain/poverty/entry-state.ts';
import {
  POVERTY_HELP_KINDS,
  type PovertyHelpKind,
  type PovertyLevel,
  type RoundName,
  type Sex,
} from '../domain/words/vocabulary.ts';
import type { householdMembers } from '../schema/poverty.ts';
import type { Connection } from './connection-type.ts';
import { searchable } from './people-list.ts';
import { ENTRY_STATE } from './round-lists.ts';

export type WatchState = '无' | '监测中' | '已消除';

export interface HouseholdFilter {
  readonly text: string;
  readonly townCode: string | null;
  readonly category: string;
  readonly level: PovertyLevel | null;
  readonly watch: WatchState | null;
  readonly noLabour: boolean | null;
}

/** A member with what the register holds of them; of somebody who is not registered, their own fields. */
export interface MemberWithPerson extends Omit<typeof householdMembers.$inferSelect, 'insured'> {
  readonly insured: 0 | 1 | null;
  readonly fullName: string;
  readonly number: string;
  readonly shownSex: Sex | null;
  readonly shownBirthOn: string | null;
  readonly lightTouch: 0 | 1;
  readonly recycled: 0 | 1;
  readonly ledgerCategory: string | null;
  readonly ledgerSize: number | null;
}

/** A sheet of a household in a round; `finding` is what R-11 answered when it was concluded (JSON), else null. */
export interface HouseholdSheet {
  readonly entryId: number;
  readonly personId: number;
  readonly year: number;
  readonly name: RoundName;
  readonly visitedOn: string | null;
  readonly finding: string | null;
  readonly conclusion: PovertyLevel | null;
  readonly state: EntryState;
}

export interface HouseholdHelp {
  readonly id: number;
  readonly personId: number;
  readonly helpedOn: string;
  readonly kind: PovertyHelpKind;
  readonly unit: string;
  readonly amountFen: number | null;
  readonly result: string;
}

const LEVEL_ORDER = `CASE s.conclusion WHEN '已返贫' THEN 0 WHEN '高' THEN 1 WHEN '中' THEN 2 ELSE 3 END`;
/** The sheets that tell the level of household h: approved, of entries that are still on their list; the last round first. */
const TELLING_SHEETS = `
  FROM round_entries e JOIN return_rounds r ON r.id = e.round_id JOIN round_sheets s ON s.entry_id = e.id
  WHERE e.household_id = h.id AND s.approved_by IS NOT NULL AND e.left_reason IS NULL
  ORDER BY r.first_on DESC, r.id DESC, ${LEVEL_ORDER}, e.id LIMIT 1`;
const CATEGORY = `(SELECT CASE WHEN c.until IS NULL OR c.until > @today THEN c.word END FROM household_categories c
  WHERE c.household_id = h.id AND c.voided_at IS NULL AND c.since <= @today ORDER BY c.since DESC, c.id DESC LIMIT 1)`;
const WATCH = `(CASE
  WHEN EXISTS (SELECT 1 FROM household_watches w WHERE w.household_id = h.id AND w.voided_at IS NULL AND w.closed_on IS NULL) THEN '监测中'
  WHEN EXISTS (SELECT 1 FROM household_watches w WHERE w.household_id = h.id AND w.voided_at IS NULL) THEN '已消除' ELSE '无' END)`;
/** Not voided, and not only of people who are in the recycle bin. */
export const HOUSEHOLD_STANDS = `h.voided_at IS NULL AND EXISTS (
  SELECT 1 FROM household_members m LEFT JOIN people p ON p.id = m.person_id
  WHERE m.household_id = h.id AND m.voided_at IS NULL AND p.recycled_at IS NULL)`;
/** A name is sought among those whom a list may name: nobody under 无感式管理, and nobody who lives only with them (R-09). */
const NAMED = `EXISTS (
  SELECT 1 FROM household_members m LEFT JOIN people p ON p.id = m.person_id LEFT JOIN person_search q ON q.person_id = p.id
  WHERE m.household_id = h.id AND m.voided_at IS NULL AND CASE
    WHEN p.id IS NOT NULL THEN p.light_touch = 0 AND p.recycled_at IS NULL AND instr(q.text, @text) > 0
    ELSE instr(lower(m.name || ' ' || m.identity_number), @text) > 0 AND EXISTS (
      SELECT 1 FROM household_members o JOIN people op ON op.id = o.person_id
      WHERE o.household_id = h.id AND o.voided_at IS NULL AND op.light_touch = 0) END)`;

/** The list of households and what stands around one: members, sheets, help. */
export function createHouseholdLists(connection: Connection) {
  return { ...lists(connection), ...around(connection) };
}

function lists({ db }: Connection) {
  const inUse = db.prepare<{ today: string }, { word: string | null; inUse: number }>(
    `SELECT ${CATEGORY} AS word, count(*) AS inUse FROM households h WHERE ${HOUSEHOLD_STANDS} GROUP BY 1`,
  );
  return {
    /** Ids by town, village and number, and how many there are in all. */
    list(
      filter: HouseholdFilter,
      page: { readonly offset: number; readonly limit: number },
      today: string,
    ): { total: number; ids: number[] } {
      const { where, values } = conditionsOf(filter, today);
      const total = db
        .prepare<Record<string, unknown>, { total: number }>(
          `SELECT count(*) AS total FROM households h WHERE ${where}`,
        )
        .get(values);
      const rows = db
        .prepare<Record<string, unknown>, { id: number }>(
          `SELECT h.id FROM households h WHERE ${where}
           ORDER BY h.town_code, h.village_code, h.id LIMIT @limit OFFSET @offset`,
        )
        .all({ ...values, ...page });
      return { total: total?.total ?? 0, ids: rows.map(({ id }) => id) };
    },
    /** How many households are of a word today. */
    categoriesInUse(today: string): ReadonlyMap<string, number> {
      return new Map(inUse.all({ today }).map((row) => [row.word ?? '', row.inUse]));
    },
  };
}

function conditionsOf(filter: HouseholdFilter, today: string) {
  const where = [HOUSEHOLD_STANDS];
  const values: Record<string, unknown> = { today };
  const add = (name: string, value: unknown, condition: string) => {
    if (value === null || value === '') return;
    where.push(condition);
    values[name] = value;
  };
  add('townCode', filter.townCode, 'h.town_code = @townCode');
  add('category', filter.category, `${CATEGORY} = @category`);
  add('level', filter.level, `(SELECT s.conclusion ${TELLING_SHEETS}) = @level`);
  add('watch', filter.watch, `${WATCH} = @watch`);
  const noLabour = filter.noLabour === null ? null : Number(filter.noLabour);
  add('noLabour', noLabour, 'h.no_labour = @noLabour');
  const text = searchable(filter.text);
  const found = `(instr(replace(lower(h.number), '-', ''), @text) > 0 OR instr(lower(h.contact_name), @text) > 0 OR ${NAMED})`;
  add('text', text, found);
  return { where: where.join(' AND '), values };
}

function around({ db }: Connection) {
  const members = db.prepare<{ id: number }, MemberWithPerson>(MEMBERS);
  const telling = db.prepare<{ id: number }, HouseholdSheet>(
    `SELECT ${SHEET} FROM households h, (SELECT s.entry_id AS told ${TELLING_SHEETS.replace('h.id', '@id')})
     JOIN round_sheets s ON s.entry_id = told JOIN round_entries e ON e.id = told JOIN return_rounds r ON r.id = e.round_id
     WHERE h.id = @id`,
  );
  const sheets = db.prepare<{ id: number }, HouseholdSheet>(
    `SELECT ${SHEET} FROM round_entries e JOIN return_rounds r ON r.id = e.round_id
     LEFT JOIN round_sheets s ON s.entry_id = e.id WHERE e.household_id = @id
     ORDER BY r.first_on DESC, r.id DESC, e.id`,
  );
  const help = db.prepare<{ id: number }, HouseholdHelp>(HELP);
  const uses = db.prepare<{ id: number }, { entries: number; watches: number; cases: number }>(`
    SELECT (SELECT count(*) FROM round_entries WHERE household_id = @id) AS entries,
      (SELECT count(*) FROM household_watches WHERE household_id = @id AND voided_at IS NULL) AS watches,
      (SELECT count(*) FROM poverty_cases WHERE household_id = @id AND voided_at IS NULL) AS cases`);
  const onList = db.prepare<{ id: number; personId: number }, { entries: number }>(
    'SELECT count(*) AS entries FROM round_entries WHERE household_id = @id AND person_id = @personId',
  );
  const watch = db.prepare<{ id: number }, { watch: WatchState }>(
    `SELECT ${WATCH} AS watch FROM households h WHERE h.id = @id`,
  );
  return {
    /** All members that were ever recorded, the voided among them; those in the recycle bin are marked. */
    membersWithPeople(householdId: number): MemberWithPerson[] {
      return members.all({ id: householdId });
    },
    /** The gravest approved sheet of the last round that has one. */
    tellingSheet(householdId: number): HouseholdSheet | undefined {
      return telling.get({ id: householdId });
    },
    /** An entry a line, the last round first. */
    sheetsOf(householdId: number): HouseholdSheet[] {
      return sheets.all({ id: householdId });
    },
    /** Help of the fourteen kinds for registered members while they were of the household, the newest first. */
    povertyHelpOf(householdId: number): HouseholdHelp[] {
      return help.all({ id: householdId });
    },
    /** Entries of rounds, watches and cases (not voided) that name the household. */
    usesOf(householdId: number): { entries: number; watches: number; cases: number } {
      return uses.get({ id: householdId }) ?? { entries: 0, watches: 0, cases: 0 };
    },
    /** Whether a person is, or was, on the list of a round with this household. */
    isOnList(householdId: number, personId: number): boolean {
      return (onList.get({ id: householdId, personId })?.entries ?? 0) > 0;
    },
    watchState(householdId: number): WatchState {
      return watch.get({ id: householdId })?.watch ?? '无';
    },
  };
}

const SHEET = `e.id AS entryId, e.person_id AS personId, r.year, r.name, s.visited_on AS visitedOn, s.finding, s.conclusion,
  ${ENTRY_STATE} AS state`;

const MEMBERS = `
  SELECT m.id, m.household_id AS householdId, m.person_id AS personId, m.name, m.identity_number AS identityNumber, m.relation, m.sex,
    m.birth_on AS birthOn, m.health, m.disability, m.schooling, m.labour, m.work, m.work_place AS workPlace, m.insured, m.since,
    m.until, m.end_reason AS endReason, m.recorded_by AS recordedBy, m.recorded_at AS recordedAt, m.voided_at AS voidedAt,
    m.void_reason AS voidReason, coalesce(p.full_name, m.name) AS fullName, coalesce(p.identity_number, m.identity_number) AS number,
    coalesce(p.sex, m.sex) AS shownSex, coalesce(p.birth_on, m.birth_on) AS shownBirthOn, coalesce(p.light_touch, 0) AS lightTouch,
    p.recycled_at IS NOT NULL AS recycled, p.poverty_category AS ledgerCategory, p.household_size AS ledgerSize
  FROM household_members m LEFT JOIN people p ON p.id = m.person_id WHERE m.household_id = @id ORDER BY m.id`;

const HELP = `
  SELECT DISTINCT r.id, r.person_id AS personId, r.helped_on AS helpedOn, r.kind, r.unit, r.amount_fen AS amountFen, r.result
  FROM household_members m JOIN help_records r ON r.person_id = m.person_id
  WHERE m.household_id = @id AND m.voided_at IS NULL AND r.voided_at IS NULL
    AND (m.since IS NULL OR m.since <= r.helped_on) AND (m.until IS NULL OR r.helped_on < m.until)
    AND r.kind IN (${POVERTY_HELP_KINDS.map((kind) => `'${kind}'`).join(', ')})
  ORDER BY r.helped_on DESC, r.id DESC`;

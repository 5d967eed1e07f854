import type { ControlStatus, Grade, PersonCategory } from '../domain/words/vocabulary.ts';
import type { Connection } from './connection-type.ts';
import { SHOWN_NAME, unlessLightTouch } from './shown-name.ts';

export interface PeopleFilter {
  readonly text?: string | undefined;
  readonly townCode?: string | undefined;
  readonly villageCode?: string | undefined;
  readonly controlStatus?: string | undefined;
  readonly grade?: string | undefined;
  readonly category?: string | undefined;
  readonly caseWorker?: string | undefined;
  /** 责任人: the case worker, else the police officer. */
  readonly inCharge?: string | undefined;
  readonly withoutCaseWorker?: boolean | undefined;
  readonly overdueOnly?: boolean | undefined;
}
export type PeopleSort = 'name' | 'town' | 'status' | 'grade' | 'due' | 'registered';

/** A line of the people list; the numbers are masked before they leave the office. */
export interface PersonLine {
  readonly id: number;
  readonly fullName: string;
  readonly identityNumber: string;
  readonly phone: string;
  readonly sex: '男' | '女' | null;
  readonly birthOn: string | null;
  readonly townName: string;
  readonly villageName: string;
  readonly controlStatus: ControlStatus;
  readonly grade: Grade;
  readonly category: PersonCategory;
  readonly caseWorker: string;
  readonly policeOfficer: string;
  readonly lastVisitedOn: string | null;
  readonly visitDueOn: string | null;
  /** 1: 无感式管理; the name is a number then. */
  readonly lightTouch: 0 | 1;
}

const COLUMNS = `
  p.id, ${SHOWN_NAME} AS fullName, ${unlessLightTouch('p.identity_number', "''")} AS identityNumber,
  ${unlessLightTouch('p.phone', "''")} AS phone, p.sex, ${unlessLightTouch('p.birth_on', 'NULL')} AS birthOn,
  t.name AS townName, ${unlessLightTouch("coalesce(v.name, '')", "''")} AS villageName, p.light_touch AS lightTouch, p.control_status AS controlStatus, p.grade, p.category,
  p.case_worker AS caseWorker, p.police_officer AS policeOfficer, d.last_visited_on AS lastVisitedOn, d.due_on AS visitDueOn`;
const TABLES = `
  people p JOIN towns t ON t.code = p.town_code
  LEFT JOIN villages v ON v.code = p.village_code
  LEFT JOIN visit_dues d ON d.person_id = p.id`;
const IN_CHARGE = `CASE WHEN p.case_worker <> '' THEN p.case_worker ELSE p.police_officer END`;
const GRADE_ORDER = `CASE p.grade WHEN '高' THEN 0 WHEN '中' THEN 1 WHEN '低' THEN 2 ELSE 3 END`;

/** of somebody under 无感式管理 no part of any text is found, but the whole identity number (docs/decisions/0013). */
const FINDS = `instr(s.text, @text) > 0 AND (p.light_touch = 0 OR lower(p.identity_number) = @text)`;

const ORDERS: Record<PeopleSort, readonly string[]> = {
  name: ['p.name_initials', 'p.full_name'],
  town: ['p.town_code', 'p.village_code'],
  status: ['p.control_status'],
  grade: [GRADE_ORDER],
  due: ['d.due_on IS NULL', 'd.due_on'],
  registered: ['p.registered_on'],
};

/**
 * Who a search names first: 0 whose whole name or initials it is, 1 whose name, initials or reading begin with it, 2 whose name
 * or initials hold it, 3 whose alias or reading does, 4 who is found by a number, a phone or a place. The search text is
 * name|alias|initials|reading|number|… in the searchable form, the alias left out where there is none.
 */
const RANK = `CASE
  WHEN instr(s.text, @text) > instr(s.text, lower(p.identity_number)) THEN 4
  WHEN p.name_initials = @text OR instr(s.text, @text || '|') = 1 THEN 0
  WHEN instr(p.name_initials, @text) = 1 OR instr(s.text, @text) = 1
    OR instr(s.text, '|' || p.name_initials || '|' || @text) > 0 THEN 1
  WHEN instr(p.name_initials, @text) > 0 OR instr(p.full_name, @text) > 0 THEN 2
  ELSE 3 END`;

/** The list, its filter and the search box: server-side paging, one narrow table for any part of any text. */
export function createPeopleList({ db }: Connection) {
  const searchIds = db.prepare<{ text: string; limit: number }, { id: number }>(
    `SELECT s.person_id AS id FROM person_search s JOIN people p ON p.id = s.person_id
     WHERE ${FINDS} AND p.recycled_at IS NULL ORDER BY ${RANK}, p.id LIMIT @limit`,
  );
  const byId = db.prepare<{ id: number }, PersonLine>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE p.id = @id AND p.recycled_at IS NULL`,
  );
  return {
    list(
      filter: PeopleFilter,
      order: { sort: PeopleSort; descending: boolean },
      page: { offset: number; limit: number },
      today: string,
    ): { total: number; rows: PersonLine[] } {
      const { where, values } = conditionsOf(filter, today);
      const direction = order.descending ? 'DESC' : 'ASC';
      const orderBy = [
        ...ORDERS[order.sort].map((term) => `${term} ${direction}`),
        `p.id ${direction}`,
      ];
      const total = db
        .prepare<Record<string, string>, { total: number }>(
          `SELECT count(*) AS total FROM people p LEFT JOIN visit_dues d ON d.person_id = p.id WHERE ${where}`,
        )
        .get(values);
      const rows = db
        .prepare<Record<string, string | number>, PersonLine>(
          `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where} ORDER BY ${orderBy.join(', ')} LIMIT @limit OFFSET @offset`,
        )
        .all({ ...values, ...page });
      return { total: total?.total ?? 0, rows };
    },
    /** All who match are ranked (RANK), and of equals who was entered first; the first `limit` of them. */
    search(text: string, limit: number): PersonLine[] {
      const needle = searchable(text);
      if (needle === '') return [];
      return searchIds.all({ text: needle, limit }).flatMap(({ id }) => byId.get({ id }) ?? []);
    },
    /** Everybody who is named as case worker, and everybody who is in charge of somebody, by name. */
    workers(): { caseWorkers: string[]; inCharge: string[] } {
      return {
        caseWorkers: namesIn(db, 'p.case_worker'),
        inCharge: namesIn(db, IN_CHARGE),
      };
    },
    line(id: number): PersonLine | undefined {
      return byId.get({ id });
    },
  };
}

function namesIn(db: Connection['db'], expression: string): string[] {
  return db
    .prepare<[], { name: string }>(
      `SELECT DISTINCT ${expression} AS name FROM people p WHERE p.recycled_at IS NULL AND name <> '' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name);
}

/** The form in which texts are stored and sought: lower case, without blanks and the dots and dashes of numbers. */
export function searchable(text: string): string {
  return text.toLowerCase().replace(/[\s\-·•－]/gu, '');
}

function conditionsOf(filter: PeopleFilter, today: string) {
  const where = ['p.recycled_at IS NULL'];
  const values: Record<string, string> = {};
  const equal = (column: string, name: string, value: string | undefined) => {
    if (value === undefined || value === '') return;
    where.push(`${column} = @${name}`);
    values[name] = value;
  };
  equal('p.town_code', 'townCode', filter.townCode);
  equal('p.village_code', 'villageCode', filter.villageCode);
  equal('p.control_status', 'controlStatus', filter.controlStatus);
  equal('p.grade', 'grade', filter.grade);
  equal('p.category', 'category', filter.category);
  equal('p.case_worker', 'caseWorker', filter.caseWorker);
  equal(IN_CHARGE, 'inCharge', filter.inCharge);
  if (filter.withoutCaseWorker === true) where.push("p.case_worker = ''");
  const text = searchable(filter.text ?? '');
  if (text !== '') {
    where.push(`EXISTS (SELECT 1 FROM person_search s WHERE s.person_id = p.id AND ${FINDS})`);
    values['text'] = text;
  }
  if (filter.overdueOnly === true) {
    where.push('d.due_on < @today');
    values['today'] = today;
  }
  return { where: where.join(' AND '), values };
}

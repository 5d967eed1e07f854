/**
 * A large register of invented people from a fixed seed, for the figures of `npm run bench`. The same options give the same
 * register. Rows are written straight into the tables: it is the reading that is measured.
 */
import type Database from 'better-sqlite3';
import { addDays, addMonths, type CalendarDay } from '../../db/domain/calendar/calendar-day.ts';
import { EXAMPLE_RULE_ROWS } from '../../db/domain/rules/rule-catalogue.ts';
import type { ControlStatus } from '../../db/domain/words/vocabulary.ts';
import type { Register } from '../../db/register.ts';

export interface RegisterSize {
  readonly people: number;
  readonly visits: number;
  /** Of these the open ones come with the people, the others ended before them. */
  readonly measures: number;
  readonly tests: number;
  readonly leaves: number;
  readonly seed: number;
  /** Nothing is recorded after it. */
  readonly today: CalendarDay;
}

export const BENCH_SIZE: RegisterSize = {
  people: 20_000,
  visits: 600_000,
  measures: 60_000,
  tests: 400_000,
  leaves: 30_000,
  seed: 20260901,
  today: '2026-11-15',
};

/** A small fast generator (mulberry32): numbers in [0, 1). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建国志文海波');
const STATUSES: readonly (readonly [ControlStatus, number])[] = [
  ['社区戒毒', 22],
  ['社区康复', 18],
  ['强制隔离戒毒', 8],
  ['自愿戒毒', 3],
  ['药物维持治疗', 3],
  ['社会面', 24],
  ['戒断三年未复吸', 14],
  ['在押', 4],
  ['失联', 2],
  ['出国（境）', 1],
  ['死亡', 1],
];

function weighted(random: Random): ControlStatus {
  let left = random() * 100;
  for (const [status, weight] of STATUSES) {
    left -= weight;
    if (left < 0) return status;
  }
  return '社会面';
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
function identityNumber(index: number, birth: string): string {
  const serial = String(index % 1000).padStart(3, '0');
  const body = `410927${birth.replaceAll('-', '')}${serial}`;
  const sum = Array.from(body).reduce(
    (total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0),
    0,
  );
  return `${body}${'10X98765432'.charAt(sum % 11)}`;
}

const TOWNS = [
  ['410927100', '城关镇'],
  ['410927101', '侯庙镇'],
  ['410927102', '孙口镇'],
  ['410927103', '打渔陈镇'],
  ['410927104', '马楼镇'],
  ['410927105', '吴坝镇'],
  ['410927200', '后方乡'],
  ['410927201', '清水河乡'],
  ['410927205', '夹河乡'],
] as const;

const AT = '2026-01-05T02:00:00.000Z';
const BY = '张敏';

interface Writers {
  readonly person: Database.Statement;
  readonly search: Database.Statement;
  readonly status: Database.Statement;
  readonly measure: Database.Statement;
  readonly grade: Database.Statement;
  readonly visit: Database.Statement;
  readonly test: Database.Statement;
  readonly help: Database.Statement;
  readonly endedMeasure: Database.Statement;
  readonly leave: Database.Statement;
  readonly approval: Database.Statement;
}

function writersOf(db: Database.Database): Writers {
  return {
    person: db.prepare(
      `INSERT INTO people (id, full_name, name_initials, identity_number, identity_kind, sex, birth_on, phone, town_code, village_code,
         category, control_status, presence, grade, origin, registered_on, case_worker, police_officer, created_at, created_by)
       VALUES (@id, @fullName, @initials, @number, '居民身份证', @sex, @birth, @phone, @town, @village,
         @category, @status, @presence, @grade, @origin, @registeredOn, @caseWorker, @police, '${AT}', '${BY}')`,
    ),
    search: db.prepare('INSERT INTO person_search (person_id, text) VALUES (?, ?)'),
    status: db.prepare(
      `INSERT INTO statuses (person_id, effective_on, cause, control_status, presence, town_code, recorded_by, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, '${BY}', '${AT}')`,
    ),
    measure: db.prepare(
      `INSERT INTO measures (person_id, kind, decision_on, service_on, start_on, decided_years, source, recorded_by, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, '台账导入', '${BY}', '${AT}')`,
    ),
    grade: db.prepare(
      `INSERT INTO grades (person_id, grade, source, proposed_by, proposed_at, approved_by, effective_on)
       VALUES (?, ?, '台账导入', '${BY}', '${AT}', '李秀英', ?)`,
    ),
    visit: db.prepare(
      `INSERT INTO visits (person_id, visited_on, mode, outcome, in_charge, seen, place, findings, source, recorded_by, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, '本人住处', '生活正常，未见异常', '录入', '${BY}', '${AT}')`,
    ),
    test: db.prepare(
      `INSERT INTO tests (person_id, tested_on, kind, result, origin, source, recorded_by, recorded_at)
       VALUES (?, ?, '尿检', ?, '定期', '录入', '${BY}', '${AT}')`,
    ),
    help: db.prepare(
      `INSERT INTO help_records (person_id, helped_on, kind, source, recorded_by, recorded_at)
       VALUES (?, ?, ?, '录入', '${BY}', '${AT}')`,
    ),
    endedMeasure: db.prepare(
      `INSERT INTO measures (person_id, kind, decision_on, service_on, start_on, decided_years, end_on, end_reason, agreement_on,
         town_notified_on, source, recorded_by, recorded_at)
       VALUES (@person, @kind, @decided, @served, @start, @years, @end, '期满解除', @start, @end, '录入', '${BY}', '${AT}')`,
    ),
    leave: db.prepare(
      `INSERT INTO leaves (person_id, left_on, planned_back_on, back_on, purpose, went, state, source, recorded_by, recorded_at)
       VALUES (?, ?, ?, ?, '务工', ?, ?, '录入', '${BY}', '${AT}')`,
    ),
    approval: db.prepare(
      `INSERT INTO leave_approvals (leave_id, from_on, to_on, approved_by, approved_at) VALUES (?, ?, ?, '李秀英', '${AT}')`,
    ),
  };
}

interface Filling {
  readonly random: Random;
  readonly size: RegisterSize;
  readonly write: Writers;
  readonly towns: readonly string[];
  readonly villages: ReadonlyMap<string, readonly string[]>;
}

function measureOf(filling: Filling, id: number, status: ControlStatus): void {
  const { random, size, write } = filling;
  const start = addDays(size.today, -Math.floor(random() * 1000));
  const service = addDays(start, -Math.floor(random() * 15));
  if (status === '社区戒毒') write.measure.run(id, status, null, service, start, null);
  else if (status === '社区康复')
    write.measure.run(id, status, null, service, start, pick(random, [2, 3]));
  else if (status === '强制隔离戒毒') write.measure.run(id, status, start, null, null, null);
  else if (status === '自愿戒毒' || status === '药物维持治疗')
    write.measure.run(id, status, null, null, start, null);
  else return;
  if (status !== '社区戒毒' && status !== '社区康复') return;
  for (let month = 0; month < 24; month += 2) {
    const day = addMonths(start, month);
    if (day <= size.today && random() < 0.9)
      write.test.run(id, day, random() < 0.01 ? '阳性' : '阴性');
  }
}

/** One change of status in the last year for some people, so that every flow of R-12 occurs. */
function changeOf(filling: Filling, id: number, status: ControlStatus, town: string): void {
  const { random, size, write, towns } = filling;
  if (random() > 0.03) return;
  const day = addDays(size.today, -Math.floor(random() * 300));
  if (random() < 0.5) write.status.run(id, day, '县内转移', status, '在册', pick(random, towns));
  else write.status.run(id, day, '迁出', status, '迁出', town);
}

function nameOf(random: Random): string {
  const given = pick(random, GIVEN);
  return `${pick(random, SURNAMES)}${given}${random() < 0.7 ? pick(random, GIVEN) : ''}`;
}

function writePerson(filling: Filling, index: number): void {
  const { random, size, write } = filling;
  const id = index + 1;
  const town = pick(random, filling.towns);
  const status = weighted(random);
  const birth = addDays('1960-01-01', Math.floor(index / 1000) * 365 + Math.floor(random() * 300));
  const fullName = nameOf(random);
  const phone = `1990${String(id).padStart(7, '0')}`;
  const number = identityNumber(index, birth);
  const grade = pick(random, ['高', '中', '中', '低', '低', '低', '低', '未评估'] as const);
  const isNew = random() < 0.02;
  const registeredOn = isNew ? addDays(size.today, -Math.floor(random() * 300)) : '2025-01-06';
  write.person.run({
    id,
    fullName,
    initials: 'wxm',
    number,
    sex: random() < 0.85 ? '男' : '女',
    birth,
    phone,
    town,
    village: pick(random, filling.villages.get(town) ?? ['']) || null,
    category: random() < 0.02 ? '贩毒' : '吸毒',
    status,
    presence: '在册',
    grade,
    origin: isNew ? '新增' : '存量',
    registeredOn,
    caseWorker: `专职${town.slice(-3)}${Math.floor(random() * 5)}`,
    police: '',
  });
  write.search.run(id, `${fullName} wxm ${number} ${phone}`);
  write.status.run(
    id,
    isNew ? registeredOn : '0001-01-01',
    isNew ? '新登记' : '存量登记',
    status,
    '在册',
    town,
  );
  if (!isNew) changeOf(filling, id, status, town);
  measureOf(filling, id, status);
  if (grade !== '未评估')
    write.grade.run(id, grade, addDays('2025-01-06', Math.floor(random() * 300)));
  if (random() < 0.1)
    write.help.run(
      id,
      addDays(size.today, -Math.floor(random() * 200)),
      pick(random, ['就业帮扶', '技能培训', '临时救助']),
    );
}

const DAYS_OF_VISITS = 1800;
const MODES = ['面对面', '面对面', '面对面', '视频', '电话或微信', '家属见面'] as const;

/** Visits in the order in which an office records them: day by day, whoever is due. */
function writeVisits({ random, size, write }: Filling): void {
  for (let index = 0; index < size.visits; index += 1) {
    const back = DAYS_OF_VISITS - Math.floor((index * DAYS_OF_VISITS) / size.visits);
    const person = 1 + Math.floor(random() * size.people);
    const met = random() < 0.95;
    const outcome = met ? '见到本人' : '未见到';
    write.visit.run(
      person,
      addDays(size.today, -back),
      pick(random, MODES),
      outcome,
      '专职人员',
      met ? '本人' : '',
    );
  }
}

const HISTORY_DAYS = 3000;
const KINDS_BEFORE = ['社区戒毒', '强制隔离戒毒', '社区康复'] as const;

/** Measures that ended before the present ones, each with its tests, until there are as many as the size asks for. */
function writeHistories({ random, size, write }: Filling, db: Database.Database): void {
  const counted = (table: string) =>
    db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
  const measures = size.measures - counted('measures');
  const tests = size.tests - counted('tests');
  const each = Math.ceil(tests / Math.max(1, measures));
  let left = tests;
  for (let index = 0; index < measures; index += 1) {
    const person = 1 + (index % size.people);
    const kind = KINDS_BEFORE[index % KINDS_BEFORE.length] ?? '社区戒毒';
    const start = addDays(size.today, -1100 - Math.floor(random() * HISTORY_DAYS));
    const compulsory = kind === '强制隔离戒毒';
    write.endedMeasure.run({
      ...{ person, kind },
      decided: compulsory ? start : null,
      served: compulsory ? null : addDays(start, -10),
      start: compulsory ? null : start,
      years: kind === '社区康复' ? 3 : null,
      end: addDays(addMonths(start, compulsory ? 24 : 36), -1),
    });
    for (let turn = 0; turn < each && left > 0; turn += 1, left -= 1)
      write.test.run(person, addDays(start, turn * 60), random() < 0.005 ? '拒检' : '阴性');
  }
}

/** Nearly all approved and back in time; some not back, some without approval. */
function writeLeaves({ random, size, write }: Filling): void {
  for (let index = 0; index < size.leaves; index += 1) {
    const person = 1 + Math.floor(random() * size.people);
    const from = addDays(size.today, -Math.floor(random() * 1000));
    const back = addDays(from, 5 + Math.floor(random() * 20));
    const approved = random() < 0.99;
    const isBack = back <= size.today && random() < 0.99;
    const state = approved ? (isBack ? '已销假' : '同意') : '审核中';
    const { lastInsertRowid } = write.leave.run(
      ...[person, from, back, isBack ? back : null, approved ? 0 : 1, state],
    );
    if (approved) write.approval.run(lastInsertRowid, from, back);
  }
}

function placesOf(db: Database.Database): Pick<Filling, 'towns' | 'villages'> {
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM towns').get();
  if (count?.n === 0) {
    const add = db.prepare('INSERT INTO towns (code, name) VALUES (?, ?)');
    const village = db.prepare('INSERT INTO villages (code, town_code, name) VALUES (?, ?, ?)');
    for (const [code, name] of TOWNS) {
      add.run(code, name);
      for (let index = 200; index < 240; index += 1)
        village.run(`${code}${index}`, code, `第${index}村`);
    }
  }
  const towns = db.prepare<[], { code: string }>('SELECT code FROM towns ORDER BY code').all();
  const villages = new Map<string, string[]>();
  for (const row of db
    .prepare<[], { code: string; town: string }>(
      'SELECT code, town_code AS town FROM villages ORDER BY code',
    )
    .all())
    villages.set(row.town, [...(villages.get(row.town) ?? []), row.code]);
  return { towns: towns.map(({ code }) => code), villages };
}

/** Adopts the example rules if the office has none. */
function adoptExamples(db: Database.Database): void {
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM rules').get();
  if (count?.n !== 0) return;
  const add = db.prepare(
    `INSERT INTO rules (rule_id, value, status, source, legal_basis, valid_from, adopted_by, adopted_on)
     VALUES (?, ?, '示例', '示例', '', ?, '${BY}', '2025-01-06')`,
  );
  for (const row of EXAMPLE_RULE_ROWS) add.run(row.id, JSON.stringify(row.value), row.validFrom);
}

/** Fills an empty register (towns and rules of the set-up stay). About a minute at BENCH_SIZE. */
export function fillRegister(register: Register, size: RegisterSize = BENCH_SIZE): void {
  const { db } = register.connection;
  register.transaction(() => {
    adoptExamples(db);
    const random = randomNumbers(size.seed);
    const filling = { random, size, write: writersOf(db), ...placesOf(db) };
    for (let index = 0; index < size.people; index += 1) writePerson(filling, index);
    writeVisits(filling);
    writeHistories(filling, db);
    writeLeaves(filling);
  });
}

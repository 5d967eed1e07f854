import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import { povertyRisk, type HouseholdFacts } from '../../db/domain/poverty/poverty-risk.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import { moneyOf } from '../../db/domain/values/percentage.ts';
import {
  BAIL_STATES,
  DRUG_STATES,
  POVERTY_CATEGORIES,
  POVERTY_HELP_KINDS,
  POVERTY_RISK_TYPES,
  type RoundName,
} from '../../db/domain/words/vocabulary.ts';
import { UNMET_REASONS } from '../../db/domain/words/vocabulary-poverty.ts';
import type { Register } from '../../db/register.ts';
import { anIdentityNumber } from './builders.ts';

/** Invented rounds written straight into the tables: reports are what is tested with them. The same seed gives the same rounds. */
export interface RoundsOrder {
  readonly people: number;
  readonly seed: number;
  /** From the first to the last. */
  readonly rounds: readonly { readonly year: number; readonly name: RoundName }[];
  /** The last round is still open, and not everybody is settled. */
  readonly lastOpen?: boolean;
  /** Null: no line was adopted. */
  readonly line: string | null;
}

function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const AT = '2026-01-05T02:00:00.000Z';
const BY = '张敏';
const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华');
const LISTED = POVERTY_CATEGORIES.filter((word) => word !== '一般户');

interface World {
  readonly register: Register;
  readonly random: () => number;
  readonly order: RoundsOrder;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
}

interface Somebody {
  readonly personId: number;
  readonly householdId: number;
  readonly town: string;
  readonly village: string;
  readonly category: string;
  readonly kind: string;
}

/** Fills an opened register; its towns and villages are there already. */
export function fillRounds(register: Register, order: RoundsOrder): void {
  const random = randomNumbers(order.seed);
  const world: World = {
    ...{ register, random, order },
    pick: (list) => list[Math.floor(random() * list.length)] as (typeof list)[number],
    chance: (share) => random() < share,
  };
  register.transaction(() => {
    const everybody = addPeople(world);
    let before: (typeof order.rounds)[number] | null = null;
    for (const round of order.rounds) {
      addRound(world, everybody, round);
      addHelp(world, everybody, round, before);
      before = round;
    }
  });
}

function addPeople({ register, order, pick, chance }: World): Somebody[] {
  const { db } = register.connection;
  const towns = register.regions.towns().map(({ code }) => code);
  const villages = register.regions.villages();
  const person = db.prepare(
    `INSERT INTO people (full_name, name_initials, identity_number, identity_kind, sex, birth_on, phone, town_code, village_code,
       category, control_status, presence, grade, origin, registered_on, light_touch, note, created_at, created_by)
     VALUES (?, 'zz', ?, '居民身份证', '男', ?, ?, ?, ?, ?, '社会面', '在册', '低', '存量', '2024-01-05', ?, '患有慢性病', '${AT}', '${BY}')`,
  );
  const status = db.prepare(
    `INSERT INTO statuses (person_id, effective_on, cause, control_status, presence, town_code, recorded_by, recorded_at)
     VALUES (?, '2024-01-05', '存量登记', '社会面', '在册', ?, '${BY}', '${AT}')`,
  );
  const household = db.prepare(
    `INSERT INTO households (town_code, village_code, contact_name, contact_phone, recorded_by, recorded_at)
     VALUES (?, ?, ?, '13803930000', '${BY}', '${AT}')`,
  );
  const member = db.prepare(
    `INSERT INTO household_members (household_id, person_id, relation, health, disability, schooling, labour, work, recorded_by, recorded_at)
     VALUES (?, ?, '户主', '慢性病', '不详', '不详', '不详', '不详', '${BY}', '${AT}')`,
  );
  const everybody: Somebody[] = [];
  let home: { id: number; town: string; village: string; category: string } | null = null;
  for (let index = 0; index < order.people; index += 1) {
    if (home === null || chance(0.85)) {
      const town = pick(towns);
      const village = pick(villages.filter((each) => each.townCode === town)).code;
      const contact = `${pick(SURNAMES)}${pick(GIVEN)}联`;
      const { lastInsertRowid } = household.run(town, village, contact);
      home = { id: Number(lastInsertRowid), town, village, category: pick(LISTED) };
    }
    const minor = index % 97 === 96;
    const birth = `${minor ? 2012 : 1970 + (index % 30)}0${1 + (index % 9)}15`;
    const number = anIdentityNumber(birth, index % 1000);
    const kind = pick(['吸毒', '吸毒', '吸毒', '贩毒', '既吸又贩']);
    const { lastInsertRowid } = person.run(
      ...[`${pick(SURNAMES)}${pick(GIVEN)}${pick(GIVEN)}`, number],
      `${birth.slice(0, 4)}-${birth.slice(4, 6)}-15`,
      `139${String(index).padStart(8, '0')}`,
      ...[home.town, home.village, kind, chance(0.04) ? 1 : 0],
    );
    const personId = Number(lastInsertRowid);
    status.run(personId, home.town);
    member.run(home.id, personId);
    const { id: householdId, town, village, category } = home;
    everybody.push({ personId, householdId, town, village, category, kind });
  }
  return everybody;
}

type Round = RoundsOrder['rounds'][number];

export function windowOf({ year, name }: Round): { readonly first: string; readonly last: string } {
  return name === '年中'
    ? { first: `${year}-06-01`, last: `${year}-07-15` }
    : { first: `${year}-11-15`, last: `${year}-12-31` };
}

function addRound(world: World, everybody: readonly Somebody[], round: Round): void {
  const { register, order, pick, chance } = world;
  const { db } = register.connection;
  const { first, last } = windowOf(round);
  const isLast = order.rounds.at(-1) === round;
  const open = isLast && order.lastOpen === true;
  const roundId = Number(
    db
      .prepare(
        `INSERT INTO return_rounds (year, name, first_on, last_on, opened_by, opened_on, opened_at, closed_by, closed_on, closed_at)
         VALUES (?, ?, ?, ?, '${BY}', ?, '${AT}', ?, ?, ?)`,
      )
      .run(
        ...[round.year, round.name, first, last, first],
        ...(open ? [null, null, null] : ['李秀英', last, AT]),
      ).lastInsertRowid,
  );
  const entry = db.prepare(
    `INSERT INTO round_entries (round_id, person_id, household_id, town_code, village_code, household_category, person_category,
       origin, added_on, added_by, left_reason, left_on, unmet_reason, unmet_note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '${BY}', ?, ?, ?, ?)`,
  );
  const fate = () => {
    if (chance(0.03)) return 'left';
    if (chance(0.06)) return 'unmet';
    return open && chance(0.2) ? 'waiting' : 'visited';
  };
  for (const [index, somebody] of everybody.entries()) {
    if (!isLast && index % 20 === 7) continue;
    const ends = fate();
    const leaves = ends === 'left';
    const { lastInsertRowid } = entry.run(
      ...[roundId, somebody.personId, somebody.householdId, somebody.town, somebody.village],
      ...[somebody.category, somebody.kind, chance(0.05) ? '补入' : '冻结', first],
      ...[leaves ? pick(['死亡', '迁出', '误登']) : null, leaves ? last : null],
      ...unmetOf(
        ends === 'unmet' ? pick(UNMET_REASONS.filter((reason) => reason !== '无感式管理')) : null,
        index,
      ),
    );
    if (ends === 'visited') addSheet(world, Number(lastInsertRowid), round);
  }
}

/** 其他 says what it is; of every second one that tells of an illness, which no list prints. */
function unmetOf(reason: string | null, index: number): [string | null, string] {
  if (reason !== '其他') return [reason, ''];
  return [reason, index % 2 === 0 ? '外出务工未归，电话13803939999' : '因病住院'];
}

function addSheet(
  { register, order, random, pick, chance }: World,
  id: number,
  round: Round,
): void {
  const { last } = windowOf(round);
  const fen = (most: number) => Math.floor(random() * most) * 100;
  const able = Math.floor(random() * 4);
  const amounts = {
    wage: fen(60_000),
    business: fen(9000),
    property: fen(500),
    transfer: fen(9000),
  };
  const facts = {
    ...{ year: round.year, place: '台前县', people: 1 + Math.floor(random() * 5) },
    businessCost: fen(2000),
    medicalCost: chance(0.1) ? fen(30_000) : 0,
    housing: !chance(0.02),
    schooling: !chance(0.01),
    medical: !chance(0.03),
    water: !chance(0.01),
    ...{ ableToWork: able, working: chance(0.8) ? Math.min(able, 1) : 0 },
    workUnstable: chance(0.1),
    drugState: pick(DRUG_STATES),
    bail: chance(0.02) ? pick(BAIL_STATES) : ('无' as const),
    safetyNet: able === 0 ? chance(0.9) : null,
  };
  const money = (amount: number) => moneyOf(BigInt(amount));
  const household: HouseholdFacts = {
    ...facts,
    wage: money(amounts.wage),
    business: money(amounts.business),
    property: money(amounts.property),
    transfer: money(amounts.transfer),
    businessCost: money(facts.businessCost),
    medicalCost: money(facts.medicalCost),
    ...{ previousPerHead: null, lastRoundOn: null, releasedOn: null },
  };
  const finding = povertyRisk(household, [], rowsOf(order, round), last);
  const flag = (yes: boolean | null) => (yes === null ? null : Number(yes));
  register.connection.db
    .prepare(
      `INSERT INTO round_sheets (entry_id, complete, visited_on, visitor, respondent, people, wage_fen, business_fen, property_fen,
         transfer_fen, business_cost_fen, medical_cost_fen, housing, schooling, medical, water, health_note, able_to_work, working,
         work_unstable, drug_state, bail, safety_net, risk_types, help_in_place, recorded_by, recorded_at, conclusion, concluded_by,
         finding, approved_by, approved_at)
       VALUES (?, 1, ?, '${BY}', '本人', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '患糖尿病，长期服药', ?, ?, ?, ?, ?, ?, ?, ?, '${BY}', '${AT}', ?, '${BY}', ?, '李秀英', '${AT}')`,
    )
    .run(
      ...[id, addDays(last, -Math.floor(random() * 20)), facts.people],
      ...[amounts.wage, amounts.business, amounts.property, amounts.transfer],
      ...[facts.businessCost, facts.medicalCost],
      ...[flag(facts.housing), flag(facts.schooling), flag(facts.medical), flag(facts.water)],
      ...[able, facts.working, flag(facts.workUnstable), facts.drugState, facts.bail],
      flag(facts.safetyNet),
      JSON.stringify(chance(0.4) ? [pick(POVERTY_RISK_TYPES)] : []),
      JSON.stringify(chance(0.3) ? [pick(POVERTY_HELP_KINDS)] : []),
      ...[chance(0.1) ? '中' : finding.level, JSON.stringify(finding)],
    );
}

function rowsOf({ line }: RoundsOrder, { year }: Round): RuleRow[] {
  const validity = { validFrom: `${year}-01-01`, validTo: null, adopted: true } as const;
  const near: RuleRow = { id: 'POVERTY-NEAR-FACTOR', ...validity, value: { factor: '1.2' } };
  if (line === null) return [near];
  return [
    near,
    { id: 'POVERTY-LINE', ...validity, value: { year, place: '台前县', amount: line } },
  ];
}

function addHelp(
  { register, random, pick, chance }: World,
  everybody: readonly Somebody[],
  round: Round,
  before: Round | null,
): void {
  const help = register.connection.db.prepare(
    `INSERT INTO help_records (person_id, helped_on, kind, unit, amount_fen, source, recorded_by, recorded_at)
     VALUES (?, ?, ?, '乡镇', ?, '录入', '${BY}', '${AT}')`,
  );
  const from = before === null ? `${round.year}-01-01` : addDays(windowOf(before).last, 1);
  for (const { personId } of everybody) {
    if (!chance(0.3)) continue;
    const amount = chance(0.5) ? Math.floor(random() * 3000) * 100 : null;
    const kind = chance(0.9) ? pick(POVERTY_HELP_KINDS) : '心理疏导';
    help.run(personId, addDays(from, Math.floor(random() * 120)), kind, amount);
  }
}

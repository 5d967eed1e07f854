import {
  caseLoad,
  countStations,
  isOpenOn,
  requirementProblems,
  staffOn,
  staffRatio,
  stationsOfTown,
  uncoveredTowns,
  type PlaceLoad,
  type StationFact,
} from '../../../db/domain/office/station.ts';
import { maskPhone } from '../../../db/domain/values/resident-id.ts';
import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import type {
  CheckRow,
  StaffRow,
  StationRow,
  TrainingRow,
} from '../../../db/repositories/stations.ts';
import type { Register } from '../../../db/register.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

type List = Output<'stations.list'>;
type Line = List['rows'][number];
type Detail = Output<'stations.get'>;

/** What every line of the page is computed from, read once. */
interface Reading {
  readonly facts: readonly StationFact[];
  /** Under community measures. */
  readonly load: PlaceLoad;
  /** 实有吸毒人员: what the ratio is of. */
  readonly registered: PlaceLoad;
  readonly rules: readonly RuleRow[];
  readonly today: string;
}

function readStations({ register, today }: Context): Reading {
  return {
    facts: register.stations.facts(),
    load: register.stations.communityLoad(),
    registered: register.stations.registeredLoad(),
    rules: ruleRows(register),
    today,
  };
}

/** The stations with case load, ratio and problems; the county as a whole beside them. */
export function stationList(context: Context): List {
  const { register } = context;
  const reading = readStations(context);
  const { facts, load, registered, rules, today } = reading;
  const counted = countStations(facts, today);
  const whole = ({ byTown }: PlaceLoad) =>
    [...byTown.values()].reduce((sum, count) => sum + count, 0);
  return {
    rows: register.stations
      .all()
      .filter((row) => row.voidedAt === null)
      .map((row) => lineOf(register, row, reading)),
    open: counted.stations,
    staff: counted.staff,
    caseLoad: whole(load),
    registered: whole(registered),
    ratio: staffRatio(whole(registered), counted.staff, rules, today),
  };
}

/** A voided station is shown without what is computed from facts. */
function lineOf(register: Register, row: StationRow, reading: Reading): Line {
  const { load, registered, rules, today } = reading;
  const fact = reading.facts.find(({ id }) => id === row.id) ?? factWithoutStaff(row);
  const open = isOpenOn(fact, today);
  const served = (of: PlaceLoad) => (open ? caseLoad(fact, of) : 0);
  const staff = staffOn(fact, today).length;
  const checks = register.stations.checksOf(row.id).filter(({ voidedAt }) => voidedAt === null);
  const ratio = staffRatio(served(registered), staff, rules, today);
  const last = checks.at(-1);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    townName: register.regions.findTown(row.townCode)?.name ?? '',
    villageName:
      row.villageCode === null ? '' : (register.regions.findVillage(row.villageCode)?.name ?? ''),
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    open,
    met: fact.requirements.filter(({ met }) => met === true).length,
    staff,
    caseLoad: served(load),
    registered: served(registered),
    ratio,
    serves: fact.serves.map((code) => register.regions.findTown(code)?.name ?? ''),
    lastCheck: last === undefined ? null : { year: last.year, result: last.result },
    problems: open ? problemsOf(fact, checks, ratio.state, today) : [],
  };
}

function factWithoutStaff(row: StationRow): StationFact {
  return { ...row, serves: [], requirements: [], staff: [] };
}

/** What somebody has to do about an open station; a yearly check is missed once the year is over. */
function problemsOf(
  fact: StationFact,
  checks: readonly CheckRow[],
  ratio: Line['ratio']['state'],
  today: string,
): string[] {
  const year = Number(today.slice(0, 4));
  const last = checks.at(-1);
  const checked = checks.some((check) => check.year >= year - 1);
  const existed = Number(fact.openedOn.slice(0, 4)) < year;
  return [
    ...requirementProblems(fact, today),
    ...(ratio === '超出' ? ['专（兼）职人员不足'] : []),
    ...(ratio === '没有人员' ? ['有实有吸毒人员，没有专（兼）职人员'] : []),
    ...(existed && !checked ? [`${year - 1}年度没有检查记录`] : []),
    ...(last?.result === '不合格' ? [`${last.year}年度检查不合格`] : []),
  ];
}

/** One station with everything of it. */
export function stationDetail(row: StationRow, context: Context): Detail {
  const { register, today } = context;
  const { stations } = register;
  const trainings = stations.trainingsOf(row.id);
  return {
    kind: row.kind,
    name: row.name,
    townCode: row.townCode,
    villageCode: row.villageCode,
    address: row.address,
    openedOn: row.openedOn,
    serves: JSON.parse(row.serves) as string[],
    requirements: JSON.parse(row.requirements) as Detail['requirements'],
    note: row.note,
    row: lineOf(register, row, readStations(context)),
    closeReason: row.closeReason,
    voided: row.voidedAt !== null,
    staff: stations.staffOf(row.id).map((member) => memberOf(member, trainings, today)),
    trainings: trainings.map((training) => {
      const { staffId, trainedOn, hours, content } = training;
      return { ...keptOf(training), staffId, trainedOn, hours, content };
    }),
    equipment: stations.equipmentOf(row.id).map((item) => {
      const { kind, count, state, note } = item;
      return { ...keptOf(item), kind, count, state, note };
    }),
    checks: stations.checksOf(row.id).map((check) => {
      const { year, checkedOn, result, problems, checkedBy } = check;
      return { ...keptOf(check), year, checkedOn, result, problems, checkedBy };
    }),
  };
}

function keptOf(row: {
  id: number;
  recordedBy: string;
  voidedAt: string | null;
  voidReason: string;
}) {
  const { id, recordedBy, voidReason } = row;
  return { id, recordedBy, voided: row.voidedAt !== null, voidReason };
}

function memberOf(
  member: StaffRow,
  trainings: readonly TrainingRow[],
  today: string,
): Detail['staff'][number] {
  const { name, employment, post, phone, since, until } = member;
  const hoursThisYear = trainings
    .filter(({ staffId, voidedAt }) => staffId === member.id && voidedAt === null)
    .filter(({ trainedOn }) => trainedOn.slice(0, 4) === today.slice(0, 4))
    .reduce((sum, { hours }) => sum + hours, 0);
  const shown = { name, employment, post, since, until, hoursThisYear };
  return { ...keptOf(member), ...shown, phoneMasked: maskPhone(phone) };
}

/** Which towns an open station serves, and which none. */
export function stationCoverage(context: Context): Output<'stations.coverage'> {
  const { register } = context;
  const { facts, load, today } = readStations(context);
  const names = new Map(register.stations.all().map(({ id, name }) => [id, name]));
  const towns = register.regions.towns();
  const bare = new Set(uncoveredTowns(towns, facts, load, today));
  const open = facts.filter((fact) => isOpenOn(fact, today));
  return {
    towns: towns
      .filter(({ code, retired }) => !retired || bare.has(code))
      .map(({ code, name }) => {
        const serving = stationsOfTown(facts, code, today);
        const inVillages = open.filter(
          (fact) => fact.townCode === code && fact.serves.length === 0,
        );
        return {
          code,
          name,
          caseLoad: load.byTown.get(code) ?? 0,
          stations: serving.map(({ id }) => ({ id, name: names.get(id) ?? '' })),
          villageStations: inVillages.length,
          staff: countStations([...serving, ...inVillages], today).staff,
          covered: !bare.has(code),
        };
      }),
    uncovered: bare.size,
    peopleUncovered: [...bare].reduce((sum, code) => sum + (load.byTown.get(code) ?? 0), 0),
  };
}

/** 社区戒毒社区康复站点: which are open, who works there, whom they serve, and whether there are enough of them (domain.md 9.1). */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import { holdsOn } from './team.ts';
import {
  STATION_REQUIREMENTS,
  type StationKind,
  type StationRequirement,
} from '../words/vocabulary.ts';

export const STAFF_EMPLOYMENTS = ['专职', '兼职'] as const;
export const EQUIPMENT_STATES = ['完好', '损坏', '停用'] as const;
export const CHECK_RESULTS = ['合格', '基本合格', '不合格'] as const;

export interface StaffFact {
  readonly name: string;
  readonly phone: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
}

/** One of the five 有; null is not looked at yet. */
export interface RequirementFact {
  readonly requirement: StationRequirement;
  readonly met: boolean | null;
  readonly note: string;
}

export interface StationFact {
  readonly id: number;
  readonly kind: StationKind;
  readonly townCode: string;
  readonly villageCode: string | null;
  /** Towns served; of a 村（社区）站点 empty: it serves its village. */
  readonly serves: readonly string[];
  readonly openedOn: CalendarDay;
  readonly closedOn: CalendarDay | null;
  readonly requirements: readonly RequirementFact[];
  readonly staff: readonly StaffFact[];
}

/** People of one kind (under community measures, or 实有吸毒人员), by town and by village. */
export interface PlaceLoad {
  readonly byTown: ReadonlyMap<string, number>;
  readonly byVillage: ReadonlyMap<string, number>;
}

export function isOpenOn({ openedOn, closedOn }: StationFact, day: CalendarDay): boolean {
  return holdsOn({ since: openedOn, until: closedOn }, day);
}

/** The staff of a station on a day. */
export function staffOn({ staff }: StationFact, day: CalendarDay): readonly StaffFact[] {
  return staff.filter((member) => holdsOn(member, day));
}

/** 站（点） open on a day, and their 专（兼）职人员: who works at two of them (same name and telephone) is one. */
export function countStations(
  stations: readonly StationFact[],
  day: CalendarDay,
): { readonly stations: number; readonly staff: number } {
  const open = stations.filter((station) => isOpenOn(station, day));
  const people = open.flatMap((station) =>
    staffOn(station, day).map(({ name, phone }, index) =>
      phone === '' ? `${station.id}-${index}` : `${name} ${phone}`,
    ),
  );
  return { stations: open.length, staff: new Set(people).size };
}

/** People of the places that a station serves. */
export function caseLoad({ serves, villageCode }: StationFact, load: PlaceLoad): number {
  if (serves.length === 0) return villageCode === null ? 0 : (load.byVillage.get(villageCode) ?? 0);
  return [...new Set(serves)].reduce((sum, code) => sum + (load.byTown.get(code) ?? 0), 0);
}

export type RatioState = '未设置' | '没有服务对象' | '没有人员' | '超出' | '符合';
export interface StaffRatio {
  readonly state: RatioState;
  /** Staff that the rule asks for: one for each full or begun `limit` people, at least one; null without a rule. */
  readonly needed: number | null;
  readonly limit: number | null;
}

/** STAFF-RATIO on a day: 实有吸毒人员 of the places served (domain.md 9.1: 每30名实有吸毒人员至少1名) against staff; without an adopted row 未设置. */
export function staffRatio(
  people: number,
  staff: number,
  rows: readonly RuleRow[],
  day: CalendarDay,
): StaffRatio {
  const limit = ruleOn(rows, 'STAFF-RATIO', day)?.peoplePerStaff ?? null;
  if (limit === null) return { state: '未设置', needed: null, limit };
  const needed = Math.ceil(people / limit);
  if (people === 0) return { state: '没有服务对象', needed, limit };
  if (staff === 0) return { state: '没有人员', needed, limit };
  return { state: staff < needed ? '超出' : '符合', needed, limit };
}

/** Stations that serve a town as a whole; a 村（社区）站点 serves its village alone. */
export function stationsOfTown(
  stations: readonly StationFact[],
  townCode: string,
  day: CalendarDay,
): readonly StationFact[] {
  return stations.filter((station) => isOpenOn(station, day) && station.serves.includes(townCode));
}

/** Towns in use, and retired ones with people under community measures, that no open station serves. */
export function uncoveredTowns(
  towns: readonly { readonly code: string; readonly retired: boolean }[],
  stations: readonly StationFact[],
  load: PlaceLoad,
  day: CalendarDay,
): readonly string[] {
  return towns
    .filter(({ code, retired }) => !retired || (load.byTown.get(code) ?? 0) > 0)
    .filter(({ code }) => stationsOfTown(stations, code, day).length === 0)
    .map(({ code }) => code);
}

/** What of the five 有 is missing, not looked at, or contradicted by the staff list. */
export function requirementProblems(station: StationFact, day: CalendarDay): readonly string[] {
  const said = new Map(station.requirements.map((each) => [each.requirement, each.met]));
  const problems = STATION_REQUIREMENTS.flatMap((requirement) => {
    const met = said.get(requirement) ?? null;
    if (met === true) return [];
    return [met === null ? `“${requirement}”未核实` : `没有做到“${requirement}”`];
  });
  const contradicted = said.get('有人员') === true && staffOn(station, day).length === 0;
  return contradicted ? [...problems, '写着“有人员”，名单里没有在岗人员'] : problems;
}

/**
 * 工作小组 of a person (戒毒条例 17) and 县包乡、乡包村、村包人. One truth: who is 专职人员, 社区民警 or 网格员 now stands in the
 * person's own row (lists, filters, import and due list read it there); the team's rows hold the other four roles, and of all
 * seven the telephone, the post and the history.
 */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Presence } from '../figures/population.ts';
import type { ControlStatus, TeamRole } from '../words/vocabulary.ts';

/** The roles whose present holder is a field of the person. */
export const HELD_ROLES = {
  专职人员: 'caseWorker',
  社区民警: 'policeOfficer',
  网格员: 'gridWorker',
} as const satisfies Partial<Record<TeamRole, string>>;
export type HeldRole = keyof typeof HELD_ROLES;
export const HELD_ROLE_NAMES = Object.keys(HELD_ROLES) as readonly HeldRole[];

export function isHeldRole(role: TeamRole): role is HeldRole {
  return Object.hasOwn(HELD_ROLES, role);
}

/** 管控现状 that leave nobody to look after. */
const BEYOND_CARE = ['死亡', '出国（境）'] as const satisfies readonly ControlStatus[];

export interface CareFacts {
  readonly presence: Presence;
  readonly controlStatus: ControlStatus;
  readonly lightTouch: boolean;
}

/** Whether somebody must be named for the person: 在册 and neither dead, abroad nor under 无感式管理 (R-09: no tasks). */
export function needsTeam({ presence, controlStatus, lightTouch }: CareFacts): boolean {
  const beyond = BEYOND_CARE.some((status) => status === controlStatus);
  return presence === '在册' && !lightTouch && !beyond;
}

/** Since when until when; `until` is the first day on which it no longer holds, a null `since` is before anybody wrote it down. */
export interface Term {
  readonly since: CalendarDay | null;
  readonly until: CalendarDay | null;
}

/** Whether [since, until) holds a day. */
export function holdsOn({ since, until }: Term, day: CalendarDay): boolean {
  return (since === null || since <= day) && (until === null || day < until);
}

/** 县包乡 and 乡包村 are posts; 村包人 is the 村干部 of a person's team. */
export const RESPONSIBILITY_LEVELS = ['县包乡', '乡包村'] as const;
export type ResponsibilityLevel = (typeof RESPONSIBILITY_LEVELS)[number];
export const PERSON_LEVEL_ROLE = '村干部' satisfies TeamRole;

export interface ResponsibleTown {
  readonly code: string;
  readonly retired: boolean;
  /** People who need a team. */
  readonly people: number;
  /** Of these: without a 村（社区）, so that no village answers for them. */
  readonly withoutVillage: number;
  /** Of these: without a 村包人. */
  readonly withoutCadre: number;
}
export interface ResponsibleVillage {
  readonly code: string;
  readonly townCode: string;
  readonly people: number;
}
/** A responsibility in force. */
export interface ResponsibilityFact {
  readonly level: ResponsibilityLevel;
  readonly townCode: string;
  readonly villageCode: string | null;
}

export interface ResponsibilityGaps {
  /** Towns without 县包乡: every town in use, and a retired one as long as people live there. */
  readonly towns: readonly string[];
  /** Villages with people but without 乡包村. */
  readonly villages: readonly string[];
  readonly peopleWithoutVillage: number;
  readonly peopleWithoutCadre: number;
}

/** What the three levels leave open. */
export function responsibilityGaps(
  towns: readonly ResponsibleTown[],
  villages: readonly ResponsibleVillage[],
  facts: readonly ResponsibilityFact[],
): ResponsibilityGaps {
  const townsHeld = new Set(
    facts.filter(({ level }) => level === '县包乡').map(({ townCode }) => townCode),
  );
  const villagesHeld = new Set(facts.map(({ villageCode }) => villageCode));
  return {
    towns: towns
      .filter(({ code, retired, people }) => (!retired || people > 0) && !townsHeld.has(code))
      .map(({ code }) => code),
    villages: villages
      .filter(({ code, people }) => people > 0 && !villagesHeld.has(code))
      .map(({ code }) => code),
    peopleWithoutVillage: towns.reduce((sum, town) => sum + town.withoutVillage, 0),
    peopleWithoutCadre: towns.reduce((sum, town) => sum + town.withoutCadre, 0),
  };
}

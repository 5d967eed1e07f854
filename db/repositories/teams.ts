import { asc, eq } from 'drizzle-orm';
import { isHeldRole, type HeldRole } from '../domain/office/team.ts';
import {
  TEAM_ROLES,
  type ControlStatus,
  type Grade,
  type TeamRole,
} from '../domain/words/vocabulary.ts';
import { people } from '../schema/people.ts';
import { teamMembers } from '../schema/teams.ts';
import type { Connection } from './connection-type.ts';
import { createInserter } from './inserter.ts';
import { NEEDS_TEAM } from './needs-team.ts';

export type TeamRow = typeof teamMembers.$inferSelect;
export type NewTeamRow = typeof teamMembers.$inferInsert;

/** Somebody in a list of whom a role looks after. */
export interface LookedAfter {
  readonly personId: number;
  readonly fullName: string;
  readonly townName: string;
  readonly villageName: string;
  readonly controlStatus: ControlStatus;
  readonly grade: Grade;
}

export interface HolderFilter {
  readonly role: TeamRole;
  /** Empty: nobody holds the role for them. */
  readonly name: string;
  readonly townCode?: string | undefined;
  readonly villageCode?: string | undefined;
}

const COLUMNS: Record<HeldRole, string> = {
  专职人员: people.caseWorker.name,
  社区民警: people.policeOfficer.name,
  网格员: people.gridWorker.name,
};
const OPEN = 'm.until IS NULL AND m.voided_at IS NULL';

/** The condition that a role is held for p by @name, or by nobody when @name is empty. */
function heldBy(role: TeamRole, name: string): string {
  if (isHeldRole(role)) return `p.${COLUMNS[role]} = @name`;
  const member = `SELECT 1 FROM team_members m WHERE m.person_id = p.id AND m.role = @role AND ${OPEN}`;
  return name === ''
    ? `NOT EXISTS (${member}) AND @name = ''`
    : `EXISTS (${member} AND m.name = @name)`;
}

/** Members of people's teams: who they are now, who they were, and who is without one. */
export function createTeams(connection: Connection) {
  return { ...memberRows(connection), ...holderLists(connection) };
}

function memberRows({ orm, db }: Connection) {
  const add = createInserter(db, teamMembers);
  const open = db.prepare<{ personId: number }, TeamRow>(`
    SELECT m.id, m.person_id AS personId, m.role, m.name, m.post, m.phone, m.since, m.until, m.end_reason AS endReason,
      m.recorded_by AS recordedBy, m.recorded_at AS recordedAt, m.voided_at AS voidedAt, m.void_reason AS voidReason
    FROM team_members m WHERE m.person_id = @personId AND ${OPEN} ORDER BY m.id`);
  const end = db.prepare(
    'UPDATE team_members SET until = @until, end_reason = @endReason WHERE id = @id',
  );
  const strike = db.prepare(
    'UPDATE team_members SET voided_at = @voidedAt, void_reason = @voidReason WHERE id = @id',
  );
  const touch = db.prepare('UPDATE people SET revision = revision + 1 WHERE id = @personId');
  const holderSetter = (role: HeldRole) =>
    db.prepare<{ personId: number; name: string }>(
      `UPDATE people SET ${COLUMNS[role]} = @name, revision = revision + 1 WHERE id = @personId`,
    );
  const setHolder: Record<HeldRole, ReturnType<typeof holderSetter>> = {
    专职人员: holderSetter('专职人员'),
    社区民警: holderSetter('社区民警'),
    网格员: holderSetter('网格员'),
  };
  return {
    /** Everybody who ever belonged to it, the voided too. */
    ofPerson(personId: number): TeamRow[] {
      return orm
        .select()
        .from(teamMembers)
        .where(eq(teamMembers.personId, personId))
        .orderBy(asc(teamMembers.id))
        .all();
    },
    open(personId: number): TeamRow[] {
      return open.all({ personId });
    },
    find(id: number): TeamRow | undefined {
      return orm.select().from(teamMembers).where(eq(teamMembers.id, id)).get();
    },
    add(row: NewTeamRow): number {
      return add(row);
    },
    update(id: number, changes: Partial<NewTeamRow>): void {
      orm.update(teamMembers).set(changes).where(eq(teamMembers.id, id)).run();
    },
    end(id: number, until: string | null, endReason: string): void {
      end.run({ id, until, endReason });
    },
    void(id: number, voidedAt: string, voidReason: string): void {
      strike.run({ id, voidedAt, voidReason });
    },
    /** Sets the field of the person that says who holds the role now, and raises the revision. */
    setHolder(personId: number, role: HeldRole, name: string): void {
      setHolder[role].run({ personId, name });
    },
    /** Raises the revision: a form that was opened before does not overwrite what it has not seen. */
    touch(personId: number): void {
      touch.run({ personId });
    },
  };
}

function holderLists({ db }: Connection) {
  const holders = new Map(
    TEAM_ROLES.map((role) => [
      role,
      db.prepare<{ role: TeamRole }, { name: string; people: number }>(
        isHeldRole(role)
          ? `SELECT p.${COLUMNS[role]} AS name, count(*) AS people FROM people p
             WHERE ${NEEDS_TEAM} AND p.${COLUMNS[role]} <> '' AND @role <> '' GROUP BY 1 ORDER BY 1`
          : `SELECT m.name, count(DISTINCT m.person_id) AS people FROM team_members m JOIN people p ON p.id = m.person_id
             WHERE ${NEEDS_TEAM} AND m.role = @role AND ${OPEN} GROUP BY 1 ORDER BY 1`,
      ),
    ]),
  );
  return {
    /** Who holds a role, for how many people who need a team. */
    holders(role: TeamRole): { name: string; people: number }[] {
      return holders.get(role)?.all({ role }) ?? [];
    },
    /** People who need a team, by who holds a role for them; in the order of their places. */
    lookedAfter(filter: HolderFilter, limit: number): { total: number; rows: LookedAfter[] } {
      const { role, name, townCode, villageCode } = filter;
      const where = [NEEDS_TEAM, heldBy(role, name)];
      const values: Record<string, string> = { role, name };
      if (townCode !== undefined) {
        where.push('p.town_code = @townCode');
        values['townCode'] = townCode;
      }
      if (villageCode !== undefined) {
        where.push('p.village_code = @villageCode');
        values['villageCode'] = villageCode;
      }
      const condition = `${where.join(' AND ')} AND @role <> ''`;
      const total = db
        .prepare<Record<string, string>, { total: number }>(
          `SELECT count(*) AS total FROM people p WHERE ${condition}`,
        )
        .get(values);
      const rows = db
        .prepare<Record<string, string | number>, LookedAfter>(
          `SELECT p.id AS personId, p.full_name AS fullName, t.name AS townName, coalesce(v.name, '') AS villageName,
             p.control_status AS controlStatus, p.grade
           FROM people p JOIN towns t ON t.code = p.town_code LEFT JOIN villages v ON v.code = p.village_code
           WHERE ${condition} ORDER BY p.town_code, p.village_code, p.id LIMIT @limit`,
        )
        .all({ ...values, limit });
      return { total: total?.total ?? 0, rows };
    },
  };
}

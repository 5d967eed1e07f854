import { HELD_ROLE_NAMES, HELD_ROLES } from '../../../db/domain/office/team.ts';
import type { TeamRole } from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import type { TeamRow } from '../../../db/repositories/teams.ts';

/** Who writes it and when. */
export interface Writing {
  readonly register: Register;
  readonly user: { readonly name: string };
  readonly now: string;
}

export interface Succession {
  readonly personId: number;
  readonly role: TeamRole;
  /** Who held it; empty: nobody. */
  readonly from: string;
  /** Who holds it from now on; empty: nobody. */
  readonly to: string;
  /** The first day of the new one; null: not known. */
  readonly on: string | null;
  readonly post?: string;
  readonly phone?: string;
  readonly endReason?: string;
}

/**
 * Ends one membership and begins another. A past holder whom nobody had written down yet is written down with it, so that
 * the history never loses somebody.
 */
export function succeed(
  writing: Writing,
  change: Succession,
  open: TeamRow | undefined,
): { endedId: number | null; openedId: number | null } {
  const { teams } = writing.register;
  const kept = { recordedBy: writing.user.name, recordedAt: writing.now };
  const { personId, role, on } = change;
  const { endReason = '' } = change;
  let endedId: number | null = null;
  if (open !== undefined) {
    teams.end(open.id, on, endReason);
    endedId = open.id;
  } else if (change.from !== '' && on !== null)
    endedId = teams.add({ personId, role, name: change.from, until: on, endReason, ...kept });
  if (change.to === '') return { endedId, openedId: null };
  const { post = '', phone = '' } = change;
  const openedId = teams.add({ personId, role, name: change.to, post, phone, since: on, ...kept });
  return { endedId, openedId };
}

/**
 * Brings the history of 专职人员, 社区民警 and 网格员 after the person's own row, which says who holds them now (form, import,
 * reassignment). The one place where the two meet; called after every change of a person.
 */
export function followHolders(writing: Writing, person: PersonRecord, on: string | null): void {
  const open = writing.register.teams.open(person.id);
  for (const role of HELD_ROLE_NAMES) {
    const to = person[HELD_ROLES[role]];
    const row = open.find((member) => member.role === role);
    const from = row?.name ?? '';
    if (from !== to) succeed(writing, { personId: person.id, role, from, to, on }, row);
  }
}

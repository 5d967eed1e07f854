import { z } from 'zod';
import { RESPONSIBILITY_LEVELS } from '../../db/domain/office/team.ts';
import { CONTROL_STATUSES, GRADES, TEAM_ROLES } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Line,
  Nothing,
  OneWithReason,
  Phones,
  RequiredLine,
  TownCode,
  VillageCode,
} from './values.ts';

const Role = z.enum(TEAM_ROLES);

/** At most so many people in one list and in one reassignment. */
export const MOST_REASSIGNED = 1000;

const Member = z.strictObject({
  /** Null: a holder whom the register knows by name only. */
  id: Id.nullable(),
  role: Role,
  name: z.string(),
  post: z.string(),
  phoneMasked: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  endReason: z.string(),
  recordedBy: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

/** `memberId` null: a new member, and of 专职人员, 社区民警, 网格员 the successor; otherwise a correction of that row. */
export const SetMember = z.strictObject({
  personId: Id,
  memberId: Id.nullable(),
  role: Role,
  name: RequiredLine,
  post: Line,
  /** Null: stays as it is. */
  phone: Line.nullable(),
  since: Day.nullable(),
});

const LookedAfter = z.strictObject({
  personId: Id,
  fullName: z.string(),
  townName: z.string(),
  villageName: z.string(),
  controlStatus: z.enum(CONTROL_STATUSES),
  grade: z.enum(GRADES),
});

export const Reassign = z.strictObject({
  role: Role,
  /** Empty: people without anybody in the role. */
  from: Line,
  to: RequiredLine,
  toPost: Line,
  toPhone: Line,
  on: Day,
  reason: RequiredLine,
  personIds: z.array(Id).min(1, '请勾选人员').max(MOST_REASSIGNED),
});

/** 工作小组 of a person (戒毒条例 17), and giving many people to somebody else at once. */
export const teams = {
  'teams.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({
      present: z.array(Member),
      /** Ended and voided, the last first. */
      past: z.array(Member),
      /** Roles that nobody holds. */
      missing: z.array(Role),
    }),
    reads: ['teams', 'people'],
  }),
  'teams.set': command({
    access: STAFF,
    input: SetMember,
    output: z.strictObject({ memberId: Id }),
    changes: ['teams', 'people', 'visits', 'audit'],
  }),
  /** From `on` on nobody of that name holds it. */
  'teams.end': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      memberId: Id.nullable(),
      role: Role,
      on: Day,
      reason: Line,
    }),
    output: Nothing,
    changes: ['teams', 'people', 'visits', 'audit'],
  }),
  'teams.void': command({
    access: STAFF,
    input: z.strictObject({ memberId: Id, reason: RequiredLine }),
    output: Nothing,
    changes: ['teams', 'people', 'visits', 'audit'],
  }),
  /** The telephones of a person's team in full; logged with who and when. */
  'teams.reveal': command({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: Phones,
    changes: ['audit'],
  }),
  /** Who holds each role for how many, and how many people have nobody. */
  'teams.roles': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        role: Role,
        without: z.int(),
        holders: z.array(z.strictObject({ name: z.string(), people: z.int() })),
      }),
    ),
    reads: ['teams', 'people'],
  }),
  /** The people of a worker, or those without one (`name` empty), at most MOST_REASSIGNED. */
  'teams.people': query({
    access: 'user',
    input: z.strictObject({
      role: Role,
      name: Line,
      townCode: TownCode.optional(),
      villageCode: VillageCode.optional(),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(LookedAfter) }),
    reads: ['teams', 'people', 'regions'],
  }),
  'teams.reassign': command({
    access: STAFF,
    input: Reassign,
    output: z.strictObject({ reassignmentId: Id, people: z.int() }),
    changes: ['teams', 'people', 'visits', 'audit'],
  }),
  'teams.reassignments': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        id: Id,
        role: Role,
        from: z.string(),
        to: z.string(),
        on: z.string(),
        reason: z.string(),
        people: z.int(),
        by: z.string(),
        at: z.string(),
        undone: z.strictObject({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
        /** Empty: it can be taken back. */
        whyNotUndoable: z.string(),
      }),
    ),
    reads: ['teams', 'people'],
  }),
  /** Whom it moved, and who of them was changed since. */
  'teams.reassignedPeople': query({
    access: 'user',
    input: z.strictObject({ reassignmentId: Id }),
    output: z.array(
      z.strictObject({ personId: Id, fullName: z.string(), changedSince: z.boolean() }),
    ),
    reads: ['teams', 'people'],
  }),
  /** As a whole or not at all: refused when one of its people has been changed since. */
  'teams.undoReassign': command({
    access: STAFF,
    input: z.strictObject({ reassignmentId: Id, reason: RequiredLine }),
    output: z.strictObject({ people: z.int() }),
    changes: ['teams', 'people', 'visits', 'audit'],
  }),
} as const;

const Responsible = z.strictObject({
  id: Id,
  name: z.string(),
  post: z.string(),
  phoneMasked: z.string(),
  since: z.string().nullable(),
});
const Place = {
  people: z.int(),
  /** 村包人: people without a 村干部 in their team. */
  withoutCadre: z.int(),
  responsible: z.array(Responsible),
  /** People live here, or the town is in use, and nobody answers for it. */
  gap: z.boolean(),
};

export const SetResponsibility = z.strictObject({
  id: Id.nullable(),
  level: z.enum(RESPONSIBILITY_LEVELS),
  townCode: TownCode,
  villageCode: VillageCode.nullable(),
  name: RequiredLine,
  post: Line,
  /** Null: stays as it is. */
  phone: Line.nullable(),
  since: Day.nullable(),
});

/** 县包乡、乡包村、村包人. */
export const responsibility = {
  'responsibility.table': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      towns: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          retired: z.boolean(),
          withoutVillage: z.int(),
          ...Place,
          villages: z.array(z.strictObject({ code: z.string(), name: z.string(), ...Place })),
        }),
      ),
      gaps: z.strictObject({
        towns: z.int(),
        villages: z.int(),
        peopleWithoutVillage: z.int(),
        peopleWithoutCadre: z.int(),
      }),
    }),
    reads: ['teams', 'people', 'regions'],
  }),
  'responsibility.set': command({
    access: STAFF,
    input: SetResponsibility,
    output: z.strictObject({ id: Id }),
    changes: ['teams', 'audit'],
  }),
  'responsibility.end': command({
    access: STAFF,
    input: z.strictObject({ id: Id, on: Day, reason: Line }),
    output: Nothing,
    changes: ['teams', 'audit'],
  }),
  'responsibility.void': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['teams', 'audit'],
  }),
  /** The telephones of those who answer for a town and its villages; logged. */
  'responsibility.reveal': command({
    access: 'user',
    input: z.strictObject({ townCode: TownCode }),
    output: Phones,
    changes: ['audit'],
  }),
  /** Everybody who ever answered for a place. */
  'responsibility.history': query({
    access: 'user',
    input: z.strictObject({ townCode: TownCode, villageCode: VillageCode.nullable() }),
    output: z.array(
      Responsible.extend({
        until: z.string().nullable(),
        endReason: z.string(),
        voided: z.boolean(),
        voidReason: z.string(),
        recordedBy: z.string(),
      }),
    ),
    reads: ['teams'],
  }),
} as const;

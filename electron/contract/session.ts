import { z } from 'zod';
import { command, query, ROLES } from './define.ts';
import { LOCK_REASONS } from './desk.ts';
import {
  AgencyCode,
  Choice,
  Day,
  Id,
  Nothing,
  OneWithReason,
  Password,
  RequiredLine,
} from './values.ts';

/** Why the register is locked, for the log; 'quit': the program ends. */
const LOCK_CAUSES = [...LOCK_REASONS, 'quit'] as const;
export type LockCause = (typeof LOCK_CAUSES)[number];

const RoleName = z.enum(ROLES);
export const User = z.strictObject({
  id: Id,
  name: z.string(),
  role: RoleName,
  active: z.boolean(),
});

/** missing: no register yet → set-up; locked: choose a user and unlock; open: at work. */
export const SessionState = z.strictObject({
  state: z.enum(['missing', 'locked', 'open']),
  users: z.array(z.string()),
  user: User.nullable(),
  /** An office of one may approve its own work, marked 自评自批. */
  officeOfOne: z.boolean(),
  officeName: z.string().nullable(),
  /** A recovery code was shown, and nobody has said that it was kept. */
  recoveryPending: z.boolean(),
  /** The date of the computer lies before the last line of the log (nothing can be written), or long after it; null: neither. */
  clock: z.strictObject({ is: z.enum(['behind', 'ahead']), lastDay: z.string() }).nullable(),
  today: z.string(),
});

/** A province, city or county, with its pinyin to look it up by: 台前县 is tqx and taiqianxian. */
const RegionChoice = Choice.extend({ initials: z.string(), reading: z.string() });

export const SetUp = z.strictObject({
  countyCode: z.string().regex(/^\d{6}$/),
  officeName: RequiredLine,
  /** 机关代字, typed by the office, never guessed; empty: to be filled in before a report is issued. */
  agencyCode: AgencyCode.default(''),
  userName: RequiredLine,
  password: Password,
  adoptExamples: z.boolean(),
});

export const session = {
  'session.state': query({
    access: 'anyone',
    input: Nothing,
    output: SessionState,
    reads: ['session', 'users', 'settings', 'audit'],
  }),
  'setup.regions': query({
    access: 'anyone',
    /** null: provinces; two digits of a province or six of a city: what lies under it. */
    input: z.strictObject({ parent: z.string().nullable() }),
    output: z.array(RegionChoice),
    reads: [],
  }),
  'setup.create': command({
    access: 'anyone',
    input: SetUp,
    output: z.strictObject({
      register: z.string(),
      county: z.strictObject({
        code: z.string(),
        name: z.string(),
        cityName: z.string(),
        provinceName: z.string(),
      }),
      towns: z.int(),
      villages: z.int(),
      recoveryCode: z.string(),
    }),
    changes: ['session', 'settings', 'users', 'regions', 'rules', 'audit'],
  }),
  'session.unlock': command({
    access: 'anyone',
    input: z.strictObject({ userName: RequiredLine, password: z.string().min(1) }),
    output: User,
    changes: ['session', 'audit'],
  }),
  'session.recover': command({
    access: 'anyone',
    input: z.strictObject({
      userName: RequiredLine,
      recoveryCode: RequiredLine,
      newPassword: Password,
    }),
    output: User,
    changes: ['session', 'users', 'audit'],
  }),
  'session.lock': command({
    access: 'anyone',
    input: z.strictObject({ because: z.enum(LOCK_CAUSES).default('asked') }),
    output: Nothing,
    changes: ['session', 'audit'],
  }),
  /** Under a clock that is behind the log: a chief says that today's date is right, and why (docs/decisions/0018). */
  'session.acceptDay': command({
    access: ['负责人'],
    input: z.strictObject({ today: Day, reason: RequiredLine }),
    output: Nothing,
    changes: ['session', 'audit'],
  }),
} as const;

export const users = {
  'users.list': query({ access: 'user', input: Nothing, output: z.array(User), reads: ['users'] }),
  'users.add': command({
    access: ['负责人'],
    input: z.strictObject({ name: RequiredLine, role: RoleName, password: Password }),
    output: User,
    changes: ['users', 'session', 'audit'],
  }),
  'users.setRole': command({
    access: ['负责人'],
    input: z.strictObject({ id: Id, role: RoleName }),
    output: User,
    changes: ['users', 'session', 'audit'],
  }),
  /** Takes the key slot away; the user's name stays on what they did. */
  'users.retire': command({
    access: ['负责人'],
    input: OneWithReason,
    output: User,
    changes: ['users', 'session', 'audit'],
  }),
  'users.changePassword': command({
    access: 'user',
    input: z.strictObject({ oldPassword: z.string().min(1), newPassword: Password }),
    output: Nothing,
    changes: ['users', 'audit'],
  }),
  /** A new recovery code in place of the old one, which opens nothing any more; answered this once. */
  'users.newRecoveryCode': command({
    access: ['负责人'],
    input: Nothing,
    output: z.strictObject({ recoveryCode: z.string() }),
    changes: ['audit', 'session'],
  }),
  /** The last group of the code that was shown has been typed: it was kept. */
  'users.confirmRecoveryCode': command({
    access: ['负责人'],
    input: Nothing,
    output: Nothing,
    changes: ['audit', 'session'],
  }),
  /** The chief sets a new password for somebody who forgot theirs. */
  'users.resetPassword': command({
    access: ['负责人'],
    input: z.strictObject({ id: Id, newPassword: Password }),
    output: Nothing,
    changes: ['users', 'audit'],
  }),
} as const;

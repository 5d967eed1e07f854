import { asStorageFailure, StorageFailure } from '../../../db/errors.ts';
import {
  forgetTold,
  readTries,
  UNKNOWN_NAME,
  type TriedOwner,
  type UntoldTries,
} from '../../../db/failed-tries.ts';
import { RECOVERY } from '../../../db/key-current.ts';
import { SIGN_IN_SUBJECT, type AuditEntry } from '../../../db/repositories/audit-log.ts';
import type { Register } from '../../../db/register.ts';
import type { LockCause } from '../../contract/session.ts';
import { auditEntry } from '../context.ts';
import { officeMinute } from '../people/timeline-event.ts';
import type { OpenSession, SessionWorld } from './session-seat.ts';

const LOCK_WORDS: Readonly<Record<LockCause, string>> = {
  asked: '本人锁定',
  idle: '长时间没有操作',
  screen: '电脑锁屏',
  suspend: '电脑休眠',
  failed: '程序出错',
  quit: '退出程序',
};

export interface SignIn {
  readonly by: '密码' | '恢复码';
  /** Wrong passwords of this user in a row before; null: not counted for this way in. */
  readonly failedBefore: number | null;
}

/** 登录, after the lines of what failed before it (等保 安全审计). Nothing that hinders the writing hinders the signing in. */
export function logSignIn(
  world: SessionWorld,
  open: OpenSession,
  { by, failedBefore }: SignIn,
): void {
  const told =
    failedBefore === null || failedBefore === 0 ? '' : `此前密码连续输错${failedBefore}次`;
  const reason = [by === '密码' ? '' : '用恢复码', told].filter((part) => part !== '').join('，');
  const words = { action: '登录', subjectKind: SIGN_IN_SUBJECT, reason } as const;
  open.unwritten.push(
    auditEntry({ ...words, after: { by, failedBefore } }, open.user, world.clock.now()),
  );
  writeLines(world, open);
}

/** 锁定 with its cause, while the key is still there; a register whose disk is full or gone is locked without it. */
export function logLock(world: SessionWorld, open: OpenSession, because: LockCause): void {
  const words = { action: '锁定', subjectKind: SIGN_IN_SUBJECT } as const;
  const reason = LOCK_WORDS[because];
  open.unwritten.push(
    auditEntry({ ...words, reason, after: { because } }, open.user, world.clock.now()),
  );
  writeLines(world, open);
}

/**
 * Failed tries first, then what waits to be written, in one transaction; only then are the tries forgotten outside. Cut off
 * between the two, they are told once more, with the same instants. What the disk refuses is tried again when the register is
 * locked; after that it is lost.
 */
function writeLines(world: SessionWorld, { register, unwritten }: OpenSession): void {
  const { untold } = readTries(world.registerFile);
  try {
    register.transaction(() => {
      for (const tries of untold)
        register.auditLog.append(failedLine(register, tries, world.clock.now()));
      for (const entry of unwritten) register.auditLog.append(entry);
    });
  } catch (error) {
    if (asStorageFailure(error) instanceof StorageFailure) return;
    throw error;
  }
  unwritten.length = 0;
  forgetTold(world.registerFile, untold);
}

/** Under the name of the account that was tried: who sat there is not known. */
function failedLine(register: Register, tries: UntoldTries, now: string): AuditEntry {
  const { owner, count, firstMs, lastMs } = tries;
  const [first, last] = [new Date(firstMs), new Date(lastMs)].map((day) => day.toISOString());
  const span = [...new Set([officeMinute(firstMs), officeMinute(lastMs)])].join('至');
  return {
    at: now,
    userId: typeof owner === 'number' ? owner : null,
    userName: typeof owner === 'number' ? (register.users.find(owner)?.name ?? '') : '',
    action: '登录失败',
    subjectKind: SIGN_IN_SUBJECT,
    subjectId: null,
    reason: `${whatFailed(owner)}${count}次，${span}`,
    before: null,
    after: JSON.stringify({ owner, count, first, last }),
  };
}

function whatFailed(owner: TriedOwner): string {
  if (owner === RECOVERY) return '恢复码不正确或者已作废';
  return owner === UNKNOWN_NAME ? '没有这个用户名' : '密码不正确或者已作废';
}

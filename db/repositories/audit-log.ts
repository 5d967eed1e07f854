import type { KeyObject } from 'node:crypto';
import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { auditLog } from '../schema/office.ts';
import { entryHash, verifyChain, type ChainHead, type ChainLink } from '../audit-chain.ts';
import type { Connection } from './connection-type.ts';

export type AuditRow = typeof auditLog.$inferSelect;

/** One line of the log before it is numbered and chained. */
export type AuditEntry = Omit<AuditRow, 'seq' | 'hash'>;

/** Of the lines of signing in and locking. */
export const SIGN_IN_SUBJECT = 'session';
/** Lines of what is no command, beside those of signing in: nobody has looked at the date of the computer before them. */
export const RECOVERED_PASSWORD = '用恢复码重设密码';
export const NUMBER_SEARCH = '按号码查找人员';

export interface AuditFilter {
  /** Instants as they are kept (ISO, UTC); `before` is the first one that is not meant. */
  readonly since: string | null;
  readonly before: string | null;
  /** '': everybody. */
  readonly userName: string;
  readonly subjectKind: string | null;
}

function conditionsOf({ since, before, userName, subjectKind }: AuditFilter) {
  return and(
    since === null ? undefined : gte(auditLog.at, since),
    before === null ? undefined : lt(auditLog.at, before),
    userName === '' ? undefined : eq(auditLog.userName, userName),
    subjectKind === null ? undefined : eq(auditLog.subjectKind, subjectKind),
  );
}

/** The append-only log (等保 安全审计; ASVS 16.4.2): each hash covers the entry and the hash before it. */
export function createAuditLog({ db, orm }: Connection, auditKey: KeyObject) {
  const { last, lastAt, add, lines, keepHead, readHead } = statementsOf(db);
  return {
    /** In the running transaction; what the log ends with is kept beside it, so that lines cut off its end are missed. */
    append(entry: AuditEntry): number {
      const previous = last.get();
      const row = { ...entry, seq: (previous?.seq ?? 0) + 1 };
      const hash = entryHash(previous?.hash ?? '', row, auditKey);
      add.run({ ...row, hash });
      keepHead.run({ head: JSON.stringify({ entries: row.seq, hash }) });
      return row.seq;
    },
    /**
     * The instant of the last line that a command wrote. Signing in, locking and what else is no command happens under any date of
     * the computer, so that such lines neither hold the clock back nor show it to be right (docs/decisions/0018).
     */
    lastAt(): string | null {
      return lastAt.get()?.at ?? null;
    },
    lastSeq(): number {
      return last.get()?.seq ?? 0;
    },
    /** The newest first. */
    list(
      filter: AuditFilter,
      page: { offset: number; limit: number },
    ): { total: number; rows: AuditRow[] } {
      const where = conditionsOf(filter);
      const total = orm
        .select({ total: sql<number>`count(*)` })
        .from(auditLog)
        .where(where)
        .get();
      const rows = orm
        .select()
        .from(auditLog)
        .where(where)
        .orderBy(desc(auditLog.seq))
        .limit(page.limit)
        .offset(page.offset)
        .all();
      return { total: total?.total ?? 0, rows };
    },
    ofSubject(subjectKind: string, subjectId: number): AuditRow[] {
      return orm
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.subjectKind, subjectKind), eq(auditLog.subjectId, subjectId)))
        .orderBy(asc(auditLog.seq))
        .all();
    },
    /** Reads the whole chain again, line by line, and compares its end with what was kept. */
    verify(): { entries: number; ok: boolean; firstBroken: number | null } {
      const head = readHead.get();
      const expected =
        head === undefined ? { entries: 0, hash: '' } : (JSON.parse(head.value) as ChainHead);
      return verifyChain(linksOf(lines.iterate()), auditKey, expected);
    },
  };
}

function statementsOf(db: Connection['db']) {
  const last = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1',
  );
  const lastAt = db.prepare<[], { at: string }>(`
    SELECT at FROM audit_log
    WHERE subject_kind <> '${SIGN_IN_SUBJECT}' AND action NOT IN ('${RECOVERED_PASSWORD}', '${NUMBER_SEARCH}')
    ORDER BY seq DESC LIMIT 1`);
  const add = db.prepare<AuditRow>(`
    INSERT INTO audit_log (seq, at, user_id, user_name, action, subject_kind, subject_id, reason, before, after, hash)
    VALUES (@seq, @at, @userId, @userName, @action, @subjectKind, @subjectId, @reason, @before, @after, @hash)`);
  const lines = db.prepare<[], AuditRow>(`
    SELECT seq, at, user_id AS userId, user_name AS userName, action, subject_kind AS subjectKind, subject_id AS subjectId, reason, before, after, hash
    FROM audit_log ORDER BY seq`);
  const keepHead = db.prepare<{ head: string }>(`
    INSERT INTO settings (name, value) VALUES ('auditHead', @head) ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
  const readHead = db.prepare<[], { value: string }>(
    "SELECT value FROM settings WHERE name = 'auditHead'",
  );
  return { last, lastAt, add, lines, keepHead, readHead };
}

function* linksOf(rows: Iterable<AuditRow>): Generator<ChainLink> {
  for (const row of rows) yield { ...row };
}

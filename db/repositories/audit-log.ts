import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { auditLog } from '../schema/office.ts';
import type { Connection } from './connection-type.ts';

export type AuditRow = typeof auditLog.$inferSelect;
/** One line of the log before it is numbered and chained. */
export type AuditEntry = Omit<AuditRow, 'seq' | 'hash'>;
export type AuditLogRepository = ReturnType<typeof createAuditLog>;

/** The append-only log (等保 安全审计; ASVS 16.4.2): each hash covers the entry and the hash before it. */
export function createAuditLog(
  { db, orm }: Connection,
  hashOf: (previous: string, row: Omit<AuditRow, 'hash'>) => string,
) {
  const last = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1',
  );
  const add = db.prepare<AuditRow>(`
    INSERT INTO audit_log (seq, at, user_id, user_name, action, subject_kind, subject_id, reason, before, after, hash)
    VALUES (@seq, @at, @userId, @userName, @action, @subjectKind, @subjectId, @reason, @before, @after, @hash)`);
  return {
    append(entry: AuditEntry): number {
      const previous = last.get();
      const row = { ...entry, seq: (previous?.seq ?? 0) + 1 };
      add.run({ ...row, hash: hashOf(previous?.hash ?? '', row) });
      return row.seq;
    },
    lastSeq(): number {
      return last.get()?.seq ?? 0;
    },
    list(page: { offset: number; limit: number }): { total: number; rows: AuditRow[] } {
      const total = orm
        .select({ total: sql<number>`count(*)` })
        .from(auditLog)
        .get();
      const rows = orm
        .select()
        .from(auditLog)
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
    /** Reads the whole chain again; the first broken entry is the first whose hash or number does not follow. */
    verify(): { entries: number; ok: boolean; firstBroken: number | null } {
      let previous = '';
      let entries = 0;
      for (const { hash, ...row } of orm.select().from(auditLog).orderBy(asc(auditLog.seq)).all()) {
        entries += 1;
        if (row.seq !== entries || hashOf(previous, row) !== hash)
          return { entries, ok: false, firstBroken: entries };
        previous = hash;
      }
      return { entries, ok: true, firstBroken: null };
    },
  };
}

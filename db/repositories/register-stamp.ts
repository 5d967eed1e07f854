import type { Connection } from './connection-type.ts';

/**
 * What a kept answer was worked out from: another word after every write, by this program or by another. null inside a
 * transaction: what it has written may be taken back, and SQLite counts that as if it stood.
 */
export function createRegisterStamp({ db }: Connection): () => string | null {
  const written = db.prepare<[], number>('SELECT total_changes()').pluck();
  return () =>
    db.inTransaction
      ? null
      : `${String(db.pragma('data_version', { simple: true }))} ${written.get() ?? 0}`;
}

import type Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** The open encrypted file: raw for the hot lists, drizzle for the rest. */
export interface Connection {
  readonly db: Database.Database;
  readonly orm: BetterSQLite3Database;
}

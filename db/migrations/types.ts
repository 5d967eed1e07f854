import type Database from 'better-sqlite3';

/** What a migration may use: SQL as text, nothing that could re-key, attach or close the file. */
export type MigrationDatabase = Pick<Database.Database, 'exec' | 'prepare'>;

/**
 * One step of the register's file format. Versions go up in tens; a step that has been shipped never
 * changes. `up` runs inside a transaction that the migrator holds: it must not begin or commit one.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  up(db: MigrationDatabase): void;
}

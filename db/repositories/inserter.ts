import type Database from 'better-sqlite3';
import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';

/**
 * One prepared INSERT for a table, for imports of many thousand rows: drizzle builds its statement anew each time. What a row
 * leaves out takes the default of the schema, else NULL. Answers the new row's id.
 */
export function createInserter<T extends SQLiteTable>(
  db: Database.Database,
  table: T,
): (row: T['$inferInsert']) => number {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.primary);
  const names = columns.map(([, column]) => column.name);
  const statement = db.prepare(
    `INSERT INTO ${getTableConfig(table).name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  return (row) => {
    const given = row as Record<string, unknown>;
    const values = columns.map(([key, column]) => stored(given[key] ?? column.default ?? null));
    return Number(statement.run(values).lastInsertRowid);
  };
}

function stored(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

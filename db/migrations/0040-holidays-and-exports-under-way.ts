import type { Migration } from './types.ts';

/**
 * The years of holidays that the office enters from the yearly notice, and the packages that are about to get their
 * final name: what stands here after a crash is looked for on the drive and put into the list, or dropped.
 */
export const holidaysAndExportsUnderWay: Migration = {
  version: 40,
  name: 'holidays-and-exports-under-way',
  up(db) {
    for (const statement of STATEMENTS) db.exec(statement);
  },
};

const STATEMENTS = [
  `CREATE TABLE holiday_years (
    year INTEGER PRIMARY KEY,
    holidays TEXT NOT NULL,
    workdays TEXT NOT NULL,
    source TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    entered_on TEXT NOT NULL
  ) STRICT`,
  // As in exports; and the folder that the package was written into.
  `CREATE TABLE exports_under_way (
    package TEXT PRIMARY KEY,
    target TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    recipient TEXT NOT NULL,
    drive TEXT NOT NULL,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    contents TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
];

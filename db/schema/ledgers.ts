import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: text('at').notNull(),
  by: text('by').notNull(),
  fileName: text('file_name').notNull(),
  fileSha256: text('file_sha256').notNull(),
  stock: integer('stock', { mode: 'boolean' }).notNull(),
  created: integer('created').notNull(),
  updated: integer('updated').notNull(),
  unchanged: integer('unchanged').notNull(),
  rejected: integer('rejected').notNull(),
  /** The audit entry of the import: whatever touched its people later has a higher one. */
  lastSeq: integer('last_seq').notNull(),
  undoneAt: text('undone_at'),
});

/** What an import did to each person, and what stood there before (JSON): enough to take it back. */
export const importChanges = sqliteTable(
  'import_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    personId: integer('person_id').notNull(),
    created: integer('created', { mode: 'boolean' }).notNull(),
    revisionAfter: integer('revision_after').notNull(),
    before: text('before'),
    /** The log entry of the decision on a doubtful line that made it; null: made by the import itself. */
    seq: integer('seq'),
  },
  (table) => [index('import_changes_by_import').on(table.importId, table.personId)],
);

/** Headings that the office has mapped by hand, remembered by their wording. */
export const importHeadings = sqliteTable('import_headings', {
  heading: text('heading').primaryKey(),
  field: text('field').notNull(),
});

export const doubtfulLines = sqliteTable(
  'doubtful_lines',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    sheet: text('sheet').notNull(),
    row: integer('row').notNull(),
    fullName: text('full_name').notNull(),
    line: text('line').notNull(),
    withPersonId: integer('with_person_id'),
    why: text('why').notNull(),
    explanation: text('explanation').notNull(),
    decision: text('decision', { enum: ['newPerson', 'same', 'drop'] }),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    decisionNote: text('decision_note').notNull().default(''),
    /** Which doubt it is, whatever else the line says: the same doubt is not asked twice. */
    lineKey: text('line_key').notNull().default(''),
  },
  (table) => [
    index('doubtful_lines_open').on(table.decision, table.id),
    index('doubtful_lines_by_key').on(table.lineKey),
  ],
);

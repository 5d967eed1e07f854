import { sql } from 'drizzle-orm';
import {
  blob,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/** A report: draft until issued; then model, figures and file are frozen. */
export const reports = sqliteTable(
  'reports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    period: text('period').notNull(),
    state: text('state', { enum: ['draft', 'issued'] }).notNull(),
    title: text('title').notNull(),
    number: text('number').notNull().default(''),
    signer: text('signer').notNull().default(''),
    /** The clerk's templates by section id (JSON); null: left out. */
    texts: text('texts').notNull().default('{}'),
    /** Figures typed by the clerk (JSON, id → number). */
    typed: text('typed').notNull().default('{}'),
    /** The whole frozen report (JSON), set by issuing. */
    model: text('model'),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: text('prepared_at').notNull(),
    issuedBy: text('issued_by'),
    issuedAt: text('issued_at'),
    issuedOn: text('issued_on'),
    selfApproved: integer('self_approved', { mode: 'boolean' }).notNull().default(false),
    fileName: text('file_name'),
    file: blob('file', { mode: 'buffer' }),
    sha256: text('sha256'),
    pages: integer('pages'),
  },
  (table) => [
    uniqueIndex('reports_one_of_a_period').on(table.kind, table.period),
    uniqueIndex('reports_number')
      .on(table.number)
      .where(sql`number <> ''`),
  ],
);

/** Frozen figures: value and the list behind it (JSON), for the county (town_code '') and for each town. */
export const reportFigures = sqliteTable(
  'report_figures',
  {
    reportId: integer('report_id')
      .notNull()
      .references(() => reports.id, { onDelete: 'cascade' }),
    figureId: text('figure_id').notNull(),
    townCode: text('town_code').notNull().default(''),
    value: real('value'),
    items: text('items'),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.figureId, table.townCode] })],
);

export const exportedPackages = sqliteTable('exports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  package: text('package').notNull(),
  at: text('at').notNull(),
  by: text('by').notNull(),
  recipient: text('recipient').notNull(),
  drive: text('drive').notNull(),
  files: integer('files').notNull(),
  bytes: integer('bytes').notNull(),
  manifestSha256: text('manifest_sha256').notNull(),
  contents: text('contents').notNull(),
});

/** A package that is about to get its final name; taken out with the row of `exports` that follows. */
export const exportsUnderWay = sqliteTable('exports_under_way', {
  package: text('package').primaryKey(),
  target: text('target').notNull(),
  at: text('at').notNull(),
  by: text('by').notNull(),
  recipient: text('recipient').notNull(),
  drive: text('drive').notNull(),
  files: integer('files').notNull(),
  bytes: integer('bytes').notNull(),
  manifestSha256: text('manifest_sha256').notNull(),
  contents: text('contents').notNull(),
});

/** Days off and worked weekends of a year (JSON), as entered from the State Council's notice. */
export const holidayYears = sqliteTable('holiday_years', {
  year: integer('year').primaryKey(),
  holidays: text('holidays').notNull(),
  workdays: text('workdays').notNull(),
  source: text('source').notNull(),
  enteredBy: text('entered_by').notNull(),
  enteredOn: text('entered_on').notNull(),
});

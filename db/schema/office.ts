import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const settings = sqliteTable('settings', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

export const users = sqliteTable('users', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull().unique(),
  role: text('role', { enum: ['经办人', '审核人', '负责人'] }).notNull(),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
  createdAt: text('created_at').notNull(),
});

/** Which slot of the key file counts; user 0 is the recovery code, '' no slot. */
export const keySlots = sqliteTable('key_slots', {
  userId: integer('user_id').primaryKey(),
  slotId: text('slot_id').notNull(),
});

export const towns = sqliteTable('towns', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  own: integer('own', { mode: 'boolean' }).notNull().default(false),
  retired: integer('retired', { mode: 'boolean' }).notNull().default(false),
});

export const villages = sqliteTable(
  'villages',
  {
    code: text('code').primaryKey(),
    townCode: text('town_code')
      .notNull()
      .references(() => towns.code),
    name: text('name').notNull(),
    own: integer('own', { mode: 'boolean' }).notNull().default(false),
    retired: integer('retired', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('villages_by_town').on(table.townCode, table.code)],
);

export const rules = sqliteTable(
  'rules',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    ruleId: text('rule_id').notNull(),
    value: text('value').notNull(),
    status: text('status', { enum: ['法定', '地方', '示例', '设计'] }).notNull(),
    source: text('source').notNull(),
    legalBasis: text('legal_basis').notNull(),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    adoptedBy: text('adopted_by').notNull(),
    adoptedOn: text('adopted_on').notNull(),
  },
  (table) => [index('rules_by_rule').on(table.ruleId, table.validFrom)],
);

export const auditLog = sqliteTable(
  'audit_log',
  {
    seq: integer('seq').primaryKey(),
    at: text('at').notNull(),
    userId: integer('user_id'),
    userName: text('user_name').notNull(),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: integer('subject_id'),
    reason: text('reason').notNull(),
    before: text('before'),
    after: text('after'),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_log_by_subject').on(table.subjectKind, table.subjectId, table.seq)],
);

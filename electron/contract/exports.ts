import { z } from 'zod';
import { AUDIT_SUBJECTS } from './audit-subjects.ts';
import { APPROVERS, command, query, STAFF } from './define.ts';
import { Day, Id, Line, Nothing, RequiredLine } from './values.ts';

export const ExportRecord = z.strictObject({
  id: Id,
  package: z.string(),
  at: z.string(),
  by: z.string(),
  recipient: z.string(),
  drive: z.string(),
  files: z.int(),
  bytes: z.int(),
  manifestSha256: z.string(),
  contents: z.array(
    z.strictObject({
      path: z.string(),
      sha256: z.string(),
      bytes: z.int(),
      reportId: Id.nullable(),
    }),
  ),
});

export const packages = {
  'exports.drives': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        path: z.string(),
        label: z.string(),
        freeBytes: z.number(),
        totalBytes: z.number(),
      }),
    ),
    reads: [],
  }),
  /** Issued reports only. `target` is a folder ticket or the path of a drive from exports.drives. */
  'exports.write': command({
    access: STAFF,
    input: z.strictObject({
      reportIds: z.array(Id).min(1, '请至少选择一份已签发的报告'),
      target: z.string(),
      recipient: RequiredLine,
    }),
    /**
     * removable: the target is or lies on a removable drive. leftovers: unfinished packages of ours that lie in the target;
     * nothing removes them unasked.
     */
    output: ExportRecord.extend({
      verified: z.literal(true),
      removable: z.boolean(),
      leftovers: z.array(z.string()),
    }),
    changes: ['exports', 'audit'],
  }),
  /**
   * Looks for packages that were about to get their final name when the program ended: what lies on the drive is put into
   * the list, what never got its name is dropped, and what cannot be looked for waits for its drive. `forget` gives up.
   */
  'exports.settle': command({
    access: STAFF,
    input: z.strictObject({ forget: z.array(Line).default([]) }),
    output: z.strictObject({
      found: z.array(z.string()),
      waiting: z.array(
        z.strictObject({
          package: z.string(),
          at: z.string(),
          by: z.string(),
          drive: z.string(),
          state: z.enum(['notFound', 'broken']),
        }),
      ),
    }),
    changes: ['exports', 'audit'],
  }),
  'exports.list': query({
    access: 'user',
    input: Nothing,
    output: z.array(ExportRecord),
    reads: ['exports'],
  }),
  /** Reads a package again and compares every hash. `source` is a folder ticket. */
  'exports.verify': command({
    access: 'anyone',
    input: z.strictObject({ source: z.string() }),
    output: z.strictObject({
      ok: z.boolean(),
      package: z.string(),
      files: z.int(),
      problems: z.array(z.string()),
    }),
    changes: [],
  }),
} as const;

export const audit = {
  'audit.list': query({
    access: APPROVERS,
    input: z.strictObject({
      /** Days of the office, both included. */
      from: Day.nullable().default(null),
      to: Day.nullable().default(null),
      by: Line.default(''),
      subject: z.enum(AUDIT_SUBJECTS).nullable().default(null),
      page: z.int().min(1).default(1),
      pageSize: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(
        z.strictObject({
          seq: z.int(),
          at: z.string(),
          by: z.string(),
          action: z.string(),
          subject: z.string(),
          reason: z.string(),
        }),
      ),
    }),
    reads: ['audit'],
  }),
  'audit.verify': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({ entries: z.int(), ok: z.boolean(), firstBroken: z.int().nullable() }),
    reads: ['audit'],
  }),
} as const;

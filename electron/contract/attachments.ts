import { z } from 'zod';
import { MEDIA_TYPES } from '../../db/domain/values/picture-file.ts';
import { command, query, STAFF } from './define.ts';
import { Id, Nothing, OneWithReason, RequiredLine } from './values.ts';

/** What a file can belong to beside the person. */
export const ATTACHMENT_SUBJECTS = ['person', 'visit', 'test', 'help', 'measure'] as const;

/** Base64 of at most 10 MB; the office looks at the bytes. */
const MOST_CHARACTERS = 14_100_000;
const Base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, '文件内容的形式不对');

/** Photos and scans, sealed beside the register. */
export const attachments = {
  'attachments.add': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      subjectKind: z.enum(ATTACHMENT_SUBJECTS),
      /** The visit, test, help or measure; null with 'person'. */
      subjectId: Id.nullable(),
      title: RequiredLine,
      content: Base64.max(MOST_CHARACTERS, '文件超过10MB，请压缩后再添加'),
      /** A small JPEG; null for a PDF. */
      thumbnail: Base64.max(80_000).nullable(),
    }),
    output: z.strictObject({ id: Id, bytes: z.int() }),
    changes: ['attachments', 'audit'],
  }),
  'attachments.list': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.array(
      z.strictObject({
        id: Id,
        subjectKind: z.enum(ATTACHMENT_SUBJECTS),
        subjectId: Id.nullable(),
        /** The day and kind of what it belongs to, e.g. 2026-11-15走访; empty with 'person'. */
        subject: z.string(),
        title: z.string(),
        mediaType: z.enum(MEDIA_TYPES),
        bytes: z.int(),
        /** JPEG in base64; null for a PDF, and for what was removed. */
        thumbnail: z.string().nullable(),
        /** Whether its file lies beside the register with the right length; whether it opens shows only on opening. */
        file: z.enum(['whole', 'missing', 'damaged']),
        addedBy: z.string(),
        addedAt: z.string(),
        removed: z.boolean(),
        removedBy: z.string(),
        removeReason: z.string(),
      }),
    ),
    reads: ['attachments'],
  }),
  /** Content for the window; logged with who and when. */
  'attachments.open': command({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      title: z.string(),
      mediaType: z.enum(MEDIA_TYPES),
      content: z.string(),
    }),
    changes: ['audit'],
  }),
  /** A plain copy where the user says; logged. The only way a PDF can be read: the window shows none. */
  'attachments.saveCopy': command({
    access: STAFF,
    input: z.strictObject({ id: Id, target: z.string() }),
    output: z.strictObject({ fileName: z.string() }),
    changes: ['audit'],
  }),
  'attachments.remove': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['attachments', 'audit'],
  }),
} as const;

import { createHash } from 'node:crypto';
import { newFileId } from '../../../db/attachment-files.ts';
import {
  cleanFile,
  mediaTypeOf,
  MOST_ATTACHMENT_BYTES,
} from '../../../db/domain/values/picture-file.ts';
import type { Register } from '../../../db/register.ts';
import type { AttachmentRow } from '../../../db/repositories/attachments.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers, LongHandler, LongHandlers } from '../context.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { need, type Files } from '../ports.ts';
import { saveFile } from '../reports/save-file.ts';
import { COVERED, sealedError } from '../people/sealed-person.ts';

type QuickMethod =
  'attachments.list' | 'attachments.open' | 'attachments.saveCopy' | 'attachments.remove';
type Listed = Output<'attachments.list'>[number];
type NewAttachment = Checked<'attachments.add'>;

/** Photos and scans: looked at by their bytes, freed of what a photo says beside the picture, sealed beside the register. */
export function createAttachmentHandlers(world: {
  readonly files: Files;
  readonly nameOf: (path: string) => string;
}): Handlers<QuickMethod> {
  return {
    'attachments.list': ({ personId }, context) => {
      const { register } = context;
      const person = register.people.find(personId);
      const covered = (row: Listed): Listed => {
        if (person?.lightTouch !== true) return row;
        return sealedError(person, context) === null
          ? { ...row, thumbnail: null }
          : { ...row, thumbnail: null, title: COVERED, removeReason: '' };
      };
      const rows = register.attachments.ofPerson(personId);
      return ok(rows.map((row) => covered(attachmentOf(row, register))));
    },
    'attachments.open': ({ id }, context) => {
      const opened = openAttachment(id, context);
      if (!opened.ok) return opened;
      const { row, bytes } = opened.value;
      logReading('查看附件', row, context);
      const content = Buffer.from(bytes).toString('base64');
      return ok({ title: row.title, mediaType: row.mediaType, content });
    },
    'attachments.saveCopy': ({ id, target }, context) => {
      const opened = openAttachment(id, context);
      if (!opened.ok) return opened;
      const saved = saveFile(world, target, opened.value.bytes);
      if (!saved.ok) return saved;
      logReading('另存附件', opened.value.row, context);
      return ok({ fileName: saved.value });
    },
    'attachments.remove': removeAttachment,
  };
}

/**
 * In an order that a crash cannot spoil: the name of the file is noted and committed, the file is written and flushed, then its row
 * takes the place of the note. What is cut off between is taken away at the next start (db/register.ts).
 */
export function createAttachmentAdder(): LongHandlers<'attachments.add'> {
  const add: LongHandler<'attachments.add'> = (input, context) =>
    Promise.resolve(addOne(input, context));
  return { 'attachments.add': add };
}

function addOne(input: NewAttachment, context: Context): Result<Output<'attachments.add'>> {
  const { register, now } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const subject = subjectOf(register, input);
  if (subject === null) return fail({ code: 'NOT_FOUND', what: '附件所属的记录' });
  const file = checkedFile(input);
  if (!file.ok) return file;
  const fileId = newFileId();
  register.transaction(() => register.attachments.note(fileId, now));
  try {
    register.attachmentFiles.write(fileId, file.value.bytes);
    const id = register.transaction(() => addRow(fileId, file.value, input, context));
    return ok({ id, bytes: file.value.bytes.length });
  } catch (error) {
    if (register.attachments.findByFile(fileId) === undefined)
      register.attachmentFiles.remove(fileId);
    throw error;
  }
}

type CheckedFile = Pick<AttachmentRow, 'mediaType' | 'thumbnail'> & { readonly bytes: Uint8Array };

function checkedFile({ content, thumbnail }: NewAttachment): Result<CheckedFile> {
  const given = Buffer.from(content, 'base64');
  if (given.length > MOST_ATTACHMENT_BYTES)
    return fail(wrongField('content', '文件超过10MB，请压缩后再添加'));
  if (mediaTypeOf(given) === null)
    return fail(wrongField('content', '只能添加 JPEG、PNG 图片和 PDF；这个文件的内容不是其中之一'));
  const clean = cleanFile(given);
  if (clean === null)
    return fail(wrongField('content', '这个文件不完整或已损坏，请重新拍照或扫描'));
  const small = thumbnail === null ? null : cleanFile(Buffer.from(thumbnail, 'base64'));
  const isPicture = small?.mediaType === 'image/jpeg';
  return ok({ ...clean, thumbnail: isPicture ? Buffer.from(small.bytes) : null });
}

function addRow(
  fileId: string,
  { bytes, mediaType, thumbnail }: CheckedFile,
  input: NewAttachment,
  context: Context,
): number {
  const { register, now, user } = context;
  need(livePerson(register, input.personId));
  const { personId, subjectKind, subjectId, title } = input;
  const row = register.attachments.add({
    ...{ fileId, personId, subjectKind, title, mediaType, thumbnail },
    subjectId: subjectKind === 'person' ? null : subjectId,
    bytes: bytes.length,
    sha256: sha256Of(bytes),
    addedBy: user.name,
    addedAt: now,
  });
  register.attachments.settled(fileId);
  context.audit({
    action: '添加附件',
    subjectKind: 'person',
    subjectId: personId,
    after: { attachmentId: row.id, mediaType, bytes: bytes.length, subjectKind, subjectId },
  });
  return row.id;
}

const removeAttachment: Handler<'attachments.remove'> = (input, context) => {
  const { register, now, user } = context;
  const row = register.attachments.find(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这个附件' });
  if (row.removedAt !== null) return refusal('这个附件已经移除');
  const words = { removedAt: now, removedBy: user.name, removeReason: input.reason };
  register.attachments.remove(row.id, words);
  context.audit({
    action: '移除附件',
    subjectKind: 'person',
    subjectId: row.personId,
    reason: input.reason,
    before: { attachmentId: row.id },
  });
  return ok({});
};

/** Of a removed one the file stays, sealed; only those who approve may still look at it, as at one of somebody under 无感式管理. */
function openAttachment(
  id: number,
  context: Context,
): Result<{ row: AttachmentRow; bytes: Uint8Array }> {
  const { register, user } = context;
  const row = register.attachments.find(id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这个附件' });
  const sealed = sealedError(register.people.find(row.personId), context);
  if (sealed !== null) return fail(sealed);
  if (row.removedAt !== null && user.role === '经办人')
    return fail({ code: 'NOT_PERMITTED', needs: '审核人或负责人' });
  const file = register.attachmentFiles.read(row.fileId);
  if (file.state === 'missing')
    return fail({ code: 'FILE_MISSING', what: '附件文件（台账旁边的 .attachments 文件夹中）' });
  if (file.state === 'damaged' || sha256Of(file.bytes) !== row.sha256)
    return fail({ code: 'DAMAGED', what: '附件文件' });
  return ok({ row, bytes: file.bytes });
}

function logReading(action: string, row: AttachmentRow, context: Context): void {
  context.audit({
    action,
    subjectKind: 'person',
    subjectId: row.personId,
    after: { attachmentId: row.id },
  });
}

/** The words for what an attachment belongs to; null when there is no such record of this person. */
function subjectOf(
  register: Register,
  of: Pick<NewAttachment, 'personId' | 'subjectKind' | 'subjectId'>,
): string | null {
  if (of.subjectKind === 'person') return '';
  const found =
    of.subjectId === null ? undefined : recordOf(register, of.subjectKind, of.subjectId);
  return found === undefined || found.personId !== of.personId ? null : found.words;
}

function recordOf(
  register: Register,
  kind: Exclude<NewAttachment['subjectKind'], 'person'>,
  id: number,
): { personId: number; words: string } | undefined {
  switch (kind) {
    case 'visit': {
      const row = register.visits.find(id);
      return row && { personId: row.personId, words: `${row.visitedOn}走访` };
    }
    case 'test': {
      const row = register.records.findTest(id);
      return row && { personId: row.personId, words: `${row.testedOn}检测` };
    }
    case 'help': {
      const row = register.records.findHelp(id);
      return row && { personId: row.personId, words: `${row.helpedOn}${row.kind}` };
    }
    case 'measure': {
      const row = register.measures.find(id);
      return row && { personId: row.personId, words: row.kind };
    }
  }
}

function attachmentOf(row: AttachmentRow, register: Register): Output<'attachments.list'>[number] {
  const { id, subjectKind, subjectId, title, mediaType, bytes, addedBy, addedAt } = row;
  const removed = row.removedAt !== null;
  const shown = removed ? null : row.thumbnail;
  return {
    ...{ id, subjectKind, subjectId, title, mediaType, bytes, addedBy, addedAt, removed },
    subject: subjectOf(register, row) ?? '',
    thumbnail: shown === null ? null : shown.toString('base64'),
    file: register.attachmentFiles.look(row.fileId, bytes),
    removedBy: row.removedBy,
    removeReason: row.removeReason,
  };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

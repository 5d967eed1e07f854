import { asc, eq } from 'drizzle-orm';
import { attachmentFilesUnderWay, attachments } from '../schema/visits.ts';
import type { Connection } from './connection-type.ts';

export type AttachmentRow = typeof attachments.$inferSelect;

/** What is known of the sealed files (db/attachment-files.ts), and which of them are just being written. */
export function createAttachments({ orm }: Connection) {
  return {
    find(id: number): AttachmentRow | undefined {
      return orm.select().from(attachments).where(eq(attachments.id, id)).get();
    },
    findByFile(fileId: string): AttachmentRow | undefined {
      return orm.select().from(attachments).where(eq(attachments.fileId, fileId)).get();
    },
    ofPerson(personId: number): AttachmentRow[] {
      return orm
        .select()
        .from(attachments)
        .where(eq(attachments.personId, personId))
        .orderBy(asc(attachments.id))
        .all();
    },
    add(row: typeof attachments.$inferInsert): AttachmentRow {
      return orm.insert(attachments).values(row).returning().get();
    },
    remove(
      id: number,
      words: { removedAt: string; removedBy: string; removeReason: string },
    ): void {
      orm.update(attachments).set(words).where(eq(attachments.id, id)).run();
    },
    /** To be committed before the file is written. */
    note(fileId: string, notedAt: string): void {
      orm.insert(attachmentFilesUnderWay).values({ fileId, notedAt }).run();
    },
    underWay(): string[] {
      return orm
        .select()
        .from(attachmentFilesUnderWay)
        .all()
        .map(({ fileId }) => fileId);
    },
    settled(fileId: string): void {
      orm.delete(attachmentFilesUnderWay).where(eq(attachmentFilesUnderWay.fileId, fileId)).run();
    },
  };
}

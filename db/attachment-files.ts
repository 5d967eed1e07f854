import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { renameDurably } from './durable-write.ts';
import { asStorageFailure } from './errors.ts';

/** Tells our files, and the way they are sealed, from anything else in the folder. */
const MAGIC = Buffer.from('SCRA1\0', 'latin1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FRAME = MAGIC.length + NONCE_BYTES + TAG_BYTES;
const FILE_ID = /^[0-9a-f]{32}$/;

/** What an attachment's file holds: its content, or why it cannot be had. */
export type FileContent =
  | { readonly state: 'whole'; readonly bytes: Uint8Array }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' };

/** NAME.attachments beside NAME.register (defaults.md 1). */
export function attachmentFolder(registerFile: string): string {
  return `${registerFile.replace(/\.register$/, '')}.attachments`;
}

/** A name that says nothing: 128 random bits. */
export function newFileId(): string {
  return randomBytes(16).toString('hex');
}

/**
 * The sealed files beside a register: AES-256-GCM under a key of each file's own, derived from the data key and the file's id,
 * which is authenticated as well, so that a file put under another's name does not open (docs/decisions/0012). Plain content is
 * never on the disk, not even for a moment.
 */
export function createAttachmentFiles(registerFile: string, dataKey: Uint8Array) {
  const folder = attachmentFolder(registerFile);
  const master = createSecretKey(dataKey);
  const pathOf = (fileId: string) => join(folder, `${requireId(fileId)}.sealed`);
  return {
    folder,
    /** Durable when it returns: temporary name, flush, rename, flush of the folder. @throws StorageFailure. */
    write(fileId: string, bytes: Uint8Array): void {
      const path = pathOf(fileId);
      const temporary = `${path}.tmp`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFlushed(temporary, seal(fileKey(master, fileId), fileId, bytes));
        renameDurably(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw asStorageFailure(error);
      }
    },
    read(fileId: string): FileContent {
      let sealed: Buffer;
      try {
        sealed = readFileSync(pathOf(fileId));
      } catch (error) {
        if (isGone(error)) return { state: 'missing' };
        throw asStorageFailure(error);
      }
      const bytes = unseal(fileKey(master, fileId), fileId, sealed);
      return bytes === null ? { state: 'damaged' } : { state: 'whole', bytes };
    },
    /** Without reading it: whether a file of the right length lies there. */
    look(fileId: string, bytes: number): FileContent['state'] {
      const found = statSync(pathOf(fileId), { throwIfNoEntry: false });
      if (found === undefined) return 'missing';
      return found.isFile() && found.size === bytes + FRAME ? 'whole' : 'damaged';
    },
    /** Takes away what a write left that was cut off; only files that the register noted beforehand are ever removed. */
    remove(fileId: string): void {
      rmSync(pathOf(fileId), { force: true });
      rmSync(`${pathOf(fileId)}.tmp`, { force: true });
    },
  };
}

function requireId(fileId: string): string {
  if (!FILE_ID.test(fileId)) throw new Error('not the id of an attachment');
  return fileId;
}

/** HKDF-SHA-256 (RFC 5869) with the file's id as salt; one block is all 32 bytes. By HMAC alone: BoringSSL has it everywhere. */
function fileKey(master: KeyObject, fileId: string): Buffer {
  const extracted = createHmac('sha256', Buffer.from(fileId, 'hex'))
    .update(master.export())
    .digest();
  return createHmac('sha256', extracted)
    .update('safe-care-register/attachment/1')
    .update(Buffer.from([1]))
    .digest();
}

function seal(key: Buffer, fileId: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([MAGIC, Buffer.from(fileId, 'hex')]));
  const content = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([MAGIC, nonce, content, cipher.getAuthTag()]);
}

/** Null for whatever was not sealed under this id with this key, to the last bit. */
function unseal(key: Buffer, fileId: string, sealed: Buffer): Buffer | null {
  if (sealed.length < FRAME || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const nonce = sealed.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.concat([MAGIC, Buffer.from(fileId, 'hex')]));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const content = sealed.subarray(MAGIC.length + NONCE_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch {
    return null;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type * as crypto from 'node:crypto';
import { createAttachmentFiles, newFileId } from '../../db/attachment-files.ts';
import { auditKeyOf, entryHash } from '../../db/audit-chain.ts';
import { openConnection } from '../../db/connection.ts';
import { copyRegister } from '../../db/copy-register.ts';
import { writeKeyFile } from '../../db/key-file.ts';
import { createKeyFile, newDataKey } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { unlock, unlockWithRecovery } from '../../db/unlock.ts';
import { QUICK, scratchFolder, putSlot } from './scratch.ts';

/** What Electron's node:crypto answers for getHashes() and getCiphers() (BoringSSL), the parts a program may want. */
const BORINGSSL = vi.hoisted(() => ({
  hashes: ['md4', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256'],
  ciphers: ['cbc', 'ctr', 'ecb', 'gcm', 'ofb'].flatMap((mode) =>
    [128, 192, 256].map((bits) => `aes-${bits}-${mode}`),
  ),
  functions: [
    'scryptSync',
    'createSecretKey',
    'randomBytes',
    'randomInt',
    'randomUUID',
    'timingSafeEqual',
  ],
  used: new Set<string>(),
}));

vi.mock('node:crypto', async (importReal) => {
  const real = await importReal<typeof crypto>();
  const limited = Object.fromEntries(
    Object.entries(real).map(([name, value]) => {
      if (typeof value !== 'function' || BORINGSSL.functions.includes(name)) return [name, value];
      const allowed = /^create(Hash|Hmac)$/.test(name)
        ? BORINGSSL.hashes
        : /^create(C|Dec)ipheriv$/.test(name)
          ? BORINGSSL.ciphers
          : [];
      const guarded = (algorithm: unknown, ...rest: unknown[]): unknown => {
        if (!allowed.includes(String(algorithm))) throw new Error(`not in BoringSSL: ${name}`);
        BORINGSSL.used.add(`${name} ${String(algorithm)}`);
        return (value as (...all: unknown[]) => unknown)(algorithm, ...rest);
      };
      return [name, guarded];
    }),
  );
  return { ...limited, default: limited };
});

describe('on BoringSSL', () => {
  it('makes, opens, changes, copies and recovers a register, and seals an attachment', () => {
    const file = join(scratchFolder(), 'office.register');
    const dataKey = newDataKey();
    const code = newRecoveryCode();
    const user = { userId: 1, userName: '王', password: 'p' };
    const first = createKeyFile(dataKey, user, code, QUICK);
    writeKeyFile(file, putSlot(first, dataKey, { ...user, password: 'q' }));
    const db = openConnection(file, dataKey, { create: true });
    copyRegister({ db, file, dataKey }, `${file}-copy`);
    db.close();
    expect(unlock(file, '王', 'q', 0)).toMatchObject({ owner: 1, dataKey });
    expect(unlockWithRecovery(`${file}-copy`, code, 0).dataKey).toEqual(dataKey);
    expect(entryHash('', { a: 1 }, auditKeyOf(dataKey))).toMatch(/^[0-9a-f]{64}$/);
    const [files, fileId] = [createAttachmentFiles(file, dataKey), newFileId()];
    files.write(fileId, Buffer.from('photo'));
    expect(files.read(fileId)).toEqual({ state: 'whole', bytes: Buffer.from('photo') });
    expect([...BORINGSSL.used].sort()).toEqual([
      'createCipheriv aes-256-gcm',
      'createDecipheriv aes-256-gcm',
      'createHash sha256',
      'createHmac sha256',
    ]);
  });

  it('would fail with anything that Electron does not have', async () => {
    const { createHash, createCipheriv, argon2Sync } = await import('node:crypto');
    expect(() => createHash('sm3')).toThrow('not in BoringSSL');
    expect(() => createCipheriv('sm4-cbc', '', '')).toThrow('not in BoringSSL');
    expect(() => argon2Sync('argon2id', {} as never)).toThrow('not in BoringSSL');
  });
});

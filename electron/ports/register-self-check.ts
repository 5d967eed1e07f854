import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import { fail, ok, type Result } from '../contract/errors.ts';

export interface RegisterCheck {
  readonly sqlite: string;
  readonly cipher: string;
  /** The version that the migrations brought an empty file to. */
  readonly version: number;
}

/**
 * Makes an encrypted register in a temporary folder, migrates it, closes it and opens it again: shows that
 * the cipher module loads in this program and that the file is not readable without the key.
 */
export function checkRegister(): Promise<Result<RegisterCheck>> {
  const folder = mkdtempSync(join(tmpdir(), 'self-check-'));
  try {
    return Promise.resolve(checkIn(join(folder, 'check.db')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkIn(file: string): Result<RegisterCheck> {
  const dataKey = randomBytes(32);
  const made = openConnection(file, dataKey, { create: true });
  migrate(made, MIGRATIONS, { file, dataKey });
  made.close();
  if (readFileSync(file).subarray(0, 15).toString('latin1') === 'SQLite format 3')
    return fail({ code: 'DAMAGED', what: '未加密' });
  const opened = openConnection(file, dataKey);
  try {
    return ok({
      sqlite: opened.prepare('SELECT sqlite_version()').pluck().get() as string,
      cipher: String(opened.pragma('cipher', { simple: true })),
      version: opened.pragma('user_version', { simple: true }) as number,
    });
  } finally {
    opened.close();
  }
}

/**
 * Expected failures, as values. Each code carries only the fields that its Chinese sentence needs
 * (electron/contract/error-text.ts does not compile without one).
 * Fields never hold a name, an identity number, a phone or a password.
 */
export type AppError =
  | { code: 'INVALID_INPUT'; fields: readonly { path: string; message: string }[] }
  | { code: 'NOT_FOUND'; what: string }
  | { code: 'CONFLICT'; what: string }
  | { code: 'REFUSED'; reason: string }
  | { code: 'NOT_PERMITTED'; needs: string }
  | { code: 'LOCKED' }
  | { code: 'WRONG_PASSPHRASE'; waitSeconds: number }
  /** The password opened a slot that another has replaced: an old key file lies beside the register. */
  | { code: 'KEYS_OUTDATED' }
  | { code: 'FILE_MISSING'; what: string }
  | { code: 'FILE_EXISTS'; what: string }
  | { code: 'FILE_IS_NEWER'; fileVersion: number; programVersion: number }
  | { code: 'FILE_IN_USE' }
  | { code: 'FILE_READ_ONLY' }
  | { code: 'FILE_NO_ACCESS' }
  | { code: 'BAD_PLACE'; reason: string }
  | { code: 'TOO_MANY_OPEN' }
  | { code: 'DAMAGED'; what: string }
  | { code: 'DISK_FULL' }
  /** The disk does not read or write although it should: pulled out, loose or broken. */
  | { code: 'DISK_FAILING' }
  | { code: 'NOT_A_LEDGER'; reason: string }
  | { code: 'PACKAGE_BROKEN'; problems: readonly string[] }
  | { code: 'CANCELLED' }
  | { code: 'NOT_AVAILABLE'; what: string }
  | { code: 'INTERNAL'; incident: string };

export type ErrorCode = AppError['code'];

export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(error: AppError): { ok: false; error: AppError } {
  return { ok: false, error };
}

import type { DamagedPart, StorageError } from '../../../db/errors.ts';
import type { AppError } from '../../contract/errors.ts';

const PARTS: Record<Exclude<DamagedPart, 'device'>, string> = {
  header: '台账文件开头',
  pages: '台账文件内容',
  references: '台账内部的关联',
  keys: '密钥文件（.keys）',
};

const PLACES = {
  folder: '这个名字已经是一个文件夹，不能当作文件读写',
  file: '文件所在的路径中，有一处是文件而不是文件夹',
  name: '文件名或所在文件夹的名字太长，系统存不下',
} as const;

/** Those that need no more words than their own. */
const PLAIN = {
  IN_USE: { code: 'FILE_IN_USE' },
  READ_ONLY: { code: 'FILE_READ_ONLY' },
  NO_ACCESS: { code: 'FILE_NO_ACCESS' },
  DISK_FULL: { code: 'DISK_FULL' },
  TOO_MANY_OPEN: { code: 'TOO_MANY_OPEN' },
} as const;

/** What is wrong with the register's files, as an answer of the contract. */
export function appErrorOf(error: StorageError): AppError {
  switch (error.kind) {
    case 'WRONG_KEY':
      return { code: 'WRONG_PASSPHRASE', waitSeconds: error.waitSeconds };
    case 'DAMAGED':
      return error.what === 'device'
        ? { code: 'DISK_FAILING' }
        : { code: 'DAMAGED', what: PARTS[error.what] };
    case 'NEWER':
      return {
        code: 'FILE_IS_NEWER',
        fileVersion: error.fileVersion,
        programVersion: error.programVersion,
      };
    case 'BAD_PLACE':
      return { code: 'BAD_PLACE', reason: PLACES[error.what] };
    case 'MISSING':
      return { code: 'FILE_MISSING', what: '台账文件' };
    case 'EXISTS':
      return { code: 'FILE_EXISTS', what: '台账文件' };
    default:
      return PLAIN[error.kind];
  }
}

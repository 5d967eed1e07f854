import type { DamagedPart, StorageError } from '../../db/errors.ts';
import type { AppError } from '../contract/errors.ts';

const PARTS: Record<DamagedPart, string> = {
  header: '台账文件开头',
  pages: '台账文件内容',
  references: '台账内部的关联',
  keys: '密钥文件（.keys）',
  device: '存放台账的磁盘',
};

/** What is wrong with the register's files, as an answer of the contract. */
export function appErrorOf(error: StorageError): AppError {
  switch (error.kind) {
    case 'WRONG_KEY':
      return { code: 'WRONG_PASSPHRASE', waitSeconds: error.waitSeconds };
    case 'DAMAGED':
      return { code: 'DAMAGED', what: PARTS[error.what] };
    case 'NEWER':
      return {
        code: 'FILE_IS_NEWER',
        fileVersion: error.fileVersion,
        programVersion: error.programVersion,
      };
    case 'IN_USE':
      return { code: 'FILE_IN_USE' };
    case 'READ_ONLY':
      return { code: 'FILE_READ_ONLY' };
    case 'DISK_FULL':
      return { code: 'DISK_FULL' };
    case 'MISSING':
      return { code: 'FILE_MISSING', what: '台账文件' };
    case 'EXISTS':
      return { code: 'FILE_EXISTS', what: '台账文件' };
  }
}

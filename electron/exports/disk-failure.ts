import type { AppError } from '../contract/errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const NO_ACCESS = new Set(['EACCES', 'EPERM']);
const TAKEN = new Set(['EEXIST', 'ENOTEMPTY']);
const BAD_NAME = new Set(['ENAMETOOLONG', 'EILSEQ', 'EINVAL']);

/**
 * What went wrong on the disk, as an expected failure; undefined for anything that is no system error (a bug, a cancel).
 * Every code that is not named here (EIO, ENODEV, ENXIO, ENOENT, UNKNOWN, …) means that the drive stopped answering.
 */
export function diskFailure(error: unknown): AppError | undefined {
  const code = systemCode(error);
  if (code === undefined) return undefined;
  if (FULL.has(code)) return { code: 'DISK_FULL' };
  if (code === 'EROFS') return { code: 'FILE_READ_ONLY' };
  if (NO_ACCESS.has(code)) return { code: 'FILE_NO_ACCESS' };
  if (TAKEN.has(code)) return { code: 'FILE_EXISTS', what: '导出包' };
  if (code === 'ENOTDIR') return { code: 'FILE_MISSING', what: '导出的目标文件夹' };
  if (BAD_NAME.has(code))
    return { code: 'REFUSED', reason: '这个磁盘存不下这样的文件名，请换一个磁盘或改名' };
  if (code === 'EFBIG')
    return {
      code: 'REFUSED',
      reason: '文件超过这个磁盘允许的大小，请换用 exFAT 或 NTFS 格式的磁盘',
    };
  return driveLost();
}

/** The drive was pulled out or no longer answers. */
export function driveLost(): AppError {
  return {
    code: 'REFUSED',
    reason: '导出时磁盘断开或读写出错，没有生成导出包。请重新插好磁盘再导出；仍然出错请换一个磁盘',
  };
}

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

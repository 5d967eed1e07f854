import { storageErrorOf } from '../../db/errors.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import type { Files } from './ports.ts';

/**
 * Writes a file that the user named, through a temporary name and flushed; an existing file is never replaced.
 * Answers the file's name. Errors: FILE_EXISTS, FILE_MISSING (the folder), FILE_READ_ONLY, DISK_FULL.
 */
export function saveNewFile(
  world: { readonly files: Files; readonly nameOf: (path: string) => string },
  path: string,
  bytes: Uint8Array,
): Result<string> {
  const what = `文件“${world.nameOf(path)}”`;
  try {
    world.files.writeNew(path, bytes);
    return ok(world.nameOf(path));
  } catch (error) {
    switch (storageErrorOf(error)?.kind) {
      case 'EXISTS':
        return fail({ code: 'FILE_EXISTS', what });
      case 'MISSING':
        return fail({ code: 'FILE_MISSING', what: '要保存到的文件夹' });
      case 'READ_ONLY':
        return fail({ code: 'FILE_READ_ONLY' });
      case 'DISK_FULL':
        return fail({ code: 'DISK_FULL' });
      default:
        throw error;
    }
  }
}

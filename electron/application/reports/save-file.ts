import { storageErrorOf } from '../../../db/errors.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Files } from '../ports.ts';

/**
 * Writes a file that the user named, flushed and in one step; the save dialog has asked before an existing one is replaced.
 * Answers the file's name. Errors: FILE_MISSING (the folder), FILE_READ_ONLY, DISK_FULL.
 */
export function saveFile(
  world: { readonly files: Files; readonly nameOf: (path: string) => string },
  path: string,
  bytes: Uint8Array,
): Result<string> {
  try {
    world.files.replace(path, bytes);
    return ok(world.nameOf(path));
  } catch (error) {
    switch (storageErrorOf(error)?.kind) {
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

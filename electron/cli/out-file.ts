import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Refusal } from '../application/ports.ts';

/** No dialog has asked whether a file may be replaced: one that is there stays (FILE_EXISTS). Answers the path. */
export function newFile(path: string): string {
  if (existsSync(path)) throw new Refusal({ code: 'FILE_EXISTS', what: '命令中要写的文件' });
  return path;
}

/** As `newFile`, but the answer of an earlier run of the same command, or an empty file, makes room for the new one. */
export function newOrOwn(path: string, isOwn: (document: unknown) => boolean): string {
  return existsSync(path) && !isReplaceable(path, isOwn) ? newFile(path) : path;
}

function isReplaceable(path: string, isOwn: (document: unknown) => boolean): boolean {
  const text = readFileSync(path, 'utf8');
  if (text === '') return true;
  try {
    return isOwn(JSON.parse(text));
  } catch {
    return false;
  }
}

/** The name in that folder; of a name that is taken the next number: 报告（草稿）（2）.docx. */
export function freePath(folder: string, name: string): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let path = join(folder, name);
  for (let number = 2; existsSync(path); number += 1)
    path = join(folder, `${stem}（${number}）${extension}`);
  return path;
}

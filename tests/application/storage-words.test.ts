import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { storageErrorOf } from '../../db/errors.ts';
import { appErrorOf } from '../../electron/application/session/storage-words.ts';
import { errorText } from '../../electron/contract/error-text.ts';
import { anOffice, setUp } from '../support/office.ts';

function answerTo(code: string) {
  const storage = storageErrorOf(Object.assign(new Error('message with /a/path'), { code }));
  if (storage === undefined) throw new Error(`${code} has no meaning`);
  return appErrorOf(storage);
}

describe('what the file system says', () => {
  it.each([
    ['ENOENT', 'FILE_MISSING', '找不到台账文件。'],
    ['EACCES', 'FILE_NO_ACCESS', '没有权限读写这个文件或文件夹。'],
    ['EPERM', 'FILE_NO_ACCESS', '没有权限读写这个文件或文件夹。'],
    ['EBUSY', 'FILE_IN_USE', '文件正被其他程序使用。'],
    ['EISDIR', 'BAD_PLACE', '这个名字已经是一个文件夹，不能当作文件读写。'],
    ['ENOTDIR', 'BAD_PLACE', '文件所在的路径中，有一处是文件而不是文件夹。'],
    ['ENAMETOOLONG', 'BAD_PLACE', '文件名或所在文件夹的名字太长，系统存不下。'],
    ['ENOSPC', 'DISK_FULL', '磁盘空间不足，这次没有写入任何内容。'],
    ['EROFS', 'FILE_READ_ONLY', '这个磁盘或文件是只读的，不能写入。'],
    ['EIO', 'DISK_FAILING', '磁盘读写出错，没有应答。'],
    ['EMFILE', 'TOO_MANY_OPEN', '电脑上同时打开的文件太多，这次没有办成。'],
    ['EEXIST', 'FILE_EXISTS', '台账文件已经存在，没有覆盖。'],
  ])('%s is told as %s', (code, answer, what) => {
    const error = answerTo(code);
    expect([error.code, errorText(error).what]).toEqual([answer, what]);
  });

  it('names a next step for each, in Chinese and without a path', () => {
    for (const code of ['EACCES', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'EROFS', 'EIO', 'EMFILE']) {
      const { what, next } = errorText(answerTo(code));
      expect(next).toMatch(/^请.{8,}。$/u);
      expect(what + next).not.toMatch(/[/\\]/u);
    }
  });
});

describe('a file that is saved where it cannot be', () => {
  it.each<[string, (folder: string) => string, unknown]>([
    [
      'on a folder',
      (folder) => {
        mkdirSync(join(folder, '台账模板.xlsx'));
        return join(folder, '台账模板.xlsx');
      },
      { code: 'BAD_PLACE', reason: '这个名字已经是一个文件夹，不能当作文件读写' },
    ],
    [
      'below a file',
      (folder) => {
        writeFileSync(join(folder, '文件'), '');
        return join(folder, '文件', '台账模板.xlsx');
      },
      { code: 'BAD_PLACE', reason: '文件所在的路径中，有一处是文件而不是文件夹' },
    ],
    [
      'under a name that is too long',
      (folder) => join(folder, `${'长'.repeat(120)}.xlsx`),
      { code: 'BAD_PLACE', reason: '文件名或所在文件夹的名字太长，系统存不下' },
    ],
    [
      'in a folder that is gone',
      (folder) => join(folder, '没有', '台账模板.xlsx'),
      { code: 'FILE_MISSING', what: '要保存到的文件夹' },
    ],
  ])('%s', async (_where, place, error) => {
    const desk = anOffice();
    onTestFinished(() => desk.dispose());
    await setUp(desk);
    expect(await desk.refused('imports.saveTemplate', { target: place(desk.folder) })).toEqual(
      error,
    );
  });
});

describe('a question of the office', () => {
  it('is not told as something to be mended', () => {
    const fields = (path: string) => [{ path, message: '已经记过一次' }];
    const next = (path: string) => errorText({ code: 'INVALID_INPUT', fields: fields(path) }).next;
    expect([next('again'), next('visitedOn')]).toEqual([
      '是重复录入的，取消即可。',
      '请改正标红的项目后再保存。',
    ]);
  });
});

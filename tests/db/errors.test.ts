import { describe, expect, it } from 'vitest';
import { asStorageFailure, storageErrorOf, StorageFailure } from '../../db/errors.ts';

function coded(code: string): Error {
  return Object.assign(new Error('message with /a/path'), { code });
}

describe('storage errors', () => {
  it.each([
    ['SQLITE_NOTADB', { kind: 'DAMAGED', what: 'header' }],
    ['SQLITE_CORRUPT', { kind: 'DAMAGED', what: 'pages' }],
    ['SQLITE_CORRUPT_INDEX', { kind: 'DAMAGED', what: 'pages' }],
    ['SQLITE_BUSY', { kind: 'IN_USE' }],
    ['SQLITE_BUSY_RECOVERY', { kind: 'IN_USE' }],
    ['SQLITE_READONLY_DIRECTORY', { kind: 'READ_ONLY' }],
    ['SQLITE_CANTOPEN', { kind: 'READ_ONLY' }],
    ['SQLITE_FULL', { kind: 'DISK_FULL' }],
    ['SQLITE_IOERR_FSYNC', { kind: 'DAMAGED', what: 'device' }],
    ['ENOSPC', { kind: 'DISK_FULL' }],
    ['EROFS', { kind: 'READ_ONLY' }],
    ['EACCES', { kind: 'NO_ACCESS' }],
    ['EPERM', { kind: 'NO_ACCESS' }],
    ['EBUSY', { kind: 'IN_USE' }],
    ['EISDIR', { kind: 'BAD_PLACE', what: 'folder' }],
    ['SQLITE_CANTOPEN_ISDIR', { kind: 'BAD_PLACE', what: 'folder' }],
    ['ENOTDIR', { kind: 'BAD_PLACE', what: 'file' }],
    ['ENAMETOOLONG', { kind: 'BAD_PLACE', what: 'name' }],
    ['EMFILE', { kind: 'TOO_MANY_OPEN' }],
    ['ENFILE', { kind: 'TOO_MANY_OPEN' }],
    ['ENOENT', { kind: 'MISSING' }],
    ['EEXIST', { kind: 'EXISTS' }],
    ['EIO', { kind: 'DAMAGED', what: 'device' }],
  ])('%s has its own meaning', (code, error) => {
    expect(storageErrorOf(coded(code))).toEqual(error);
  });

  it.each([
    coded('SQLITE_CONSTRAINT_UNIQUE'),
    coded('SQLITE_ERROR'),
    new TypeError('bug'),
    'text',
    null,
  ])('is none of them: %s', (thrown) => {
    expect(storageErrorOf(thrown)).toBeUndefined();
    expect(asStorageFailure(thrown)).toBe(thrown);
  });

  it('carries its value through a throw and says nothing of the file', () => {
    const failure = asStorageFailure(coded('ENOSPC'));
    expect(failure).toBeInstanceOf(StorageFailure);
    expect(storageErrorOf(failure)).toEqual({ kind: 'DISK_FULL' });
    expect(String(failure)).toBe('StorageFailure: DISK_FULL');
    expect(asStorageFailure(failure)).toBe(failure);
  });
});

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../electron/ports/node-files.ts';
import type { Files } from '../../electron/application/ports.ts';

const BYTES = new TextEncoder().encode('新');
let folder: string;
let files: Files;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-files-'));
  files = createNodeFiles(join(folder, '台账.register'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('replace', () => {
  it('takes the place of an existing file and leaves nothing beside it', () => {
    writeFileSync(join(folder, '名单.xlsx'), '旧');
    files.replace(join(folder, '名单.xlsx'), BYTES);
    expect(readFileSync(join(folder, '名单.xlsx'), 'utf8')).toBe('新');
    expect(readdirSync(folder)).toEqual(['名单.xlsx']);
  });

  it.each([
    '台账.register',
    '台账.REGISTER',
    '台账.register-wal',
    '台账.register.keys',
    '台账.register.keys.bak',
    '台账.register.attempts',
    '台账.register.before-0020',
  ])('never writes over %s', (name) => {
    const path = join(folder, name);
    writeFileSync(path, '旧');
    expect(() => files.replace(path, BYTES)).toThrow(expect.objectContaining({ code: 'EACCES' }));
    expect(readFileSync(path, 'utf8')).toBe('旧');
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('knows the register by another way to its folder', () => {
    writeFileSync(join(folder, '台账.register'), '旧');
    symlinkSync(folder, `${folder}-link`);
    try {
      const path = join(`${folder}-link`, '台账.register');
      expect(() => files.replace(path, BYTES)).toThrow(expect.objectContaining({ code: 'EACCES' }));
    } finally {
      rmSync(`${folder}-link`);
    }
  });

  it('leaves no plain text behind when the name turns out to be a folder', () => {
    mkdirSync(join(folder, '名单.xlsx'));
    expect(() => files.replace(join(folder, '名单.xlsx'), BYTES)).toThrow();
    expect(readdirSync(folder)).toEqual(['名单.xlsx']);
  });
});

describe('read', () => {
  it('does not open the register, whose lock would be lost on closing it', () => {
    writeFileSync(join(folder, '台账.register'), '旧');
    expect(() => files.read(join(folder, '台账.register'))).toThrow(
      expect.objectContaining({ code: 'EBUSY' }),
    );
  });

  it('reads any other file', () => {
    writeFileSync(join(folder, '台账.xlsx'), '旧');
    expect(Buffer.from(files.read(join(folder, '台账.xlsx'))).toString()).toBe('旧');
  });
});

import type * as fs from 'node:fs';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHIEF, COUNTY, officeAt, setUpAnew } from '../support/office.ts';

/** Which folders this user of the computer may not make; tests run as root, whom no right of a folder stops. */
const closed = vi.hoisted(() => ({ code: '' }));
vi.mock('node:fs', async (real) => {
  const actual = await real<typeof fs>();
  return {
    ...actual,
    mkdirSync(...parameters: Parameters<typeof fs.mkdirSync>) {
      if (closed.code !== '') throw Object.assign(new Error('mkdir'), { code: closed.code });
      return actual.mkdirSync(...parameters);
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-'));
});
afterEach(() => {
  closed.code = '';
  rmSync(folder, { recursive: true, force: true });
});

/** An office whose register would lie in a folder that is not there yet. */
const aFirstStart = () => officeAt(join(folder, 'new', 'register'), '2026-11-15');

describe('the first start of all', () => {
  it('makes the folder of the register with the register, and not before', async () => {
    const desk = aFirstStart();
    expect(await desk.call('session.state', {})).toMatchObject({ state: 'missing' });
    expect(existsSync(join(folder, 'new'))).toBe(false);
    const { register } = await setUpAnew(desk);
    expect(dirname(register)).toBe(join(folder, 'new', 'register'));
    desk.office.close();
  });

  it.each([
    ['EACCES', { code: 'FILE_NO_ACCESS' }],
    ['EROFS', { code: 'FILE_READ_ONLY' }],
    ['ENOSPC', { code: 'DISK_FULL' }],
  ])('says why the folder cannot be made: %s', async (code, error) => {
    const desk = aFirstStart();
    closed.code = code;
    expect(await desk.call('session.state', {})).toMatchObject({ state: 'missing' });
    expect(
      await desk.refused('setup.create', {
        ...{ countyCode: COUNTY, officeName: '台前县禁毒委员会办公室', agencyCode: '' },
        ...{ ...CHIEF, adoptExamples: true },
      }),
    ).toEqual(error);
  });
});

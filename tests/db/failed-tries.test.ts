import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forgetTold, noteFailedTry, readTries, UNKNOWN_NAME } from '../../db/failed-tries.ts';
import { writeKeyFile } from '../../db/key-file.ts';
import { createKeyFile, newDataKey } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { unlock, unlockWithRecovery } from '../../db/unlock.ts';
import { failureOf, QUICK, scratchFolder } from './scratch.ts';

const NOON = Date.parse('2026-11-15T04:00:00Z');
const MINUTE = 60_000;
const NAME = '王经办';

function anOffice(): string {
  const register = join(scratchFolder(), 'office.register');
  const user = { userId: 1, userName: NAME, password: 'right' };
  writeKeyFile(register, createKeyFile(newDataKey(), user, newRecoveryCode(), QUICK));
  writeFileSync(register, 'only its being there is looked at');
  return register;
}

describe('failed tries', () => {
  it('are counted by whose secret was tried, with the first and the last of them', () => {
    const register = anOffice();
    failureOf(() => unlock(register, NAME, 'wrong', NOON));
    failureOf(() => unlock(register, '没有的人', 'wrong', NOON + MINUTE));
    failureOf(() => unlockWithRecovery(register, newRecoveryCode(), NOON + 2 * MINUTE));
    failureOf(() => unlock(register, NAME, 'wrong again', NOON + 3 * MINUTE));
    expect(readTries(register).untold).toEqual([
      { owner: UNKNOWN_NAME, count: 1, firstMs: NOON + MINUTE, lastMs: NOON + MINUTE },
      { owner: 'recovery', count: 1, firstMs: NOON + 2 * MINUTE, lastMs: NOON + 2 * MINUTE },
      { owner: 1, count: 2, firstMs: NOON, lastMs: NOON + 3 * MINUTE },
    ]);
  });

  it('stay to be told when the right password ends the wait, which is counted apart', () => {
    const register = anOffice();
    failureOf(() => unlock(register, NAME, 'wrong', NOON));
    failureOf(() => unlock(register, NAME, 'wrong', NOON));
    expect(unlock(register, NAME, 'right', NOON).failedBefore).toBe(2);
    expect(unlock(register, NAME, 'right', NOON).failedBefore).toBe(0);
    expect(readTries(register)).toMatchObject({ rows: {}, untold: [{ owner: 1, count: 2 }] });
  });

  it('are forgotten when they are told, but for those that came after they were read', () => {
    const register = anOffice();
    noteFailedTry(register, 1, NOON);
    noteFailedTry(register, 'recovery', NOON);
    const { untold } = readTries(register);
    noteFailedTry(register, 1, NOON + MINUTE);
    forgetTold(register, untold);
    expect(readTries(register).untold).toEqual([
      { owner: 1, count: 1, firstMs: NOON, lastMs: NOON + MINUTE },
    ]);
  });

  it('keep neither what was typed nor a name', () => {
    const register = anOffice();
    failureOf(() => unlock(register, NAME, 'typed secret', NOON));
    failureOf(() => unlock(register, '打错的名字', 'typed secret', NOON));
    expect(readFileSync(`${register}.attempts`, 'utf8')).not.toMatch(/typed|王经办|打错/);
  });

  it('that somebody has written in masses do not fill the log', () => {
    const register = anOffice();
    const untold = Array.from({ length: 5_000 }, (_, index) => {
      return { owner: index + 1, count: 1, firstMs: NOON, lastMs: NOON };
    });
    writeFileSync(`${register}.attempts`, JSON.stringify({ untold }));
    noteFailedTry(register, 'recovery', NOON);
    const { untold: read } = readTries(register);
    expect([read.length, read.at(-1)?.owner]).toEqual([100, 'recovery']);
    forgetTold(register, read);
    expect(readTries(register).untold).toEqual([]);
  });

  it.each([
    ['no list', { untold: 3 }],
    ['no count', { untold: [{ owner: 1, count: 0, firstMs: 1, lastMs: 1 }] }],
    ['no owner', { untold: [{ owner: '张敏', count: 1, firstMs: 1, lastMs: 1 }] }],
    ['an instant of no calendar', { untold: [{ owner: 1, count: 1, firstMs: 1, lastMs: 1e300 }] }],
    [
      'before Christ',
      { untold: [{ owner: 1, count: 1, firstMs: -253_402_300_799_999, lastMs: 1 }] },
    ],
    ['year 10000', { untold: [{ owner: 1, count: 1, firstMs: 1, lastMs: 253_402_300_799_999 }] }],
  ])('that are damaged are none: %s', (_what, content) => {
    const register = anOffice();
    writeFileSync(`${register}.attempts`, JSON.stringify(content));
    expect(readTries(register)).toEqual({ rows: {}, untold: [] });
  });
});

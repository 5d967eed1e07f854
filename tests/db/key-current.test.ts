import { describe, expect, it } from 'vitest';
import { settledKeys, unitedKeys, type SlotOwner } from '../../db/key-current.ts';
import type { KeyFile, KeySlot, UserSlot } from '../../db/key-slots.ts';

const KDF = { name: 'scrypt', N: 1024, r: 8, p: 1, salt: '' } as const;

function slot(slotId: string): KeySlot {
  return { slotId, kdf: KDF, wrapped: '' };
}

/** Slots written as '1:a' (user 1, slot a), recovery codes as 'R'. */
function keyFile(slots: readonly string[], ...recoveries: string[]): KeyFile {
  const [recovery = 'R', ...others] = recoveries;
  return {
    format: 'safe-care-register-keys',
    version: 1,
    registerId: 'id',
    keyCheck: 'check',
    slots: slots.map((text): UserSlot => {
      const [userId = '', slotId = ''] = text.split(':');
      return { userId: Number(userId), userName: `用户${userId}`, ...slot(slotId) };
    }),
    recovery: slot(recovery),
    ...(others.length === 0 ? {} : { otherRecoveries: others.map(slot) }),
  };
}

function current(slots: Readonly<Record<string, string>>): Map<SlotOwner, string> {
  const entries = Object.entries(slots);
  return new Map(
    entries.map(([owner, id]) => [owner === 'recovery' ? 'recovery' : Number(owner), id]),
  );
}

describe('the slots that count', () => {
  it.each<[string, KeyFile, Record<string, string>, KeyFile]>([
    ['stay', keyFile(['1:a', '2:b']), { 1: 'a', 2: 'b', recovery: 'R' }, keyFile(['1:a', '2:b'])],
    [
      'stay without the new one of a change that was taken back',
      keyFile(['1:a', '2:b', '1:c']),
      { 1: 'a', 2: 'b', recovery: 'R' },
      keyFile(['1:a', '2:b']),
    ],
    [
      'stay without the old one of a change that was committed',
      keyFile(['1:a', '2:b', '1:c']),
      { 1: 'c', 2: 'b', recovery: 'R' },
      keyFile(['2:b', '1:c']),
    ],
    [
      'are none of a retired user',
      keyFile(['1:a', '2:b']),
      { 1: 'a', 2: '', recovery: 'R' },
      keyFile(['1:a']),
    ],
    [
      'leave a user alone whose slot that counts is in another key file',
      keyFile(['1:a', '2:old']),
      { 1: 'a', 2: 'b', recovery: 'R' },
      keyFile(['1:a', '2:old']),
    ],
    [
      'leave a user alone whom this register does not know',
      keyFile(['1:a', '3:c']),
      { 1: 'a', recovery: 'R' },
      keyFile(['1:a', '3:c']),
    ],
    [
      'never leave a file without users',
      keyFile(['1:a']),
      { 1: '', recovery: 'R' },
      keyFile(['1:a']),
    ],
    [
      'are those of the new recovery code once it is committed',
      keyFile(['1:a'], 'R', 'S'),
      { 1: 'a', recovery: 'S' },
      keyFile(['1:a'], 'S'),
    ],
    [
      'are those of the old recovery code when the new one was taken back',
      keyFile(['1:a'], 'R', 'S'),
      { 1: 'a', recovery: 'R' },
      keyFile(['1:a'], 'R'),
    ],
    [
      'leave recovery codes alone of which none counts',
      keyFile(['1:a'], 'R', 'S'),
      { 1: 'a', recovery: 'T' },
      keyFile(['1:a'], 'R', 'S'),
    ],
  ])('%s', (_title, before, counts, after) => {
    expect(settledKeys(before, current(counts))).toEqual(after);
  });
});

describe('slots that were just made', () => {
  it('go when the change that made them was taken back, of a user who is not there as well', () => {
    const made = new Set(['c', 'd']);
    const counts = current({ 1: 'a', 2: 'd', recovery: 'R' });
    const before = keyFile(['1:a', '2:b', '2:d', '3:c']);
    expect(settledKeys(before, counts, made)).toEqual(keyFile(['1:a', '2:d']));
  });
});

describe('two key files of one register', () => {
  it('have the slots of both, each once', () => {
    const old = keyFile(['1:a', '2:b'], 'R');
    const now = keyFile(['2:b', '1:c'], 'S');
    expect(unitedKeys(old, now)).toEqual(keyFile(['1:a', '2:b', '1:c'], 'R', 'S'));
    expect(unitedKeys(now, now)).toEqual(now);
  });

  it('are not mixed with those of another register', () => {
    const one = keyFile(['1:a']);
    expect(unitedKeys(one, { ...keyFile(['1:z']), registerId: 'other' })).toEqual(one);
    expect(unitedKeys(one, { ...keyFile(['1:z']), keyCheck: 'other' })).toEqual(one);
  });
});

import { describe, expect, it } from 'vitest';
import {
  createKeyFile,
  isKeyOf,
  KEY_COST,
  newDataKey,
  openSlot,
  purposeKey,
} from '../../db/key-slots.ts';
import type { KeyFile, UserSlot } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { QUICK, putSlot, removeSlot, replaceRecovery, openWithRecovery } from './scratch.ts';

const WANG = { userId: 1, userName: '王经办', password: 'first password 甲' };
const LI = { userId: 2, userName: '李审核', password: 'second password 乙' };

function anOffice(): { dataKey: Uint8Array; code: string; keyFile: KeyFile } {
  const dataKey = newDataKey();
  const code = newRecoveryCode();
  const keyFile = putSlot(createKeyFile(dataKey, WANG, code, QUICK), dataKey, LI);
  return { dataKey, code, keyFile };
}

function slotOf(keyFile: KeyFile, userId: number): UserSlot {
  return keyFile.slots.find((slot) => slot.userId === userId)!;
}

function opens(keyFile: KeyFile, userId: number, password: string): boolean {
  return openSlot(keyFile, slotOf(keyFile, userId), password) !== undefined;
}

describe('key slots', () => {
  it('give each user the same data key by a password of their own', () => {
    const { keyFile, dataKey } = anOffice();
    expect(openSlot(keyFile, slotOf(keyFile, 1), WANG.password)).toEqual(dataKey);
    expect(openSlot(keyFile, slotOf(keyFile, 2), LI.password)).toEqual(dataKey);
    expect(opens(keyFile, 1, LI.password)).toBe(false);
    expect(opens(keyFile, 2, WANG.password)).toBe(false);
    expect(opens(keyFile, 1, '')).toBe(false);
  });

  it('take a password typed full width for the same password', () => {
    const { keyFile } = anOffice();
    expect(opens(keyFile, 1, 'ｆｉｒｓｔ　ｐａｓｓｗｏｒｄ　甲')).toBe(true);
  });

  it('give the data key by the recovery code however it is typed', () => {
    const { keyFile, dataKey, code } = anOffice();
    expect(openWithRecovery(keyFile, code.toLowerCase().replaceAll('-', ' '))).toEqual(dataKey);
    expect(openWithRecovery(keyFile, newRecoveryCode())).toBeUndefined();
    expect(openWithRecovery(keyFile, 'nonsense')).toBeUndefined();
  });

  it('stop opening with the old password, name or recovery code after a change', () => {
    const { keyFile, dataKey, code } = anOffice();
    const changed = putSlot(keyFile, dataKey, { ...WANG, userName: '王', password: 'new' });
    expect(changed.slots.map((slot) => slot.userName)).toEqual(['李审核', '王']);
    expect([opens(changed, 1, WANG.password), opens(changed, 1, 'new')]).toEqual([false, true]);
    const fresh = newRecoveryCode();
    const renewed = replaceRecovery(changed, dataKey, fresh);
    expect(openWithRecovery(renewed, code)).toBeUndefined();
    expect(openWithRecovery(renewed, fresh)).toEqual(dataKey);
  });

  it('go away with the user, but never the last one', () => {
    const { keyFile } = anOffice();
    const left = removeSlot(keyFile, 1);
    expect(left.slots.map((slot) => slot.userId)).toEqual([2]);
    expect(removeSlot(left, 2)).toEqual(left);
  });

  it('cannot be given to another user, register or cost', () => {
    const { keyFile, dataKey } = anOffice();
    const wang = slotOf(keyFile, 1);
    const elsewhere = { ...keyFile, registerId: '00'.repeat(16) };
    expect(openSlot(keyFile, { ...wang, userId: 2 }, WANG.password)).toBeUndefined();
    expect(openSlot(keyFile, { ...wang, slotId: 'other' }, WANG.password)).toBeUndefined();
    expect(openSlot(elsewhere, wang, WANG.password)).toBeUndefined();
    const cheaper = { ...wang.kdf, N: 2 ** 11 };
    expect(openSlot(keyFile, { ...wang, kdf: cheaper }, WANG.password)).toBeUndefined();
    expect(openSlot(keyFile, wang, WANG.password)).toEqual(dataKey);
  });

  it('notice every altered bit of the wrapped key', () => {
    const { keyFile } = anOffice();
    const wang = slotOf(keyFile, 1);
    const bytes = Buffer.from(wang.wrapped, 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      const wrapped = altered.toString('base64');
      expect(openSlot(keyFile, { ...wang, wrapped }, WANG.password)).toBeUndefined();
    }
    expect(openSlot(keyFile, { ...wang, wrapped: 'AAAA' }, WANG.password)).toBeUndefined();
  });

  it('are not made with the data key of another register or for a name that is taken', () => {
    const { keyFile, dataKey } = anOffice();
    expect(() => putSlot(keyFile, newDataKey(), LI)).toThrow('another register');
    expect(() => replaceRecovery(keyFile, newDataKey(), newRecoveryCode())).toThrow('another');
    expect(() => putSlot(keyFile, dataKey, { ...LI, userId: 3 })).toThrow('same login name');
    expect(() => createKeyFile(dataKey, WANG, '7KQ2M', QUICK)).toThrow('not a recovery code');
  });

  it('know the right data key without opening the register', () => {
    const { keyFile, dataKey } = anOffice();
    expect(isKeyOf(keyFile, dataKey)).toBe(true);
    expect(isKeyOf(keyFile, newDataKey())).toBe(false);
    expect(isKeyOf({ ...keyFile, keyCheck: 'ff' }, dataKey)).toBe(false);
  });

  it('hold neither the data key nor a password nor the recovery code', () => {
    const { keyFile, dataKey, code } = anOffice();
    const text = JSON.stringify(keyFile);
    for (const encoding of ['hex', 'base64'] as const) {
      expect(text).not.toContain(Buffer.from(dataKey).toString(encoding));
    }
    expect(text).not.toContain('password');
    expect(text).not.toContain(code.slice(0, 5));
  });

  it('differ each time, even for the same password', () => {
    const { dataKey } = anOffice();
    const [one, other] = [1, 2].map(() => createKeyFile(dataKey, WANG, newRecoveryCode(), QUICK));
    expect(one!.slots[0]!.wrapped).not.toBe(other!.slots[0]!.wrapped);
    expect(one!.slots[0]!.kdf.salt).not.toBe(other!.slots[0]!.kdf.salt);
  });

  it('cost at least scrypt N = 65536, r = 8, p = 1 unless a test asks for less', () => {
    expect(KEY_COST.N).toBeGreaterThanOrEqual(2 ** 16);
    const keyFile = createKeyFile(newDataKey(), WANG, newRecoveryCode());
    expect(keyFile.slots[0]!.kdf).toMatchObject({ name: 'scrypt', ...KEY_COST });
    expect(keyFile.recovery.kdf).toMatchObject({ name: 'scrypt', ...KEY_COST });
    expect(opens(keyFile, 1, WANG.password)).toBe(true);
  });

  it('derive one key a purpose', () => {
    const dataKey = Buffer.alloc(32, 7);
    expect(Buffer.from(purposeKey(dataKey, 'audit-chain/1')).toString('hex')).toBe(
      '63f260e830ec40b6dd8e43b2d10dd5242224b7554664ea034a68bcfcc396bd44',
    );
    expect(purposeKey(dataKey, 'a')).not.toEqual(purposeKey(dataKey, 'b'));
  });
});

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import { readRecoveryCode } from './domain/values/recovery-code.ts';

/** How dear one try at a password is: scrypt with N, r, p (RFC 7914); memory is 128·N·r bytes. */
export interface KeyCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and 0.4 to 1 s on an office PC; stored in each slot, so it can be raised by wrapping again. */
export const KEY_COST: KeyCost = { N: 2 ** 17, r: 8, p: 1 };

/** The data key as one password opens it: scrypt, then AES-256-GCM (nonce ‖ ciphertext ‖ tag, base64). */
export interface KeySlot {
  readonly slotId: string;
  readonly kdf: KeyCost & { readonly name: 'scrypt'; readonly salt: string };
  readonly wrapped: string;
}

/** The login name is kept for the choice list before unlocking; the key is bound to `userId`, not to the name. */
export interface UserSlot extends KeySlot {
  readonly userId: number;
  readonly userName: string;
}

/** Everything that is needed to get at the data key, and nothing about people. */
export interface KeyFile {
  readonly format: 'safe-care-register-keys';
  readonly version: 1;
  readonly registerId: string;
  /** Tells the right data key from a wrong one without opening the register. */
  readonly keyCheck: string;
  readonly slots: readonly UserSlot[];
  readonly recovery: KeySlot;
  /** While a recovery code is being replaced the new one stands beside the old; the register says which counts. */
  readonly otherRecoveries?: readonly KeySlot[];
}

export interface NewUserSlot {
  readonly userId: number;
  readonly userName: string;
  readonly password: string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A fresh random data key; nothing derives it, so a new password never means new pages. */
export function newDataKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** A key for one purpose, from which neither the data key nor another purpose's key can be had. */
export function purposeKey(dataKey: Uint8Array, purpose: string): Uint8Array {
  return createHmac('sha256', dataKey).update(`safe-care-register/${purpose}`).digest();
}

/** The first key file of a register: one user and the recovery code. */
export function createKeyFile(
  dataKey: Uint8Array,
  user: NewUserSlot,
  recoveryCode: string,
  cost: KeyCost = KEY_COST,
): KeyFile {
  const registerId = randomBytes(16).toString('hex');
  return {
    format: 'safe-care-register-keys',
    version: 1,
    registerId,
    keyCheck: keyCheckOf(registerId, dataKey),
    slots: [userSlot(registerId, dataKey, user, cost)],
    recovery: wrap(registerId, dataKey, 'recovery', printed(recoveryCode), cost),
  };
}

interface Added {
  readonly keyFile: KeyFile;
  /** To be put into the register, which makes the new slot count (db/key-current.ts). */
  readonly slotId: string;
}

/** A slot for a user, beside the one they have: until the register names the new one, the old one counts. */
export function addSlot(
  keyFile: KeyFile,
  dataKey: Uint8Array,
  user: NewUserSlot,
  cost: KeyCost = KEY_COST,
): Added {
  requireKeyOf(keyFile, dataKey);
  const others = keyFile.slots.filter((slot) => slot.userId !== user.userId);
  if (others.some((slot) => slot.userName === user.userName)) {
    throw new Error('two users of the same login name');
  }
  const slot = userSlot(keyFile.registerId, dataKey, user, cost);
  return { keyFile: { ...keyFile, slots: [...keyFile.slots, slot] }, slotId: slot.slotId };
}

/** A new recovery code beside the old one, likewise. */
export function addRecovery(
  keyFile: KeyFile,
  dataKey: Uint8Array,
  recoveryCode: string,
  cost: KeyCost = KEY_COST,
): Added {
  requireKeyOf(keyFile, dataKey);
  const slot = wrap(keyFile.registerId, dataKey, 'recovery', printed(recoveryCode), cost);
  return { keyFile: { ...keyFile, otherRecoveries: [slot] }, slotId: slot.slotId };
}

/** The data key, or undefined when the password is wrong or the slot was tampered with. */
export function openSlot(
  keyFile: KeyFile,
  slot: UserSlot,
  password: string,
): Uint8Array | undefined {
  return unwrap(keyFile, slot, slot.userId, password.normalize('NFKC'));
}

/** The data key by the recovery code as typed, or undefined. */
export function openRecovery(
  keyFile: KeyFile,
  slot: KeySlot,
  typedCode: string,
): Uint8Array | undefined {
  const reading = readRecoveryCode(typedCode);
  return reading.ok ? unwrap(keyFile, slot, 'recovery', reading.code) : undefined;
}

/** Whether this is the data key that the key file belongs to. */
export function isKeyOf(keyFile: KeyFile, dataKey: Uint8Array): boolean {
  const expected = Buffer.from(keyFile.keyCheck, 'hex');
  const actual = Buffer.from(keyCheckOf(keyFile.registerId, dataKey), 'hex');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function requireKeyOf(keyFile: KeyFile, dataKey: Uint8Array): void {
  if (!isKeyOf(keyFile, dataKey)) throw new Error('a data key of another register');
}

function keyCheckOf(registerId: string, dataKey: Uint8Array): string {
  return Buffer.from(purposeKey(dataKey, `key-check/${registerId}`)).toString('hex');
}

function printed(recoveryCode: string): string {
  const reading = readRecoveryCode(recoveryCode);
  if (!reading.ok) throw new Error('not a recovery code');
  return reading.code;
}

function userSlot(
  registerId: string,
  dataKey: Uint8Array,
  { userId, userName, password }: NewUserSlot,
  cost: KeyCost,
): UserSlot {
  // NFKC: the same password typed full width or half width is the same password. Never change this.
  const secret = password.normalize('NFKC');
  return { userId, userName, ...wrap(registerId, dataKey, userId, secret, cost) };
}

// eslint-disable-next-line max-params -- the five things a wrapped key is made of
function wrap(
  registerId: string,
  dataKey: Uint8Array,
  owner: number | 'recovery',
  secret: string,
  cost: KeyCost,
): KeySlot {
  const slotId = randomBytes(8).toString('hex');
  const kdf = { name: 'scrypt', ...cost, salt: randomBytes(16).toString('base64') } as const;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derive(secret, kdf), nonce);
  cipher.setAAD(boundTo(registerId, { slotId, kdf }, owner));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(dataKey),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { slotId, kdf, wrapped: sealed.toString('base64') };
}

function unwrap(
  keyFile: KeyFile,
  slot: KeySlot,
  owner: number | 'recovery',
  secret: string,
): Uint8Array | undefined {
  const sealed = Buffer.from(slot.wrapped, 'base64');
  if (sealed.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) return undefined;
  const cipher = createDecipheriv(
    'aes-256-gcm',
    derive(secret, slot.kdf),
    sealed.subarray(0, NONCE_BYTES),
    { authTagLength: TAG_BYTES },
  );
  cipher.setAAD(boundTo(keyFile.registerId, slot, owner));
  cipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const dataKey = Buffer.concat([
      cipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
      cipher.final(),
    ]);
    return isKeyOf(keyFile, dataKey) ? dataKey : undefined;
  } catch {
    // final() throws when the tag does not fit: a wrong password or an altered slot.
    return undefined;
  }
}

/** Binds the wrapped key to register, slot, user and cost: none can be exchanged for another's. */
function boundTo(
  registerId: string,
  { slotId, kdf }: Pick<KeySlot, 'slotId' | 'kdf'>,
  owner: number | 'recovery',
): Buffer {
  return Buffer.from(
    JSON.stringify([1, registerId, slotId, owner, kdf.name, kdf.N, kdf.r, kdf.p, kdf.salt]),
  );
}

function derive(secret: string, { N, r, p, salt }: KeySlot['kdf']): Uint8Array {
  const maxmem = 128 * N * r + 128 * r * p + 2 ** 20;
  return scryptSync(secret, Buffer.from(salt, 'base64'), KEY_BYTES, { N, r, p, maxmem });
}

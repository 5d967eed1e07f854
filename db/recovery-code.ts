import { randomInt } from 'node:crypto';
import {
  printRecoveryCode,
  RECOVERY_ALPHABET_SIZE,
  RECOVERY_GROUP_LENGTH,
  RECOVERY_GROUPS,
} from './domain/values/recovery-code.ts';

/** A fresh recovery code in its printed form: 28 random characters (140 bits) in 7 checked groups. */
export function newRecoveryCode(): string {
  const length = RECOVERY_GROUPS * (RECOVERY_GROUP_LENGTH - 1);
  return printRecoveryCode(Array.from({ length }, () => randomInt(RECOVERY_ALPHABET_SIZE)));
}

import { createRegister } from './0010-create-register.ts';
import { rememberKeySlots } from './0020-remember-key-slots.ts';
import { doubtfulDecisions } from './0022-doubtful-decisions.ts';
import { holidaysAndExportsUnderWay } from './0024-holidays-and-exports-under-way.ts';
import type { Migration } from './types.ts';

/** In ascending order, numbered in tens; a shipped one never changes. */
export const MIGRATIONS: readonly Migration[] = [
  createRegister,
  rememberKeySlots,
  doubtfulDecisions,
  holidaysAndExportsUnderWay,
];

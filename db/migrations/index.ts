import { createRegister } from './0010-create-register.ts';
import type { Migration } from './types.ts';

/** In ascending order, numbered in tens; a shipped one never changes. */
export const MIGRATIONS: readonly Migration[] = [createRegister];

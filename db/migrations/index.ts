import { createRegister } from './0010-create-register.ts';
import type { Migration } from './types.ts';

/** In ascending order; numbered in tens so that a hot fix fits between two. A shipped one never changes. */
export const MIGRATIONS: readonly Migration[] = [createRegister];

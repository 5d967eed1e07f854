import type { TODO_SCOPES } from '../../../electron/contract/todo.ts';

/** Which days of the list are shown. */
export type Scope = (typeof TODO_SCOPES)[number];

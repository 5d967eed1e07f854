import type { DUE_SCOPES } from '../../../electron/contract/visits.ts';

/** Which days of the due list are shown. */
export type Scope = (typeof DUE_SCOPES)[number];

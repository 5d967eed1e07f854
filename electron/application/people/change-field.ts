import type { LedgerField } from '../../ledger/columns.ts';

/** A column of the ledger, or one that the program does not know, by its heading. */
export type ChangeField = LedgerField | `extra:${string}`;

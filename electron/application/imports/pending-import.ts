import type { LedgerReading } from '../../ledger/reading.ts';

/** A dry run that waits for its confirmation; gone with the lock, because it hangs on the open register. */
export interface PendingImport {
  readonly token: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly stock: boolean;
  readonly reading: LedgerReading;
  readonly mapping: Readonly<Record<string, string>>;
}

import type { LedgerPerson, LedgerReading } from '../../electron/ledger/reading.ts';
import type { MessyLedger } from './messy-ledger.ts';

/** What the reading got right and wrong against the list of what was planted. */
export function compare(ledger: MessyLedger, reading: LedgerReading) {
  const key = (cell: { sheet: string; row: number; columnLetter: string }): string =>
    `${cell.sheet}!${cell.columnLetter}${cell.row}`;
  const told = new Map(reading.rejected.map((cell) => [key(cell), cell.code]));
  const planted = new Set(ledger.errors.map(key));
  const rowKey = (line: { sheet: string; row: number }): string => `${line.sheet}!${line.row}`;
  const rejectedRows = new Set(reading.rejected.map(rowKey));
  const read = new Map(reading.lines.map((line) => [rowKey(line), { ...line.person, extra: [] }]));
  return {
    planted: ledger.errors.length,
    atPlace: ledger.errors.filter((error) => told.has(key(error))).length,
    withCode: ledger.errors.filter((error) => told.get(key(error)) === error.code).length,
    missed: ledger.errors.filter((error) => told.get(key(error)) !== error.code),
    unplanted: reading.rejected.filter((cell) => !planted.has(key(cell))),
    goodRejected: ledger.good.filter((line) => rejectedRows.has(rowKey(line))),
    misread: ledger.good.flatMap((line) =>
      differences(line.person, read.get(rowKey(line))).map(
        (difference) => `${rowKey(line)} ${difference}`,
      ),
    ),
  };
}

/** Which fields were read differently, as field: expected → read. */
function differences(expected: LedgerPerson, read: LedgerPerson | undefined): string[] {
  if (read === undefined) return ['not read'];
  const fields = Object.keys(expected) as (keyof LedgerPerson)[];
  return fields
    .filter((field) => JSON.stringify(expected[field]) !== JSON.stringify(read[field]))
    .map(
      (field) => `${field}: ${JSON.stringify(expected[field])} → ${JSON.stringify(read[field])}`,
    );
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLedgerWorkbook } from '../../../electron/demo/ledger-workbook.ts';
import { makePeople } from '../../../electron/demo/people.ts';
import { COUNTY, nameOf, TODAY, TOWNS, VILLAGES } from '../../ledger/taiqian.ts';

const SEED = 20260901;

/** A folder of this test, with the ledger of the demo office in it. */
export function ledgerFolder(count: number): { readonly folder: string; readonly ledger: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  const order = { countyCode: COUNTY, towns: TOWNS, villages: VILLAGES, today: TODAY };
  const people = makePeople({ ...order, count, seed: SEED });
  const workbook = makeLedgerWorkbook({
    people,
    nameOf,
    countyName: '台前县',
    today: TODAY,
    seed: SEED,
  });
  const ledger = join(folder, '人员台账.xlsx');
  writeFileSync(ledger, workbook);
  return { folder, ledger };
}

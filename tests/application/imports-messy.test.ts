import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLedgerWorkbook } from '../../electron/demo/ledger-workbook.ts';
import { makePeople } from '../../electron/demo/people.ts';
import { bytesOf, LAYOUTS, makeMessyLedger } from '../ledger/messy-ledger.ts';
import { COUNTY, nameOf, TOWNS, VILLAGES } from '../ledger/taiqian.ts';
import { aLine, writeLedgerFile } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

function write(name: string, bytes: Uint8Array): string {
  const path = join(desk.folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('importing a messy ledger', () => {
  it.each(LAYOUTS)(
    'in the layout %s keeps every good line, and nothing changes the second time',
    async (layout) => {
      const ledger = makeMessyLedger(layout, 61, 150);
      const source = write('台账.xlsx', bytesOf(ledger, 'xlsx'));
      const first = await desk.call('imports.read', { source });
      const bad = new Set(ledger.errors.map(({ sheet, row }) => `${sheet}!${row}`));
      expect([first.rejectedLines, first.created + first.doubtful.length]).toEqual([
        bad.size,
        ledger.good.length,
      ]);
      await desk.call('imports.commit', { token: first.token });
      const second = await desk.call('imports.read', { source });
      expect([second.created, second.changed, second.doubtful]).toEqual([0, [], []]);
    },
  );

  it('takes the returned lines, and rejects them again as long as nobody mends them', async () => {
    const ledger = makeMessyLedger('office', 62, 120);
    const first = await desk.call('imports.read', {
      source: write('台账.xlsx', bytesOf(ledger, 'xlsx')),
    });
    const target = join(desk.folder, '退回.xlsx');
    const { lines } = await desk.call('imports.saveRejected', { token: first.token, target });
    const again = await desk.call('imports.read', { source: target });
    expect([again.rejectedLines, again.created, again.rejected.length]).toEqual([
      lines,
      0,
      first.rejected.length,
    ]);
  });
});

describe('importing the demo ledger', () => {
  it('takes all of it, and nothing of it twice', async () => {
    const today = '2026-11-15';
    const people = makePeople({
      countyCode: COUNTY,
      towns: TOWNS,
      villages: VILLAGES,
      count: 120,
      seed: 3,
      today,
    });
    const bytes = makeLedgerWorkbook({ people, nameOf, countyName: '台前县', today, seed: 3 });
    const source = write('人员台账.xlsx', bytes);
    const dry = await desk.call('imports.read', { source });
    expect([dry.created, dry.rejected, dry.doubtful]).toEqual([120, [], []]);
    await desk.call('imports.commit', { token: dry.token });
    const second = await desk.call('imports.read', { source });
    expect([second.created, second.unchanged, second.changed]).toEqual([0, 120, []]);
  });
});

describe('a start of which only the month is known', () => {
  it('is kept so; the term is not computed, and the grade takes effect on the day of the import', async () => {
    const line = aLine({
      controlStatus: '社区戒毒',
      serviceOn: '2024年3月',
      startOn: '2024年3月',
      lastSeizedOn: '2019年',
      grade: '中',
    });
    const source = writeLedgerFile(desk.folder, '旧台账.xlsx', [line]);
    const { token, hints } = await desk.call('imports.read', { source });
    expect(hints.map(({ column }) => column)).toEqual(['最近查获日期', '送达日期', '措施开始日期']);
    await desk.call('imports.commit', { token });
    const { rows } = await desk.call('people.list', { filter: {} });
    const person = await desk.call('people.get', { id: rows[0]?.id ?? 0 });
    expect(person).toMatchObject({
      fields: { lastSeizedOn: '2019' },
      measures: [{ serviceOn: '2024-03', startOn: '2024-03', reportInState: null, lastDay: null }],
      grades: [{ effectiveOn: '2026-11-15' }],
      visitDue: { dueOn: '2027-02-15' },
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHIEF, officeAt } from '../support/office.ts';
import { aRoundDesk, USUAL, type RoundDesk } from './round-desk.ts';

const LATER = '2027-01-10';

let desk: RoundDesk;
/** The mid-year round was closed before its window ended (15 July), the last one after (31 December). */
beforeEach(async () => {
  desk = await aRoundDesk({ ...USUAL, people: 12 });
  desk.looked(({ connection: { db } }) => {
    const close = db.prepare(
      'UPDATE return_rounds SET closed_on = ? WHERE year = 2026 AND name = ?',
    );
    close.run('2026-07-03', '年中');
    close.run('2027-01-04', '年末');
  });
});
afterEach(() => desk.dispose());

describe('the days of help of the rounds', () => {
  it('follow each other without a day between them, from the day on which a report can be issued', () => {
    const spans = desk.looked(({ roundReports }) =>
      roundReports.heads().map((head) => {
        const { helpFrom, helpTo } = roundReports.facts(head, LATER);
        return [helpFrom, helpTo];
      }),
    );
    expect(spans).toEqual([
      ['2025-01-01', '2025-12-31'],
      ['2026-01-01', '2026-07-03'],
      ['2026-07-04', '2026-12-31'],
    ]);
  });
});

describe('the day of a report on a round', () => {
  it('is not before the day to which its figures run', async () => {
    const { call, refused, office } = officeAt(desk.folder, LATER);
    await call('session.unlock', CHIEF);
    const periods = (await call('reports.periods', {})).filter(({ kind }) => kind !== 'bi-monthly');
    expect(periods.map(({ kind, period, last }) => [kind, period, last])).toEqual([
      ['return-visit', '2026-end', '2027-01-04'],
      ['return-visit', '2026-mid', '2026-07-03'],
      ['return-visit', '2025-end', '2025-12-31'],
      ['poverty-annual', '2026', '2027-01-04'],
      ['poverty-annual', '2025', '2025-12-31'],
      ['poverty-summary', '2026-end', '2027-01-04'],
      ['poverty-summary', '2026-mid', '2026-07-03'],
      ['poverty-summary', '2025-end', '2025-12-31'],
    ]);
    for (const [kind, period] of [
      ['return-visit', '2026-end'],
      ['poverty-annual', '2026'],
    ] as const) {
      const { id } = await call('reports.prepare', { kind, period });
      const issue = {
        id,
        signer: '王建国',
        number: 1,
        issuedOn: '2026-12-31',
        namesReason: '报送',
      };
      expect(await refused('reports.issue', issue)).toMatchObject({
        fields: [{ path: 'issuedOn', message: '成文日期应在报告期末（2027-01-04）与今天之间' }],
      });
    }
    office.close();
  });
});

import { describe, expect, it } from 'vitest';
import { CONTROL_STATUSES } from '../../db/domain/words/vocabulary.ts';
import { makeLedgerWorkbook } from '../../electron/demo/ledger-workbook.ts';
import { makePeople } from '../../electron/demo/people.ts';
import { readLedger } from '../../electron/ledger/ledger-reader.ts';
import { aContext, COUNTY, nameOf, TODAY, TOWNS, valueOf, VILLAGES } from './taiqian.ts';

const order = {
  countyCode: COUNTY,
  towns: TOWNS,
  villages: VILLAGES,
  count: 300,
  seed: 20260901,
  today: TODAY,
};
const people = makePeople(order);
const ledger = { people, nameOf, countyName: '台前县', today: TODAY, seed: 20260901 };

describe('the demo ledger', () => {
  it('holds every town, every 管控现状 and the hard names', () => {
    expect(new Set(people.map(({ townCode }) => townCode)).size).toBe(TOWNS.length);
    expect(new Set(people.map(({ controlStatus }) => controlStatus))).toEqual(
      new Set(CONTROL_STATUSES),
    );
    const names = people.map(({ fullName }) => fullName);
    expect(names).toEqual(expect.arrayContaining(['尉迟明亮', '张𠮷', '李䶮', '阿依古丽·买买提']));
  });

  it('is read without one rejected line, and says of everybody what was written', () => {
    const reading = valueOf(readLedger(makeLedgerWorkbook(ledger), '人员台账.xlsx', aContext()));
    expect(reading.rejected).toEqual([]);
    expect(reading.contradictions).toEqual([]);
    const byNumber = new Map(people.map((person) => [person.identityNumber, person]));
    const read = reading.lines.map(({ person }) => ({ ...person, extra: [] }));
    expect(read).toHaveLength(300);
    expect(read).toEqual(read.map(({ identityNumber }) => byNumber.get(identityNumber)));
    expect(reading.unknownHeadings.map(({ heading }) => heading)).toEqual(
      TOWNS.map(() => '是否持有驾驶证'),
    );
  });

  it('is the same to the byte for the same seed, and another for another', () => {
    expect(makeLedgerWorkbook(ledger)).toEqual(
      makeLedgerWorkbook({ ...ledger, people: makePeople(order) }),
    );
    expect(makePeople({ ...order, seed: 1 })).not.toEqual(people);
  });
});

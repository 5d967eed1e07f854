import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../db/domain/poverty/sheet.ts';
import { SheetFields } from '../../electron/contract/round-shapes.ts';
import { roundOfToday, roundTime } from '../../renderer/pages/poverty/rounds/round-time.ts';
import { readYuan } from '../../renderer/pages/poverty/sheet/read-yuan.ts';
import {
  answerText,
  differs,
  SECTIONS,
  type SheetField,
} from '../../renderer/pages/poverty/sheet/sheet-fields.ts';

const EMPTY: Sheet = {
  ...{ visitedOn: null, visitor: '', respondent: '', people: null, wage: null, business: null },
  ...{ property: null, transfer: null, businessCost: null, claims: null, medicalCost: null },
  ...{ housing: null, schooling: null, medical: null, water: null, guaranteesNote: '' },
  ...{ healthNote: '', ableToWork: null, working: null, workUnstable: null, workNote: '' },
  ...{ drugState: null, bail: '无', releasedOn: null, safetyNet: null, riskTypes: [] },
  ...{ riskNote: '', wishes: '', helpInPlace: [], helpNeeded: [], visitorView: null },
  visitorNote: '',
};

function fieldOf(name: keyof Sheet): SheetField {
  const found = SECTIONS.flatMap(({ fields }) => fields).find((field) => field.name === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
}

describe('the questions of the sheet', () => {
  it('are those of the contract, each once', () => {
    const asked = SECTIONS.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect([...asked].sort()).toEqual(Object.keys(SheetFields.shape).sort());
  });

  it.each([
    ['wage', { wage: '3000.00' }, '3000'],
    ['wage', { wage: '3000.50' }, '3000.5'],
    ['wage', {}, '未填'],
    ['housing', { housing: false }, '无保障'],
    ['workUnstable', { workUnstable: false }, '稳定'],
    ['people', { people: 4 }, '4人'],
    ['riskTypes', { riskTypes: ['因病', '因毒'] }, '因病、因毒'],
    ['riskTypes', {}, '无'],
  ] as const)('tells the answer of %s', (name, given, words) => {
    expect(answerText(fieldOf(name), { ...EMPTY, ...given })).toBe(words);
  });

  it.each([
    ['another amount', { wage: '100' }, { wage: '200.00' }, ['wage']],
    ['the same amount written otherwise', { wage: '200' }, { wage: '200.00' }, []],
    ['a question that is still open', {}, { wage: '200.00' }, []],
    ['a first answer', { wage: '0' }, {}, ['wage']],
    ['another day', { visitedOn: '2026-11-15' }, { visitedOn: '2026-06-10' }, []],
  ] as const)('marks against the last round: %s', (_, now, last, marked) => {
    const fields = SECTIONS.flatMap((section) => section.fields);
    const found = fields.filter((field) =>
      differs(field, { ...EMPTY, ...now }, { ...EMPTY, ...last }),
    );
    expect(found.map(({ name }) => name)).toEqual(marked);
  });
});

describe('an amount that is typed', () => {
  it.each([
    ['24000', '24000'],
    ['２４，０００', '24000'],
    ['24,000.5元', '24000.5'],
    [' ', null],
    ['2.4万', '2.4万'],
  ])('%s', (typed, read) => {
    expect(readYuan(typed)).toBe(read);
  });
});

describe('the days of a round', () => {
  const round = { firstOn: '2026-11-15', lastOn: '2026-12-31', closedOn: null };
  it.each([
    ['2026-11-13', round, 'unknown', '2天后开始'],
    ['2026-11-15', round, 'today', '还有46天'],
    ['2026-12-31', round, 'today', '今天截止'],
    ['2027-01-05', round, 'late', '逾期5天'],
    ['2027-01-05', { ...round, closedOn: '2026-12-30' }, 'done', '2026-12-30办结'],
  ])('on %s', (today, given, tone, words) => {
    expect(roundTime(given, today)).toEqual({ tone, words });
  });

  it.each([
    ['the one that has begun last', '2026-11-15', ['2026-06-01', '2026-11-15'], 1],
    ['the first before any has begun', '2026-03-01', ['2026-06-01', '2026-11-15'], 0],
    ['not one without days', '2026-11-20', ['2026-06-01', null], 0],
  ])('offer %s', (_, today, firsts, place) => {
    expect(
      roundOfToday(
        firsts.map((firstOn) => ({ firstOn })),
        today,
      ),
    ).toBe(place);
  });
});

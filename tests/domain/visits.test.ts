import { describe, expect, test } from 'vitest';
import type { ContactFact } from '../../db/domain/person/facts.ts';
import {
  isCompleteContact,
  visitDue,
  type VisitDue,
  type VisitFacts,
} from '../../db/domain/visits/visit-due.ts';
import { visitTasks } from '../../db/domain/visits/visit-tasks.ts';
import { ADOPTED_EXAMPLES, makeContact, makeMeasure, makeRow } from './make-facts.ts';

/** Registered on the last day of January, graded 高 in July, never visited. */
function makeVisits(differing: Partial<VisitFacts> = {}): VisitFacts {
  return {
    state: '在控',
    registeredOn: '2026-01-31',
    measures: [],
    grades: [{ grade: '高', approvedOn: '2026-07-31' }],
    contacts: [],
    ...differing,
  };
}

interface DueCase {
  readonly title: string;
  readonly facts?: Partial<VisitFacts>;
  readonly expected: Partial<VisitDue>;
}

const DUE: readonly DueCase[] = [
  {
    title: 'an interval after the grade took effect',
    expected: { due: '2026-08-31', overdueDays: 14 },
  },
  {
    title: 'an interval after the last contact, when that is later',
    facts: { contacts: [makeContact('2026-08-20'), makeContact('2026-08-01')] },
    expected: { due: '2026-09-20', overdueDays: 0 },
  },
  {
    title: 'a contact before the grade does not matter',
    facts: { contacts: [makeContact('2026-07-30')] },
    expected: { due: '2026-08-31' },
  },
  {
    title: 'a grade that only repeats takes effect again',
    facts: {
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '高', approvedOn: '2026-08-15' },
      ],
    },
    expected: { due: '2026-09-15' },
  },
  {
    title: 'of two grades on one day the later recorded counts',
    facts: {
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '低', approvedOn: '2026-07-31' },
      ],
    },
    expected: { due: '2027-01-31' },
  },
  {
    title: 'a proposed grade does not count',
    facts: {
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '低', approvedOn: null },
      ],
    },
    expected: { due: '2026-08-31' },
  },
  {
    title: 'not graded: 未评估 since registration',
    facts: { grades: [] },
    expected: { due: '2026-02-28', overdueDays: 198 },
  },
  {
    title: '高 asks for face to face',
    facts: { contacts: [makeContact('2026-08-20', '视频'), makeContact('2026-08-21', '家属见面')] },
    expected: { due: '2026-08-31' },
  },
  {
    title: '中 does not',
    facts: {
      grades: [{ grade: '中', approvedOn: '2026-07-31' }],
      contacts: [makeContact('2026-08-20', '视频')],
    },
    expected: { due: '2026-11-20' },
  },
  {
    title: 'an incomplete contact does not qualify',
    facts: {
      contacts: [
        { ...makeContact('2026-08-20'), inCharge: null },
        { ...makeContact('2026-08-21'), seen: '　' },
      ],
    },
    expected: { due: '2026-08-31' },
  },
  {
    title: 'a contact known to the year that could be later leaves it undecided, whatever its mode',
    facts: { contacts: [makeContact('2026', '电话或微信')] },
    expected: { due: null, overdueDays: null, why: 'dayImprecise' },
  },
  {
    title: 'an incomplete one, or one that cannot be later, does not',
    facts: { contacts: [{ ...makeContact('2026'), seen: '' }, makeContact('2026-06')] },
    expected: { due: '2026-08-31', why: null },
  },
  {
    title: '失联 stays due and is marked',
    facts: { state: '失联' },
    expected: { due: '2026-08-31', reason: '失联查找' },
  },
  {
    title: 'not for 无感',
    facts: { state: '无感' },
    expected: { due: null, reason: '无感', why: null },
  },
  {
    title: 'not for 在押',
    facts: { state: '在押' },
    expected: { due: null, reason: '在押', why: null },
  },
  {
    title: 'not for 死亡',
    facts: { state: '死亡' },
    expected: { due: null, reason: '死亡', why: null },
  },
  {
    title: 'not for 出国（境）',
    facts: { state: '出国（境）' },
    expected: { due: null, reason: '出国（境）', why: null },
  },
  {
    title: 'not inside 强制隔离, also when 失联',
    facts: { state: '失联', measures: [makeMeasure({ kind: '强制隔离戒毒' })] },
    expected: { due: null, overdueDays: null, reason: '强制隔离', why: null },
  },
  {
    title: 'again after its end',
    facts: { measures: [makeMeasure({ kind: '强制隔离戒毒', endDay: '2026-05-01' })] },
    expected: { due: '2026-08-31', reason: null },
  },
];

describe('R-08 the last day to visit', () => {
  test.each(DUE)('$title', ({ facts, expected }) => {
    expect(visitDue(makeVisits(facts), ADOPTED_EXAMPLES, '2026-09-14')).toMatchObject({
      why: null,
      ...expected,
    });
  });

  test('nothing adopted: 未设置, and 失联 stays marked', () => {
    const rows = ADOPTED_EXAMPLES.map((row) => ({ ...row, adopted: false }));
    expect(visitDue(makeVisits({ state: '失联' }), rows, '2026-09-14')).toEqual({
      due: null,
      overdueDays: null,
      reason: '失联查找',
      why: 'ruleMissing',
    });
  });

  test('the row of the contact’s day says whether it must be face to face, the row of the anchor how long', () => {
    const rows = [
      makeRow('VISIT-高', { months: 1, faceToFace: false }, { to: '2026-08-10' }),
      makeRow('VISIT-高', { months: 2, faceToFace: true }, { from: '2026-08-10' }),
    ];
    const by = (contacts: readonly ContactFact[]) =>
      visitDue(makeVisits({ contacts }), rows, '2026-09-14').due;
    expect([
      by([]),
      by([makeContact('2026-08-09', '视频')]),
      by([makeContact('2026-08-10', '视频')]),
      by([makeContact('2026-08-10')]),
    ]).toEqual(['2026-08-31', '2026-09-09', '2026-08-31', '2026-10-10']);
  });

  test('a day without any row takes any mode, and has no interval', () => {
    const rows = [makeRow('VISIT-高', { months: 1, faceToFace: true }, { to: '2026-08-10' })];
    const facts = makeVisits({ contacts: [makeContact('2026-08-11', '视频')] });
    expect(visitDue(facts, rows, '2026-09-14').why).toBe('ruleMissing');
  });

  test('complete means both people are written down', () => {
    expect(isCompleteContact(makeContact('2026-08-20'))).toBe(true);
  });
});

interface TaskCase {
  readonly title: string;
  readonly facts?: Partial<VisitFacts>;
  /** [due, metOn] of each task. */
  readonly expected: readonly (readonly [string, string | null])[];
}

const PERIOD = { first: '2026-09-01', last: '2026-10-31' };

const TASKS: readonly TaskCase[] = [
  { title: 'open since before the period', expected: [['2026-08-31', null]] },
  {
    title: 'met in the period, each contact begins the next task',
    facts: { contacts: [makeContact('2026-10-02'), makeContact('2026-09-05')] },
    expected: [
      ['2026-08-31', '2026-09-05'],
      ['2026-10-05', '2026-10-02'],
    ],
  },
  {
    title: 'met before the period: not of it',
    facts: { contacts: [makeContact('2026-08-31')] },
    expected: [['2026-09-30', null]],
  },
  {
    title: 'met on the first day of the period: of it',
    facts: { contacts: [makeContact('2026-09-01')] },
    expected: [
      ['2026-08-31', '2026-09-01'],
      ['2026-10-01', null],
    ],
  },
  {
    title: 'a contact after the period meets nothing in it',
    facts: { contacts: [makeContact('2026-08-31'), makeContact('2026-11-01')] },
    expected: [['2026-09-30', null]],
  },
  {
    title: 'a task due after the period is not of it, visited early or not',
    facts: {
      grades: [{ grade: '低', approvedOn: '2026-07-31' }],
      contacts: [makeContact('2026-09-10')],
    },
    expected: [],
  },
  {
    title: 'a video call meets no task of 高',
    facts: { contacts: [makeContact('2026-09-10', '视频')] },
    expected: [['2026-08-31', null]],
  },
  {
    title: 'a new grade replaces a task that has not fallen due',
    facts: {
      contacts: [makeContact('2026-08-31')],
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '中', approvedOn: '2026-09-20' },
      ],
    },
    expected: [],
  },
  {
    title: 'a task that has fallen due in the period stays, and the first later contact meets it',
    facts: {
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '高', approvedOn: '2026-09-20' },
      ],
      contacts: [makeContact('2026-10-10')],
    },
    expected: [
      ['2026-08-31', '2026-10-10'],
      ['2026-10-20', '2026-10-10'],
    ],
  },
  {
    title: 'a grade approved after the period is not yet known in it',
    facts: {
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '低', approvedOn: '2026-11-02' },
      ],
    },
    expected: [['2026-08-31', null]],
  },
  {
    title: 'registered in the period',
    facts: { registeredOn: '2026-09-10', grades: [] },
    expected: [['2026-10-10', null]],
  },
  {
    title:
      'registered in the period with a grade that took effect years ago (stock): overdue at once',
    facts: { registeredOn: '2026-09-10', grades: [{ grade: '中', approvedOn: '2024-05-10' }] },
    expected: [['2024-08-10', null]],
  },
  {
    title: 'the earliest of several contacts meets it',
    facts: { contacts: [makeContact('2026-09-05'), makeContact('2026-10-20')] },
    expected: [
      ['2026-08-31', '2026-09-05'],
      ['2026-10-05', '2026-10-20'],
    ],
  },
  {
    title: 'a new grade on the last day to visit replaces the task',
    facts: {
      contacts: [makeContact('2026-08-31')],
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '高', approvedOn: '2026-09-30' },
      ],
    },
    expected: [['2026-10-30', null]],
  },
  {
    title: 'a contact on the day of a new grade meets the old task',
    facts: {
      contacts: [makeContact('2026-09-20')],
      grades: [
        { grade: '高', approvedOn: '2026-07-31' },
        { grade: '中', approvedOn: '2026-09-20' },
      ],
    },
    expected: [['2026-08-31', '2026-09-20']],
  },
  {
    title: 'due on the last day of the period',
    facts: { grades: [{ grade: '中', approvedOn: '2026-07-31' }] },
    expected: [['2026-10-31', null]],
  },
  {
    title: 'registered on the last day of the period',
    facts: { registeredOn: '2026-10-31', grades: [{ grade: '中', approvedOn: '2024-05-10' }] },
    expected: [['2024-08-10', null]],
  },
  {
    title: 'registered after the period and not graded: no task yet',
    facts: { registeredOn: '2026-11-01', grades: [] },
    expected: [],
  },
  {
    title:
      'registered after the period with a grade that took effect years ago (stock): overdue in it',
    facts: { registeredOn: '2026-11-10', grades: [{ grade: '中', approvedOn: '2024-05-10' }] },
    expected: [['2024-08-10', null]],
  },
  {
    title: 'registered after the period, last visited within it (stock): due after it',
    facts: {
      registeredOn: '2026-11-10',
      grades: [{ grade: '中', approvedOn: '2026-10-10' }],
      contacts: [makeContact('2026-10-10')],
    },
    expected: [],
  },
  { title: 'dead on the last day: no task (R-12)', facts: { state: '死亡' }, expected: [] },
];

describe('R-08 and R-12 the visit tasks of a period', () => {
  test.each(TASKS)('$title', ({ facts, expected }) => {
    const found = visitTasks(makeVisits(facts), ADOPTED_EXAMPLES, PERIOD);
    expect(found.tasks?.map((task) => [task.due, task.metOn])).toEqual(expected);
  });

  test('a task tells its grade, anchor and mode', () => {
    expect(visitTasks(makeVisits(), ADOPTED_EXAMPLES, PERIOD)).toEqual({
      tasks: [
        { grade: '高', anchor: '2026-07-31', due: '2026-08-31', faceToFace: true, metOn: null },
      ],
      why: null,
    });
  });

  test('open tasks at the end are those that R-08 calls overdue or due on that day', () => {
    const facts = makeVisits({ contacts: [makeContact('2026-09-05')] });
    const tasks = visitTasks(facts, ADOPTED_EXAMPLES, PERIOD).tasks ?? [];
    expect(tasks.filter((task) => task.metOn === null).map((task) => task.due)).toEqual([
      visitDue(facts, ADOPTED_EXAMPLES, PERIOD.last).due,
    ]);
  });

  test('undecided by a rough contact or a missing row', () => {
    const rough = makeVisits({ contacts: [makeContact('2026-10')] });
    expect(visitTasks(rough, ADOPTED_EXAMPLES, PERIOD)).toEqual({
      tasks: null,
      why: 'dayImprecise',
    });
    expect(visitTasks(makeVisits(), [], PERIOD)).toEqual({ tasks: null, why: 'ruleMissing' });
  });

  test('a rough contact of later months does not reach back into the period', () => {
    const facts = makeVisits({ contacts: [makeContact('2026-11')] });
    expect(visitTasks(facts, ADOPTED_EXAMPLES, PERIOD).why).toBeNull();
  });
});

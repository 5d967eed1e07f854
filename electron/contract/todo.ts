import { z } from 'zod';
import { TODO_KINDS, TODO_SUBJECTS } from '../../db/domain/todo/todo-item.ts';
import { TODO_SCOPES } from '../../db/domain/todo/todo-scope.ts';
import { SUMMARY_KINDS } from '../../db/domain/todo/todo-summaries.ts';
import { GRADES, PERSON_CATEGORIES } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Line,
  Note,
  Nothing,
  OneWithReason,
  Page,
  PageSize,
  RequiredLine,
  TownCode,
} from './values.ts';

export const TodoFilter = z.strictObject({
  scope: z.enum(TODO_SCOPES).default('month'),
  kind: z.enum(TODO_KINDS).optional(),
  townCode: TownCode.optional(),
  inCharge: Line.optional(),
  category: z.enum(PERSON_CATEGORIES).optional(),
  personId: Id.optional(),
});

/** A line of the to-do list: of a person, or of the office (then without one). */
export const TodoRow = z.strictObject({
  key: z.string(),
  kind: z.enum(TODO_KINDS),
  personId: Id.nullable(),
  /** Of the person; of the office's items the household (王某户), the station or who was released; '' is the office itself. */
  fullName: z.string(),
  townCode: z.string(),
  townName: z.string(),
  villageName: z.string(),
  inCharge: z.string(),
  grade: z.enum(GRADES).nullable(),
  controlStatus: z.string(),
  category: z.enum(PERSON_CATEGORIES).nullable(),
  /** null: 未设置, and `why` says what lacks. */
  dueOn: z.string().nullable(),
  overdueDays: z.int(),
  subject: z.strictObject({ kind: z.enum(TODO_SUBJECTS), id: Id }).nullable(),
  /** The rule's number or the id of its row; empty where only a clause is named. */
  ruleId: z.string(),
  /** What the rule is called, and where its row or the law comes from. */
  rule: z.string(),
  source: z.string(),
  why: z.string(),
  /** No adopted row answers: the button leads to the rule table. */
  ruleMissing: z.boolean(),
  searching: z.boolean(),
  lastVisitedOn: z.string().nullable(),
});

const counts = {
  overdue: z.int(),
  today: z.int(),
  week: z.int(),
  month: z.int(),
  unset: z.int(),
  total: z.int(),
};
const Tally = z.strictObject({ key: z.string(), name: z.string(), ...counts });

/** Who reaches an end soon. */
export const ENDINGS = ['戒断三年', '协议', '措施', '复评'] as const;
const READS = [
  'todo',
  'people',
  'visits',
  'control',
  'teams',
  'stations',
  'rules',
  'reports',
  'regions',
] as const;

const Summary = z.strictObject({
  id: Id,
  measureId: Id,
  kind: z.enum(SUMMARY_KINDS),
  periodEnd: z.string(),
  writtenOn: z.string(),
  author: z.string(),
  conclusion: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

/** The to-do list that explains itself, and what belongs to it: endings, route sheet, half-yearly and yearly papers. */
export const todo = {
  'todo.list': query({
    access: 'user',
    input: z.strictObject({ filter: TodoFilter, page: Page, pageSize: PageSize }),
    output: z.strictObject({ total: z.int(), rows: z.array(TodoRow) }),
    reads: [...READS],
  }),
  'todo.summary': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      /** The day for which the items stand; null: never computed. */
      asOf: z.string().nullable(),
      /** A new day has begun: todo.refresh is to be called. */
      stale: z.boolean(),
      ...counts,
      population: z.int(),
      underControl: z.int(),
      byKind: z.array(Tally),
      byTown: z.array(Tally),
      byInCharge: z.array(Tally),
      /** Rules without an adopted row, with the number of items that wait for it. */
      missingRules: z.array(
        z.strictObject({ ruleId: z.string(), title: z.string(), items: z.int() }),
      ),
      /** What is overdue on the pages of the menu. */
      menu: z.strictObject({ home: z.int(), reports: z.int(), stations: z.int() }),
    }),
    reads: [...READS],
  }),
  'todo.endings': query({
    access: 'user',
    input: z.strictObject({
      days: z.int().min(1).max(60).default(60),
      ending: z.enum(ENDINGS).optional(),
      townCode: TownCode.optional(),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(TodoRow.extend({ ending: z.enum(ENDINGS), daysLeft: z.int() })),
    }),
    reads: [...READS],
  }),
  /** For today, for everybody: on a new day. Nothing that anybody recorded is changed, so nothing is logged. */
  'todo.refresh': command({
    access: 'user',
    input: Nothing,
    output: z.strictObject({ asOf: z.string(), items: z.int() }),
    changes: ['todo'],
  }),
  /** A printable sheet for those who go from door to door in a town, village by village, with blank fields. */
  'todo.routeSheet': command({
    access: STAFF,
    input: z.strictObject({
      townCode: TownCode,
      /** Last due day on the sheet; what is overdue is on it too. */
      to: Day,
      /** Full telephone numbers, with the reason; never an identity number in full. */
      unmasked: z.boolean(),
      reason: Line,
      target: z.string().min(1),
    }),
    output: z.strictObject({
      people: z.int(),
      villages: z.int(),
      fileName: z.string(),
    }),
    changes: ['audit'],
  }),
  'todo.recordSummary': command({
    access: STAFF,
    input: z.strictObject({
      measureId: Id,
      kind: z.enum(SUMMARY_KINDS),
      /** The last day of the period, as the to-do list names it. */
      periodEnd: Day,
      writtenOn: Day,
      author: RequiredLine,
      conclusion: Note.min(1, '请填写'),
    }),
    output: z.strictObject({ id: Id }),
    changes: ['control', 'people', 'todo', 'audit'],
  }),
  'todo.voidSummary': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['control', 'people', 'todo', 'audit'],
  }),
  'todo.summariesOfPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.array(Summary),
    reads: ['control', 'people', 'todo'],
  }),
} as const;

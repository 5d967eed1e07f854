import { z } from 'zod';
import { STRIP_STATES } from '../../db/domain/testing/test-strip.ts';
import { VIOLATION_COUNTS } from '../../db/domain/measures/violation-counters.ts';
import {
  DRUG_STATES,
  DRUGS,
  EVALUATION_BASES,
  TEST_KINDS,
  TEST_RESULTS,
  TEST_SOURCES,
} from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import { Day, Id, Kept, Line, Note, Nothing, OneWithReason, RequiredLine } from './values.ts';

/** A test as it is keyed in; who may be left out is decided by db/domain/testing/test-staff.ts. */
export const RecordTest = z.strictObject({
  personId: Id,
  testedOn: Day,
  kind: z.enum(TEST_KINDS),
  result: z.enum(TEST_RESULTS),
  source: z.enum(TEST_SOURCES),
  place: Line,
  testers: Line,
  secondTester: Line.default(''),
  /** Why there was only one. */
  soleReason: Line.default(''),
  femaleStaff: z.boolean().default(false),
  /** Of a positive one; left open it is 不详. */
  drug: z
    .enum(DRUGS.map(({ value }) => value))
    .nullable()
    .default(null),
  sampleNumber: Line.default(''),
  note: Line,
});

const OfPerson = z.strictObject({ personId: Id });

const Cell = z.strictObject({
  from: z.string(),
  last: z.string(),
  state: z.enum(STRIP_STATES),
  testedOn: z.string().nullable(),
  beforeEntry: z.boolean(),
});
const MeasureWindows = z.strictObject({
  measureId: Id,
  kind: z.string(),
  startOn: z.string().nullable(),
  endOn: z.string().nullable(),
  /** 未设置, and why: a sentence; empty when the windows are told. */
  unset: z.string(),
  should: z.int().nullable(),
  done: z.int().nullable(),
  missing: z.int().nullable(),
  /** Of the missing ones: those from before the person was entered, which the report sets apart. */
  before: z.int().nullable(),
  excused: z.int().nullable(),
  nextDue: z.string().nullable(),
  oldestMissing: z.strictObject({ from: z.string(), last: z.string() }).nullable(),
  years: z.array(
    z.strictObject({
      year: z.int(),
      from: z.string(),
      last: z.string(),
      cells: z.array(Cell),
    }),
  ),
  counters: z.array(
    z.strictObject({
      what: z.enum(VIOLATION_COUNTS),
      count: z.int(),
      limit: z.int(),
      state: z.enum(['calm', 'warning', 'reached', 'unknown']),
    }),
  ),
  /** Since when the agreement is seriously violated. */
  violatedOn: z.string().nullable(),
});

const Positive = z.strictObject({
  testId: Id,
  testedOn: z.string(),
  kind: z.string(),
  drug: z.string(),
  reportedOn: z.string().nullable(),
  reportedTo: z.string(),
  reviewDue: z.string().nullable(),
  reviewedOn: z.string().nullable(),
  reinclude: z.boolean(),
  open: z.boolean(),
});
const WeakPositive = z.strictObject({
  testId: Id,
  testedOn: z.string(),
  kind: z.string(),
  state: z.enum(['待送检', '待结果', '已有结果']),
  sentOn: z.string().nullable(),
  sentTo: z.string(),
});

/** Tests, their windows, what follows from them, and the evaluation of 戒毒状态. */
export const tests = {
  'tests.record': command({
    access: STAFF,
    input: RecordTest,
    output: z.strictObject({
      id: Id,
      warnings: z.array(z.string()),
      /** Positive or weak positive: something must follow. */
      follows: z.boolean(),
    }),
    changes: ['people', 'visits', 'control', 'audit'],
  }),
  'tests.void': command({
    access: STAFF,
    input: OneWithReason,
    /** The status went back with it; or it stays, though the test had brought the person back. */
    output: z.strictObject({ takenBack: z.boolean(), brought: z.boolean() }),
    changes: ['people', 'visits', 'control', 'audit'],
  }),
  'tests.ofPerson': query({
    access: 'user',
    input: OfPerson,
    output: z.array(
      z.strictObject({
        ...Kept,
        testedOn: z.string(),
        kind: z.string(),
        result: z.string(),
        origin: z.string(),
        place: z.string(),
        testers: z.string(),
        secondTester: z.string(),
        soleReason: z.string(),
        femaleStaff: z.boolean(),
        drug: z.string(),
        sampleNumber: z.string(),
        reportedOn: z.string().nullable(),
        note: z.string(),
      }),
    ),
    reads: ['people', 'control'],
  }),
  /** of every 社区戒毒 and 社区康复 of the person, the newest first. */
  'tests.windows': query({
    access: 'user',
    input: OfPerson,
    output: z.array(MeasureWindows),
    reads: ['people', 'control', 'rules'],
  }),
  /** What follows from the positive and weak positive tests that were entered here, the newest first; and the clock of R-06. */
  'tests.followUps': query({
    access: 'user',
    input: OfPerson,
    output: z.strictObject({
      positive: z.array(Positive),
      weak: z.array(WeakPositive),
      clean: z.strictObject({
        startOn: z.string().nullable(),
        cleanOn: z.string().nullable(),
        why: z.string(),
      }),
      /** The earliest day from which the person can be taken back under control. */
      reincludeFrom: z.string().nullable(),
    }),
    reads: ['people', 'control', 'rules'],
  }),
  /** 戒毒条例 21: the police were told of a positive test. */
  'tests.reported': command({
    access: STAFF,
    input: z.strictObject({ testId: Id, reportedOn: Day, reportedTo: RequiredLine }),
    output: Nothing,
    changes: ['people', 'control', 'audit'],
  }),
  /** A weak positive sample went to the laboratory. */
  'tests.sent': command({
    access: STAFF,
    input: z.strictObject({ testId: Id, sentOn: Day, sentTo: RequiredLine }),
    output: Nothing,
    changes: ['people', 'control', 'audit'],
  }),
  /** 复吸重新纳入: back from 戒断三年未复吸 or 无感 to 社会面, as the clerk confirms. */
  'tests.reinclude': command({
    access: STAFF,
    input: z.strictObject({ testId: Id, on: Day, note: Line }),
    output: Nothing,
    changes: ['people', 'visits', 'control', 'audit'],
  }),
  'evaluations.record': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      evaluatedOn: Day,
      state: z.enum(DRUG_STATES),
      basis: z.enum(EVALUATION_BASES),
      /** What was seen, tested or said. */
      evidence: Note.min(1, '请写明依据'),
      evaluator: Line,
    }),
    output: z.strictObject({ id: Id, warnings: z.array(z.string()) }),
    changes: ['people', 'control', 'audit'],
  }),
  'evaluations.void': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['people', 'control', 'audit'],
  }),
  'evaluations.ofPerson': query({
    access: 'user',
    input: OfPerson,
    output: z.array(
      z.strictObject({
        ...Kept,
        evaluatedOn: z.string(),
        state: z.string(),
        basis: z.string(),
        evidence: z.string(),
        evaluator: z.string(),
      }),
    ),
    reads: ['people', 'control'],
  }),
} as const;

import { z } from 'zod';
import { PAPER_IDS, PAPER_MARKS, PAPER_STATES } from '../../db/domain/person/paper-checklist.ts';
import { TIMELINE_KINDS } from '../../db/domain/person/timeline.ts';
import { MEASURE_KINDS, TEAM_ROLES } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import { Day, Id, Line, Nothing, OneWithReason, Page, PageSize, TownCode } from './values.ts';

const READS = [
  'people',
  'visits',
  'control',
  'teams',
  'attachments',
  'poverty',
  'todo',
  'rules',
] as const;

const Entry = z.strictObject({
  key: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  /** A day; of an old record perhaps a month or a year. */
  on: z.string(),
  event: z.string(),
  text: z.string(),
  by: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

const Counts = { present: z.int(), missing: z.int(), unneeded: z.int() };

const Paper = z.strictObject({
  id: z.enum(PAPER_IDS),
  title: z.string(),
  state: z.enum(PAPER_STATES),
  why: z.string(),
  /** 记录: proved by a record; 手工: marked; 规则: follows from the measure. */
  source: z.enum(['记录', '手工', '规则']),
  /** The mark that counts; null: nobody marked it. */
  mark: z
    .strictObject({
      id: Id,
      mark: z.enum(PAPER_MARKS),
      paperOn: z.string().nullable(),
      place: z.string(),
      note: z.string(),
      attachmentId: Id.nullable(),
      attachment: z.string(),
      recordedBy: z.string(),
    })
    .nullable(),
});

/** One person on one page: time line, checklist of the file (一人一档), dossier. */
export const personFile = {
  'people.timeline': query({
    access: 'user',
    input: z.strictObject({
      personId: Id,
      /** Empty: all. */
      kinds: z.array(z.enum(TIMELINE_KINDS)).max(TIMELINE_KINDS.length).default([]),
      text: Line.default(''),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({
      total: z.int(),
      counts: z.array(z.strictObject({ kind: z.enum(TIMELINE_KINDS), count: z.int() })),
      rows: z.array(Entry),
    }),
    reads: [...READS, 'imports', 'audit'],
  }),
  /** What an office asks first about a person: measure with days left, last contact and test, team, papers. */
  'people.glance': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({
      measure: z
        .strictObject({
          id: Id,
          kind: z.enum(MEASURE_KINDS),
          state: z.string(),
          startOn: z.string().nullable(),
          /** */
          lastDay: z.string().nullable(),
          daysLeft: z.int().nullable(),
          /** R-02, until the person has reported in. */
          reportInDue: z.string().nullable(),
          /** */
          nextTestDue: z.string().nullable(),
        })
        .nullable(),
      /** */
      cleanOn: z.string().nullable(),
      lastVisit: z
        .strictObject({
          on: z.string(),
          daysAgo: z.int().nullable(),
          mode: z.string(),
          outcome: z.string(),
          inCharge: z.string(),
        })
        .nullable(),
      lastTest: z.strictObject({ on: z.string(), kind: z.string(), result: z.string() }).nullable(),
      team: z.array(z.strictObject({ role: z.enum(TEAM_ROLES), names: z.string() })),
      papers: z.strictObject(Counts),
    }),
    reads: [...READS],
  }),
  /** The twenty papers of the file (domain.md 9.2). */
  'papers.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({ ...Counts, papers: z.array(Paper) }),
    reads: [...READS],
  }),
  /** What lies in the cabinet, or why a paper is not needed; the mark before is voided. */
  'papers.mark': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      paper: z.enum(PAPER_IDS),
      mark: z.enum(PAPER_MARKS),
      paperOn: Day.nullable(),
      /** Shelf or box. */
      place: Line,
      /** 不需要 and 缺 say why. */
      note: Line,
      attachmentId: Id.nullable(),
    }),
    output: z.strictObject({ id: Id, ...Counts }),
    changes: ['people', 'control', 'audit'],
  }),
  'papers.unmark': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['people', 'control', 'audit'],
  }),
  /** Who lacks papers, by town: for the list of the whole office a town is chosen. */
  'papers.missing': query({
    access: 'user',
    input: z.strictObject({
      townCode: TownCode.optional(),
      paper: z.enum(PAPER_IDS).optional(),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({
      total: z.int(),
      people: z.int(),
      byPaper: z.array(
        z.strictObject({ id: z.enum(PAPER_IDS), title: z.string(), people: z.int() }),
      ),
      rows: z.array(
        z.strictObject({
          personId: Id,
          fullName: z.string(),
          townName: z.string(),
          villageName: z.string(),
          controlStatus: z.string(),
          inCharge: z.string(),
          ...Counts,
          missingPapers: z.array(z.string()),
        }),
      ),
    }),
    reads: [...READS, 'regions'],
  }),
  /** 《…人员档案》 as a Word file. Full numbers for approvers with a reason, of a minor for 负责人 alone; logged. `target` is a save ticket. */
  'people.dossier': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      unmasked: z.boolean(),
      reason: Line,
      target: z.string(),
    }),
    output: z.strictObject({ fileName: z.string(), sha256: z.string(), pages: z.int() }),
    changes: ['audit'],
  }),
} as const;

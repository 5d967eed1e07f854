import { z } from 'zod';
import { command, query, STAFF } from './define.ts';
import { Id, Line, Nothing, RequiredLine } from './values.ts';

/** A cell that keeps its line out: where Excel shows it, what stands there, what is wrong and what to do. */
export const RejectedCell = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  columnLetter: z.string(),
  value: z.string(),
  code: z.string(),
  message: z.string(),
});
/** A field where the register and the file differ; empty cells of the file never appear here. */
export const Difference = z.strictObject({
  field: z.string(),
  label: z.string(),
  register: z.string(),
  file: z.string(),
  /** Empty in the register, or one more test or visit: taken without asking. */
  fills: z.boolean(),
});
export const ChangedPerson = z.strictObject({
  key: z.string(),
  personId: Id,
  fullName: z.string(),
  sheet: z.string(),
  row: z.int(),
  differences: z.array(Difference),
});
export const DoubtfulLine = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  fullName: z.string(),
  withPersonId: Id.nullable(),
  withName: z.string(),
  why: z.enum(['同名同生日不同号', '同号不同名', '仅差一位', '同一文件内矛盾', '待确认']),
  explanation: z.string(),
});

/** What a remark of the dry run is about; none of them keeps a line out. */
export const HINT_CODES = [
  'SHEET_LEFT_OUT',
  'HIDDEN_READ',
  'ROW_LEFT_OUT',
  'COLUMN_REPEATED',
  'UNKNOWN_REGION',
  'RETIRED_REGION',
  'WORD_KEPT_IN_NOTE',
  'TREATED_AS_EMPTY',
  'DAY_KEPT_ROUGH',
  'NAME_STRANGE',
  'MARKS_LEFT_OUT',
  'ID_ENDS_000',
  'TEST_INCOMPLETE',
  'DAYS_OUT_OF_ORDER',
  'NEEDS_CONFIRMATION',
] as const;

export const DryRun = z.strictObject({
  /** Names this dry run until it is committed or the register is locked. */
  token: z.string(),
  fileName: z.string(),
  as: z.enum(['stock', 'new']),
  /** Lines that are people; people; of them new, with differences, unchanged. */
  read: z.int(),
  people: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      hidden: z.boolean(),
      headerRow: z.int(),
      lines: z.int(),
      town: z.string(),
      /** Required columns that the sheet lacks, by the template's heading. */
      missingColumns: z.array(z.string()),
    }),
  ),
  rejectedLines: z.int(),
  rejected: z.array(RejectedCell),
  changed: z.array(ChangedPerson),
  doubtful: z.array(DoubtfulLine),
  hints: z.array(
    z.strictObject({
      sheet: z.string(),
      /** 0: the whole sheet. */
      row: z.int(),
      column: z.string(),
      code: z.enum(HINT_CODES),
      message: z.string(),
    }),
  ),
  unknownHeadings: z.array(
    z.strictObject({
      sheet: z.string(),
      heading: z.string(),
      samples: z.int(),
      suggestion: z.string(),
    }),
  ),
  /** Headings that were read as the office said, now or the last time. `target`: the ledger's heading; '' keeps the text only. */
  mappedHeadings: z.array(
    z.strictObject({
      sheet: z.string(),
      heading: z.string(),
      target: z.string(),
      samples: z.int(),
      /** From an earlier import, not from this dry run (按上次的对应). */
      remembered: z.boolean(),
    }),
  ),
});

const DECISIONS = ['newPerson', 'same', 'drop'] as const;

export const imports = {
  /**
   * Reads and compares; writes nothing. `source` is an open ticket. `mapping`: heading → ledger column, or '' to keep the
   * text only. Refused: a heading that the program knows by itself onto something else, two headings of a sheet onto one column.
   */
  'imports.read': command({
    access: STAFF,
    input: z.strictObject({
      source: z.string(),
      as: z.enum(['stock', 'new']).optional(),
      mapping: z.record(z.string(), z.string()).default({}),
    }),
    output: DryRun,
    changes: [],
  }),
  /** All good lines in one transaction, or none. What differs is taken from the file only where chosen. */
  'imports.commit': command({
    access: STAFF,
    input: z.strictObject({
      token: z.string(),
      /** Per column (ledger field) or per person (key): take the file's value. */
      takeFields: z.array(z.string()).default([]),
      takePeople: z.array(z.string()).default([]),
    }),
    output: z.strictObject({
      importId: Id,
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      doubtful: z.int(),
      rejected: z.int(),
    }),
    changes: ['imports', 'people', 'visits', 'audit'],
  }),
  /** The rejected lines as a workbook with 错误原因; `target` is a save ticket. */
  'imports.saveRejected': command({
    access: STAFF,
    input: z.strictObject({ token: z.string(), target: z.string() }),
    output: z.strictObject({ lines: z.int(), fileName: z.string() }),
    changes: [],
  }),
  'imports.saveTemplate': command({
    access: 'user',
    input: z.strictObject({ target: z.string() }),
    output: z.strictObject({ fileName: z.string() }),
    changes: [],
  }),
  'imports.list': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        id: Id,
        at: z.string(),
        by: z.string(),
        fileName: z.string(),
        as: z.string(),
        created: z.int(),
        updated: z.int(),
        doubtful: z.int(),
        undoable: z.boolean(),
        undoneAt: z.string().nullable(),
        whyNotUndoable: z.string(),
      }),
    ),
    reads: ['imports', 'people', 'visits'],
  }),
  /** Takes a whole import back, as long as nothing else has touched its records. */
  'imports.undo': command({
    access: STAFF,
    input: z.strictObject({ importId: Id, reason: RequiredLine }),
    output: z.strictObject({ removed: z.int(), restored: z.int() }),
    changes: ['imports', 'people', 'visits', 'audit'],
  }),
  'imports.doubtful': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      DoubtfulLine.extend({
        id: Id,
        importId: Id,
        differences: z.array(Difference),
        /** Which decisions are open to it. */
        decisions: z.array(z.enum(DECISIONS)),
      }),
    ),
    reads: ['imports', 'people'],
  }),
  /** What the office has said that headings of ledgers mean, for the next import. */
  'imports.headings': query({
    access: 'user',
    input: Nothing,
    output: z.array(z.strictObject({ heading: z.string(), target: z.string() })),
    reads: ['imports'],
  }),
  'imports.forgetHeading': command({
    access: STAFF,
    input: z.strictObject({ heading: z.string().max(200) }),
    output: Nothing,
    changes: ['imports', 'audit'],
  }),
  /**
   * newPerson: they are two people; same: the line belongs to that person, whose empty fields it fills and of whose others
   * it overwrites those of `takeFields`; drop: leave the line out.
   */
  'imports.decideDoubtful': command({
    access: STAFF,
    input: z.strictObject({
      id: Id,
      decision: z.enum(DECISIONS),
      note: Line,
      takeFields: z.array(z.string()).default([]),
    }),
    output: z.strictObject({ personId: Id.nullable() }),
    changes: ['imports', 'people', 'visits', 'audit'],
  }),
} as const;

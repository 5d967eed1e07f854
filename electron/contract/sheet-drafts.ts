import { z } from 'zod';
import { POVERTY_LEVELS } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import { Id, Nothing } from './values.ts';

/** An answer as it stands on the form, right or wrong: it is checked when the sheet is saved. */
const Answer = z.union([
  z.string().max(8000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(100)).max(40),
]);

const Keyed = z.strictObject({
  sheet: z.record(z.string().max(40), Answer),
  level: z.enum(POVERTY_LEVELS).nullable(),
  reason: z.string().max(8000),
  /** When the sheet was saved that it was keyed over; '': none was. */
  over: z.string().max(40),
});

export const SheetDraft = Keyed.extend({ savedAt: z.string() });

/** What a user has on a visit sheet and has not saved: it is theirs, and outlives locking and a crash. */
export const sheetDrafts = {
  'rounds.sheetDraft': query({
    access: STAFF,
    input: z.strictObject({ entryId: Id }),
    output: SheetDraft.nullable(),
    reads: [],
  }),
  'rounds.keepSheetDraft': command({
    access: STAFF,
    input: Keyed.extend({ entryId: Id }),
    output: z.strictObject({ savedAt: z.string() }),
    changes: [],
  }),
  'rounds.dropSheetDraft': command({
    access: STAFF,
    input: z.strictObject({ entryId: Id }),
    output: Nothing,
    changes: [],
  }),
} as const;

import { z } from 'zod';
import { UNMET_REASONS } from '../../db/domain/words/vocabulary-poverty.ts';
import {
  POVERTY_LEVELS,
  ROUND_LEAVING_REASONS,
  ROUND_NAMES,
} from '../../db/domain/words/vocabulary.ts';
import { APPROVERS, command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Line,
  Note,
  Nothing,
  Page,
  PageSize,
  RequiredLine,
  TownCode,
  VillageCode,
} from './values.ts';
import {
  SheetFields,
  EntryState,
  Levels,
  Tally,
  Round,
  Offered,
  EntryRow,
  EntryDetail,
} from './round-shapes.ts';

const Saved = z.strictObject({ fileName: z.string() });
const OfEntry = z.strictObject({ entryId: Id, revision: z.int() });

export const rounds = {
  /** Newest round first. */
  'rounds.list': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({ rounds: z.array(Round), offered: z.array(Offered) }),
    reads: ['poverty', 'rules', 'people'],
  }),
  /** Who would be on the list if the round were opened now. */
  'rounds.preview': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      people: z.int(),
      households: z.int(),
      /** People whose household is made from columns 33 and 34 of their ledger line when the round is opened. */
      withoutHousehold: z.int(),
      towns: z.array(
        z.strictObject({ townCode: z.string(), townName: z.string(), people: z.int() }),
      ),
      /** The income line of the year is missing …: said before the round begins. */
      hints: z.array(z.string()),
    }),
    reads: ['poverty', 'people', 'rules'],
  }),
  /** freezes the list. One round a year and name. */
  'rounds.open': command({
    access: STAFF,
    input: z.strictObject({
      year: z.int().min(2020).max(2100),
      name: z.enum(ROUND_NAMES),
      firstOn: Day,
      lastOn: Day,
      note: Note.default(''),
    }),
    output: Round,
    changes: ['poverty', 'todo', 'audit'],
  }),
  'rounds.get': query({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: Round.extend({
      towns: z.array(Tally.extend({ townCode: z.string(), townName: z.string() })),
      visitors: z.array(
        z.strictObject({
          visitor: z.string(),
          listed: z.int(),
          visited: z.int(),
          unmet: z.int(),
          waiting: z.int(),
        }),
      ),
      unmetReasons: z.array(z.strictObject({ reason: z.string(), people: z.int() })),
      /** People who would be listed by now and are not (found later). */
      missing: z.int(),
      /** Why the round cannot be closed yet; empty: it can. */
      open: z.array(z.string()),
    }),
    reads: ['poverty', 'people', 'rules'],
  }),
  'rounds.entries': query({
    access: 'user',
    input: z.strictObject({
      roundId: Id,
      text: Line.default(''),
      townCode: TownCode.nullable().default(null),
      villageCode: VillageCode.nullable().default(null),
      visitor: Line.nullable().default(null),
      state: EntryState.nullable().default(null),
      level: z.enum(POVERTY_LEVELS).nullable().default(null),
      /** Only those with an error of FP-nn, or a warning that is not confirmed. */
      withErrors: z.boolean().default(false),
      /** Only those that were sent back and are not concluded again. */
      returned: z.boolean().default(false),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(EntryRow) }),
    reads: ['poverty', 'people', 'control', 'rules'],
  }),
  'rounds.entry': query({
    access: 'user',
    input: z.strictObject({ entryId: Id }),
    output: EntryDetail,
    reads: ['poverty', 'people', 'control', 'rules'],
  }),
  /** People found later who belong on the list. */
  'rounds.candidates': query({
    access: 'user',
    input: z.strictObject({ roundId: Id }),
    output: z.array(
      z.strictObject({
        personId: Id,
        fullName: z.string(),
        townName: z.string(),
        category: z.string(),
      }),
    ),
    reads: ['poverty', 'people'],
  }),
  'rounds.addPerson': command({
    access: STAFF,
    input: z.strictObject({ roundId: Id, personId: Id, note: RequiredLine }),
    output: z.strictObject({ entryId: Id }),
    changes: ['poverty', 'todo', 'audit'],
  }),
  'rounds.removePerson': command({
    access: STAFF,
    input: OfEntry.extend({ reason: z.enum(ROUND_LEAVING_REASONS), note: RequiredLine }),
    output: EntryRow,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Takes a leaving back that was a mistake. */
  'rounds.putBack': command({
    access: STAFF,
    input: OfEntry.extend({ note: RequiredLine }),
    output: EntryRow,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** 分派回访人: some entries, or all of a town or village that have none. */
  'rounds.assign': command({
    access: STAFF,
    input: z.strictObject({
      roundId: Id,
      visitor: Line,
      entryIds: z.array(Id).max(5000).default([]),
      townCode: TownCode.nullable().default(null),
      villageCode: VillageCode.nullable().default(null),
      /** Also those who have a visitor already. */
      replace: z.boolean().default(false),
    }),
    /** `settled`: asked for, but visited already or not met for a reason; they keep their visitor. */
    output: z.strictObject({ assigned: z.int(), settled: z.int() }),
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** A reason null takes the mark back. */
  'rounds.setUnmet': command({
    access: STAFF,
    input: OfEntry.extend({ reason: z.enum(UNMET_REASONS).nullable(), note: Note }),
    output: EntryRow,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** `complete` false keeps a draft. A change takes conclusion and approval back. */
  'rounds.saveSheet': command({
    access: STAFF,
    input: OfEntry.extend({ sheet: SheetFields, complete: z.boolean() }),
    output: EntryDetail,
    changes: ['poverty', 'todo', 'audit'],
  }),
  'rounds.conclude': command({
    access: STAFF,
    input: OfEntry.extend({ level: z.enum(POVERTY_LEVELS), reason: Note }),
    output: EntryDetail,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Confirms a warning FP-nn with a reason; an empty reason takes it back. */
  'rounds.confirmWarning': command({
    access: STAFF,
    input: OfEntry.extend({ check: z.string().regex(/^FP-\d\d$/), reason: Line }),
    output: EntryDetail,
    changes: ['poverty', 'audit'],
  }),
  /** By another person than who concluded; what cannot be approved is named with the reason and left. */
  'rounds.approve': command({
    access: APPROVERS,
    input: z.strictObject({ roundId: Id, entryIds: z.array(Id).min(1).max(5000) }),
    output: z.strictObject({
      approved: z.int(),
      refused: z.array(z.strictObject({ entryId: Id, fullName: z.string(), why: z.string() })),
    }),
    changes: ['poverty', 'people', 'todo', 'audit'],
  }),
  'rounds.sendBack': command({
    access: APPROVERS,
    input: OfEntry.extend({ reason: RequiredLine }),
    output: EntryDetail,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Everyone is approved, or not visited with a reason; then nothing changes any more. */
  'rounds.close': command({
    access: APPROVERS,
    input: z.strictObject({ id: Id, revision: z.int() }),
    output: Round,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** Only while no report of the round is issued. */
  'rounds.reopen': command({
    access: ['负责人'],
    input: z.strictObject({ id: Id, revision: z.int(), reason: RequiredLine }),
    output: Round,
    changes: ['poverty', 'todo', 'audit'],
  }),
  /** How many forms of a place would be printed. */
  'rounds.toPrint': query({
    access: 'user',
    input: z.strictObject({
      roundId: Id,
      townCode: TownCode,
      villageCode: VillageCode.nullable().default(null),
    }),
    output: z.strictObject({ people: z.int() }),
    reads: ['poverty', 'people'],
  }),
  /** 回访登记表: one person a page, prefilled, by village; `target` is a save ticket. 无感 people have none. */
  'rounds.forms': command({
    access: STAFF,
    input: z.strictObject({
      roundId: Id,
      townCode: TownCode,
      villageCode: VillageCode.nullable(),
      target: z.string(),
    }),
    output: Saved.extend({ people: z.int() }),
    changes: ['audit'],
  }),
  /** 未回访人员清单 of a town (or all), for reminding. */
  'rounds.reminder': command({
    access: STAFF,
    input: z.strictObject({ roundId: Id, townCode: TownCode.nullable(), target: z.string() }),
    output: Saved.extend({ people: z.int() }),
    changes: ['audit'],
  }),
  /** Series over all rounds, for charts and the risk map. `counted`: the last closed round, or while none is closed the last with an approved conclusion; its towns and causes these are. */
  'rounds.trends': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      rounds: z.array(
        z.strictObject({
          id: Id,
          label: z.string(),
          listed: z.int(),
          visited: z.int(),
          levels: Levels,
          perHeadMedian: z.string().nullable(),
        }),
      ),
      counted: z.strictObject({ id: Id, label: z.string(), closed: z.boolean() }).nullable(),
      towns: z.array(
        z.strictObject({
          townCode: z.string(),
          townName: z.string(),
          levels: Levels,
          households: z.int(),
        }),
      ),
      causes: z.array(z.strictObject({ cause: z.string(), households: z.int() })),
    }),
    reads: ['poverty', 'people'],
  }),
} as const;

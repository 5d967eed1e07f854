import { z } from 'zod';
import { ENTRY_STATES } from '../../db/domain/poverty/entry-state.ts';
import {
  DISABILITIES,
  HEALTH_STATES,
  HOUSEHOLD_RELATIONS,
  LABOUR_ABILITIES,
  MEMBER_WORKS,
  SCHOOLINGS,
} from '../../db/domain/words/vocabulary-poverty.ts';
import { POVERTY_HELP_KINDS, POVERTY_LEVELS, SEXES } from '../../db/domain/words/vocabulary.ts';
import { APPROVERS, command, query, STAFF } from './define.ts';
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
  VillageCode,
} from './values.ts';

/** 户 (domain.md 12.1). The contact is 帮扶联系人, who goes to the household for help (FP-19). */
export const HouseholdFields = z.strictObject({
  /** 户编号 of the monitoring office, if known. */
  number: Line,
  townCode: TownCode,
  villageCode: VillageCode.nullable(),
  address: Line,
  contactName: Line,
  contactUnit: Line,
  contactPhone: Line,
  /** 整户无劳动能力 (FP-13). */
  noLabour: z.boolean(),
  note: Note,
});

/** A member: a registered person (name, number, sex and birth are theirs) or somebody else. */
export const MemberFields = z.strictObject({
  personId: Id.nullable(),
  name: Line,
  /** Empty: not recorded; otherwise by R-14 (FP-21). */
  identityNumber: Line,
  relation: z.enum(HOUSEHOLD_RELATIONS),
  sex: z.enum(SEXES).nullable(),
  birthOn: Day.nullable(),
  health: z.enum(HEALTH_STATES),
  disability: z.enum(DISABILITIES),
  schooling: z.enum(SCHOOLINGS),
  labour: z.enum(LABOUR_ABILITIES),
  work: z.enum(MEMBER_WORKS),
  workPlace: Line,
  /** 参加基本医疗保险. */
  insured: z.boolean().nullable(),
  /** The first day in the household; null: not known. */
  since: Day.nullable(),
});

export const Member = z.strictObject({
  id: Id,
  personId: Id.nullable(),
  /** 无感 people come as a number. */
  lightTouch: z.boolean(),
  name: z.string(),
  identityMasked: z.string(),
  /** R-14 of a number that is recorded; false is FP-21. */
  identityValid: z.boolean().nullable(),
  relation: z.enum(HOUSEHOLD_RELATIONS),
  sex: z.enum(SEXES).nullable(),
  birthOn: z.string().nullable(),
  age: z.int().nullable(),
  health: z.enum(HEALTH_STATES),
  disability: z.enum(DISABILITIES),
  schooling: z.enum(SCHOOLINGS),
  labour: z.enum(LABOUR_ABILITIES),
  work: z.enum(MEMBER_WORKS),
  workPlace: z.string(),
  insured: z.boolean().nullable(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  endReason: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

const CategorySpan = z.strictObject({
  id: Id,
  word: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  basis: z.string(),
  recordedBy: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
});

export const HouseholdRow = z.strictObject({
  id: Id,
  number: z.string(),
  /** 户主, or the first registered member; 无感 as a number. */
  headName: z.string(),
  townCode: z.string(),
  townName: z.string(),
  villageName: z.string(),
  category: z.string(),
  people: z.int(),
  /** Registered people in it. */
  registered: z.int(),
  ableToWork: z.int(),
  noLabour: z.boolean(),
  contactName: z.string(),
  /** The approved conclusion of the last round; null: none yet. */
  level: z.enum(POVERTY_LEVELS).nullable(),
  perHead: z.string().nullable(),
  lastRound: z.string(),
  watch: z.enum(['无', '监测中', '已消除']),
  lastHelpedOn: z.string().nullable(),
});

/** One sheet of an earlier or the present round, for the table of rounds of a household. */
export const RoundLine = z.strictObject({
  entryId: Id,
  round: z.string(),
  personName: z.string(),
  visitedOn: z.string().nullable(),
  perHead: z.string().nullable(),
  proposed: z.string().nullable(),
  level: z.enum(POVERTY_LEVELS).nullable(),
  /** As on the list of the round; of what was not visited it says so. */
  state: z.enum(ENTRY_STATES),
});

export const HouseholdDetail = HouseholdRow.extend({
  revision: z.int(),
  villageCode: z.string().nullable(),
  address: z.string(),
  contactUnit: z.string(),
  contactPhoneMasked: z.string(),
  note: z.string(),
  source: z.string(),
  voided: z.boolean(),
  voidReason: z.string(),
  members: z.array(Member),
  categories: z.array(CategorySpan),
  rounds: z.array(RoundLine),
  /** Help of the fourteen kinds, of all registered members, newest first. */
  help: z.array(
    z.strictObject({
      id: Id,
      personId: Id,
      personName: z.string(),
      helpedOn: z.string(),
      kind: z.enum(POVERTY_HELP_KINDS),
      unit: z.string(),
      amount: z.string().nullable(),
      result: z.string(),
    }),
  ),
  /** What is missing or contradicts (column 33 of a member says otherwise, people ≠ members …). */
  hints: z.array(z.string()),
});

export const households = {
  'households.list': query({
    access: 'user',
    input: z.strictObject({
      text: Line.default(''),
      townCode: TownCode.nullable().default(null),
      category: Line.default(''),
      level: z.enum(POVERTY_LEVELS).nullable().default(null),
      watch: z.enum(['无', '监测中', '已消除']).nullable().default(null),
      noLabour: z.boolean().nullable().default(null),
      page: Page,
      pageSize: PageSize,
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(HouseholdRow) }),
    reads: ['poverty', 'people', 'control'],
  }),
  'households.get': query({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: HouseholdDetail,
    reads: ['poverty', 'people', 'control'],
  }),
  /** The household in which a person lives now; null: none is recorded. */
  'households.ofPerson': query({
    access: 'user',
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({ householdId: Id.nullable(), category: z.string() }),
    reads: ['poverty', 'people'],
  }),
  /** The number of a member and the phone of the contact, opened for one household; goes into the log. */
  'households.reveal': command({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      contactPhone: z.string(),
      members: z.array(z.strictObject({ id: Id, identityNumber: z.string() })),
    }),
    changes: ['audit'],
  }),
  /** A household of a registered person who lives in none yet; place and category are theirs unless said otherwise. */
  'households.create': command({
    access: STAFF,
    input: z.strictObject({
      personId: Id,
      fields: HouseholdFields,
      category: RequiredLine,
      categorySince: Day,
    }),
    output: z.strictObject({ id: Id }),
    changes: ['poverty', 'people', 'audit'],
  }),
  'households.update': command({
    access: STAFF,
    input: z.strictObject({ id: Id, revision: z.int(), fields: HouseholdFields }),
    output: HouseholdDetail,
    changes: ['poverty', 'audit'],
  }),
  /** Made by mistake: only without an entry in any round. */
  'households.void': command({
    access: STAFF,
    input: OneWithReason,
    output: z.strictObject({ voided: z.literal(true) }),
    changes: ['poverty', 'audit'],
  }),
  'households.setCategory': command({
    access: STAFF,
    input: z.strictObject({ id: Id, word: RequiredLine, since: Day, basis: RequiredLine }),
    output: HouseholdDetail,
    changes: ['poverty', 'audit'],
  }),
  'households.voidCategory': command({
    access: STAFF,
    input: z.strictObject({ id: Id, categoryId: Id, reason: RequiredLine }),
    output: HouseholdDetail,
    changes: ['poverty', 'audit'],
  }),
  /** `memberId` null: a new member. */
  'households.saveMember': command({
    access: STAFF,
    input: z.strictObject({ id: Id, memberId: Id.nullable(), fields: MemberFields }),
    output: HouseholdDetail,
    changes: ['poverty', 'audit'],
  }),
  /** 死亡, 婚嫁, 分户, 迁出 …: from that day on not of the household. */
  'households.endMember': command({
    access: STAFF,
    input: z.strictObject({ id: Id, memberId: Id, until: Day, reason: RequiredLine }),
    output: HouseholdDetail,
    changes: ['poverty', 'audit'],
  }),
  'households.voidMember': command({
    access: STAFF,
    input: z.strictObject({ id: Id, memberId: Id, reason: RequiredLine }),
    output: HouseholdDetail,
    changes: ['poverty', 'audit'],
  }),
  'households.categories': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        word: z.string(),
        /** People of such a household are on the list of a round. */
        listed: z.boolean(),
        shipped: z.boolean(),
        retired: z.boolean(),
        inUse: z.int(),
      }),
    ),
    reads: ['poverty'],
  }),
  /** Adds a word of the office, or brings a retired one back. */
  'households.addCategory': command({
    access: APPROVERS,
    input: z.strictObject({ word: RequiredLine, listed: z.boolean() }),
    output: z.strictObject({ added: z.literal(true) }),
    changes: ['poverty', 'audit'],
  }),
  'households.retireCategory': command({
    access: APPROVERS,
    input: z.strictObject({ word: RequiredLine, reason: RequiredLine }),
    output: z.strictObject({ retired: z.literal(true) }),
    changes: ['poverty', 'audit'],
  }),
} as const;

import { z } from 'zod';
import { command, query } from './define.ts';
import {
  AgencyCode,
  Day,
  Id,
  Line,
  Nothing,
  RequiredLine,
  TownCode,
  VillageCode,
} from './values.ts';

/** What stands in the heads and feet of documents; all editable (defaults.md 2). */
export const Settings = z.strictObject({
  countyCode: z.string(),
  countyName: z.string(),
  /** Empty where no city stands between: 北京市东城区, 河南省济源市, 广东省东莞市. */
  cityName: z.string(),
  provinceName: z.string(),
  /** 发文机关. */
  officeName: RequiredLine,
  agencyCode: AgencyCode,
  /** 主送. */
  recipient: Line,
  /** 抄送, upward or same level only; empty: none. */
  copyTo: Line,
  /** 签发人, 审核人, 填表人. */
  signer: Line,
  checker: Line,
  filler: Line,
  idleMinutes: z.int().min(1).max(60),
  /** Fixed when the first report is issued: afterwards an import is 新增 unless said otherwise. */
  firstReportIssued: z.boolean(),
});
export const EditableSettings = Settings.pick({
  officeName: true,
  agencyCode: true,
  recipient: true,
  copyTo: true,
  signer: true,
  checker: true,
  filler: true,
  idleMinutes: true,
});

export const Town = z.strictObject({
  code: z.string(),
  name: z.string(),
  own: z.boolean(),
  retired: z.boolean(),
  people: z.int(),
});
export const Village = z.strictObject({
  code: z.string(),
  townCode: z.string(),
  name: z.string(),
  own: z.boolean(),
  retired: z.boolean(),
  people: z.int(),
});

/** How a clerk may type a place instead of its characters: 台前县 is tqx, or begins taiqian. */
const SPELLED = { initials: z.string(), reading: z.string() };

export const RuleRow = z.strictObject({
  rowId: Id.nullable(),
  ruleId: z.string(),
  title: z.string(),
  value: z.record(z.string(), z.unknown()).nullable(),
  valueText: z.string(),
  status: z.enum(['法定', '地方', '示例', '设计']),
  source: z.string(),
  legalBasis: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  adoptedBy: z.string().nullable(),
  adoptedOn: z.string().nullable(),
});

const OFFICE = ['审核人', '负责人'] as const;

export const settings = {
  'settings.get': query({ access: 'user', input: Nothing, output: Settings, reads: ['settings'] }),
  'settings.save': command({
    access: OFFICE,
    input: EditableSettings,
    output: Settings,
    changes: ['settings', 'session', 'audit'],
  }),
  'regions.towns': query({
    access: 'user',
    input: Nothing,
    output: z.array(Town.extend(SPELLED)),
    reads: ['regions', 'people'],
  }),
  'regions.villages': query({
    access: 'user',
    input: z.strictObject({ townCode: TownCode }),
    output: z.array(Village.extend(SPELLED)),
    reads: ['regions', 'people'],
  }),
  'regions.addTown': command({
    access: OFFICE,
    input: z.strictObject({ name: RequiredLine }),
    output: Town,
    changes: ['regions', 'audit'],
  }),
  'regions.addVillage': command({
    access: OFFICE,
    input: z.strictObject({ townCode: TownCode, name: RequiredLine }),
    output: Village,
    changes: ['regions', 'audit'],
  }),
  'regions.rename': command({
    access: OFFICE,
    input: z.strictObject({ code: z.union([TownCode, VillageCode]), name: RequiredLine }),
    output: Nothing,
    changes: ['regions', 'people', 'audit'],
  }),
  /** A retired place takes no new people; whoever lives there stays where they are. */
  'regions.setRetired': command({
    access: OFFICE,
    input: z.strictObject({ code: z.union([TownCode, VillageCode]), retired: z.boolean() }),
    output: Nothing,
    changes: ['regions', 'audit'],
  }),
  'rules.list': query({
    access: 'user',
    input: Nothing,
    output: z.array(RuleRow),
    reads: ['rules'],
  }),
  'rules.adoptExamples': command({
    access: OFFICE,
    input: z.strictObject({ ruleIds: z.array(z.string()).min(1) }),
    output: z.strictObject({ adopted: z.int() }),
    changes: ['rules', 'visits', 'audit'],
  }),
  /** 规则试算: who would be graded, visited, reviewed or tested otherwise by a draft row, or have something else to be done; writes nothing. */
  'rules.tryOut': query({
    access: 'user',
    input: z.strictObject({
      ruleId: z.string(),
      value: z.record(z.string(), z.unknown()),
      validFrom: Day,
    }),
    output: z.strictObject({
      /** What is compared: 走访日期, 评估结果, 复评日期, 待办事项; empty: none of them depends on this rule. */
      what: z.string(),
      /** People compared, and those of whom it changes. */
      compared: z.int(),
      changed: z.int(),
      /** Households, cases, stations and reports of the office of which it changes. */
      changedOfOffice: z.int(),
      /** The first 500. */
      rows: z.array(
        z.strictObject({
          key: z.string(),
          /** null: of the office; then fullName names the household or the station. */
          personId: Id.nullable(),
          fullName: z.string(),
          townName: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
    reads: ['rules', 'people', 'visits', 'todo'],
  }),
  /** Closes the running row on `validFrom` and opens a new one. */
  'rules.change': command({
    access: OFFICE,
    input: z.strictObject({
      ruleId: z.string(),
      value: z.record(z.string(), z.unknown()),
      validFrom: Day,
      legalBasis: RequiredLine,
    }),
    output: RuleRow,
    changes: ['rules', 'visits', 'audit'],
  }),
  /** 停用: closes the running row on `from` and opens none; from then on the rule is 未设置, as before anybody adopted it. */
  'rules.close': command({
    access: OFFICE,
    input: z.strictObject({ ruleId: z.string(), from: Day, legalBasis: RequiredLine }),
    output: RuleRow,
    changes: ['rules', 'visits', 'audit'],
  }),
} as const;

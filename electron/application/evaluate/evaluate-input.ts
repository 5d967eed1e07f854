import { z } from 'zod';
import { isCalendarDay, isRoughDay } from '../../../db/domain/calendar/calendar-day.ts';
import { isMoney } from '../../../db/domain/values/percentage.ts';
import { isRuleId, isRuleValue, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import {
  ADDICTION_FINDINGS,
  ASSESSED_GRADES,
  BAIL_STATES,
  CONTACT_MODES,
  DRUG_STATES,
  MEASURE_KINDS,
  TEST_KINDS,
  TEST_RESULTS,
} from '../../../db/domain/words/vocabulary.ts';

/** The shape of a lives/1 document (evaluate-format 2). Keys that the page does not name are ignored. */

const day = z.string().refine(isCalendarDay, '应为日历上存在的日期（YYYY-MM-DD）');
const roughDay = z.string().refine(isRoughDay, '应为日期、年月或年份');
const money = z.string().refine(isMoney, '应为两位小数的金额文本');
const count = z.int().min(0);

const ruleRow = z
  .object({
    id: z.string(),
    validFrom: day,
    validTo: day.nullable(),
    adopted: z.boolean(),
    value: z.unknown(),
  })
  .refine((row) => !isRuleId(row.id) || isRuleValue(row.id, row.value), '规则行的值不符合该规则');

const measure = z.object({
  id: z.string(),
  kind: z.enum(MEASURE_KINDS),
  decisionDay: roughDay.nullable(),
  serviceDay: roughDay.nullable(),
  startDay: roughDay.nullable(),
  decidedYears: z.int().min(1).max(3).nullable(),
  extensionMonths: count,
  endDay: roughDay.nullable(),
  handedOverOn: day.nullable(),
  suspensions: z.array(z.object({ from: day, to: day.nullable() })),
  transfers: z.array(z.object({ day, reportedOn: day.nullable() })),
});

const household = z.object({
  year: z.int().min(1).max(9999),
  place: z.string(),
  people: count.nullable(),
  wage: money.nullable(),
  business: money.nullable(),
  property: money.nullable(),
  transfer: money.nullable(),
  businessCost: money.nullable(),
  medicalCost: money.nullable(),
  previousPerHead: money.nullable(),
  lastRoundOn: day.nullable(),
  housing: z.boolean().nullable(),
  schooling: z.boolean().nullable(),
  medical: z.boolean().nullable(),
  water: z.boolean().nullable(),
  ableToWork: count.nullable(),
  working: count.nullable(),
  workUnstable: z.boolean().nullable(),
  drugState: z.enum(DRUG_STATES).nullable(),
  bail: z.enum(BAIL_STATES),
  releasedOn: day.nullable(),
  safetyNet: z.boolean().nullable(),
});

/** 出国 has half-width brackets in this format and full-width ones in the register. */
const state = z.enum(['在控', '无感', '在押', '死亡', '出国(境)', '失联']);

const life = z.object({
  id: z.string(),
  today: day,
  ruleSet: z.string(),
  registeredOn: day,
  state,
  identityNumber: z.string().nullable(),
  measures: z.array(measure),
  tests: z.array(
    z.object({ day: roughDay, kind: z.enum(TEST_KINDS), result: z.enum(TEST_RESULTS) }),
  ),
  leaves: z.array(
    z.object({
      from: day,
      to: day.nullable(),
      approvals: z.array(z.object({ from: day, to: day })),
    }),
  ),
  seizures: z.array(z.object({ day: roughDay, finding: z.enum(ADDICTION_FINDINGS) })),
  contacts: z.array(
    z.object({
      day: roughDay,
      mode: z.enum(CONTACT_MODES),
      inCharge: z.string().nullable(),
      seen: z.string().nullable(),
    }),
  ),
  grades: z.array(z.object({ grade: z.enum(ASSESSED_GRADES), approvedOn: day.nullable() })),
  household: household.nullable(),
});
export type Life = z.infer<typeof life>;

export const LivesDocument = z.object({
  format: z.literal('lives/1'),
  ruleSets: z.record(z.string(), z.array(ruleRow)),
  regionCodes: z.array(z.string()),
  holidays: z.object({ years: z.array(z.int()), holidays: z.array(day), workdays: z.array(day) }),
  lives: z.array(life),
  percentages: z.array(z.object({ id: z.string(), part: z.int(), base: count })),
  workingDays: z.array(z.object({ id: z.string(), from: day, days: z.int().min(1) })),
  reportPeriods: z.array(
    z.object({
      id: z.string(),
      ruleSet: z.string(),
      year: z.int().min(1).max(9998),
      period: z.int().min(1).max(6),
    }),
  ),
});
export type LivesDocument = z.infer<typeof LivesDocument>;

/** The rows of a set whose id names a rule; `ruleRow` has checked their values. */
export function rowsOf(rows: LivesDocument['ruleSets'][string]): readonly RuleRow[] {
  return rows.filter((row) => isRuleId(row.id)) as unknown as readonly RuleRow[];
}

import type {
  ContactFact,
  LeaveFact,
  MeasureFacts,
  TestFact,
} from '../../db/domain/person/facts.ts';
import { EXAMPLE_RULE_ROWS } from '../../db/domain/rules/rule-catalogue.ts';
import type { HouseholdFacts } from '../../db/domain/poverty/poverty-risk.ts';
import type { RuleId, RuleRow, RuleValues } from '../../db/domain/rules/rule-table.ts';

/** 社区戒毒 from 15 January 2024, served five days before, unless told otherwise. */
export function makeMeasure(differing: Partial<MeasureFacts> = {}): MeasureFacts {
  return {
    kind: '社区戒毒',
    decisionDay: '2024-01-08',
    serviceDay: '2024-01-10',
    startDay: '2024-01-15',
    decidedYears: null,
    extensionMonths: 0,
    endDay: null,
    handedOverOn: null,
    suspensions: [],
    transfers: [],
    ...differing,
  };
}

export function makeTest(day: string, result: TestFact['result'] = '阴性'): TestFact {
  return { day, kind: '尿检', result };
}

export function makeLeave(
  from: string,
  to: string | null,
  ...approvals: readonly [string, string][]
): LeaveFact {
  return { from, to, approvals: approvals.map(([first, last]) => ({ from: first, to: last })) };
}

export function makeContact(day: string, mode: ContactFact['mode'] = '面对面'): ContactFact {
  return { day, mode, inCharge: '张三', seen: '本人' };
}

export function makeRow<Id extends RuleId>(
  id: Id,
  value: RuleValues[Id],
  valid: { readonly from?: string; readonly to?: string } = {},
): RuleRow {
  const row = {
    id,
    value,
    validFrom: valid.from ?? '2000-01-01',
    validTo: valid.to ?? null,
    adopted: true,
  };
  return row as unknown as RuleRow;
}

/** The example rows as an office has them once it has adopted them. */
export const ADOPTED_EXAMPLES: readonly RuleRow[] = EXAMPLE_RULE_ROWS.map((row) => ({
  ...row,
  adopted: true,
}));

/** A household of four at 10000.00 a head with nothing wrong. */
export function makeHousehold(differing: Partial<HouseholdFacts> = {}): HouseholdFacts {
  return {
    year: 2023,
    place: '甲县',
    people: 4,
    wage: '30000.00',
    business: '8000.00',
    property: '1000.00',
    transfer: '2000.00',
    businessCost: '1000.00',
    medicalCost: '0.00',
    previousPerHead: '10000.00',
    lastRoundOn: '2023-12-01',
    housing: true,
    schooling: true,
    medical: true,
    water: true,
    ableToWork: 2,
    working: 1,
    workUnstable: false,
    drugState: '未复吸',
    bail: '无',
    releasedOn: null,
    safetyNet: false,
    ...differing,
  };
}

/** What the form of a visit opens with: from the household and the last round. What must be asked anew stays open. */
import { laterDay, type CalendarDay } from '../calendar/calendar-day.ts';
import type { DrugState } from '../words/vocabulary.ts';
import type { LabourAbility } from '../words/vocabulary-poverty.ts';
import { isAbleToWork } from './household.ts';
import type { Sheet } from './sheet.ts';

export interface PrefillFacts {
  /** 回访人 who was assigned. */
  readonly visitor: string;
  /** The sheet of the last round; null: none. */
  readonly former: Sheet | null;
  /** Who lives in the household today. */
  readonly members: number;
  /** Null: not known of everybody. */
  readonly ableToWork: number | null;
  /** Column 34 of the ledger. */
  readonly householdSize: number | null;
  readonly drugState: DrugState | null;
  /** The last day on which the person left custody by the register (D2); null: none. */
  readonly releasedOn: CalendarDay | null;
  /** Made from the ledger: its one member is not the whole household. */
  readonly fromLedger: boolean;
}

/** People able to work among the members; null: there is nobody, or of somebody it is not known. */
export function ableMembers(labours: readonly LabourAbility[]): number | null {
  if (labours.length === 0 || labours.includes('不详')) return null;
  return labours.filter(isAbleToWork).length;
}

type SizeFacts = Pick<PrefillFacts, 'members' | 'householdSize' | 'fromLedger'> & {
  readonly former: Pick<Sheet, 'people'> | null;
};

/** How many people a household has: as registered, where more than the ledger made it; else as the last round or the ledger said. */
export function peopleOf({ members, former, householdSize, fromLedger }: SizeFacts): number | null {
  if (members > 1 || (members === 1 && !fromLedger)) return members;
  return former?.people ?? householdSize ?? (members === 0 ? null : members);
}

/** What lasts from one round to the next, of somebody who was never visited. */
const NOTHING_KNOWN = {
  ...{ healthNote: '', riskNote: '', ableToWork: null, drugState: null },
  ...{ bail: '无', releasedOn: null, safetyNet: null, riskTypes: [] },
} as const satisfies Partial<Sheet>;

/** Of what the register and the last sheet say, the later day. */
function lastRelease(former: CalendarDay | null, { releasedOn }: PrefillFacts): CalendarDay | null {
  if (former === null || releasedOn === null) return former ?? releasedOn;
  return laterDay(former, releasedOn);
}

/**
 * Income, guarantees, health costs, work with its note and help in place are asked at every visit and stay empty: FP-01 to FP-05,
 * FP-10 and FP-12 read them. What lasts is carried over.
 */
export function prefilledSheet(facts: PrefillFacts): Sheet {
  const lasting = facts.former ?? NOTHING_KNOWN;
  const { healthNote, riskNote, bail, safetyNet, riskTypes } = lasting;
  return {
    ...{ visitedOn: null, visitor: facts.visitor, respondent: '', people: peopleOf(facts) },
    ...{ wage: null, business: null, property: null, transfer: null, businessCost: null },
    ...{ claims: null, medicalCost: null },
    ...{ housing: null, schooling: null, medical: null, water: null },
    ...{ guaranteesNote: '', healthNote },
    ableToWork: facts.ableToWork ?? lasting.ableToWork,
    ...{ working: null, workUnstable: null, workNote: '' },
    drugState: facts.drugState ?? lasting.drugState,
    ...{
      bail,
      releasedOn: lastRelease(lasting.releasedOn, facts),
      safetyNet,
      riskTypes,
      riskNote,
      wishes: '',
    },
    ...{ helpInPlace: [], helpNeeded: [], visitorView: null, visitorNote: '' },
  };
}

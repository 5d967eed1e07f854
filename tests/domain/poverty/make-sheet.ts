import type { CheckFacts, CheckMember } from '../../../db/domain/poverty/check-facts.ts';
import { sheetRisk, type Sheet, type SheetBasis } from '../../../db/domain/poverty/sheet.ts';

/** A sheet of two people at 10000.00 a head with nothing wrong. */
export function makeSheet(differing: Partial<Sheet> = {}): Sheet {
  return {
    ...{ visitedOn: '2026-06-10', visitor: '陈静', respondent: '本人', people: 2 },
    ...{ wage: '18000', business: '3000', property: '0', transfer: '1000', businessCost: '2000' },
    ...{ claims: '0', medicalCost: '500', housing: true, schooling: true, medical: true },
    ...{ water: true, guaranteesNote: '', healthNote: '', ableToWork: 1, working: 1 },
    ...{ workUnstable: false, workNote: '', drugState: '未复吸', bail: '无', releasedOn: null },
    ...{ safetyNet: false, riskTypes: [], riskNote: '', wishes: '', helpInPlace: [] },
    ...{ helpNeeded: [], visitorView: null, visitorNote: '' },
    ...differing,
  };
}

export function makeBasis(differing: Partial<SheetBasis> = {}): SheetBasis {
  return {
    ...{ year: 2026, place: '台前县', line: '7300.00', nearFactor: '1.2' },
    ...{ previousPerHead: '9000.00', lastRoundOn: '2025-12-20', positives: [] },
    today: '2026-06-20',
    ...differing,
  };
}

export function makeMember(differing: Partial<CheckMember> = {}): CheckMember {
  return {
    ...{ birthOn: '1990-03-07', health: '健康', disability: '无', schooling: '非在校' },
    ...{ labour: '普通劳动力', work: '务农', identityValid: true },
    ...differing,
  };
}

/** A household of two about which no check has anything to say. */
export function makeCheckFacts(differing: Partial<CheckFacts> = {}): CheckFacts {
  const sheet = differing.sheet ?? makeSheet();
  return {
    sheet,
    today: '2026-06-20',
    noLabour: false,
    ...{ contactName: '李秀英', contactPhone: '19900005555' },
    members: [makeMember(), makeMember({ labour: '无劳动力', birthOn: '1950-01-01' })],
    ...{ helps: [], watch: null, conclusion: null, helpMonths: 1, closeMonths: 6 },
    finding: sheetRisk(sheet, makeBasis()),
    ...differing,
  };
}

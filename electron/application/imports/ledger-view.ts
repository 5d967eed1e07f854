import { MEASURE_KINDS } from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';

export type Extra = { heading: string; value: string };

/** Ledger columns of a decision that belong to no measure (管控现状 is none): kept beside the person, under these headings. */
export const LOOSE_DECISION = {
  documentNumber: '决定书文号',
  serviceOn: '送达日期',
  startOn: '措施开始日期',
} as const;

/**
 * A person of the register as a line of the ledger: what an export writes and what an import is compared with, so that
 * importing what was exported changes nothing (ledger.md, Export).
 */
export function ledgerViewOf(register: Register, person: PersonRecord): LedgerPerson {
  const rows = register.ledgerRows;
  const extra = JSON.parse(person.extra) as Extra[];
  const test = rows.lastTest(person.id);
  const looseHeadings: readonly string[] = Object.values(LOOSE_DECISION);
  return {
    fullName: person.fullName,
    identityNumber: person.identityNumber,
    identityKind: person.identityKind as LedgerPerson['identityKind'],
    sex: person.sex,
    birthOn: person.birthOn,
    ethnicity: textOrNull(person.ethnicity),
    phone: textOrNull(person.phone),
    domicile: textOrNull(person.domicile),
    townCode: person.townCode,
    villageCode: person.villageCode,
    address: textOrNull(person.address),
    education: person.education,
    marriage: person.marriage,
    occupation: person.occupation,
    category: person.category,
    drugs: rows.drugs(person.id),
    firstUsedOn: person.firstUsedOn,
    lastSeizedOn: person.lastSeizedOn,
    controlStatus: person.controlStatus,
    ...decisionOf(register, person, extra),
    grade: person.grade,
    drugState: person.drugState,
    lastTestOn: test?.day ?? null,
    lastTestResult: test?.result ?? null,
    lastVisitOn: rows.lastVisitOn(person.id),
    policeOfficer: textOrNull(person.policeOfficer),
    caseWorker: textOrNull(person.caseWorker),
    gridWorker: textOrNull(person.gridWorker),
    guardian: textOrNull(person.guardian),
    guardianPhone: textOrNull(person.guardianPhone),
    povertyCategory: person.povertyCategory,
    householdSize: person.householdSize,
    note: textOrNull(person.note),
    extra: extra.filter(({ heading }) => !looseHeadings.includes(heading)),
  };
}

/** The decision of the running measure, else what was kept beside the person. */
function decisionOf(
  register: Register,
  person: PersonRecord,
  extra: readonly Extra[],
): Pick<LedgerPerson, 'documentNumber' | 'serviceOn' | 'startOn' | 'decidedYears'> {
  const loose = (heading: string) => extra.find((each) => each.heading === heading)?.value ?? null;
  const kept = {
    documentNumber: loose(LOOSE_DECISION.documentNumber),
    serviceOn: loose(LOOSE_DECISION.serviceOn),
    startOn: loose(LOOSE_DECISION.startOn),
  };
  const kind = MEASURE_KINDS.find((each) => each === person.controlStatus);
  const measure =
    kind === undefined ? undefined : register.ledgerRows.measureOfKind(person.id, kind);
  if (measure === undefined) return { ...kept, decidedYears: null };
  const startOn = measure.kind === '强制隔离戒毒' ? measure.decisionOn : measure.startOn;
  return {
    documentNumber: textOrNull(measure.documentNumber) ?? kept.documentNumber,
    serviceOn: measure.serviceOn ?? kept.serviceOn,
    startOn: startOn ?? kept.startOn,
    decidedYears: measure.decidedYears,
  };
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

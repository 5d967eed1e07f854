import type { Sheet } from '../../../db/domain/poverty/sheet.ts';
import type { PovertyHelpKind, PovertyRiskType } from '../../../db/domain/words/vocabulary.ts';
import type { NewSheet, SheetRow } from '../../../db/repositories/rounds.ts';
import { fenOf, yuanOf } from '../yuan.ts';

type Amount =
  'wage' | 'business' | 'property' | 'transfer' | 'businessCost' | 'claims' | 'medicalCost';
type AmountColumn = `${Amount}Fen`;

/** The columns of a sheet: yuan become fen, lists JSON. */
export function sheetColumns(
  sheet: Sheet,
): Omit<NewSheet, 'entryId' | 'complete' | 'recordedBy' | 'recordedAt'> {
  const { wage, business, property, transfer, businessCost, claims, medicalCost, ...rest } = sheet;
  const fen = (yuan: string | null) => (yuan === null ? null : fenOf(yuan));
  const amounts: Record<AmountColumn, number | null> = {
    wageFen: fen(wage),
    businessFen: fen(business),
    propertyFen: fen(property),
    transferFen: fen(transfer),
    businessCostFen: fen(businessCost),
    claimsFen: fen(claims),
    medicalCostFen: fen(medicalCost),
  };
  return {
    ...rest,
    ...amounts,
    riskTypes: JSON.stringify([...new Set(sheet.riskTypes)]),
    helpInPlace: JSON.stringify([...new Set(sheet.helpInPlace)]),
    helpNeeded: JSON.stringify([...new Set(sheet.helpNeeded)]),
  };
}

function yuan(row: SheetRow, amount: Amount): string | null {
  const fen = row[`${amount}Fen`];
  return fen === null ? null : yuanOf(fen);
}

/** The sheet of stored columns. */
export function sheetOfRow(row: SheetRow): Sheet {
  const { visitedOn, visitor, respondent, people, housing, schooling, medical, water } = row;
  const { guaranteesNote, healthNote, ableToWork, working, workUnstable, workNote } = row;
  const { drugState, bail, releasedOn, safetyNet, riskNote, wishes } = row;
  const { visitorView, visitorNote } = row;
  return {
    ...{ visitedOn, visitor, respondent, people },
    wage: yuan(row, 'wage'),
    business: yuan(row, 'business'),
    property: yuan(row, 'property'),
    transfer: yuan(row, 'transfer'),
    businessCost: yuan(row, 'businessCost'),
    claims: yuan(row, 'claims'),
    medicalCost: yuan(row, 'medicalCost'),
    ...{ housing, schooling, medical, water, guaranteesNote, healthNote },
    ...{ ableToWork, working, workUnstable, workNote, drugState, bail, releasedOn, safetyNet },
    riskTypes: JSON.parse(row.riskTypes) as PovertyRiskType[],
    ...{ riskNote, wishes },
    helpInPlace: JSON.parse(row.helpInPlace) as PovertyHelpKind[],
    helpNeeded: JSON.parse(row.helpNeeded) as PovertyHelpKind[],
    ...{ visitorView, visitorNote },
  };
}

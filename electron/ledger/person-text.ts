import { LEDGER_COLUMNS, type LedgerField } from './columns.ts';
import type { DrugUse, LedgerPerson } from './reading.ts';

/** Names of regions by code, for writing; a code without a name is written as it is. */
export type RegionNames = (code: string) => string;

/**
 * What a field says in the ledger's own words: a day as 2021-03-05, several drugs with 、, a region by its name. What is
 * written here is read back as the same value.
 */
export function fieldText(person: LedgerPerson, field: LedgerField, nameOf: RegionNames): string {
  if (field === 'drugs') return person.drugs.map(drugText).join('、');
  const value = person[field];
  if (value === null) return '';
  if (field === 'townCode' || field === 'villageCode') return nameOf(String(value));
  return String(value);
}

/** 其他 carries the ledger's own word in brackets; what a bracket holds is not split when it is read again. */
function drugText({ drug, note }: DrugUse): string {
  return drug === '其他' && note !== '' ? `其他（${note}）` : drug;
}

/** All 35 columns of one person, in the order of the template. */
export function ledgerTexts(person: LedgerPerson, nameOf: RegionNames): string[] {
  return LEDGER_COLUMNS.map(({ field }) => fieldText(person, field, nameOf));
}

import { LEDGER_COLUMNS } from './columns.ts';
import { fieldText } from './person-text.ts';
import type { Contradiction, LedgerLine, LedgerPerson } from './reading.ts';

/** A person of the file, from one line or from several that agree. */
export interface LedgerEntry {
  readonly person: LedgerPerson;
  readonly lines: readonly { sheet: string; row: number }[];
  readonly needsConfirmation: boolean;
}

/**
 * Lines with one number are one person: where one line is empty and another is not, the other counts. Lines of which
 * two say different things in one column are not joined; they come back side by side.
 */
export function mergeLines(lines: readonly LedgerLine[]): {
  entries: LedgerEntry[];
  contradictions: Contradiction[];
} {
  const entries: LedgerEntry[] = [];
  const contradictions: Contradiction[] = [];
  for (const group of Map.groupBy(lines, (line) => line.person.identityNumber).values()) {
    const fields = group.length === 1 ? [] : differingFields(group);
    if (fields.length > 0) contradictions.push({ lines: group, fields });
    else entries.push(entryOf(group));
  }
  return { entries, contradictions };
}

function differingFields(group: readonly LedgerLine[]): Contradiction['fields'] {
  return LEDGER_COLUMNS.flatMap(({ field }) => {
    const values = group.map(({ person }) => fieldText(person, field, (code) => code));
    const said = new Set(values.filter((value) => value !== ''));
    return said.size > 1 ? [{ field, values }] : [];
  });
}

function entryOf(group: readonly LedgerLine[]): LedgerEntry {
  const people = group.map(({ person }) => person);
  const person = people.reduce((joined, next) => joinPeople(joined, next));
  return {
    person,
    lines: group.map(({ sheet, row }) => ({ sheet, row })),
    needsConfirmation: group.every((line) => line.needsConfirmation),
  };
}

function joinPeople(first: LedgerPerson, second: LedgerPerson): LedgerPerson {
  const emptyFields = LEDGER_COLUMNS.map(({ field }) => field).filter(
    (field) => fieldText(first, field, (code) => code) === '',
  );
  const filled: Partial<LedgerPerson> = Object.fromEntries(
    emptyFields.map((field) => [field, second[field]]),
  );
  const extra = [...first.extra];
  for (const { heading, value } of second.extra) {
    if (!extra.some((known) => known.heading === heading && known.value === value)) {
      extra.push({ heading, value });
    }
  }
  return { ...first, ...filled, extra };
}

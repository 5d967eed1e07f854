import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { mergeLines, type LedgerEntry } from '../../ledger/merge-lines.ts';
import type { LedgerReading } from '../../ledger/reading.ts';
import { differencesOf, regionNames, type FieldDifference } from './import-differences.ts';
import {
  contradicting,
  decidedBefore,
  endedDoubt,
  otherName,
  settledFields,
  type Decided,
  type Doubt,
} from './import-doubts.ts';
import { Lookalikes } from './import-lookalikes.ts';

export interface PlannedChange {
  readonly personId: number;
  readonly entry: LedgerEntry;
  readonly differences: readonly FieldDifference[];
}
/** What an import would do: decided without writing, and decided again in the transaction that writes. */
export interface ImportPlan {
  readonly created: readonly LedgerEntry[];
  readonly changed: readonly PlannedChange[];
  readonly unchanged: number;
  readonly doubtful: readonly Doubt[];
}

interface Planning {
  readonly register: Register;
  readonly known: ReadonlyMap<string, PersonRecord>;
  readonly lookalikes: Lookalikes;
  readonly names: (code: string) => string;
  readonly decided: ReadonlyMap<string, Decided>;
  readonly plan: {
    readonly created: LedgerEntry[];
    readonly changed: PlannedChange[];
    unchanged: number;
    readonly doubtful: Doubt[];
  };
}

/**
 * ledger.md, "What the import promises" 3 and 4. A doubt that waits does not wait again; one that was decided as the same
 * person is compared with that person from then on.
 */
export function planImport(
  register: Register,
  reading: LedgerReading,
  report: (done: number, total: number) => void,
): ImportPlan {
  const { entries, contradictions } = mergeLines(reading.lines);
  const people = register.people.all();
  const planning: Planning = {
    register,
    known: new Map(people.map((person) => [person.identityNumber, person])),
    lookalikes: new Lookalikes(people),
    names: regionNames(register),
    decided: decidedBefore(register),
    plan: { created: [], changed: [], unchanged: 0, doubtful: [] },
  };
  for (const contradiction of contradictions) {
    for (const doubt of contradicting(contradiction, planning.known, planning.names))
      if (!planning.decided.has(doubt.key)) planning.plan.doubtful.push(doubt);
  }
  entries.forEach((entry, index) => {
    if (index % 500 === 0) report(index, entries.length);
    planEntry(planning, entry);
  });
  return planning.plan;
}

function planEntry(planning: Planning, entry: LedgerEntry): void {
  const { known, lookalikes, plan } = planning;
  const person = known.get(entry.person.identityNumber);
  const doubt = person === undefined ? lookalikes.doubtOf(entry) : otherName(entry, person);
  if (doubt !== null) planDoubt(planning, doubt);
  else if (person === undefined) {
    plan.created.push(entry);
    lookalikes.add({ id: null, ...entry.person });
  } else {
    const differences = differencesOf(planning.register, entry.person, person, planning.names);
    const ended = endedDoubt(entry, person, differences);
    if (ended === null) planChange(planning, entry, person.id, differences);
    else planDoubt(planning, ended);
  }
}

function planDoubt(planning: Planning, doubt: Doubt): void {
  const { register, decided, names, plan } = planning;
  const before = decided.get(doubt.key);
  if (before === undefined) {
    plan.doubtful.push(doubt);
    return;
  }
  const person = before.sameAs === null ? undefined : register.people.find(before.sameAs);
  if (person === undefined || person.recycledAt !== null) plan.unchanged += 1;
  else {
    const settled = settledFields(doubt.why, person);
    const differences = differencesOf(register, doubt.entry.person, person, names).filter(
      ({ field }) => !settled.has(field),
    );
    planChange(planning, doubt.entry, person.id, differences);
  }
}

function planChange(
  { plan }: Planning,
  entry: LedgerEntry,
  personId: number,
  differences: readonly FieldDifference[],
): void {
  if (differences.length === 0) plan.unchanged += 1;
  else plan.changed.push({ personId, entry, differences });
}

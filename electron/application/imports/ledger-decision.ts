import { MEASURE_KINDS } from '../../../db/domain/words/vocabulary.ts';
import type { MeasureRow, PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';
import type { ChangeField } from '../people/change-field.ts';
import { fieldOfLoose, looseDecision, type ImportRun } from './ledger-records.ts';
import { LOOSE_DECISION, type Extra } from './ledger-view.ts';
import { recordedDayError } from '../measures/life-days.ts';
import { recordedDays } from '../measures/measure-days.ts';

const DAY_FIELDS = ['serviceOn', 'startOn'] as const;
export const DECISION_FIELDS = ['documentNumber', ...DAY_FIELDS, 'decidedYears'] as const;

/** Only an imported measure takes its days from a ledger: an old file knows nothing of the one that was decided here since. */
function isByHand({ source }: MeasureRow): boolean {
  return source === '登记' || source === '补录';
}

/** A day of a measure that was recorded here is shown as a difference, also where it is still empty. */
export function isDayByHand(register: Register, person: PersonRecord, field: string): boolean {
  if (!DAY_FIELDS.some((each) => each === field)) return false;
  const measure = measureOf(register, person.id, person.controlStatus);
  return measure !== undefined && isByHand(measure);
}

function measureOf(register: Register, personId: number, status: string): MeasureRow | undefined {
  const kind = MEASURE_KINDS.find((each) => each === status);
  return kind === undefined ? undefined : register.ledgerRows.measureOfKind(personId, kind);
}

/**
 * The decision of a line into the latest measure of the status; beside the person where there is none. Days that contradict the
 * measure, or one that was recorded here, are kept beside the person too: nothing of a line is lost (ledger.md).
 */
export function decisionFromLedger(
  run: ImportRun,
  person: PersonRecord,
  file: LedgerPerson,
  fields: ReadonlySet<ChangeField>,
): void {
  const { register } = run.context;
  const status = fields.has('controlStatus') ? file.controlStatus : person.controlStatus;
  const measure = measureOf(register, person.id, status);
  const loose = looseDecision(file).filter(({ heading }) => fields.has(fieldOfLoose(heading)));
  if (measure === undefined) {
    keepBeside(register, person, loose);
    return;
  }
  const days = daysFrom(measure, file, fields);
  const taken = Object.keys(days).length > 0 && takesDays(run, person, measure, days);
  const changes = {
    ...(fields.has('documentNumber') ? { documentNumber: file.documentNumber ?? '' } : {}),
    ...(fields.has('decidedYears') ? { decidedYears: file.decidedYears } : {}),
    ...(taken ? days : {}),
  };
  if (Object.keys(changes).length > 0) register.people.updateMeasure(measure.id, changes);
  if (taken) return;
  const untaken = loose.filter(({ heading }) => heading !== LOOSE_DECISION.documentNumber);
  keepBeside(
    register,
    person,
    untaken.map(({ heading, value }) => ({ heading: `台账所记${heading}`, value })),
  );
}

function takesDays(
  { context }: ImportRun,
  person: PersonRecord,
  measure: MeasureRow,
  days: LedgerDays,
): boolean {
  if (isByHand(measure)) return false;
  const parts = context.register.measures.parts(measure.id);
  const checks = recordedDays({ ...measure, ...days }, parts);
  return recordedDayError(context, person, checks) === null;
}

type LedgerDays = Partial<Pick<MeasureRow, 'serviceOn' | 'startOn' | 'decisionOn'>>;

function daysFrom(
  { kind }: MeasureRow,
  { serviceOn, startOn }: LedgerPerson,
  fields: ReadonlySet<ChangeField>,
): LedgerDays {
  const start = kind === '强制隔离戒毒' ? { decisionOn: startOn } : { startOn };
  return {
    ...(fields.has('serviceOn') ? { serviceOn } : {}),
    ...(fields.has('startOn') ? start : {}),
  };
}

function keepBeside(register: Register, person: PersonRecord, columns: readonly Extra[]): void {
  const kept = JSON.parse(register.people.find(person.id)?.extra ?? '[]') as Extra[];
  const others = kept.filter(({ heading }) => !columns.some((each) => each.heading === heading));
  register.people.update(person.id, { extra: JSON.stringify([...others, ...columns]) });
}

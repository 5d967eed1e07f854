import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { maskIdentityNumber, maskPhone } from '../../../db/domain/values/resident-id.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { LEDGER_COLUMNS, titleOf, type LedgerField } from '../../ledger/columns.ts';
import { fieldText } from '../../ledger/person-text.ts';
import type { LedgerPerson } from '../../ledger/reading.ts';
import type { Output } from '../../contract/index.ts';
import type { ChangeField } from '../people/change-field.ts';
import { isDayByHand } from './ledger-decision.ts';
import { ledgerViewOf, type Extra } from './ledger-view.ts';
import { COVERED } from '../people/sealed-person.ts';

export interface FieldDifference {
  readonly field: ChangeField;
  readonly register: string;
  readonly file: string;
  /** Empty in the register, or one more test or visit: it overwrites nothing and is taken without asking. */
  readonly fills: boolean;
}

/**
 * As the window shows it: numbers masked but for the digits by which they differ, so that the clerk can tell them apart. What the
 * register holds of somebody under 无感式管理 is covered: a ledger with the number must not open the rest.
 */
export function shownDifference(
  difference: FieldDifference,
  person: Pick<PersonRecord, 'lightTouch'> | undefined,
): Output<'imports.read'>['changed'][number]['differences'][number] {
  const { field, register, file, fills } = difference;
  const sealed = person?.lightTouch === true && register !== '';
  const first = sealed ? COVERED : shownText(field, register, file);
  const second = shownText(field, file, sealed ? '' : register);
  return { field, label: labelOf(field), register: first, file: second, fills };
}

function shownText(field: ChangeField, text: string, other: string): string {
  if (field === 'note' || isExtra(field)) return maskNumbers(text);
  const isIdentity = field === 'identityNumber';
  if (!isIdentity && field !== 'phone' && field !== 'guardianPhone') return text;
  const masked = isIdentity ? maskIdentityNumber(text) : maskPhone(text);
  if (text.length !== other.length) return masked;
  return Array.from(masked, (mark, index) =>
    text[index] === other[index] ? mark : text[index],
  ).join('');
}

function labelOf(field: ChangeField): string {
  return isExtra(field) ? field.slice(EXTRA.length) : titleOf(field);
}

const EXTRA = 'extra:';

function isExtra(field: ChangeField): field is `extra:${string}` {
  return field.startsWith(EXTRA);
}

/** Field by field where the file says something else; an empty cell never says anything. */
export function differencesOf(
  register: Register,
  file: LedgerPerson,
  person: PersonRecord,
  names: (code: string) => string,
): FieldDifference[] {
  const view = ledgerViewOf(register, person);
  const found = LEDGER_COLUMNS.flatMap(({ field }): FieldDifference[] => {
    if (RECORD_FIELDS.has(field)) return [];
    const text = fieldText(file, field, names);
    const kept = fieldText(view, field, names);
    if (text === '' || text === kept) return [];
    if (field === 'grade' && (text === '未评估' || isProposed(register, person.id, text)))
      return [];
    const fills = isFilling(field, kept, file, person) && !isDayByHand(register, person, field);
    return [{ field, register: kept, file: text, fills }];
  });
  return [
    ...found,
    ...recordDifferences(register, file, person.id, view),
    ...extraDifferences(file.extra, view.extra),
  ];
}

/** Nothing stands there yet; but a village of another town is part of a move, and moves are chosen. */
function isFilling(
  field: LedgerField,
  kept: string,
  file: LedgerPerson,
  person: PersonRecord,
): boolean {
  if (field === 'grade') return kept === '未评估';
  if (field === 'villageCode' && file.townCode !== person.townCode) return false;
  return kept === '';
}

/** The same grade waits for its approval already: importing twice proposes once. */
function isProposed(register: Register, personId: number, grade: string): boolean {
  return register.people
    .grades(personId)
    .some((each) => each.approvedBy === null && each.grade === grade);
}

const RECORD_FIELDS: ReadonlySet<LedgerField> = new Set([
  'lastTestOn',
  'lastTestResult',
  'lastVisitOn',
]);

/** A test or a visit of the file that the register does not hold is one more record, not a contradiction. */
function recordDifferences(
  register: Register,
  file: LedgerPerson,
  personId: number,
  view: LedgerPerson,
): FieldDifference[] {
  const found: FieldDifference[] = [];
  const { lastTestOn, lastTestResult, lastVisitOn } = file;
  if (
    lastTestOn !== null &&
    lastTestResult !== null &&
    !register.ledgerRows.hasTestOn(personId, lastTestOn, lastTestResult)
  )
    found.push({
      field: 'lastTestOn',
      register: view.lastTestOn ?? '',
      file: `${lastTestOn} ${lastTestResult}`,
      fills: true,
    });
  if (lastVisitOn !== null && !register.ledgerRows.hasVisitOn(personId, lastVisitOn))
    found.push({
      field: 'lastVisitOn',
      register: view.lastVisitOn ?? '',
      file: lastVisitOn,
      fills: true,
    });
  return found;
}

/** Columns that the program does not know: by their heading, several of one heading together. */
function extraDifferences(file: readonly Extra[], kept: readonly Extra[]): FieldDifference[] {
  const before = extraTexts(kept);
  return [...extraTexts(file)].flatMap(([heading, text]): FieldDifference[] => {
    const register = before.get(heading) ?? '';
    if (text === register) return [];
    return [{ field: `${EXTRA}${heading}`, register, file: text, fills: register === '' }];
  });
}

function extraTexts(extra: readonly Extra[]): Map<string, string> {
  const byHeading = Map.groupBy(extra, ({ heading }) => heading);
  return new Map(
    [...byHeading].map(([heading, all]) => [heading, all.map(({ value }) => value).join('；')]),
  );
}

/** The register's further columns with those of the file in their place where they were taken. */
export function extraWith(
  kept: readonly Extra[],
  file: readonly Extra[],
  taken: ReadonlySet<ChangeField>,
): Extra[] {
  const isTaken = ({ heading }: Extra) => taken.has(`${EXTRA}${heading}`);
  return [...kept.filter((each) => !isTaken(each)), ...file.filter(isTaken)];
}

export function regionNames(register: Register): (code: string) => string {
  const places = [...register.regions.towns(), ...register.regions.villages()];
  const names = new Map(places.map((place) => [place.code, place.name]));
  return (code) => names.get(code) ?? code;
}

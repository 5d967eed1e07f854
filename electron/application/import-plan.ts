import type { PersonRecord } from '../../db/repositories/people.ts';
import type { Register } from '../../db/register.ts';
import { LEDGER_COLUMNS, titleOf, type LedgerField } from '../ledger/columns.ts';
import { mergeLines, type LedgerEntry } from '../ledger/merge-lines.ts';
import { fieldText } from '../ledger/person-text.ts';
import type { Contradiction, LedgerPerson, LedgerReading } from '../ledger/reading.ts';
import type { Output } from '../contract/index.ts';
import { ledgerViewOf } from './ledger-view.ts';

type Why = Output<'imports.read'>['doubtful'][number]['why'];

export interface FieldDifference {
  readonly field: LedgerField;
  readonly register: string;
  readonly file: string;
  /** Empty in the register, or one more test or visit: it overwrites nothing and is taken without asking. */
  readonly fills: boolean;
}
export interface PlannedChange {
  readonly personId: number;
  readonly entry: LedgerEntry;
  readonly differences: readonly FieldDifference[];
}
export interface Doubt {
  readonly entry: LedgerEntry;
  readonly withPersonId: number | null;
  readonly withName: string;
  readonly why: Why;
  readonly explanation: string;
}
/** What an import would do: decided without writing, and decided again in the transaction that writes. */
export interface ImportPlan {
  readonly created: readonly LedgerEntry[];
  readonly changed: readonly PlannedChange[];
  readonly unchanged: number;
  readonly doubtful: readonly Doubt[];
}

/** ledger.md, "What the import promises" 3 and 4. A line that waited or was decided before does not wait again. */
export function planImport(
  register: Register,
  reading: LedgerReading,
  report: (done: number, total: number) => void,
): ImportPlan {
  const { entries, contradictions } = mergeLines(reading.lines);
  const people = register.people.all();
  const known = new Map(people.map((person) => [person.identityNumber, person]));
  const lookalikes = new Lookalikes(people);
  const names = regionNames(register);
  const seen = decidedBefore(register);
  const plan = {
    created: [] as LedgerEntry[],
    changed: [] as PlannedChange[],
    unchanged: 0,
    doubtful: [] as Doubt[],
  };
  for (const contradiction of contradictions) {
    const doubt = contradicting(contradiction, known, names);
    if (!seen.has(keyOf(doubt.entry, doubt.why))) plan.doubtful.push(doubt);
  }
  entries.forEach((entry, index) => {
    if (index % 500 === 0) report(index, entries.length);
    const person = known.get(entry.person.identityNumber);
    const doubt = person === undefined ? lookalikes.doubtOf(entry) : otherName(entry, person);
    if (doubt !== null) {
      if (!seen.has(keyOf(entry, doubt.why))) plan.doubtful.push(doubt);
      else plan.unchanged += 1;
      return;
    }
    if (person === undefined) {
      plan.created.push(entry);
      lookalikes.add({ id: null, ...entry.person });
      return;
    }
    const differences = differencesOf(register, entry.person, person, names);
    const ended = endedDoubt(entry, person, differences);
    if (ended !== null) {
      if (seen.has(keyOf(entry, ended.why))) plan.unchanged += 1;
      else plan.doubtful.push(ended);
    } else if (differences.length === 0) plan.unchanged += 1;
    else plan.changed.push({ personId: person.id, entry, differences });
  });
  return plan;
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
    return [{ field, register: kept, file: text, fills: isFilling(field, kept, file, person) }];
  });
  return [...found, ...recordDifferences(register, file, person.id, view)];
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

export function regionNames(register: Register): (code: string) => string {
  const places = [...register.regions.towns(), ...register.regions.villages()];
  const names = new Map(places.map((place) => [place.code, place.name]));
  return (code) => names.get(code) ?? code;
}

function contradicting(
  { lines, fields }: Contradiction,
  known: ReadonlyMap<string, PersonRecord>,
  names: (code: string) => string,
): Doubt {
  const [first] = lines;
  if (first === undefined) throw new Error('a contradiction without lines');
  const { identityNumber } = first.person;
  const person = known.get(identityNumber);
  const said = fields.map(
    ({ field }) =>
      `${titleOf(field)}：${lines.map((line) => fieldText(line.person, field, names) || '（空）').join(' / ')}`,
  );
  const where = lines.map((line) => `${line.sheet}第${line.row}行`).join('、');
  return {
    entry: {
      person: first.person,
      lines: lines.map(({ sheet, row }) => ({ sheet, row })),
      needsConfirmation: false,
    },
    withPersonId: person?.id ?? null,
    withName: person?.fullName ?? '',
    why: '同一文件内矛盾',
    explanation: `同一身份证号在${where}内容不一致：${said.join('；')}`,
  };
}

function otherName(entry: LedgerEntry, person: PersonRecord): Doubt | null {
  if (person.recycledAt !== null) {
    return {
      entry,
      withPersonId: person.id,
      withName: person.fullName,
      why: '待确认',
      explanation: '此身份证号的人员在回收站中，请先恢复，或舍去这一行',
    };
  }
  if (entry.person.fullName === person.fullName) return null;
  const explanation = `身份证号相同，台账姓名“${entry.person.fullName}”，登记姓名“${person.fullName}”`;
  return {
    entry,
    withPersonId: person.id,
    withName: person.fullName,
    why: '同号不同名',
    explanation,
  };
}

/** Somebody dead or moved away comes back by a correction on the screen with its reason, not by a column of a ledger. */
function endedDoubt(
  entry: LedgerEntry,
  person: PersonRecord,
  differences: readonly FieldDifference[],
): Doubt | null {
  const moves = differences.some(({ field }) => field === 'controlStatus' || field === 'townCode');
  if (!moves || (person.presence === '在册' && person.controlStatus !== '死亡')) return null;
  const state = person.presence === '在册' ? person.controlStatus : person.presence;
  const explanation = `登记为“${state}”，台账写“${entry.person.controlStatus}”；如台账正确，请在此人页面用“更正”或“迁入”办理`;
  return { entry, withPersonId: person.id, withName: person.fullName, why: '待确认', explanation };
}

interface Known {
  readonly id: number | null;
  readonly fullName: string;
  readonly identityNumber: string;
  readonly birthOn: string | null;
  readonly phone: string | null;
}

/** People of one name, among whom the doubtful pairs are: the register's, and those that this file adds. */
class Lookalikes {
  private readonly byName = new Map<string, Known[]>();

  constructor(people: readonly PersonRecord[]) {
    for (const person of people) if (person.recycledAt === null) this.add(person);
  }

  add(person: Known): void {
    const same = this.byName.get(person.fullName);
    if (same === undefined) this.byName.set(person.fullName, [person]);
    else same.push(person);
  }

  doubtOf(entry: LedgerEntry): Doubt | null {
    const { person } = entry;
    if (entry.needsConfirmation) {
      const explanation = '只登记了未列管物质，单凭这一项不能认定为吸毒人员，请核实';
      return { entry, withPersonId: null, withName: '', why: '待确认', explanation };
    }
    for (const other of this.byName.get(person.fullName) ?? []) {
      const pair = { entry, withPersonId: other.id, withName: other.fullName };
      const whom = other.id === null ? '本文件中的另一人' : '已登记人员';
      if (oneDigitApart(other.identityNumber, person.identityNumber))
        return {
          ...pair,
          why: '仅差一位',
          explanation: `与${whom}同名，身份证号只差一位，可能是同一人`,
        };
      if (other.birthOn !== null && other.birthOn === person.birthOn)
        return {
          ...pair,
          why: '同名同生日不同号',
          explanation: `与${whom}同名、同出生日期，身份证号不同，可能是同一人`,
        };
    }
    return null;
  }
}

/** In the first 17: the check character follows from them, so one wrong digit usually changes two. */
function oneDigitApart(first: string, second: string): boolean {
  if (first.length !== second.length) return false;
  let apart = 0;
  for (let index = 0; index < 17; index += 1) if (first[index] !== second[index]) apart += 1;
  return apart === 1;
}

function decidedBefore(register: Register): ReadonlySet<string> {
  return new Set(
    register.imports.allDoubtful().flatMap((row) => {
      if (row.decision === 'newPerson') return [];
      const person = JSON.parse(row.line) as LedgerPerson;
      return [`${row.why}|${JSON.stringify(person)}`];
    }),
  );
}

function keyOf(entry: LedgerEntry, why: Why): string {
  return `${why}|${JSON.stringify(entry.person)}`;
}

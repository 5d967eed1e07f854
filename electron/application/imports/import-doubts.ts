import { createHash } from 'node:crypto';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { titleOf } from '../../ledger/columns.ts';
import type { LedgerEntry } from '../../ledger/merge-lines.ts';
import { fieldText } from '../../ledger/person-text.ts';
import type { Contradiction } from '../../ledger/reading.ts';
import type { Output } from '../../contract/index.ts';
import type { ChangeField } from '../people/change-field.ts';
import type { FieldDifference } from './import-differences.ts';
import { shownName } from '../people/sealed-person.ts';

export type Why = Output<'imports.read'>['doubtful'][number]['why'];

export interface Doubt {
  readonly entry: LedgerEntry;
  /** Which doubt it is, whatever else the line says: who, with whom, and what is asked. */
  readonly key: string;
  readonly withPersonId: number | null;
  /** Of another line of the file that the import registers: who it is will be known then. */
  readonly withNumber: string | null;
  readonly withName: string;
  readonly why: Why;
  readonly explanation: string;
}

/**
 * Lines of one number that say different things: each waits by itself, so that the clerk may register by one of them and
 * take from the others what is right.
 */
export function contradicting(
  { lines, fields }: Contradiction,
  known: ReadonlyMap<string, PersonRecord>,
  names: (code: string) => string,
): Doubt[] {
  const said = fields.map(
    ({ field }) =>
      `${titleOf(field)}：${lines.map((line) => fieldText(line.person, field, names) || '（空）').join(' / ')}`,
  );
  const where = lines.map((line) => `${line.sheet}第${line.row}行`).join('、');
  const explanation = `同一身份证号在${where}内容不一致：${said.join('；')}`;
  return lines.map(({ sheet, row, person, needsConfirmation }): Doubt => {
    const holder = known.get(person.identityNumber);
    const own = fields.map(({ field }) => fieldText(person, field, (code) => code));
    return {
      entry: { person, lines: [{ sheet, row }], needsConfirmation },
      key: keyOf('同一文件内矛盾', person.identityNumber, digest(own)),
      withPersonId: holder?.id ?? null,
      withNumber: null,
      withName: holder === undefined ? '' : shownName(holder),
      why: '同一文件内矛盾',
      explanation,
    };
  });
}

/** Somebody is registered under the number, in the recycle bin or by another name. */
export function otherName(entry: LedgerEntry, person: PersonRecord): Doubt | null {
  const { identityNumber, fullName } = entry.person;
  const pair = { entry, withPersonId: person.id, withNumber: null, withName: shownName(person) };
  if (person.recycledAt !== null) {
    return {
      ...pair,
      key: keyOf('待确认', identityNumber, '回收站'),
      why: '待确认',
      explanation: '此身份证号的人员在回收站中，请先恢复，或舍去这一行',
    };
  }
  if (fullName === person.fullName) return null;
  return {
    ...pair,
    key: keyOf('同号不同名', identityNumber, fullName, person.fullName),
    why: '同号不同名',
    explanation: `身份证号相同，姓名不同：台账“${shownName(person)}”，文件“${fullName}”`,
  };
}

/** Somebody dead or moved away comes back by a correction on the screen with its reason, not by a column of a ledger. */
export function endedDoubt(
  entry: LedgerEntry,
  person: PersonRecord,
  differences: readonly FieldDifference[],
): Doubt | null {
  const moves = differences.some(({ field }) => field === 'controlStatus' || field === 'townCode');
  if (!moves || !isEnded(person)) return null;
  const { identityNumber, controlStatus, townCode } = entry.person;
  const state = person.presence === '在册' ? person.controlStatus : person.presence;
  return {
    entry,
    key: keyOf('待确认', identityNumber, state, controlStatus, townCode),
    withPersonId: person.id,
    withNumber: null,
    withName: shownName(person),
    why: '待确认',
    explanation: `台账中为“${state}”，文件写“${controlStatus}”；如文件正确，请在此人页面用“更正”或“迁入”办理`,
  };
}

function isEnded({ presence, controlStatus }: PersonRecord): boolean {
  return presence !== '在册' || controlStatus === '死亡';
}

/** What was said of a doubt before; `sameAs` is null while it waits, and where the line was left out. */
export interface Decided {
  readonly sameAs: number | null;
}

/**
 * Doubts that wait or were decided, by key. Of two people each has a number of their own from then on, so that answer
 * needs no remembering; lines of one number that contradict each other are asked once.
 */
export function decidedBefore(register: Register): ReadonlyMap<string, Decided> {
  return new Map(
    register.imports.allDoubtful().flatMap((row): [string, Decided][] => {
      if (row.decision === 'newPerson' && row.why !== CONTRADICTION) return [];
      return [[row.lineKey, { sameAs: row.decision === 'same' ? row.withPersonId : null }]];
    }),
  );
}

const CONTRADICTION: Why = '同一文件内矛盾';
const FROM_NUMBER: readonly ChangeField[] = ['sex', 'birthOn'];
const MOVES: readonly ChangeField[] = ['controlStatus', 'townCode', 'villageCode'];

/**
 * What is not compared any more once a line was found to be that person: whose number or name it is, and, of somebody
 * dead or moved away, the status that only a correction on the screen may change.
 */
export function settledFields(why: string, person: PersonRecord): ReadonlySet<ChangeField> {
  const settled: ChangeField[] = isEnded(person) ? [...MOVES] : [];
  if (why === '同号不同名') settled.push('fullName');
  if (why === '同名同生日不同号' || why === '仅差一位')
    settled.push('identityNumber', ...FROM_NUMBER);
  // The name may be the other thing that was mistyped.
  if (why === '仅差一位') settled.push('fullName');
  return new Set(settled);
}

/** Sex and birth day follow from the number: they are no choice of their own where the number is one. */
export function choosable(
  differences: readonly FieldDifference[],
  person: PersonRecord,
): FieldDifference[] {
  const ended = isEnded(person);
  const newNumber = differences.some(({ field }) => field === 'identityNumber');
  return differences.filter(
    ({ field }) => !(ended && MOVES.includes(field)) && !(newNumber && FROM_NUMBER.includes(field)),
  );
}

/** What a doubt is called in the register, so that it is asked once. */
export function keyOf(why: Why, ...parts: readonly string[]): string {
  return [why, ...parts].join('|');
}

function digest(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

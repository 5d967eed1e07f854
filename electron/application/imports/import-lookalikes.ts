import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { LedgerEntry } from '../../ledger/merge-lines.ts';
import { nameReading } from '../people/person-names.ts';
import { shownName } from '../people/sealed-person.ts';
import { keyOf, type Doubt, type Why } from './import-doubts.ts';

interface Known {
  readonly id: number | null;
  readonly fullName: string;
  readonly identityNumber: string;
  readonly birthOn: string | null;
  readonly phone: string | null;
  readonly lightTouch?: boolean;
}

/** The digits that the check character follows from: one wrong digit usually changes it as well, so it is not compared. */
const DIGITS = 17;

/**
 * The people among whom the doubtful pairs are (ledger.md, promise 4): the register's, and those that this file adds. Who stands
 * under a number that differs in one digit is found by the half of the number that is the same: the birth day, or the rest.
 * The name must be the same or alike: of 20,000 invented people of one county 966 pairs are one digit apart by mere chance, and
 * 49 of them are asked about.
 */
export class Lookalikes {
  private readonly byName = new Map<string, Known[]>();
  private readonly byBirth = new Map<string, Known[]>();
  private readonly byRest = new Map<string, Known[]>();

  constructor(people: readonly PersonRecord[]) {
    for (const person of people) if (person.recycledAt === null) this.add(person);
  }

  add(person: Known): void {
    const { birth, rest } = halvesOf(person.identityNumber);
    put(this.byName, person.fullName, person);
    put(this.byBirth, birth, person);
    put(this.byRest, rest, person);
  }

  doubtOf(entry: LedgerEntry): Doubt | null {
    const { person } = entry;
    if (entry.needsConfirmation) {
      const explanation = '只登记了未列管物质，单凭这一项不能认定为吸毒人员，请核实';
      const key = keyOf('待确认', person.identityNumber, '未列管');
      const nobody = { withPersonId: null, withNumber: null, withName: '' };
      return { entry, key, ...nobody, why: '待确认', explanation };
    }
    for (const other of this.candidates(person)) {
      const alike = likeness(person, other);
      if (alike === null) continue;
      return {
        entry,
        key: keyOf(alike.why, person.identityNumber, other.identityNumber),
        withPersonId: other.id,
        withNumber: other.id === null ? other.identityNumber : null,
        withName: nameShownOf(other),
        ...alike,
      };
    }
    return null;
  }

  /** Of one name first: they are the likelier ones. */
  private *candidates({ fullName, identityNumber }: LedgerEntry['person']): Generator<Known> {
    const { birth, rest } = halvesOf(identityNumber);
    yield* this.byName.get(fullName) ?? [];
    yield* this.byBirth.get(birth) ?? [];
    yield* this.byRest.get(rest) ?? [];
  }
}

function put(map: Map<string, Known[]>, key: string, person: Known): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [person]);
  else same.push(person);
}

/** The birth day in the number, and its region with its serial number: one wrong digit leaves one of them as it is. */
function halvesOf(identityNumber: string): { readonly birth: string; readonly rest: string } {
  return {
    birth: identityNumber.slice(6, 14),
    rest: `${identityNumber.slice(0, 6)}${identityNumber.slice(14, DIGITS)}`,
  };
}

function nameShownOf({ id, fullName, lightTouch = false }: Known): string {
  return id === null ? fullName : shownName({ id, fullName, lightTouch });
}

function likeness(
  person: LedgerEntry['person'],
  other: Known,
): { why: Why; explanation: string } | null {
  const whom = other.id === null ? '本文件中的另一人' : '已登记人员';
  const sameName = other.fullName === person.fullName;
  if (oneDigitApart(other.identityNumber, person.identityNumber)) {
    if (!sameName && !areNamesAlike(other.fullName, person.fullName)) return null;
    const names = sameName ? '同名' : '姓名相近';
    return {
      why: '仅差一位',
      explanation: `与${whom}${names}，身份证号只差一位，可能是同一人`,
    };
  }
  if (!sameName || other.birthOn === null || other.birthOn !== person.birthOn) return null;
  return {
    why: '同名同生日不同号',
    explanation: `与${whom}同名、同出生日期，身份证号不同，可能是同一人`,
  };
}

function oneDigitApart(first: string, second: string): boolean {
  if (first.length !== second.length) return false;
  let apart = 0;
  for (let index = 0; index < DIGITS; index += 1) if (first[index] !== second[index]) apart += 1;
  return apart === 1;
}

/** Names that one slip makes of each other: read alike (李钢, 李刚), or one character wrong, missing or too many. */
function areNamesAlike(first: string, second: string): boolean {
  const [one, two] = [plainName(first), plainName(second)];
  return isOneCharacterApart(one, two) || nameReading(first) === nameReading(second);
}

function plainName(name: string): string[] {
  return Array.from(name.replaceAll(/[\s·•.]/gu, ''));
}

/** At most one character wrong, missing or too many. */
function isOneCharacterApart(first: readonly string[], second: readonly string[]): boolean {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const tail = long.slice(same + 1).join('');
  return tail === short.slice(same + (long.length - short.length === 0 ? 1 : 0)).join('');
}

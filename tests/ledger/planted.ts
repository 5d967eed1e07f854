import { checkCharacterOf } from '../../db/domain/values/resident-id.ts';
import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import type { Random } from '../../electron/demo/random.ts';
import type { LedgerField } from '../../electron/ledger/columns.ts';
import type { LedgerPerson, ProblemCode } from '../../electron/ledger/reading.ts';
import { TODAY, VILLAGES } from './taiqian.ts';

/** A cell of a messy ledger as SheetJS writes it; null is an empty one. */
export type RawCell =
  | string
  | null
  | { n: number; z?: string }
  | { day: string; z: string }
  | { formula: string; value: string }
  | { error: '#N/A' | '#REF!' | '#VALUE!' }
  | { truth: boolean };

export interface Planted {
  readonly kind: string;
  readonly field: LedgerField;
  readonly code: ProblemCode;
  make(person: LedgerPerson, random: Random): RawCell;
  /** Whom it can be planted on. */
  fits?(person: LedgerPerson): boolean;
}

function withCheck(seventeen: string): string {
  return seventeen + checkCharacterOf(seventeen);
}

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

function error(
  kind: string,
  field: LedgerField,
  code: ProblemCode,
  ...[made, fits]: readonly [made: Planted['make'] | RawCell, fits?: Planted['fits']]
): Planted {
  const make = typeof made === 'function' ? made : (): RawCell => made;
  return { kind, field, code, make, ...(fits === undefined ? {} : { fits }) };
}

const DAY_FIELDS = ['lastSeizedOn', 'serviceOn', 'startOn', 'lastTestOn', 'lastVisitOn'] as const;
const otherDigit = (digit: string): string => String((Number(digit) + 3) % 10);
const notYears = (person: LedgerPerson): boolean => person.controlStatus !== '社区康复';

/** Every kind of error that the generator plants: the cell it makes, and what the reader must say of it. */
export const PLANTED: readonly Planted[] = [
  error('no name', 'fullName', 'MISSING', null),
  error('a name of blanks', 'fullName', 'MISSING', ' 　 '),
  error('a name that is an error value', 'fullName', 'CELL_ERROR', { error: '#N/A' }),
  error('no number', 'identityNumber', 'MISSING', null),
  error('a number of 17 digits', 'identityNumber', 'ID_FORMAT', (p) =>
    p.identityNumber.slice(0, 17),
  ),
  error('a number of 19 characters', 'identityNumber', 'ID_FORMAT', (p) => `${p.identityNumber}1`),
  error('a number with a letter inside', 'identityNumber', 'ID_FORMAT', (p) =>
    replaceAt(p.identityNumber, 8, 'B'),
  ),
  error('words for a number', 'identityNumber', 'ID_FORMAT', '待补'),
  error(
    'a wrong check character',
    'identityNumber',
    'ID_CHECK_DIGIT',
    (p) =>
      p.identityNumber.slice(0, 17) +
      (p.identityNumber.endsWith('X') ? '5' : otherDigit(p.identityNumber.slice(-1))),
  ),
  error('one digit mistyped', 'identityNumber', 'ID_CHECK_DIGIT', (p) =>
    replaceAt(p.identityNumber, 3, otherDigit(p.identityNumber.charAt(3))),
  ),
  error(
    'two digits exchanged',
    'identityNumber',
    'ID_CHECK_DIGIT',
    (p) =>
      replaceAt(
        replaceAt(p.identityNumber, 14, p.identityNumber.charAt(15)),
        15,
        p.identityNumber.charAt(14),
      ),
    (p) =>
      p.identityNumber.charAt(14) !== p.identityNumber.charAt(15) &&
      !p.identityNumber.endsWith('00'),
  ),
  error('a month 13 in the number', 'identityNumber', 'ID_BIRTH_DAY', (p) =>
    withCheck(`${p.identityNumber.slice(0, 10)}13${p.identityNumber.slice(12, 17)}`),
  ),
  error('a 30 February in the number', 'identityNumber', 'ID_BIRTH_DAY', (p) =>
    withCheck(`${p.identityNumber.slice(0, 10)}0230${p.identityNumber.slice(14, 17)}`),
  ),
  error('a birth in the future in the number', 'identityNumber', 'ID_BIRTH_DAY', (p) =>
    withCheck(`${p.identityNumber.slice(0, 6)}20270101${p.identityNumber.slice(14, 17)}`),
  ),
  error('a number typed as a number', 'identityNumber', 'ID_TYPED_AS_NUMBER', (p) => ({
    n: Number(`${p.identityNumber.slice(0, 15)}000`),
    z: '0',
  })),
  error(
    'a number in scientific notation',
    'identityNumber',
    'ID_TYPED_AS_NUMBER',
    (p) => `${p.identityNumber.charAt(0)}.${p.identityNumber.slice(1, 6)}E+17`,
  ),
  error(
    'a text whose last digits are gone',
    'identityNumber',
    'ID_TYPED_AS_NUMBER',
    (p) => `${p.identityNumber.slice(0, 15)}000`,
    (p) => checkCharacterOf(`${p.identityNumber.slice(0, 15)}00`) !== '0',
  ),
  error(
    'a masked number',
    'identityNumber',
    'MASKED',
    (p) => `${p.identityNumber.slice(0, 6)}********${p.identityNumber.slice(-4)}`,
  ),
  error('the other sex', 'sex', 'SEX_DIFFERS', (p) => (p.sex === '男' ? '女' : '男')),
  error('a word for sex that is none', 'sex', 'WORD_UNKNOWN', '男性'),
  error('another birth day', 'birthOn', 'BIRTH_DIFFERS', (p) => addDays(p.birthOn ?? TODAY, 1)),
  error('another birth month', 'birthOn', 'BIRTH_DIFFERS', (p) =>
    addDays(p.birthOn ?? TODAY, 40).slice(0, 7),
  ),
  error('a birth day that never was', 'birthOn', 'DAY_NOT_IN_CALENDAR', '1990-02-30'),
  error('a phone of 10 digits', 'phone', 'PHONE_FORMAT', '1990000123'),
  error('a phone of 12 digits', 'phone', 'PHONE_FORMAT', '199000012345'),
  error('two phones in a cell', 'phone', 'PHONE_FORMAT', '19900001234/19900001235'),
  error('a name for a phone', 'phone', 'PHONE_FORMAT', '同其妻'),
  error('a fixed number without area code', 'phone', 'PHONE_FORMAT', '2211234'),
  error('a fixed number typed as a number', 'phone', 'PHONE_ZERO_LOST', { n: 3932211234 }),
  error('a truth value for a phone', 'phone', 'CELL_ERROR', { truth: true }),
  error('a guardian phone of 8 digits', 'guardianPhone', 'PHONE_FORMAT', '19900012'),
  error('a masked phone', 'guardianPhone', 'MASKED', '199****1234'),
  error('no town', 'townCode', 'MISSING', null),
  error('a town of another county', 'townCode', 'TOWN_UNKNOWN', '濮城镇'),
  error('a misspelt town', 'townCode', 'TOWN_UNKNOWN', '打鱼陈镇'),
  error('a village of another town', 'villageCode', 'VILLAGE_UNKNOWN', (p) => foreignVillage(p)),
  error('a village that is none', 'villageCode', 'VILLAGE_UNKNOWN', '无此村庄'),
  error('no status', 'controlStatus', 'MISSING', null),
  error('a status in no list', 'controlStatus', 'WORD_UNKNOWN', '在家'),
  error('a part of a status', 'controlStatus', 'WORD_UNKNOWN', '社区'),
  error('无感 in the ledger', 'controlStatus', 'WORD_UNKNOWN', '无感'),
  error('an error value for a status', 'controlStatus', 'CELL_ERROR', { error: '#VALUE!' }),
  error('务工 without where', 'occupation', 'WORD_AMBIGUOUS', '务工'),
  error('打工 without where', 'occupation', 'WORD_AMBIGUOUS', '打工'),
  error('an occupation in no list', 'occupation', 'WORD_UNKNOWN', '司机'),
  error('a category in no list', 'category', 'WORD_UNKNOWN', '涉毒'),
  error('a grade in no list', 'grade', 'WORD_UNKNOWN', '较高'),
  error('a drug state in no list', 'drugState', 'WORD_UNKNOWN', '良好'),
  error('a test result that the ledger has not', 'lastTestResult', 'WORD_UNKNOWN', '弱阳'),
  error('a poverty category in no list', 'povertyCategory', 'WORD_UNKNOWN', '贫困户'),
  ...DAY_FIELDS.flatMap((field) => [
    error(`a month 13 in ${field}`, field, 'DAY_NOT_IN_CALENDAR', '2021-13-05'),
    error(`a 29 February in ${field}`, field, 'DAY_NOT_IN_CALENDAR', '2021.2.29'),
    error(`tomorrow in ${field}`, field, 'DAY_IN_FUTURE', addDays(TODAY, 1)),
    error(`a year of two digits in ${field}`, field, 'DAY_FORMAT', '21.3.5'),
  ]),
  error('the month of a test only', 'lastTestOn', 'DAY_TOO_ROUGH', '2021年3月'),
  error('the year of a visit only', 'lastVisitOn', 'DAY_TOO_ROUGH', '2021年'),
  error('words for a day', 'lastSeizedOn', 'DAY_FORMAT', '去年冬天'),
  error('a day that shows its month only', 'lastTestOn', 'DAY_TOO_ROUGH', {
    day: '2021-03-01',
    z: 'yyyy"年"m"月"',
  }),
  error('a day without its display format', 'lastVisitOn', 'DAY_FORMAT', { n: 46_000 }),
  error('an error value for a day', 'startOn', 'CELL_ERROR', { error: '#REF!' }),
  error('January or October', 'firstUsedOn', 'DAY_AMBIGUOUS', { n: 2015.1 }),
  error('four years', 'decidedYears', 'NUMBER_FORMAT', '4'),
  error('years of another measure', 'decidedYears', 'YEARS_NOT_ALLOWED', { n: 2 }, notYears),
  error('a household of nobody', 'householdSize', 'NUMBER_FORMAT', { n: 0 }),
  error('a household of half people', 'householdSize', 'NUMBER_FORMAT', { n: 3.5 }),
  error('words for a household', 'householdSize', 'NUMBER_FORMAT', '若干'),
  error('an address without end', 'address', 'TEXT_TOO_LONG', '台前县'.repeat(80)),
];

function foreignVillage(person: LedgerPerson): string {
  const own = new Set(
    VILLAGES.filter(({ townCode }) => townCode === person.townCode).map(({ name }) => name),
  );
  const shorts = new Set(
    [...own].map((name) => name.replace(/(村民委员会|居民委员会|村委会|居委会)$/, '')),
  );
  const other = VILLAGES.find(
    ({ name }) =>
      !own.has(name) && !shorts.has(name.replace(/(村民委员会|居民委员会|村委会|居委会)$/, '')),
  );
  return other?.name ?? '无此村庄';
}

import type { Random } from '../../electron/demo/random.ts';
import type { LedgerField } from '../../electron/ledger/columns.ts';
import { fieldText } from '../../electron/ledger/person-text.ts';
import type { LedgerPerson } from '../../electron/ledger/reading.ts';
import type { RawCell } from './planted.ts';
import { nameOf } from './taiqian.ts';

/** A way of writing a cell that a reader must understand: the cell, and what becomes of the person when it is not what the base says. */
export interface Habit {
  readonly kind: string;
  readonly field: LedgerField;
  write(person: LedgerPerson): RawCell;
  readonly then?: (person: LedgerPerson) => Partial<LedgerPerson>;
  fits?(person: LedgerPerson): boolean;
}

type Conditions = readonly [then?: Habit['then'], fits?: Habit['fits']];

function habit(
  kind: string,
  field: LedgerField,
  write: Habit['write'],
  ...[then, fits]: Conditions
): Habit {
  return {
    kind,
    field,
    write,
    ...(then === undefined ? {} : { then }),
    ...(fits === undefined ? {} : { fits }),
  };
}

function wide(text: string): string {
  return text.replace(/[0-9A-Za-z]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
}

const text = (person: LedgerPerson, field: LedgerField): string =>
  fieldText(person, field, (code) => code);
const parts = (day: string): [string, string, string] => {
  const [year = '', month = '', date = ''] = day.split('-');
  return [year, String(Number(month)), String(Number(date))];
};

/** The spellings of a day that ledgers use; each is read as the same day. */
const SPELLINGS: readonly (readonly [string, (day: string) => RawCell])[] = [
  ['2021-3-5', (day) => parts(day).join('-')],
  ['2021/3/5', (day) => parts(day).join('/')],
  ['2021.3.5', (day) => parts(day).join('.')],
  ['2021.03.05', (day) => day.replaceAll('-', '.')],
  ['20210305', (day) => day.replaceAll('-', '')],
  ['20210305 as a number', (day) => ({ n: Number(day.replaceAll('-', '')) })],
  ['2021年3月5日', (day) => `${parts(day)[0]}年${parts(day)[1]}月${parts(day)[2]}日`],
  ['2021 年 3 月 5 日', (day) => ` ${parts(day)[0]} 年 ${parts(day)[1]} 月 ${parts(day)[2]} 日 `],
  ['２０２１．３．５', (day) => wide(parts(day).join('.')).replaceAll('.', '．')],
  ['2O21-O3-O5', (day) => day.replaceAll('0', 'O')],
  [
    '2〇21年',
    (day) => `${parts(day)[0].replaceAll('0', '〇')}年${parts(day)[1]}月${parts(day)[2]}日`,
  ],
  ['a true date', (day) => ({ day, z: 'yyyy/m/d' })],
  ['a true date in words', (day) => ({ day, z: 'yyyy"年"m"月"d"日"' })],
  ['with a time of day', (day) => `${day} 00:00:00`],
  ["'2021-03-05", (day) => `'${day}`],
];

const DAYS = ['lastSeizedOn', 'serviceOn', 'startOn', 'lastTestOn', 'lastVisitOn'] as const;

/** Everything of ledger.md “Real ledgers” that stands in one cell. */
export const HABITS: readonly Habit[] = [
  habit(
    'a name with blanks between',
    'fullName',
    (p) => Array.from(p.fullName).join(' 　'),
    undefined,
    (p) => p.fullName.length === 2,
  ),
  habit('a name with a line break behind', 'fullName', (p) => `${p.fullName}\n`),
  habit(
    'a dot of another kind',
    'fullName',
    (p) => p.fullName.replace('·', '•'),
    undefined,
    (p) => p.fullName.includes('·'),
  ),
  habit('an apostrophe before the number', 'identityNumber', (p) => `'${p.identityNumber}`),
  habit('full-width digits', 'identityNumber', (p) => wide(p.identityNumber)),
  habit(
    'blanks in the number',
    'identityNumber',
    (p) =>
      `${p.identityNumber.slice(0, 6)} ${p.identityNumber.slice(6, 14)} ${p.identityNumber.slice(14)}`,
  ),
  habit(
    'a small x',
    'identityNumber',
    (p) => p.identityNumber.toLowerCase(),
    undefined,
    (p) => p.identityNumber.endsWith('X'),
  ),
  habit('O for 0 in the number', 'identityNumber', (p) => p.identityNumber.replaceAll('0', 'O')),
  habit(
    '15 digits of the old kind',
    'identityNumber',
    (p) => p.identityNumber.slice(0, 6) + p.identityNumber.slice(8, 17),
    undefined,
    (p) => p.identityNumber.startsWith('19', 6),
  ),
  habit(
    '15 digits typed as a number',
    'identityNumber',
    (p) => ({ n: Number(p.identityNumber.slice(0, 6) + p.identityNumber.slice(8, 17)), z: '0' }),
    undefined,
    (p) => p.identityNumber.startsWith('19', 6),
  ),
  habit(
    'a certificate of disability',
    'identityNumber',
    (p) => `${p.identityNumber}43`,
    () => ({ identityKind: '残疾人证' }),
  ),
  habit(
    'a certificate of 22 characters',
    'identityNumber',
    (p) => `${p.identityNumber}43B1`,
    () => ({ identityKind: '残疾人证' }),
  ),
  habit('no sex', 'sex', () => null),
  habit('blanks around the sex', 'sex', (p) => ` ${text(p, 'sex')}\n`),
  habit('no birth day', 'birthOn', () => null),
  habit('the birth month only', 'birthOn', (p) => text(p, 'birthOn').slice(0, 7)),
  habit(
    'the birth month in words',
    'birthOn',
    (p) => `${parts(text(p, 'birthOn'))[0]}年${parts(text(p, 'birthOn'))[1]}月`,
  ),
  habit(
    '汉 for 汉族',
    'ethnicity',
    () => '汉',
    () => ({ ethnicity: '汉族' }),
  ),
  habit('a phone as a number', 'phone', (p) => ({ n: Number(p.phone) })),
  habit(
    'a phone with dashes',
    'phone',
    (p) =>
      `${text(p, 'phone').slice(0, 3)}-${text(p, 'phone').slice(3, 7)}-${text(p, 'phone').slice(7)}`,
  ),
  habit('a full-width phone', 'phone', (p) => wide(text(p, 'phone'))),
  habit('a phone with +86', 'phone', (p) => `+86 ${text(p, 'phone')}`),
  habit(
    'a fixed number in brackets',
    'phone',
    () => '（0393）2211234',
    () => ({ phone: '0393-2211234' }),
  ),
  habit(
    'a fixed number of Peking',
    'guardianPhone',
    () => '010 65201234',
    () => ({ guardianPhone: '010-65201234' }),
  ),
  habit(
    '无 for a phone',
    'guardianPhone',
    () => '无',
    () => ({ guardianPhone: null }),
  ),
  habit('a town without its ending', 'townCode', (p) => nameOf(p.townCode).replace(/[镇乡]$/, '')),
  habit('a town by its code', 'townCode', (p) => ({ n: Number(p.townCode) })),
  habit(
    'a village without its ending',
    'villageCode',
    (p) => nameOf(text(p, 'villageCode')).replace(/(村委会|居委会)$/, ''),
    undefined,
    (p) => p.villageCode !== null && /村委会$/.test(nameOf(p.villageCode)),
  ),
  habit(
    'a village by its code',
    'villageCode',
    (p) => text(p, 'villageCode'),
    undefined,
    (p) => p.villageCode !== null,
  ),
  habit(
    'a line break in the address',
    'address',
    () => '城关镇\r\n东街 1 号',
    () => ({ address: '城关镇 东街 1 号' }),
  ),
  habit(
    'a formula in the address',
    'address',
    () => ({ formula: '"城关镇"&"西街"', value: '城关镇西街' }),
    () => ({ address: '城关镇西街' }),
  ),
  habit(
    'a synonym of a school',
    'education',
    () => '职高',
    () => ({ education: '中专（含技校、职高）' }),
  ),
  habit(
    'a school in no list',
    'education',
    () => '电大',
    (p) => ({
      education: '不详',
      note: [p.note, '文化程度原记“电大”'].filter((part) => part !== null).join('；'),
    }),
  ),
  habit(
    'a synonym of a marriage',
    'marriage',
    () => '再婚',
    () => ({ marriage: '已婚' }),
  ),
  habit(
    'half-width brackets',
    'occupation',
    () => '务工(外出)',
    () => ({ occupation: '务工（外出）' }),
  ),
  habit(
    'a synonym of an occupation',
    'occupation',
    () => '种地',
    () => ({ occupation: '务农' }),
  ),
  habit(
    'no category',
    'category',
    () => null,
    () => ({ category: null }),
  ),
  habit(
    'two drugs with a comma',
    'drugs',
    () => '冰毒,海洛因',
    () => ({
      drugs: [
        { drug: '甲基苯丙胺（冰毒）', note: '' },
        { drug: '海洛因', note: '' },
      ],
    }),
  ),
  habit(
    'drugs on two lines',
    'drugs',
    () => 'k粉\n麻古',
    () => ({
      drugs: [
        { drug: '氯胺酮', note: '' },
        { drug: '甲基苯丙胺片剂（麻古）', note: '' },
      ],
    }),
  ),
  habit(
    'a drug in no list',
    'drugs',
    () => '上头电子烟',
    () => ({ drugs: [{ drug: '其他', note: '上头电子烟' }] }),
  ),
  habit(
    'a year for the first use',
    'firstUsedOn',
    () => '2012年',
    () => ({ firstUsedOn: '2012' }),
  ),
  habit(
    'a year as a number',
    'firstUsedOn',
    () => ({ n: 2012 }),
    () => ({ firstUsedOn: '2012' }),
  ),
  habit(
    'a month for the first use',
    'firstUsedOn',
    () => '2012.3',
    () => ({ firstUsedOn: '2012-03' }),
  ),
  habit(
    'a month with two decimals',
    'firstUsedOn',
    () => ({ n: 2012.1, z: '0.00' }),
    () => ({ firstUsedOn: '2012-10' }),
  ),
  habit(
    'a month shown of a date',
    'firstUsedOn',
    () => ({ day: '2012-03-01', z: 'yyyy"年"m"月"' }),
    () => ({ firstUsedOn: '2012-03' }),
  ),
  habit(
    'a year for a seizure',
    'lastSeizedOn',
    () => '2019年',
    () => ({ lastSeizedOn: '2019' }),
  ),
  habit(
    'a month for a service',
    'serviceOn',
    () => '2021.3',
    () => ({ serviceOn: '2021-03' }),
  ),
  habit(
    'a month for a start',
    'startOn',
    () => ({ day: '2021-03-01', z: 'yyyy"年"m"月"' }),
    () => ({ startOn: '2021-03' }),
  ),
  habit(
    '不详 for a day',
    'lastSeizedOn',
    () => '不详',
    () => ({ lastSeizedOn: null }),
  ),
  habit(
    'a dash for a day',
    'lastSeizedOn',
    () => '——',
    () => ({ lastSeizedOn: null }),
  ),
  habit(
    'a month shown of a date within it',
    'lastSeizedOn',
    () => ({ day: '2021-03-05', z: 'yyyy"年"m"月"' }),
    () => ({ lastSeizedOn: '2021-03-05' }),
  ),
  habit(
    'a day in Chinese numerals',
    'lastSeizedOn',
    () => '二〇二一年十二月二十五日',
    () => ({ lastSeizedOn: '2021-12-25' }),
  ),
  habit('blanks in a status', 'controlStatus', (p) => Array.from(p.controlStatus).join(' ')),
  habit(
    'half-width brackets in a status',
    'controlStatus',
    () => '出国(境)',
    () => ({ controlStatus: '出国（境）', decidedYears: null }),
    (p) => p.decidedYears === null,
  ),
  habit('a status by formula', 'controlStatus', (p) => ({
    formula: `"${p.controlStatus}"&""`,
    value: p.controlStatus,
  })),
  habit(
    'years with their unit',
    'decidedYears',
    () => '3年',
    undefined,
    (p) => p.decidedYears === 3,
  ),
  habit(
    'a grade with a line break',
    'grade',
    () => '未\n评估',
    () => ({ grade: '未评估' }),
  ),
  habit('people with their unit', 'householdSize', (p) => `${p.householdSize ?? 1}人`),
  habit('a household as a text', 'householdSize', (p) => text(p, 'householdSize')),
  habit(
    'a note of two lines',
    'note',
    () => '家属配合\r\n已签承诺书',
    () => ({ note: '家属配合\n已签承诺书' }),
  ),
  ...DAYS.flatMap((field) =>
    SPELLINGS.map(([kind, write]) =>
      habit(
        `${kind} in ${field}`,
        field,
        (p) => write(text(p, field)),
        undefined,
        (p) => p[field] !== null,
      ),
    ),
  ),
];

/** Writes some cells of a person by habit: the cells, and the person that must come of it. */
export function withHabits(
  person: LedgerPerson,
  random: Random,
  allowed: (cell: RawCell) => boolean,
): { cells: Map<LedgerField, RawCell>; person: LedgerPerson } {
  const cells = new Map<LedgerField, RawCell>();
  let expected = person;
  for (let index = 0; index < 6; index += 1) {
    const chosen = HABITS[random.whole(HABITS.length)];
    if (chosen === undefined || cells.has(chosen.field) || chosen.fits?.(person) === false)
      continue;
    if (chosen.field === 'education' && cells.has('note')) continue;
    if (chosen.field === 'note' && expected.note !== person.note) continue;
    const cell = chosen.write(person);
    if (!allowed(cell)) continue;
    cells.set(chosen.field, cell);
    expected = { ...expected, ...chosen.then?.(person) };
  }
  return { cells, person: expected };
}

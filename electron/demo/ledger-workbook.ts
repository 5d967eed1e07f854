import { formatChineseDay } from '../../db/domain/calendar/calendar-day.ts';
import { serialOfDay } from '../ledger/number-formats.ts';
import { fieldText, type RegionNames } from '../ledger/person-text.ts';
import type { LedgerField } from '../ledger/columns.ts';
import type { LedgerPerson } from '../ledger/reading.ts';
import { columnLetter } from '../ledger/workbook.ts';
import type { OutCell, OutRow, OutSheet } from '../ledger/out-workbook.ts';
import { writeWorkbook } from '../ledger/workbook-writer.ts';
import { seededRandom, type Random } from './random.ts';

export interface DemoLedger {
  readonly people: readonly LedgerPerson[];
  /** Name of a town or village by its code. */
  readonly nameOf: RegionNames;
  readonly countyName: string;
  readonly today: string;
  readonly seed: number;
}

interface Group {
  readonly title: string;
  /** Headings under the group, in the wording of an office; a field of null is a column that the program does not know. */
  readonly columns: readonly (readonly [string, LedgerField | null])[];
}

const GROUPS: readonly Group[] = [
  {
    title: '基本情况',
    columns: [
      ['姓名', 'fullName'],
      ['性别', 'sex'],
      ['身份证号码', 'identityNumber'],
      ['出生年月', 'birthOn'],
      ['民族', 'ethnicity'],
      ['学历', 'education'],
      ['婚姻状况', 'marriage'],
      ['从业状况', 'occupation'],
      ['手机号码', 'phone'],
    ],
  },
  {
    title: '户籍和居住',
    columns: [
      ['村（社区）', 'villageCode'],
      ['户籍地址', 'domicile'],
      ['现居住地', 'address'],
      ['贫困属性', 'povertyCategory'],
      ['家庭人口', 'householdSize'],
    ],
  },
  {
    title: '涉毒情况',
    columns: [
      ['人员类别', 'category'],
      ['吸食毒品种类', 'drugs'],
      ['初吸时间', 'firstUsedOn'],
      ['查获时间', 'lastSeizedOn'],
      ['戒毒状态', 'drugState'],
    ],
  },
  {
    title: '管控措施',
    columns: [
      ['管控现状', 'controlStatus'],
      ['文书号', 'documentNumber'],
      ['送达日期', 'serviceOn'],
      ['报到日期', 'startOn'],
      ['康复期限', 'decidedYears'],
      ['管控等级', 'grade'],
    ],
  },
  {
    title: '尿检',
    columns: [
      ['最近检测日期', 'lastTestOn'],
      ['最近检测结果', 'lastTestResult'],
    ],
  },
  {
    title: '责任落实',
    columns: [
      ['最近走访日期', 'lastVisitOn'],
      ['包保民警', 'policeOfficer'],
      ['禁毒专干', 'caseWorker'],
      ['网格员', 'gridWorker'],
    ],
  },
  {
    title: '家属',
    columns: [
      ['姓名', 'guardian'],
      ['电话', 'guardianPhone'],
    ],
  },
  {
    title: '其他',
    columns: [
      ['是否持有驾驶证', null],
      ['备注', 'note'],
    ],
  },
];

const DAY_FIELDS: readonly LedgerField[] = [
  'lastSeizedOn',
  'serviceOn',
  'startOn',
  'lastTestOn',
  'lastVisitOn',
];
const HEADING = { bold: true, center: true, wrap: true, border: true, fill: 'F2F2F2' } as const;
const BODY = { border: true } as const;
const HEADER_ROWS = 4;

/**
 * The workbook that an office has kept for years: a sheet a township, a title, a 填报单位 line, a header of two lines,
 * 序号, a total and a signature line, days in several spellings. It holds no error: every line of it is imported.
 */
export function makeLedgerWorkbook(ledger: DemoLedger): Uint8Array {
  const random = seededRandom(ledger.seed + 1);
  const byTown = Map.groupBy(ledger.people, (person) => person.townCode);
  const codes = [...byTown.keys()].sort();
  return writeWorkbook({
    sheets: codes.map((code) => townSheet(ledger, code, byTown.get(code) ?? [], random)),
  });
}

function townSheet(
  ledger: DemoLedger,
  code: string,
  people: readonly LedgerPerson[],
  random: Random,
): OutSheet {
  const town = ledger.nameOf(code);
  const columns = GROUPS.flatMap(({ columns: list }) => list);
  const last = columnLetter(columns.length);
  const rows: OutRow[] = [
    {
      cells: [
        {
          value: `${ledger.countyName}${town}吸毒人员管控工作台账`,
          style: { bold: true, size: 16, center: true },
        },
      ],
      height: 32,
    },
    {
      cells: [
        { value: `填报单位：${town}人民政府        填报日期：${formatChineseDay(ledger.today)}` },
      ],
    },
    {
      cells: [
        heading('序号'),
        ...GROUPS.flatMap(({ title, columns: list }) =>
          list.map((_, index) => (index === 0 ? heading(title) : { style: HEADING })),
        ),
      ],
    },
    { cells: [{ style: HEADING }, ...columns.map(([title]) => heading(title))], height: 30 },
    ...people.map((person, index) => personRow(person, index, ledger, random)),
    {
      cells: [
        { value: '合计', style: BODY },
        { value: `${people.length}人`, style: BODY },
      ],
    },
    { cells: [{ value: '填表人：张敏          审核人：李秀英' }] },
  ];
  const widths = columns.map(([, field]) => ({ width: field === 'identityNumber' ? 20 : 12 }));
  return {
    name: town,
    columns: [{ width: 6 }, ...widths],
    rows,
    merges: merges(last),
    frozenRows: HEADER_ROWS,
    landscape: true,
  };
}

function heading(value: string): OutCell {
  return { value, style: HEADING };
}

function merges(last: string): string[] {
  const ranges = [`A1:${last}1`, `A2:${last}2`, 'A3:A4'];
  let column = 1;
  for (const { columns } of GROUPS) {
    if (columns.length > 1)
      ranges.push(`${columnLetter(column)}3:${columnLetter(column + columns.length - 1)}3`);
    column += columns.length;
  }
  return ranges;
}

function personRow(
  person: LedgerPerson,
  index: number,
  ledger: DemoLedger,
  random: Random,
): OutRow {
  const cells = GROUPS.flatMap(({ columns }) => columns).map(([, field]): OutCell => {
    if (field === null) return { value: random.chance(0.3) ? '是' : '否', style: BODY };
    return fieldCell(person, field, ledger.nameOf, random);
  });
  return { cells: [{ value: index + 1, style: BODY }, ...cells] };
}

function fieldCell(
  person: LedgerPerson,
  field: LedgerField,
  nameOf: RegionNames,
  random: Random,
): OutCell {
  const text = fieldText(person, field, nameOf);
  if (text === '') return { style: BODY };
  if (DAY_FIELDS.includes(field)) return dayCell(text, random);
  if (field === 'householdSize' || field === 'decidedYears')
    return { value: Number(text), style: BODY };
  return { value: quirk(text, field, random), style: { ...BODY, format: '@' } };
}

/** A day as clerks write it; a third of the cells are true dates. */
function dayCell(day: string, random: Random): OutCell {
  const [year = '', month = '', date = ''] = day.split('-').map((part) => String(Number(part)));
  const way = random.whole(6);
  if (way < 2) return { value: serialOfDay(day, false), style: { ...BODY, format: 'yyyy/m/d' } };
  const texts = [
    `${year}.${month}.${date}`,
    `${year}年${month}月${date}日`,
    day.replaceAll('-', ''),
    `${year}-${month}-${date}`,
  ];
  return { value: texts[way - 2] ?? day, style: { ...BODY, format: '@' } };
}

type Habit = (text: string, random: Random) => string;

/** Harmless habits: 张 三, １９９…, 农民 for 务农, 冰毒 for its full name, 出生年月 to the month. */
const HABITS: Partial<Record<LedgerField, Habit>> = {
  fullName: (text, random) =>
    /^\p{Script=Han}{2}$/u.test(text) && random.chance(0.5) ? Array.from(text).join('  ') : text,
  phone: (text, random) => (random.chance(0.05) ? fullWidth(text) : text),
  identityNumber: (text, random) => (random.chance(0.03) ? ` ${text.toLowerCase()}` : text),
  occupation: (text, random) => (text === '务农' && random.chance(0.4) ? '农民' : text),
  drugs: (text) =>
    text.replaceAll('甲基苯丙胺（冰毒）', '冰毒').replaceAll('甲基苯丙胺片剂（麻古）', '麻古'),
  birthOn: (text) => `${text.slice(0, 4)}.${Number(text.slice(5, 7))}`,
  firstUsedOn: (text) => (text.length === 4 ? `${text}年` : text),
};

function quirk(text: string, field: LedgerField, random: Random): string {
  return HABITS[field]?.(text, random) ?? text;
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

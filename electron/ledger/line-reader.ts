import {
  formatChineseDay,
  isPrecise,
  type RoughDay,
} from '../../db/domain/calendar/calendar-day.ts';
import {
  UNSCHEDULED_DRUGS,
  type ControlStatus,
  type Sex,
} from '../../db/domain/words/vocabulary.ts';
import { shownText, tightText } from './cell-text.ts';
import { lineTaker, unlessUnknown, type LineCells, type LineTaker } from './line-taker.ts';
import {
  readCountCell,
  readIdentityCell,
  readPhoneCell,
  type ReadIdentity,
} from './number-cells.ts';
import { wrong, type CellReading, type LedgerPerson } from './reading.ts';
import { whereOf, type PlaceContext } from './place-cells.ts';
import { readEthnicityCell, readNameCell, readNoteCell } from './text-cells.ts';
import {
  readDrugsCell,
  readLooseWord,
  readOccupationCell,
  readWordCell,
  WORD_LISTS,
} from './word-cells.ts';
import type { Cell } from './workbook.ts';

/** What reading one line needs beside its cells. */
export interface LineContext extends PlaceContext {
  readonly today: string;
  readonly date1904: boolean;
  readonly isKnownRegion: (code: string) => boolean;
}

export interface LineReading extends Pick<LineTaker, 'problems' | 'remarks'> {
  /** Null when a problem keeps the line out. */
  readonly person: LedgerPerson | null;
  readonly needsConfirmation: boolean;
}

/** Reads one line of the ledger: every cell by its own rule, then what the cells say of each other. */
export function readLine(
  cells: LineCells,
  extra: LedgerPerson['extra'],
  context: LineContext,
): LineReading {
  const taker = lineTaker(cells, context);
  const identity = taker.need('identityNumber', (cell) =>
    readIdentityCell(cell, context.today, context.isKnownRegion),
  );
  const who = whoOf(taker, identity);
  const where = whereOf(taker, identity?.number ?? null, context);
  const background = backgroundOf(taker);
  const measure = measureOf(taker);
  const contacts = contactsOf(taker);
  refuseBeforeBirth(taker, who.birthOn, contacts);
  remarkOnOrder(taker, { ...who, ...background, ...measure, ...contacts });
  const needsConfirmation = onlyUnscheduled(taker, background);
  const result = { problems: taker.problems, remarks: taker.remarks, needsConfirmation };
  const { fullName } = who;
  const { townCode } = where;
  const { controlStatus } = measure;
  const complete =
    identity !== null && fullName !== null && townCode !== null && controlStatus !== null;
  if (!complete || taker.problems.length > 0) return { person: null, ...result };
  const number = { identityNumber: identity.number, identityKind: identity.kind };
  const named = { ...who, ...number, fullName, ...where, townCode, ...background };
  return { person: { ...named, ...measure, controlStatus, ...contacts, extra }, ...result };
}

function whoOf(taker: LineTaker, identity: ReadIdentity | null) {
  const sex = taker.word('sex', WORD_LISTS.sex);
  const birth = taker.roughDay('birthOn');
  if (identity !== null) objectToDifferences(taker, identity, sex, birth);
  return {
    fullName: taker.need('fullName', readNameCell),
    sex: identity?.sex ?? sex,
    birthOn: identity?.birthOn ?? (birth?.length === 10 ? birth : null),
    ethnicity: taker.take('ethnicity', readEthnicityCell),
    phone: taker.take('phone', phoneCell),
  };
}

/** Sex and birth day are in the number; what a cell says besides must agree as far as it goes. */
function objectToDifferences(
  taker: LineTaker,
  identity: ReadIdentity,
  sex: Sex | null,
  birth: RoughDay | null,
): void {
  if (sex !== null && identity.sex !== null && sex !== identity.sex) {
    const message = `性别与身份证号不一致：身份证号是${identity.sex}性，请核对两处`;
    taker.object('sex', { code: 'SEX_DIFFERS', message });
  }
  if (birth !== null && identity.birthOn !== null && !identity.birthOn.startsWith(birth)) {
    const message = `出生日期与身份证号不一致：身份证号是 ${identity.birthOn}，请核对两处`;
    taker.object('birthOn', { code: 'BIRTH_DIFFERS', message });
  }
}

function phoneCell(cell: Cell): CellReading<string> {
  return unlessUnknown(cell, () => readPhoneCell(cell));
}

function backgroundOf(taker: LineTaker) {
  const kept: string[] = [];
  const education = taker.take('education', (cell) => {
    const reading = readLooseWord(cell, WORD_LISTS.education, '不详');
    if (reading.kept !== undefined) kept.push(`文化程度原记“${reading.kept}”`);
    return reading;
  });
  const marriage = taker.take('marriage', (cell) => {
    const reading = readLooseWord(cell, WORD_LISTS.marriage, '不详');
    if (reading.kept !== undefined) kept.push(`婚姻状况原记“${reading.kept}”`);
    return reading;
  });
  const note = taker.take('note', readNoteCell);
  return {
    education,
    marriage,
    occupation: taker.take('occupation', readOccupationCell),
    category: taker.word('category', WORD_LISTS.category),
    drugs: taker.take('drugs', readDrugsCell) ?? [],
    firstUsedOn: taker.roughDay('firstUsedOn'),
    lastSeizedOn: dayKeptRough(taker, 'lastSeizedOn'),
    povertyCategory: taker.word('povertyCategory', WORD_LISTS.povertyCategory),
    householdSize: taker.take('householdSize', (cell) => readCountCell(cell, HOUSEHOLD)),
    note: withKept(note, kept),
  };
}

/**
 * old ledgers know of some days only the month or the year. It is kept so, and what is computed from it is
 * 未设置; the first of the month is never invented.
 */
function dayKeptRough(
  taker: LineTaker,
  field: 'lastSeizedOn' | 'serviceOn' | 'startOn',
): RoughDay | null {
  const day = taker.roughDay(field);
  if (day !== null && !isPrecise(day)) {
    const message = `只写到${day.length === 4 ? '年' : '月'}，按“${formatChineseDay(day)}”保存，要到日才能算的期限会显示“未设置”`;
    taker.remark(field, { code: 'DAY_KEPT_ROUGH', message });
  }
  return day;
}

/** The words that were kept, behind the note; a note that has one already is not given it again. */
function withKept(note: string | null, kept: readonly string[]): string | null {
  const added = kept.filter((words) => note?.includes(words) !== true);
  return added.length === 0 ? note : [...(note === null ? [] : [note]), ...added].join('；');
}

const HOUSEHOLD = { least: 1, most: 50, unit: /[人口]$/, form: '家庭人口数应为 1 至 50 的整数' };
const YEARS = { least: 1, most: 3, unit: /年$/, form: '社区康复年限应为 1、2 或 3（年）' };

function measureOf(taker: LineTaker) {
  const controlStatus = taker.need('controlStatus', statusCell);
  const decidedYears = taker.take('decidedYears', (cell) => readCountCell(cell, YEARS));
  if (decidedYears !== null && controlStatus !== null && controlStatus !== '社区康复') {
    const message = `社区康复年限只有管控现状是“社区康复”时才填，这里是“${controlStatus}”，请核对两处`;
    taker.object('decidedYears', { code: 'YEARS_NOT_ALLOWED', message });
  }
  return {
    controlStatus,
    documentNumber: taker.line('documentNumber'),
    serviceOn: dayKeptRough(taker, 'serviceOn'),
    startOn: dayKeptRough(taker, 'startOn'),
    decidedYears,
    grade: taker.word('grade', WORD_LISTS.grade),
    drugState: taker.word('drugState', WORD_LISTS.drugState),
  };
}

function statusCell(cell: Cell): CellReading<ControlStatus> {
  if (tightText(shownText(cell)) !== '无感') return readWordCell(cell, WORD_LISTS.controlStatus);
  const message = '“无感”不能从文件导入，须在程序里经复核办理；文件里请填“戒断三年未复吸”';
  return wrong('WORD_UNKNOWN', message);
}

function contactsOf(taker: LineTaker) {
  const contacts = {
    lastTestOn: taker.day('lastTestOn'),
    lastTestResult: taker.word('lastTestResult', WORD_LISTS.lastTestResult),
    lastVisitOn: taker.day('lastVisitOn'),
    policeOfficer: taker.line('policeOfficer'),
    caseWorker: taker.line('caseWorker'),
    gridWorker: taker.line('gridWorker'),
    guardian: taker.line('guardian'),
    guardianPhone: taker.take('guardianPhone', phoneCell),
  };
  if (taker.has('lastTestOn') !== taker.has('lastTestResult')) {
    const missing = taker.has('lastTestOn') ? '最近检测结果' : '最近检测日期';
    const message = `缺${missing}，不生成检测记录`;
    taker.remark(taker.has('lastTestOn') ? 'lastTestOn' : 'lastTestResult', {
      code: 'TEST_INCOMPLETE',
      message,
    });
  }
  return contacts;
}

/** A test or visit becomes a record of that day, and the birth day stands in the number: nobody is met before it. */
function refuseBeforeBirth(
  taker: LineTaker,
  birthOn: string | null,
  days: Record<'lastTestOn' | 'lastVisitOn', string | null>,
): void {
  if (birthOn === null) return;
  for (const field of ['lastTestOn', 'lastVisitOn'] as const) {
    const day = days[field];
    if (day === null || day >= birthOn) continue;
    const message = `日期早于出生日期（${birthOn}），请核对`;
    taker.object(field, { code: 'DAY_BEFORE_BIRTH', message });
  }
}

type Days = Record<
  'birthOn' | 'firstUsedOn' | 'serviceOn' | 'startOn' | 'lastSeizedOn' | 'controlStatus',
  string | null
>;

/** Days that contradict each other are worth a look; which one is wrong, nobody can tell from here. */
function remarkOnOrder(taker: LineTaker, days: Days): void {
  const before = (first: string | null, second: string | null): boolean =>
    first !== null && second !== null && first < second.slice(0, first.length);
  const say = (
    field: 'firstUsedOn' | 'lastSeizedOn' | 'startOn' | 'serviceOn',
    message: string,
  ): void => taker.remark(field, { code: 'DAYS_OUT_OF_ORDER', message });
  if (before(days.firstUsedOn, days.birthOn))
    say('firstUsedOn', '初次吸毒日期早于出生日期，请核对');
  if (before(days.lastSeizedOn, days.birthOn))
    say('lastSeizedOn', '最近查获日期早于出生日期，请核对');
  if (before(days.startOn, days.birthOn)) say('startOn', '措施开始日期早于出生日期，请核对');
  if (before(days.serviceOn, days.birthOn)) say('serviceOn', '送达日期早于出生日期，请核对');
  const served = days.controlStatus === '强制隔离戒毒' ? null : days.serviceOn;
  if (before(days.startOn, served)) say('startOn', '措施开始日期早于送达日期，请核对');
}

function onlyUnscheduled(
  taker: LineTaker,
  { drugs, category }: Pick<LedgerPerson, 'drugs' | 'category'>,
): boolean {
  const only =
    drugs.length > 0 && category !== '贩毒' && drugs.every(({ drug }) => UNSCHEDULED.has(drug));
  if (only) {
    const message = '只填了未列管的物质，不能据此认定为吸毒人员，列入待确认';
    taker.remark('drugs', { code: 'NEEDS_CONFIRMATION', message });
  }
  return only;
}

const UNSCHEDULED = new Set<string>(UNSCHEDULED_DRUGS);

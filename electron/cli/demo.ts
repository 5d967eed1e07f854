import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addDays } from '../../db/domain/calendar/calendar-day.ts';
import {
  biMonthlyDays,
  biMonthlyName,
  biMonthlyPeriodOf,
  previousBiMonthlyPeriod,
} from '../../db/domain/calendar/report-period.ts';
import { workThrough } from '../demo/daily-work.ts';
import { makeLedgerWorkbook } from '../demo/ledger-workbook.ts';
import { reviewYears } from '../demo/yearly-review.ts';
import { makePeople } from '../demo/people.ts';
import { DEMO_TYPED_FIGURES } from '../demo/typed-figures.ts';
import { Refusal } from '../application/ports.ts';
import { ok, type Result } from '../contract/errors.ts';
import type { Input } from '../contract/index.ts';
import { optional, wholeNumber, type Options } from './arguments.ts';
import { openDesk, type CommandDesk } from './desk.ts';

const COUNTY = '410927';
const OFFICE = '台前县禁毒委员会办公室';
const CITY_OFFICE = '濮阳市禁毒委员会办公室';
const MADE_BY_DEMO = ['demo.register', 'passphrase.txt', '人员台账.xlsx', '报告', '导出', 'logs'];

/**
 * The main job over invented people of a real county (defaults.md 2): ledger in, register, visits, official report, verified
 * package. Three users do it, so nothing is 自评自批: 张敏 enters, 李秀英 issues, 王建国 set the office up.
 */
export async function demo(options: Options): Promise<Result<unknown>> {
  const startedAt = performance.now();
  const out = prepareFolder(resolve(optional(options, 'out') ?? 'demo-out'));
  const today = optional(options, 'today') ?? '2026-11-15';
  const seed = wholeNumber(options, 'seed', 20_260_901);
  const people = wholeNumber(options, 'people', 300);
  const passphrase = `demo-${randomBytes(9).toString('base64url')}`;
  writeFileSync(join(out, 'passphrase.txt'), `${passphrase}\n`);
  const period = lastPeriodBefore(today);
  const register = join(out, 'demo.register');
  say('建立加密台账：台前县；生成并导入人员台账');
  const ledger = await startOffice({
    out,
    register,
    passphrase,
    people,
    seed,
    today: addDays(period.first, -4),
  });
  const desk = openDesk({ register, today });
  try {
    say('记录走访、检测、帮扶和人员变动');
    await desk.must('session.unlock', { userName: '张敏', password: passphrase });
    const work = await workThrough(desk.must, { ...period, countyCode: COUNTY, seed });
    say('逐人回访：两个年度的轮次、研判、帮扶');
    const review = await reviewYears(desk.must, {
      ...{ today, seed, place: '台前县' },
      as: (user) => signIn(desk, user, passphrase),
    });
    say('编写、签发两月报告、逐人回访报告、年度报告和一页摘要');
    const reports = await writeReports(desk, { out, passphrase, today, period: period.name });
    say('导出并核验');
    const packed = await exportReport(desk, { out, reportIds: reports.map(({ id }) => id) });
    const log = await desk.must('audit.verify', {});
    return ok({
      register,
      passphraseFile: join(out, 'passphrase.txt'),
      users: ['王建国', '张敏', '李秀英'],
      ledger: ledger.file,
      imported: ledger.imported,
      work,
      review,
      reports: reports.map(({ kind, period, file, pages, sha256 }) => ({
        kind,
        period,
        file,
        pages,
        sha256,
      })),
      package: packed.folder,
      verified: packed.verified,
      log,
      seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    });
  } finally {
    desk.office.close();
  }
}

/** The last bi-monthly period that ended before a day: the one that is due. */
function lastPeriodBefore(today: string) {
  const period = previousBiMonthlyPeriod(biMonthlyPeriodOf(today));
  return { name: biMonthlyName(period), ...biMonthlyDays(period) };
}

interface Start {
  readonly out: string;
  readonly register: string;
  readonly passphrase: string;
  readonly people: number;
  readonly seed: number;
  readonly today: string;
}

/** Some days before the period: the register is made and the ledger of then is imported as stock. */
async function startOffice(start: Start) {
  const desk = openDesk({ register: start.register, today: start.today });
  try {
    await openOffice(desk, start.passphrase);
    return await importLedger(desk, start);
  } finally {
    desk.office.close();
  }
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

/** An earlier demonstration is made anew; a folder with anything else in it is left alone. */
function prepareFolder(out: string): string {
  const there = existsSync(out) ? readdirSync(out) : [];
  const foreign = there.filter((name) => !MADE_BY_DEMO.some((made) => name.startsWith(made)));
  if (foreign.length > 0)
    throw new Refusal({ code: 'FILE_EXISTS', what: '输出文件夹（其中有别的文件）' });
  for (const name of there) rmSync(join(out, name), { recursive: true });
  for (const name of ['报告', '导出']) mkdirSync(join(out, name), { recursive: true });
  return out;
}

async function openOffice(desk: CommandDesk, password: string): Promise<void> {
  await desk.must('setup.create', {
    countyCode: COUNTY,
    officeName: OFFICE,
    agencyCode: '台禁毒办',
    userName: '王建国',
    password,
    adoptExamples: true,
  });
  // The code of a demonstration is nobody's to keep.
  await desk.must('users.confirmRecoveryCode', {});
  const { officeName, agencyCode, recipient, idleMinutes } = await desk.must('settings.get', {});
  await desk.must('settings.save', {
    officeName,
    agencyCode,
    recipient,
    idleMinutes,
    copyTo: '',
    signer: '王建国',
    checker: '李秀英',
    filler: '张敏',
  });
  await desk.must('users.add', { name: '张敏', role: '经办人', password });
  await desk.must('users.add', { name: '李秀英', role: '审核人', password });
}

async function signIn(desk: CommandDesk, userName: string, password: string): Promise<void> {
  await desk.must('session.lock', {});
  await desk.must('session.unlock', { userName, password });
}

async function importLedger(
  desk: CommandDesk,
  order: { out: string; people: number; seed: number; today: string },
) {
  const towns = await desk.must('regions.towns', {});
  const villages = [];
  for (const { code } of towns)
    villages.push(...(await desk.must('regions.villages', { townCode: code })));
  const { people: count, seed, today } = order;
  const people = makePeople({ countyCode: COUNTY, towns, villages, count, seed, today });
  const names = new Map([...towns, ...villages].map(({ code, name }) => [code, name]));
  const file = join(order.out, '人员台账.xlsx');
  writeFileSync(
    file,
    makeLedgerWorkbook({
      people,
      nameOf: (code) => names.get(code) ?? code,
      countyName: '台前县',
      today,
      seed,
    }),
  );
  const dry = await desk.must('imports.read', { source: file });
  const done = await desk.must('imports.commit', { token: dry.token });
  return {
    file,
    imported: {
      read: dry.read,
      created: done.created,
      doubtful: done.doubtful,
      rejected: done.rejected,
    },
  };
}

interface ReportOrder {
  readonly out: string;
  readonly passphrase: string;
  readonly today: string;
}
interface WrittenReport {
  readonly id: number;
  readonly kind: DemoKind;
  readonly period: string;
  readonly file: string;
  readonly pages: number;
  readonly sha256: string;
}
type DemoKind = Input<'reports.prepare'>['kind'];

/** What the office sends up that day, in the order of its numbers. */
function reportsOf(period: string): readonly (readonly [DemoKind, string, number | null])[] {
  return [
    ['bi-monthly', period, 5],
    ['return-visit', '2026-mid', 6],
    ['poverty-annual', '2025', 7],
    ['poverty-summary', '2026-mid', null],
  ];
}

/** 张敏 prepares all of them, 李秀英 issues them. */
async function writeReports(
  desk: CommandDesk,
  order: ReportOrder & { readonly period: string },
): Promise<WrittenReport[]> {
  const wanted = reportsOf(order.period);
  const drafts = [];
  for (const [kind, period, number] of wanted)
    drafts.push({ kind, period, number, id: await prepareReport(desk, kind, period) });
  await signIn(desk, '李秀英', order.passphrase);
  const written: WrittenReport[] = [];
  for (const { id, kind, period, number } of drafts) {
    const issued = await desk.must('reports.issue', {
      ...{ id, number, signer: '王建国', issuedOn: order.today },
      namesReason: kind === 'bi-monthly' ? '' : '报市禁毒办掌握逐人情况',
    });
    const file = join(order.out, '报告', issued.fileName ?? '报告.docx');
    const { pages, sha256 } = await desk.must('reports.saveFile', { id, target: file });
    written.push({ id, kind, period, file, pages, sha256 });
  }
  return written;
}

async function prepareReport(desk: CommandDesk, kind: DemoKind, period: string): Promise<number> {
  const draft = await desk.must('reports.prepare', { kind, period });
  for (const figure of draft.figures.filter((each) => each.typed)) {
    await desk.must('reports.typeFigure', {
      id: draft.id,
      figureId: figure.id,
      value: DEMO_TYPED_FIGURES[figure.id] ?? 0,
    });
  }
  for (const section of draft.sections.filter((each) => each.offered.length > 0)) {
    await desk.must('reports.editSection', {
      id: draft.id,
      sectionId: section.id,
      template: section.offered.filter(isToldOf).join(''),
    });
  }
  return draft.id;
}

/** The ledger brings one test a person, so windows from before the register look missing: the demo's clerk leaves that sentence out. */
function isToldOf(sentence: string): boolean {
  return !sentence.includes('test.missing');
}

async function exportReport(
  desk: CommandDesk,
  order: { out: string; reportIds: readonly number[] },
) {
  const target = join(order.out, '导出');
  const done = await desk.must('exports.write', {
    reportIds: [...order.reportIds],
    target,
    recipient: CITY_OFFICE,
  });
  const folder = join(target, done.package);
  const again = await desk.must('exports.verify', { source: folder });
  return { folder, verified: again.ok && again.problems.length === 0 };
}

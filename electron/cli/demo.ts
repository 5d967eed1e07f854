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
import { makeLedgerWorkbook } from '../demo/ledger-workbook.ts';
import type { Caller } from '../demo/office-desk.ts';
import { createOfficeWork } from '../demo/office-work.ts';
import type { DemoPeriod } from '../demo/population-changes.ts';
import { openStations } from '../demo/stations.ts';
import { endedRounds, reviewNow, reviewPast } from '../demo/yearly-review.ts';
import { makePeople } from '../demo/people.ts';
import { writeReports } from '../demo/reports-up.ts';
import { Refusal } from '../application/ports.ts';
import { ok, type Result } from '../contract/errors.ts';
import { optional, wholeNumber, type Options } from './arguments.ts';
import { openClock, type Clock } from './demo-clock.ts';
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
  const startedOn = startOf(today, period.first);
  const ledger = await startOffice({ out, register, passphrase, people, seed, today: startedOn });
  const clock = openClock(register, passphrase, startedOn);
  const { call } = clock;
  try {
    say('登记站点');
    const stations = await openStations(call, startedOn);
    const report = { ...period, countyCode: COUNTY };
    const { work, review } = await workOn(clock, { today, startedOn, seed, period: report });
    say('编写、签发两月报告、逐人回访报告、年度报告和一页摘要');
    const reports = await writeReports(call, { out, today, period: period.name, as: clock.as });
    say('导出并核验');
    const packed = await exportReport(call, { out, reportIds: reports.map(({ id }) => id) });
    const log = await call('audit.verify', {});
    return ok({
      register,
      passphraseFile: join(out, 'passphrase.txt'),
      users: ['王建国', '张敏', '李秀英'],
      ledger: ledger.file,
      imported: ledger.imported,
      stations,
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
    clock.close();
  }
}

interface Past {
  readonly today: string;
  readonly startedOn: string;
  readonly seed: number;
  readonly period: DemoPeriod;
}

/** From the first day to today: the everyday work by the to-do list, and the rounds of return visits in between. */
async function workOn(clock: Clock, past: Past) {
  const { call, as, turnTo } = clock;
  const office = createOfficeWork({ ...past, call, as, turnTo });
  const order = {
    ...{ ...past, place: '台前县', as },
    // The clerks do not wait for the rounds: on the way to a day they do what is due until then.
    turnTo: async (day: string) => {
      await office.upTo(day);
      await turnTo(day);
    },
  };
  say('逐人回访：两个年度的轮次、研判、审定、帮扶');
  const state = await reviewPast(call, order);
  say('按待办事项走访、检测、定级、帮扶，登记措施和人员变动');
  await order.turnTo(past.today);
  say('本轮逐人回访，新发现一户');
  return { work: office.done, review: await reviewNow(call, order, state) };
}

/** Some days before the period that is reported, and before the last round that has ended. */
function startOf(today: string, periodFirst: string): string {
  const round = endedRounds(today).at(-1)?.firstOn ?? periodFirst;
  return addDays(round < periodFirst ? round : periodFirst, -4);
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

async function exportReport(call: Caller, order: { out: string; reportIds: readonly number[] }) {
  const target = join(order.out, '导出');
  const done = await call('exports.write', {
    reportIds: [...order.reportIds],
    target,
    recipient: CITY_OFFICE,
  });
  const folder = join(target, done.package);
  const again = await call('exports.verify', { source: folder });
  return { folder, verified: again.ok && again.problems.length === 0 };
}

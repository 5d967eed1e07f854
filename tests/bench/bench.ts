/**
 * `npm run bench`: the figures of the performance table, from a fixed seed: 20,000 people and 600,000 visits in an encrypted
 * register. Medians; `-- --json FILE` also as JSON, `-- --rounds` the rounds alone. A benchmark, not a test: nothing here fails a build.
 */
import Database from 'better-sqlite3';
import { execFileSync, spawnSync } from 'node:child_process';
import { scryptSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { contactBoundaries } from '../../db/domain/figures/indicator-visits.ts';
import { computeIndicators } from '../../db/domain/figures/indicators.ts';
import { biMonthlyDays } from '../../db/domain/calendar/report-period.ts';
import { KEY_COST } from '../../db/key-slots.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import { openRegister, registerOver, type Register } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import { createOffice } from '../../electron/application/office.ts';
import { ruleRows } from '../../electron/application/visits/visit-due-book.ts';
import { nodePorts } from '../../electron/ports/node.ts';
import { buildProgram, PROGRAM } from '../../resources/build/build.ts';
import { resourcesFolder } from '../../electron/ports/resources-folder.ts';
import { callsOf, CHIEF, setUpAnew } from '../support/office.ts';
import { askPersonPage } from './person-page.ts';
import { BENCH_SIZE, fillRegister } from './make-register.ts';
import { fillListed, fillSheets, ROUND_DAY, ROUND_SIZE } from './rounds.ts';

interface Line {
  readonly what: string;
  readonly measured: string;
  readonly value: number;
  readonly goal: string;
  readonly met: boolean;
}
const lines: Line[] = [];
const RUNS = 15;
const { today } = BENCH_SIZE;

interface Figure {
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | '×';
  /** Empty: only told, not judged. */
  readonly goal?: string;
  readonly met?: boolean;
}

function keep(what: string, { value, unit, goal = '', met = true }: Figure): void {
  const measured = `${value.toFixed(unit === 's' || unit === '×' ? 2 : 0)} ${unit}`;
  lines.push({ what, measured, value, goal, met });
  console.log(`${met ? '  ' : '! '}${what.padEnd(58)} ${measured.padStart(12)}   ${goal}`);
}

/** A time in milliseconds that should stay below `goal`, told in milliseconds or seconds. */
function keepTime(what: string, milliseconds: number, goal: number, unit: 'ms' | 's' = 'ms'): void {
  const factor = unit === 's' ? 1000 : 1;
  const value = milliseconds / factor;
  keep(what, { value, unit, goal: `< ${goal / factor} ${unit}`, met: milliseconds < goal });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function time(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function medianOf(work: (run: number) => unknown, runs = RUNS): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await time(() => work(run)));
  return median(times);
}

/**
 * A module that says, when the process ends, how much memory it had at most. By VmHWM: the maxRSS of a child on Linux begins
 * with the memory of the process that started it.
 */
const PEAK = `data:text/javascript,import{readFileSync}from"node:fs";process.on("exit",()=>{let kilobytes=process.resourceUsage().maxRSS;try{kilobytes=Number(readFileSync("/proc/self/status","utf8").split("VmHWM:")[1].split("kB")[0])}catch{}process.stderr.write("PEAK "+Math.round(kilobytes/1024))})`;
/** As `npm run cli` and the window's worker run it, and told what memory it took. */
const AS_SHIPPED = ['--max-semi-space-size=8', '--import', PEAK];

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  console.log(
    `${cpus().length} cores ${cpus()[0]?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  );
  if (process.argv.includes('--rounds')) return measureRounds();
  const registerFile = join(folder, 'bench.register');
  await makeRegister(registerFile);
  console.log(
    `register: ${BENCH_SIZE.people} people, ${BENCH_SIZE.visits} visits, ${BENCH_SIZE.tests} tests, ${BENCH_SIZE.measures} measures, ${Math.round(statSync(registerFile).size / 2 ** 20)} MiB\n`,
  );
  await measureOffice(registerFile);
  await measureRatio(registerFile);
  await measureRounds();
  await measureImport();
  measureRoundReport();
  keep('peak memory of this process', {
    value: process.resourceUsage().maxRSS / 1024,
    unit: 'MB',
  });
  const at = process.argv.indexOf('--json');
  const path = at < 0 ? undefined : process.argv[at + 1];
  if (path !== undefined)
    writeFileSync(
      path,
      `${JSON.stringify({ node: process.version, cores: cpus().length, lines }, null, 2)}\n`,
    );
}

function portsOf(registerFile: string, fixedToday: string = today) {
  return nodePorts({
    registerFile,
    resources: resourcesFolder(),
    logs: folder,
    version: 'bench',
    fixedToday,
  });
}

async function makeRegister(registerFile: string): Promise<void> {
  const office = createOffice(portsOf(registerFile));
  await setUpAnew(callsOf(office), false);
  office.close();
  const register = openRegister(registerFile, keyOf(registerFile));
  fillRegister(register, BENCH_SIZE);
  register.close();
}

function keyOf(registerFile: string): Uint8Array {
  return unlock(registerFile, CHIEF.userName, CHIEF.password, Date.parse('2026-11-15T00:00:00Z'))
    .dataKey;
}

/** Through the office, as the window calls it: schemas and rights included. */
async function measureOffice(registerFile: string): Promise<void> {
  await measureKey();
  await measureUnlock(registerFile);
  const office = createOffice(portsOf(registerFile));
  const desk = callsOf(office);
  await desk.call('session.unlock', CHIEF);
  await measureTodo(desk);
  await measureLists(desk);
  await measureReports(desk);
  office.close();
}

async function measureKey(): Promise<void> {
  const { N, r, p } = KEY_COST;
  const derive = await medianOf(
    () => scryptSync('correct horse', 'salt', 32, { N, r, p, maxmem: 2 ** 30 }),
    5,
  );
  keep(`key derivation (scrypt N ${N}, r ${r}, p ${p})`, {
    value: derive,
    unit: 'ms',
    goal: '≥ 250 ms',
    met: derive >= 250 && N >= 2 ** 16,
  });
}

async function measureUnlock(registerFile: string): Promise<void> {
  const first: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const office = createOffice(portsOf(registerFile));
    const desk = callsOf(office);
    first.push(
      await time(async () => {
        await desk.call('session.unlock', CHIEF);
        await desk.call('people.list', { filter: {} });
      }),
    );
    office.close();
  }
  keepTime('unlock to first list', median(first), 1500, 's');
}

type Desk = ReturnType<typeof callsOf>;

async function measureLists(desk: Desk): Promise<void> {
  const towns = await desk.call('regions.towns', {});
  const townOf = (run: number) => towns[run % towns.length]?.code ?? '';
  const list = await medianOf((run) =>
    desk.call('people.list', {
      filter: { townCode: townOf(run), controlStatus: '社会面' },
      sort: 'due',
      page: 2,
    }),
  );
  keepTime('list page, filtered and sorted', list, 100);
  const deep = await medianOf(() =>
    desk.call('people.list', { filter: {}, sort: 'name', page: 200 }),
  );
  keepTime('list page 200 of 400, by name', deep, 100);
  const keys = ['z', 'zl', 'zlx', '张', '张立', '1234', '19900', '城关', 'lx'];
  const search = await medianOf(
    (run) => desk.call('people.search', { text: keys[run % keys.length] ?? 'z' }),
    27,
  );
  keepTime('search, per key stroke', search, 100);
  const due = await medianOf((run) => {
    const scope = run % 2 === 0 ? 'overdue' : 'month';
    return desk.call('todo.list', { filter: { scope, kind: '走访' } });
  });
  keepTime('due list (走访 of the to-do list), one page', due, 100);
  const summary = await medianOf(() => desk.call('todo.summary', {}));
  keepTime('counters by kind, town and person in charge', summary, 100);
}

/** The to-do list: kept answers read as a page and as counters, one person after a change, everybody after a change of a rule. */
async function measureTodo(desk: Desk): Promise<void> {
  const nightly = await time(() => desk.call('todo.refresh', {}));
  keepTime('to-do list of everybody, new day', nightly, 10_000, 's');
  const rules = await time(() => desk.call('rules.adoptExamples', { ruleIds: ['VISIT-高'] }));
  keepTime('recompute all: visits due and to-do, change of a rule', rules, 10_000, 's');
  const page = await medianOf(async (run) => {
    await desk.call('todo.summary', {});
    await desk.call('todo.list', { filter: { scope: run % 2 === 0 ? 'overdue' : 'month' } });
  });
  keepTime('to-do page: counters and first page', page, 300);
  const endings = await medianOf(() => desk.call('todo.endings', {}));
  keepTime('who reaches an end in 60 days', endings, 300);
  const person = await medianOf(async (run) => {
    const id = 1 + ((run * 997) % BENCH_SIZE.people);
    await askPersonPage(desk, id);
  });
  keepTime("a person's page with every tab: all its queries", person, 100);
  const recorded = await medianOf((run) =>
    desk.call('visits.record', {
      ...{ personId: 1 + ((run * 499) % BENCH_SIZE.people), visitedOn: today, mode: '面对面' },
      ...{ outcome: '见到本人', inCharge: '专职人员', seen: '本人', place: '', drugState: null },
      ...{ topics: [], findings: '', needs: '', again: true },
    }),
  );
  keepTime('record a visit, with everything that follows', recorded, 100);
}

async function measureReports(desk: Desk): Promise<void> {
  const reports: number[] = [];
  for (const [run, period] of ['2026-09/10', '2026-07/08', '2026-05/06'].entries()) {
    reports.push(
      await time(async () => {
        const { id } = await desk.call('reports.prepare', { kind: 'bi-monthly', period });
        await desk.call('reports.saveFile', { id, target: join(folder, `${run}.docx`) });
      }),
    );
  }
  keepTime('bi-monthly report: figures, text and Word file', median(reports), 3000, 's');
}

/** Two rounds of 5,000 households, the second open: freezing, progress, list, one sheet. */
async function measureRounds(): Promise<void> {
  const registerFile = join(folder, 'rounds.register');
  const office = () => createOffice(portsOf(registerFile, ROUND_DAY));
  const first = office();
  await setUpAnew(callsOf(first), true);
  first.close();
  withRegister(registerFile, fillListed);
  const opening = office();
  const opener = callsOf(opening);
  await opener.call('session.unlock', CHIEF);
  const open = (name: '年中' | '年末', firstOn: string, lastOn: string) =>
    opener.call('rounds.open', { year: 2026, name, firstOn, lastOn });
  let roundId = 0;
  const opened = await time(async () => {
    roundId = (await open('年中', '2026-06-01', '2026-07-15')).id;
  });
  keepTime(`round of ${ROUND_SIZE} households: open, households made`, opened, 2000, 's');
  opening.close();
  withRegister(registerFile, (register) => fillSheets(register, roundId));
  await opener.call('session.unlock', CHIEF);
  const again = await time(async () => {
    roundId = (await open('年末', '2026-11-15', '2026-12-31')).id;
  });
  keepTime(`round of ${ROUND_SIZE} households: open, the next`, again, 2000, 's');
  opening.close();
  withRegister(registerFile, (register) => fillSheets(register, roundId));
  await opener.call('session.unlock', CHIEF);
  await measureRound(opener, roundId);
  opening.close();
}

async function measureRound(desk: Desk, roundId: number): Promise<void> {
  const what = `round of ${ROUND_SIZE} households`;
  const cards = await medianOf(() => desk.call('rounds.list', {}));
  keepTime(`${what}: cards of all rounds`, cards, 200);
  const progress = await medianOf(() => desk.call('rounds.get', { id: roundId }));
  keepTime(`${what}: progress page`, progress, 200);
  const page = await medianOf((run) => desk.call('rounds.entries', { roundId, page: run + 1 }));
  keepTime(`${what}: entries page`, page, 200);
  const errors = await medianOf(() => desk.call('rounds.entries', { roundId, withErrors: true }));
  keepTime(`${what}: entries with errors`, errors, 1000);
  const { rows } = await desk.call('rounds.entries', { roundId, state: '已研判', pageSize: 50 });
  const entry = await medianOf((run) =>
    desk.call('rounds.entry', { entryId: rows[run % rows.length]?.id ?? 0 }),
  );
  keepTime(`${what}: entry`, entry, 100);
  const saved = await medianOf(async (run) => {
    const { id: entryId = 0 } = rows[run % rows.length] ?? {};
    const { revision, sheet } = await desk.call('rounds.entry', { entryId });
    if (sheet === null) throw new Error('a round without sheets');
    const changed = { ...sheet, wage: String(9000 + run) };
    await desk.call('rounds.saveSheet', { entryId, revision, sheet: changed, complete: true });
  });
  keepTime(`${what}: key a sheet in`, saved, 100);
}

function withRegister(registerFile: string, work: (register: Register) => void): void {
  const register = openRegister(registerFile, keyOf(registerFile));
  work(register);
  register.close();
}

/** A round's report with everyone on a list of 5,000 by name, from the command line, as the program is shipped; after measureImport, which builds it. */
function measureRoundReport(): void {
  const place = join(folder, 'round');
  mkdirSync(place);
  execFileSync(process.execPath, [join(import.meta.dirname, 'round-child.ts'), place, '5000']);
  const passphraseFile = join(folder, 'passphrase.txt');
  const report = ['--kind', 'return-visit', '--period', '2026-end', '--reason', '测量'];
  const words = [...report, '--out', place, '--today'];
  const desk = ['--register', join(place, 'test.register'), '--user', CHIEF.userName];
  const cli = join(PROGRAM.out, 'bench', 'main/cli.js');
  const started = performance.now();
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...[...AS_SHIPPED, cli, 'report', ...words, '2027-01-05', ...desk],
      ...['--passphrase-file', passphraseFile],
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const { value } = JSON.parse(stdout) as { value: { pages: number } };
  const what = "round's report, 5,000 people by name, whole process";
  keepTime(what, performance.now() - started, 10_000, 's');
  const peak = Number(/PEAK (\d+)/.exec(stderr)?.[1]);
  keep(`${what}: peak memory`, { value: peak, unit: 'MB', goal: '< 400 MB', met: peak < 400 });
  console.log(`  (${value.pages} pages)`);
}

/** The same work on the encrypted register and on a plain one, interleaved in this process. */
async function measureRatio(registerFile: string): Promise<void> {
  const encrypted = openRegister(registerFile, keyOf(registerFile));
  const plain = plainCopy(encrypted);
  const works: Record<string, (register: Register) => unknown> = {
    list: (register) =>
      register.peopleList.list(
        { controlStatus: '社会面' },
        { sort: 'due', descending: false },
        { offset: 50, limit: 50 },
        today,
      ),
    search: (register) => register.peopleList.search('zl', 10),
    'due list': (register) =>
      register.todoItems.list(
        { from: null, to: today, days: 'set', kinds: ['走访'] },
        { offset: 0, limit: 50 },
      ),
    report: (register) => {
      const days = biMonthlyDays({ year: 2026, period: 5 });
      const rules = ruleRows(register);
      const people = register.indicatorSource.people(days, contactBoundaries(rules, days.first));
      return computeIndicators({ people, rules }, days);
    },
  };
  const ratios: number[] = [];
  for (const [name, work] of Object.entries(works)) {
    const times: { encrypted: number[]; plain: number[] } = { encrypted: [], plain: [] };
    for (let run = 0; run < 5; run += 1) {
      const repeat = name === 'report' ? 1 : 20;
      const many = (register: Register) => () => {
        for (let turn = 0; turn < repeat; turn += 1) work(register);
      };
      times.encrypted.push((await time(many(encrypted))) / repeat);
      times.plain.push((await time(many(plain))) / repeat);
    }
    const ratio = median(times.encrypted) / median(times.plain);
    ratios.push(ratio);
    keep(
      `encrypted ÷ plain: ${name} (${median(times.encrypted).toFixed(1)} / ${median(times.plain).toFixed(1)} ms)`,
      { value: ratio, unit: '×' },
    );
  }
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  keep('encrypted ÷ plain, geometric mean', {
    value: mean,
    unit: '×',
    goal: '≤ 1.5',
    met: mean <= 1.5,
  });
  encrypted.close();
  plain.close();
}

/** The kept answers of R-08 and of the to-do list, which the office has computed by now. */
function copyKept(from: Register, to: Register): void {
  for (const table of ['visit_dues', 'todo_items']) {
    const rows = from.connection.db
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
      .all();
    const names = Object.keys(rows[0] ?? {});
    const values = names.map((name) => `@${name}`).join(', ');
    const add = to.connection.db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`,
    );
    to.transaction(() => {
      for (const row of rows) add.run(row);
    });
  }
}

function plainCopy(encrypted: Register): Register {
  const db = new Database(join(folder, 'plain.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -131072');
  db.pragma('temp_store = MEMORY');
  for (const migration of MIGRATIONS) migration.up(db);
  const plain = registerOver(db, new Uint8Array(32));
  for (const town of encrypted.regions.towns()) plain.regions.addTown(town);
  for (const village of encrypted.regions.villages()) plain.regions.addVillage(village);
  fillRegister(plain, BENCH_SIZE);
  copyKept(encrypted, plain);
  db.pragma('wal_checkpoint(TRUNCATE)');
  return plain;
}

/** By the built program, as the office runs it: start, unlocking, reading, comparing and committing in a process of its own. */
async function measureImport(): Promise<void> {
  const path = join(folder, '台账.xlsx');
  execFileSync(process.execPath, [join(import.meta.dirname, 'ledger-child.ts'), path, '20000']);
  const out = join(PROGRAM.out, 'bench');
  await buildProgram({ ...PROGRAM, out });
  const passphraseFile = join(folder, 'passphrase.txt');
  writeFileSync(passphraseFile, `${CHIEF.password}\n`);
  const runs = [1, 2, 3].map((run) => {
    const register = join(folder, `import-${run}.register`);
    const office = ['--county', '410927', '--office', '台前县禁毒委员会办公室', '--adopt-examples'];
    const place = ['--register', register, '--passphrase-file', passphraseFile];
    const cli = (...words: string[]) =>
      spawnSync(process.execPath, [...AS_SHIPPED, join(out, 'main/cli.js'), ...words, ...place], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
    cli('init', ...office);
    const started = performance.now();
    const { stdout, stderr } = cli('import', '--file', path, '--commit');
    const { value } = JSON.parse(stdout) as { value: { created: number } };
    return {
      seconds: (performance.now() - started) / 1000,
      peak: Number(/PEAK (\d+)/.exec(stderr)?.[1]),
      created: value.created,
    };
  });
  const seconds = median(runs.map((run) => run.seconds));
  const peak = median(runs.map((run) => run.peak));
  keep('import of 20,000 × 35, whole process', {
    value: seconds,
    unit: 's',
    goal: '< 30 s',
    met: seconds < 30,
  });
  keep('import of 20,000 × 35: peak memory', {
    value: peak,
    unit: 'MB',
    goal: '< 600 MB',
    met: peak < 600,
  });
  console.log(`  (created ${runs[0]?.created ?? 0})`);
}

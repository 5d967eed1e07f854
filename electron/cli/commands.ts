import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { evaluateFile } from '../application/evaluate/evaluate-file.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import { isMethod, type Input, type Output } from '../contract/index.ts';
import { needed, optional, Usage, type Options } from './arguments.ts';
import { bench } from './bench.ts';
import { demo } from './demo.ts';
import { openDesk, passphraseOf, unlocked, type CommandDesk } from './desk.ts';
import { listRows } from './list.ts';
import { newFile, newOrOwn } from './out-file.ts';
import { report } from './report.ts';

export type Command = (options: Options) => Promise<Result<unknown>>;

/** A command over the unlocked register, locked again whatever happens. */
function atDesk(work: (desk: CommandDesk, options: Options) => Promise<Result<unknown>>): Command {
  return async (options) => {
    const desk = await unlocked(options);
    if (!desk.ok) return desk;
    try {
      return await work(desk.value, options);
    } finally {
      desk.value.office.close();
    }
  };
}

const init: Command = async (options) => {
  const officeName = needed(options, 'office');
  const desk = openDesk(options);
  const made = await desk.call('setup.create', {
    countyCode: needed(options, 'county'),
    officeName,
    // 机关代字 is never guessed: without one the full name of the office stands in the 发文字号 until the settings say better.
    agencyCode: optional(options, 'agency') ?? officeName,
    userName: optional(options, 'user') ?? '负责人',
    password: passphraseOf(options),
    adoptExamples: options['adopt-examples'] === true,
  });
  desk.office.close();
  return made;
};

/** Without --commit a dry run; with it all good lines in one transaction. */
const importLedger = atDesk(async (desk, options) => {
  const as = optional(options, 'as');
  if (as !== undefined && as !== 'stock' && as !== 'new')
    throw new Usage('--as takes stock or new');
  const source = resolve(needed(options, 'file'));
  const rejects = optional(options, 'rejects');
  const rejectsFile = rejects === undefined ? undefined : newFile(resolve(rejects));
  const dry = await desk.must('imports.read', { source, ...(as === undefined ? {} : { as }) });
  if (rejectsFile !== undefined && dry.rejectedLines > 0) {
    await desk.must('imports.saveRejected', { token: dry.token, target: rejectsFile });
  }
  const counts = { created: dry.created, updated: dry.updated, unchanged: dry.unchanged };
  const done =
    options['commit'] === true ? await desk.must('imports.commit', { token: dry.token }) : null;
  return ok({
    read: dry.read,
    people: dry.people,
    ...(done === null
      ? counts
      : { created: done.created, updated: done.updated, unchanged: done.unchanged }),
    doubtful: dry.doubtful.map(({ sheet, row, withPersonId, why }) => ({
      sheet,
      row,
      with: withPersonId,
      why,
    })),
    rejected: dry.rejected.map(({ sheet, row, column, value, code, message }) => ({
      sheet,
      row,
      column,
      value,
      code,
      message,
    })),
    committed: done !== null,
  });
});

const call = atDesk(async (desk, options) => {
  const method = needed(options, 'method');
  if (!isMethod(method)) throw new Usage('--method takes a call of electron/contract');
  const input = JSON.parse(readFileSync(needed(options, 'input'), 'utf8')) as Input<typeof method>;
  return desk.call(method, input);
});

/** Overdue, due in the next 30 days, and 未设置: the list of the window, brought to today first. */
const todo = atDesk(async (desk, options) => {
  const townCode = optional(options, 'town');
  const filter = townCode === undefined ? {} : { townCode };
  const { stale } = await desk.must('todo.summary', {});
  if (stale) await desk.must('todo.refresh', {});
  const items: unknown[] = [];
  for (const scope of ['overdue', 'month', 'unset'] as const) {
    for (let page = 1; ; page += 1) {
      const { rows, total } = await desk.must('todo.list', {
        filter: { ...filter, scope },
        page,
        pageSize: 500,
      });
      items.push(...rows.map(todoItem));
      if (page * 500 >= total) break;
    }
  }
  return ok({ items });
});

function todoItem(row: Output<'todo.list'>['rows'][number]) {
  const { kind, personId, fullName, townName, inCharge, dueOn, overdueDays } = row;
  const { rule, ruleId, source, why } = row;
  return {
    kind,
    person: personId,
    name: fullName,
    town: townName,
    inCharge,
    due: dueOn,
    overdueDays,
    rule: ruleId === '' ? source : ruleId,
    ruleTitle: rule,
    source,
    why,
  };
}

const exportPackage = atDesk(async (desk, options) => {
  const reportIds = needed(options, 'reports').split(',').map(Number);
  if (!reportIds.every((id) => Number.isSafeInteger(id) && id > 0))
    throw new Usage('--reports takes ids, ID,ID');
  const target = resolve(needed(options, 'to'));
  const done = await desk.must('exports.write', {
    reportIds,
    target,
    recipient: needed(options, 'recipient'),
  });
  return ok({
    package: join(target, done.package),
    files: done.files,
    bytes: done.bytes,
    verified: done.verified,
  });
});

const verify: Command = async (options) => {
  const desk = openDesk({ ...options, register: 'none.register' });
  const found = await desk.must('exports.verify', { source: resolve(needed(options, 'package')) });
  return ok({ ok: found.ok, files: found.files, problems: found.problems });
};

const audit = atDesk(async (desk, options) => {
  if (options['list'] !== true) return desk.call('audit.verify', {});
  return desk.call('audit.list', { pageSize: 200 });
});

const evaluate: Command = (options) => {
  const output = newOrOwn(resolve(needed(options, 'output')), isResults);
  const evaluated = evaluateFile(readFileSync(needed(options, 'input')));
  if (!evaluated.ok) return Promise.resolve(evaluated);
  writeFileSync(output, evaluated.value.output);
  return Promise.resolve(ok({ lives: evaluated.value.lives }));
};

function isResults(document: unknown): boolean {
  const { format } = (document ?? {}) as { readonly format?: unknown };
  return format === 'lives-results/1';
}

const later: Command = () => Promise.resolve(fail({ code: 'NOT_AVAILABLE', what: '这条命令' }));

export const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  import: importLedger,
  evaluate,
  list: atDesk(listRows),
  call,
  todo,
  report: atDesk(report),
  export: exportPackage,
  verify,
  audit,
  bench,
  demo,
  receive: later,
  backup: later,
  restore: later,
};

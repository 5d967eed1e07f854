import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Cancelled, type Progress } from '../../electron/application/ports.ts';
import { fail, ok, type Result } from '../../electron/contract/errors.ts';
import { serveOffice } from '../../electron/ports/serve-office.ts';

/**
 * A worker in the place of the register's, for tests of the shell alone. It has state of its own (`open`,
 * `calls`), so that a test can see whether a lock really put a new thread in the place of the old.
 */
const calls: { method: string; input: unknown }[] = [];
let open = false;

type Handler = (input: never, progress: Progress) => Result<unknown> | Promise<Result<unknown>>;

const handlers: Readonly<Record<string, Handler>> = {
  'session.state': () => ok({ state: open ? 'open' : 'locked', calls: calls.length }),
  /** `ms`: how long the password takes. */
  'session.unlock': (input: { ms?: number }) => {
    const until = performance.now() + (input.ms ?? 0);
    while (performance.now() < until);
    open = true;
    return ok({ id: 1, name: '测试员', role: '负责人', active: true });
  },
  'session.lock': () => {
    open = false;
    return ok({});
  },
  'settings.get': () => ok({ idleMinutes: 10 }),
  'settings.save': (input: object) => ok({ idleMinutes: 10, ...input }),
  'fake.echo': (input) => ok(input),
  'fake.calls': () => ok(calls),
  'fake.start': () => ok(workerData),
  'fake.wait': async (input: { ms: number }) => {
    await wait(input.ms);
    return ok({});
  },
  /** Synchronous work that reports now and then, as an import does. */
  'fake.work': (input: { ms: number }, progress) => {
    const until = performance.now() + input.ms;
    for (let done = 0; performance.now() < until; done += 1)
      progress.report(done, 1_000_000_000, '正在处理');
    return ok({ finished: true });
  },
  /** Work that never looks at the flag. */
  'fake.deaf': (input: { ms: number }) => {
    const until = performance.now() + input.ms;
    while (performance.now() < until);
    return ok({});
  },
  /** Counts as long as this thread lives. */
  'fake.live': (input: { counter: SharedArrayBuffer }) => {
    const counter = new Int32Array(input.counter);
    setInterval(() => Atomics.add(counter, 0, 1), 2);
    return ok({});
  },
  'fake.crash': () => {
    throw new Error('planted: 张三 410927199001011234');
  },
  'fake.exit': () => {
    process.exit(3);
  },
  'fake.notCloneable': () => ok(() => 1),
  'exports.drives': () =>
    ok([{ path: '/media/stick', label: '移动磁盘', freeBytes: 1000, totalBytes: 2000 }]),
};

/** Methods of the real contract that only have to arrive. */
const ARRIVE = [
  'imports.read',
  'imports.saveTemplate',
  'exports.write',
  'exports.verify',
  'reports.saveFile',
];

async function invoke(
  method: string,
  input: unknown,
  options?: { progress?: Progress },
): Promise<Result<unknown>> {
  if (!method.startsWith('fake.')) calls.push({ method, input });
  const progress = options?.progress ?? { report: () => undefined };
  if (ARRIVE.includes(method)) return ok({ received: input });
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (handler === undefined) return fail({ code: 'NOT_FOUND', what: '功能' });
  try {
    return await handler(input as never, progress);
  } catch (error) {
    if (error instanceof Cancelled) return fail({ code: 'CANCELLED' });
    throw error;
  }
}

if (parentPort === null) throw new Error('This file is a worker');
serveOffice(parentPort, { invoke }, () => Promise.resolve(ok({ fake: true })));

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIncidentLog } from '../../electron/ports/incident-log.ts';
import { createOfficeClient, type OfficeClient } from '../../electron/shell/office-client.ts';
import { eventually } from '../support/eventually.ts';

const WORKER = pathToFileURL(
  join(import.meta.dirname, '..', 'electron-double', 'fake-office-worker.ts'),
);
const START = {
  registerFile: '/nowhere/office.register',
  resources: '/nowhere',
  logs: '/nowhere',
  version: '0',
  fixedToday: '2026-11-15',
};
const CANCELLED = { ok: false, error: { code: 'CANCELLED' } };

let office: OfficeClient;
let failures: unknown[];

beforeEach(() => {
  failures = [];
  office = createOfficeClient({
    workerFile: WORKER,
    start: START,
    graceMs: 400,
    onFailure(error) {
      failures.push(error);
      return `1234-000${failures.length}`;
    },
  });
});

afterEach(() => office.close());

describe('a call', () => {
  it('is answered by the office in the thread', async () => {
    expect(await office.invoke('fake.echo', { a: [1, null, '二'] })).toEqual({
      ok: true,
      value: { a: [1, null, '二'] },
    });
    expect(await office.invoke('fake.start', {})).toEqual({ ok: true, value: START });
  });

  it('waits for the one before it', async () => {
    const order: string[] = [];
    const first = office.invoke('fake.wait', { ms: 80 }).then(() => order.push('first'));
    const second = office.invoke('fake.echo', {}).then(() => order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('reports progress while it works', async () => {
    const reports: [number, number, string][] = [];
    const result = await office.invoke(
      'fake.work',
      { ms: 350 },
      { onProgress: (...report) => reports.push(report) },
    );
    expect(result).toEqual({ ok: true, value: { finished: true } });
    expect(reports.length).toBeGreaterThanOrEqual(2);
    expect(reports.length).toBeLessThanOrEqual(5);
    expect(reports[0]?.slice(1)).toEqual([1_000_000_000, '正在处理']);
  });
});

describe('cancelling', () => {
  it('stops synchronous work at its next report', async () => {
    const stop = new AbortController();
    const startedAt = performance.now();
    const result = await office.invoke(
      'fake.work',
      { ms: 20_000 },
      {
        signal: stop.signal,
        onProgress: () => {
          stop.abort();
        },
      },
    );
    expect(result).toEqual(CANCELLED);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it('takes a waiting call out at once and lets the running one be', async () => {
    const stop = new AbortController();
    const running = office.invoke('fake.wait', { ms: 100 });
    const waiting = office.invoke('fake.crash', {}, { signal: stop.signal });
    stop.abort();
    expect(await waiting).toEqual(CANCELLED);
    expect(await running).toEqual({ ok: true, value: {} });
    expect(failures).toEqual([]);
  });

  it('refuses a call whose signal has fired before', async () => {
    expect(await office.invoke('fake.crash', {}, { signal: AbortSignal.abort() })).toEqual(
      CANCELLED,
    );
  });
});

describe('a thread that breaks', () => {
  it.each(['fake.crash', 'fake.exit', 'fake.notCloneable'])(
    'in %s answers INTERNAL with an incident number, and the next call finds a locked register',
    async (method) => {
      await office.invoke('session.unlock', {});
      const broken = office.invoke(method, {});
      const waiting = office.invoke('session.state', {});
      const internal = { ok: false, error: { code: 'INTERNAL', incident: '1234-0001' } };
      expect([await broken, await waiting]).toEqual([internal, internal]);
      expect(await office.invoke('session.state', {})).toEqual({
        ok: true,
        value: { state: 'locked', calls: 1 },
      });
      expect(failures).toHaveLength(1);
    },
  );

  it('is not what a call does that cannot be sent', async () => {
    await office.invoke('session.unlock', {});
    expect(await office.invoke('fake.echo', { notPlain: () => 1 })).toMatchObject({
      error: { code: 'INTERNAL' },
    });
    expect(await office.invoke('session.state', {})).toMatchObject({ value: { state: 'open' } });
  });
});

describe('locking', () => {
  it('puts a new thread in the place of the old, after the office has closed', async () => {
    await office.invoke('session.unlock', {});
    await office.lock('asked');
    expect(await office.invoke('session.state', {})).toEqual({
      ok: true,
      value: { state: 'locked', calls: 1 },
    });
    expect(failures).toEqual([]);
  });

  it('leaves no thread behind in which a key could live on', async () => {
    const counter = new SharedArrayBuffer(4);
    const counted = new Int32Array(counter);
    await office.invoke('fake.live', { counter });
    await eventually(() => counted[0]).toBeGreaterThan(0);
    await office.lock('asked');
    const atEnd = counted[0];
    await office.invoke('fake.wait', { ms: 60 });
    expect(counted[0]).toBe(atEnd);
  });

  it('stops what runs, and holds back what comes until the new thread is there', async () => {
    await office.invoke('session.unlock', {});
    const running = office.invoke('fake.work', { ms: 20_000 });
    const locked = office.lock('asked');
    const late = office.invoke('session.state', {});
    await locked;
    expect(await running).toEqual(CANCELLED);
    expect(await late).toMatchObject({ value: { state: 'locked', calls: 1 } });
  });

  it('ends a thread that will not stop', async () => {
    await office.invoke('session.unlock', {});
    const deaf = office.invoke('fake.deaf', { ms: 20_000 });
    const startedAt = performance.now();
    await office.lock('asked');
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(await deaf).toEqual(CANCELLED);
    expect(await office.invoke('session.state', {})).toMatchObject({ value: { state: 'locked' } });
  });

  it('asked twice happens once', async () => {
    const [first, second] = [office.lock('asked'), office.lock('asked')];
    expect(first).toBe(second);
    await first;
  });
});

describe('the incident log', () => {
  it('keeps the place and the kind of an error, and nothing that it says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'incidents-'));
    const log = createIncidentLog(folder, () => '2026-11-15T08:00:00.000Z');
    const incident = log.record('worker', new TypeError('张三\n410927199001011234'));
    const text = readFileSync(join(folder, 'incidents.jsonl'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(incident).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    const { stack, ...line } = JSON.parse(text) as { stack: string[] };
    expect(line).toEqual({
      incident,
      at: '2026-11-15T08:00:00.000Z',
      where: 'worker',
      kind: 'TypeError',
    });
    expect(stack[0]).toMatch(/worker\.test\.ts:\d+:\d+/);
    expect(text).not.toMatch(/张三|410927199001011234/);
    expect(text).not.toContain(import.meta.dirname);
  });

  it('answers a number even where nothing can be written', () => {
    const log = createIncidentLog(join(import.meta.filename, 'below-a-file'), () => '');
    expect(log.record('worker', 'text')).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
  });
});

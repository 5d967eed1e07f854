import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../electron/contract/index.ts';
import { shellContract } from '../../electron/contract/shell.ts';
import { toPlainInput } from '../../electron/shell/plain-input.ts';
import { decode } from '../electron-double/codec.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { buildTestProgram, invoke, launchTestProgram } from './test-program.ts';

const MESSAGES = 2000;
/** Dialogs wait for a user, locking and crashing take a thread away: they have tests of their own. */
const LEFT_OUT = /^(dialogs\.|session\.lock$|fake\.(crash|exit|notCloneable|deaf|work|wait)$)/;
const METHODS = [...Object.keys(contract), ...Object.keys(shellContract), 'fake.echo'].filter(
  (name) => !LEFT_OUT.test(name),
);

const anyMethod = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...METHODS) },
  { weight: 2, arbitrary: fc.string() },
  {
    weight: 1,
    arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', 'a.b', 'x.__proto__'),
  },
  { weight: 1, arbitrary: fc.anything() },
);
const anyInput = fc.oneof(
  { weight: 3, arbitrary: fc.object({ maxDepth: 4 }) },
  {
    weight: 3,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withTypedArray: true,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      source: fc.oneof(fc.string(), fc.constantFrom('/etc/passwd', 'ticket:x', '..\\..')),
      target: fc.oneof(fc.string(), fc.constantFrom('/etc/passwd', 'C:\\x')),
      text: fc.string(),
    }),
  },
);

let launched: Launched;

beforeAll(async () => {
  await buildTestProgram();
  launched = await launchTestProgram();
});
afterAll(async () => {
  await launched.close();
  await closeBrowser();
});

async function send(method: unknown, input: unknown): Promise<unknown> {
  const { ipcMain, windows } = launched.world;
  const event = {
    sender: windows[0]?.webContents,
    senderFrame: { url: 'app://desk/', parent: null },
  };
  const answer = JSON.parse(await ipcMain.receive(event, 'desk:invoke', [method, input])) as {
    value?: string;
    error?: string;
  };
  if (answer.value === undefined) throw new Error(answer.error);
  return decode(answer.value);
}

describe(`${MESSAGES} random messages through the gate`, () => {
  it('are all answered as values, and only plain inputs without paths reach the office', async () => {
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyMethod, anyInput, async (method, input) => {
        const answer = (await send(method, input)) as { ok: boolean; error?: { code: string } };
        expect(typeof answer.ok).toBe('boolean');
        codes.add(answer.error?.code ?? 'ok');
        expect(answer.error?.code).not.toBe('INTERNAL');
      }),
      { numRuns: MESSAGES, seed: 410927 },
    );
    expect([...codes].sort()).toEqual(['INVALID_INPUT', 'NOT_FOUND', 'ok']);
    const { value: calls } = (await invoke(launched, 'fake.calls', {})) as {
      value: { method: string; input: unknown }[];
    };
    expect(calls.length).toBeGreaterThan(100);
    const unvalidated = calls.filter(
      ({ method, input }) =>
        !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(method) ||
        method in shellContract ||
        toPlainInput(input) === null ||
        JSON.stringify(input) !== JSON.stringify(toPlainInput(input)?.value),
    );
    expect(unvalidated).toEqual([]);
  });
});

describe('an input', () => {
  it.each([
    ['a function', () => 1],
    ['a date', new Date()],
    ['a map', new Map()],
    ['bytes', new Uint8Array(2)],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a big integer', 1n],
    ['a symbol', Symbol('x')],
    ['a value of a class', new URL('app://desk/')],
    ['a prototype in disguise', JSON.parse('{"__proto__": {"admin": true}}') as unknown],
    ['a cycle', cycle()],
    ['a tower of lists', tower(17)],
    ['more values than a form has', Array.from({ length: 200_001 }, () => 0)],
    ['more text than a form has', 'x'.repeat(15_000_001)],
  ])('that holds %s is refused', (_name, value) => {
    expect(toPlainInput({ value })).toBeNull();
  });

  it('is copied as JSON would copy it', () => {
    expect(toPlainInput({ a: [1, -0.5, '二', null, true, {}], b: undefined })).toEqual({
      value: { a: [1, -0.5, '二', null, true, {}] },
    });
    expect(toPlainInput(undefined)).toEqual({ value: {} });
    expect(toPlainInput(tower(15))).not.toBeNull();
  });

  it('equals its JSON for every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const plain = toPlainInput(value);
        const text = JSON.stringify(value);
        if (text.includes('"__proto__":')) return;
        expect(JSON.stringify(plain?.value)).toBe(text);
      }),
      { seed: 410927 },
    );
  });
});

function cycle(): object {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

function tower(height: number): unknown {
  return height === 0 ? 1 : [tower(height - 1)];
}

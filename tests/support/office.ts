import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createOffice, type Office, type OfficePorts } from '../../electron/application/office.ts';
import type { AppError, Result } from '../../electron/contract/errors.ts';
import type { Input, Method, Output } from '../../electron/contract/index.ts';
import { nodePorts } from '../../electron/ports/node.ts';
import { resourcesFolder } from '../../electron/ports/resources-folder.ts';

/** 台前县, with 9 towns and 377 villages. */
export const COUNTY = '410927';
export const TOWN = '410927100';
export const CHIEF = { userName: '王建国', password: 'correct horse' };
export const CHEAP_KEYS = { N: 2 ** 10, r: 8, p: 1 };

export interface TestOffice {
  readonly office: Office;
  readonly folder: string;
  readonly registerFile: string;
  /** The day that is held still. */
  readonly today: string;
  /** The value, or a failed test that names the error. */
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** The error, or a failed test. */
  readonly refused: <M extends Method>(method: M, input: Input<M>) => Promise<AppError>;
  /** A second program's view of the same file. */
  readonly again: (today?: string) => Office;
}

/** An office over real files in a temporary folder, the day fixed; `dispose` closes and removes all. */
export function anOffice(today = '2026-11-15'): TestOffice & { dispose(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  const registerFile = join(folder, 'test.register');
  const open = (day: string) => createOffice(portsOf(folder, registerFile, day));
  const office = open(today);
  return {
    office,
    folder,
    registerFile,
    today,
    ...callsOf(office),
    again: (day = today) => open(day),
    dispose: () => remove(office, folder),
  };
}

/** An office over the register of a folder; for programs that are killed and started again. */
export function officeAt(folder: string, today: string, world: Partial<OfficePorts> = {}) {
  const ports = portsOf(folder, join(folder, 'test.register'), today);
  const office = createOffice({ ...ports, ...world });
  return { office, ...callsOf(office) };
}

/** An office over a register of that name, cheap keys, its logs beside it. */
export function officeOver(registerFile: string, today: string) {
  const office = createOffice(portsOf(dirname(registerFile), registerFile, today));
  return { office, ...callsOf(office) };
}

function portsOf(folder: string, registerFile: string, fixedToday: string): OfficePorts {
  const ports = nodePorts({
    registerFile,
    resources: resourcesFolder(),
    logs: join(folder, 'logs'),
    version: 'test',
    fixedToday,
  });
  return { ...ports, keyCost: CHEAP_KEYS };
}

export function callsOf(office: Office): Pick<TestOffice, 'call' | 'refused'> {
  return {
    async call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
      const result = (await office.invoke(method, input)) as Result<Output<M>>;
      if (!result.ok) throw new Error(`${method}: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    async refused<M extends Method>(method: M, input: Input<M>): Promise<AppError> {
      const result = await office.invoke(method, input);
      if (result.ok) throw new Error(`${method} was not refused`);
      return result.error;
    },
  };
}

function remove(office: Office, folder: string): void {
  office.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The set-up of 台前县 with the example rules adopted, as the office itself does it. */
export async function setUpAnew(
  desk: Pick<TestOffice, 'call'>,
  adoptExamples = true,
): Promise<Output<'setup.create'>> {
  return desk.call('setup.create', {
    countyCode: COUNTY,
    officeName: '台前县禁毒委员会办公室',
    agencyCode: '台禁毒办',
    ...CHIEF,
    adoptExamples,
  });
}

/** What a set-up left in its folder: name and bytes of the register and its keys. */
type Template = readonly (readonly [string, Uint8Array])[];
const templates = new Map<string, Promise<Template>>();

/**
 * What `setUpAnew` leaves behind, the chief at work: the files of a set-up of that day are made once in a process and laid down
 * again for every office, so that offices of one day share a data key. For tests of what comes after it.
 */
export async function setUp(
  desk: Pick<TestOffice, 'call' | 'folder' | 'today'>,
  adoptExamples = true,
): Promise<void> {
  const { folder, today } = desk;
  const kind = `${today} ${String(adoptExamples)}`;
  const template = templates.get(kind) ?? makeTemplate(today, adoptExamples);
  templates.set(kind, template);
  for (const [name, bytes] of await template) writeFileSync(join(folder, name), bytes);
  await desk.call('session.unlock', CHIEF);
}

async function makeTemplate(today: string, adoptExamples: boolean): Promise<Template> {
  const desk = anOffice(today);
  try {
    await setUpAnew(desk, adoptExamples);
    desk.office.close();
    return readdirSync(desk.folder).map((name) => [name, readFileSync(join(desk.folder, name))]);
  } finally {
    desk.dispose();
  }
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../electron/contract/index.ts';
import { TICKET_FIELDS } from '../../electron/contract/file-ticket.ts';
import { createTickets } from '../../electron/shell/tickets.ts';
import { closeBrowser, type Launched } from '../electron-double/launch.ts';
import { buildTestProgram, invoke, launchTestProgram } from './test-program.ts';

const REFUSED = { ok: false, error: { code: 'INVALID_INPUT' } };

describe('the table of ticket fields', () => {
  it('names every text field called source or target in an input of the contract', () => {
    const found = Object.entries(contract).flatMap(([method, call]) => {
      const shape = (call.input as z.ZodObject).shape as Record<string, z.ZodType>;
      return Object.entries(shape)
        .filter(([name, type]) => /^(source|target)$/.test(name) && type instanceof z.ZodString)
        .map(([name]) => `${method} ${name}`);
    });
    const listed = Object.entries(TICKET_FIELDS).flatMap(([method, fields]) =>
      Object.keys(fields).map((name) => `${method} ${name}`),
    );
    expect(listed.sort()).toEqual(found.sort());
  });
});

describe('a ticket', () => {
  it('becomes its path in the field of its kind', () => {
    const tickets = createTickets();
    const source = tickets.issue('/media/a/台账.xlsx', 'open');
    expect(tickets.resolve('imports.read', { source, as: 'stock' })).toEqual({
      ok: true,
      value: { source: '/media/a/台账.xlsx', as: 'stock' },
    });
  });

  it.each([
    ['a path', '/media/a/台账.xlsx'],
    ['a path of Windows', 'C:\\台账.xlsx'],
    ['an invented ticket', 'ticket:00000000-0000-4000-8000-000000000000'],
    ['nothing', undefined],
    ['null', null],
    ['a list', ['ticket:x']],
    ['a name of the map', '__proto__'],
  ])('cannot be replaced by %s', (_name, source) => {
    const tickets = createTickets();
    const input = source === undefined ? {} : { source };
    expect(tickets.resolve('imports.read', input)).toMatchObject(REFUSED);
  });

  it('for reading is no ticket for writing', () => {
    const tickets = createTickets();
    const ticket = tickets.issue('/media/a/台账.xlsx', 'open');
    expect(tickets.resolve('imports.saveTemplate', { target: ticket })).toMatchObject(REFUSED);
  });

  it('means nothing in other fields and other calls', () => {
    const tickets = createTickets();
    const ticket = tickets.issue('/media/a/台账.xlsx', 'open');
    const input = { source: ticket, note: ticket };
    expect(tickets.resolve('people.list', input)).toEqual({ ok: true, value: input });
  });

  it('is forgotten after two hundred others', () => {
    const tickets = createTickets();
    const first = tickets.issue('/first', 'open');
    const others = Array.from({ length: 200 }, (_, place) => tickets.issue(`/${place}`, 'open'));
    expect([first, others[0], others[199]].map((one) => tickets.pathOf(one ?? ''))).toEqual([
      null,
      '/0',
      '/199',
    ]);
  });
});

describe('a dialog', () => {
  let launched: Launched;

  beforeAll(async () => {
    await buildTestProgram();
    launched = await launchTestProgram();
  });
  afterAll(async () => {
    await launched.close();
    await closeBrowser();
  });
  beforeEach(() => {
    launched.world.system.dialog.asked.length = 0;
  });

  async function ticketFrom(
    method: string,
    input: object,
  ): Promise<{ ticket: string; name: string }> {
    const answer = (await invoke(launched, method, input)) as {
      value: { ticket: string; name: string };
    };
    return answer.value;
  }

  it('for opening gives the window a ticket and a name, and the office the path', async () => {
    launched.world.system.dialog.answer('open', '/media/stick/吸毒人员台账.xlsx');
    const { ticket, name } = await ticketFrom('dialogs.openFile', { purpose: 'ledger' });
    expect(ticket).toMatch(/^ticket:[0-9a-f-]{36}$/);
    expect(name).toBe('吸毒人员台账.xlsx');
    expect(launched.world.system.dialog.asked).toEqual([
      {
        kind: 'open',
        options: {
          title: '选择要导入的人员台账',
          filters: [{ name: '台账（Excel 工作簿、CSV）', extensions: ['xlsx', 'xls', 'csv'] }],
          properties: ['openFile', 'dontAddToRecent'],
        },
      },
    ]);
    expect(await invoke(launched, 'imports.read', { source: ticket })).toEqual({
      ok: true,
      value: { received: { source: '/media/stick/吸毒人员台账.xlsx' } },
    });
  });

  it('for saving proposes the name in the documents of the user', async () => {
    launched.world.system.dialog.answer('save', '/home/clerk/模板.xlsx');
    const { ticket } = await ticketFrom('dialogs.saveFile', {
      purpose: 'workbook',
      suggestedName: '导入模板.xlsx',
    });
    expect(launched.world.system.dialog.asked[0]?.options).toMatchObject({
      defaultPath: `${launched.userData}/documents/导入模板.xlsx`,
    });
    expect(await invoke(launched, 'imports.saveTemplate', { target: ticket })).toMatchObject({
      value: { received: { target: '/home/clerk/模板.xlsx' } },
    });
  });

  it('for a folder, and the list of drives, give tickets for a folder', async () => {
    launched.world.system.dialog.answer('open', '/media/stick');
    const { ticket } = await ticketFrom('dialogs.chooseFolder', { purpose: 'export' });
    const drives = (await invoke(launched, 'exports.drives', {})) as { value: { path: string }[] };
    for (const target of [ticket, drives.value[0]?.path])
      expect(
        await invoke(launched, 'exports.write', { reportIds: [1], target, recipient: '市禁毒办' }),
      ).toMatchObject({ value: { received: { target: '/media/stick' } } });
    expect(drives.value[0]?.path).toMatch(/^ticket:/);
  });

  it('that fails is a failure of ours: a number for the clerk, nothing thrown over the bridge', async () => {
    const answer = await invoke(launched, 'dialogs.openFile', { purpose: 'ledger' });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'INTERNAL',
        incident: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/) as string,
      },
    });
  });

  it('that the user closes gives null', async () => {
    launched.world.system.dialog.answer('open', null);
    expect(await invoke(launched, 'dialogs.openFile', { purpose: 'ledger' })).toEqual({
      ok: true,
      value: null,
    });
  });

  it.each([
    ['dialogs.openFile', { purpose: 'register' }],
    ['dialogs.openFile', { purpose: 'ledger', defaultPath: '/etc' }],
    ['dialogs.saveFile', { purpose: 'report', suggestedName: '../../a.docx' }],
    ['dialogs.saveFile', { purpose: 'report', suggestedName: 'C:\\a.docx' }],
    ['dialogs.chooseFolder', {}],
  ])('%s %j is refused', async (method, input) => {
    expect(await invoke(launched, method, input)).toMatchObject(REFUSED);
    expect(launched.world.system.dialog.asked).toEqual([]);
  });

  it.each([
    ['imports.read', { source: '/etc/passwd' }],
    ['imports.saveTemplate', { target: '/etc/cron.d/x' }],
    ['exports.write', { reportIds: [1], target: '/', recipient: '市禁毒办' }],
    ['exports.verify', { source: '\\\\server\\share' }],
    ['reports.saveFile', { id: 1, target: 'C:\\Windows\\x.docx' }],
  ])('is the only source of a path: %s %j never reaches the office', async (method, input) => {
    expect(await invoke(launched, method, input)).toMatchObject(REFUSED);
    const { value } = (await invoke(launched, 'fake.calls', {})) as {
      value: { input: unknown }[];
    };
    expect(value.filter((call) => JSON.stringify(call.input) === JSON.stringify(input))).toEqual(
      [],
    );
  });

  it('shows a saved file in its folder for its ticket only', async () => {
    launched.world.system.dialog.answer('save', '/home/clerk/报告.docx');
    const { ticket } = await ticketFrom('dialogs.saveFile', {
      purpose: 'report',
      suggestedName: '报告.docx',
    });
    await invoke(launched, 'shell.reveal', { ticket });
    expect(await invoke(launched, 'shell.reveal', { ticket: '/etc/passwd' })).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', what: '文件' },
    });
    expect(launched.world.system.shell.shown).toEqual(['/home/clerk/报告.docx']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../electron/contract/define.ts';
import { contract, type Method } from '../../electron/contract/index.ts';
import { anOffice, setUp } from '../support/office.ts';

const methods = Object.keys(contract) as Method[];
const PASSWORDS: Record<Role, string> = {
  经办人: 'clerk secret',
  审核人: 'checker secret',
  负责人: 'chief secret',
};
let desk: ReturnType<typeof anOffice>;

beforeAll(async () => {
  desk = anOffice();
  await setUp(desk);
  for (const role of ROLES)
    await desk.call('users.add', { name: role, role, password: PASSWORDS[role] });
});
afterAll(() => desk.dispose());

/** A call with an input that no schema takes: whoever may call gets INVALID_INPUT, the others their refusal. */
async function answerTo(method: Method): Promise<string> {
  const result = await desk.office.invoke(method, { notAField: true });
  return result.ok ? 'ok' : result.error.code;
}

describe('access', () => {
  it('answers LOCKED to every call but the free ones while the register is locked', async () => {
    await desk.call('session.lock', {});
    for (const method of methods) {
      const expected = contract[method].access === 'anyone' ? 'INVALID_INPUT' : 'LOCKED';
      expect([method, await answerTo(method)]).toEqual([method, expected]);
    }
  });

  it.each(ROLES)('gives the role %s exactly the calls of the contract', async (role) => {
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: role, password: PASSWORDS[role] });
    for (const method of methods) {
      const { access } = contract[method];
      const allowed = typeof access === 'string' || access.includes(role);
      expect([method, await answerTo(method)]).toEqual([
        method,
        allowed ? 'INVALID_INPUT' : 'NOT_PERMITTED',
      ]);
    }
  });

  it('knows no method by the names that every object has', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'people.listAll', '']) {
      expect(await desk.office.invoke(name, {})).toEqual({
        ok: false,
        error: { code: 'NOT_AVAILABLE', what: '这项功能' },
      });
    }
  });
});

/**
 * What a clerk (经办人) may never do, written out by hand: approvals, full names and numbers, the bin, rules, regions, users and the
 * log. A call that is opened to more people, and a new one that ought to stand here, is decided in this list first.
 */
const RESERVED = {
  '审核人、负责人': [
    ...['audit.list', 'grades.approve', 'grades.decline', 'holidays.enter'],
    ...['households.addCategory', 'households.retireCategory'],
    ...['leaves.approve', 'leaves.refuse', 'lightTouch.approve', 'lightTouch.decline'],
    ...[
      'lightTouch.end',
      'lightTouch.reveal',
      'people.restore',
      'povertyCases.decide',
      'povertyCases.sendBack',
      'regions.addTown',
    ],
    ...['regions.addVillage', 'regions.rename', 'regions.setRetired', 'reports.issue'],
    ...['rounds.approve', 'rounds.close', 'rounds.sendBack'],
    ...['rules.adoptExamples', 'rules.change', 'rules.close', 'settings.save'],
    ...['watches.close', 'watches.sendBack', 'watches.void'],
  ],
  负责人: [
    'rounds.reopen',
    'session.acceptDay',
    ...['users.add', 'users.confirmRecoveryCode', 'users.newRecoveryCode'],
    ...['users.resetPassword', 'users.retire', 'users.setRole'],
  ],
} as const;

describe('what is not for everybody', () => {
  it('is exactly what is written here', () => {
    const reservedFor = (roles: string) =>
      methods
        .filter((method) => {
          const { access } = contract[method];
          return typeof access !== 'string' && [...access].join('、') === roles;
        })
        .sort();
    expect([reservedFor('审核人、负责人'), reservedFor('负责人')]).toEqual([
      RESERVED['审核人、负责人'],
      RESERVED['负责人'],
    ]);
  });

  it('is refused to a clerk by the office itself', async () => {
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: '经办人', password: PASSWORDS['经办人'] });
    for (const method of Object.values(RESERVED).flat())
      expect([method, await answerTo(method)]).toEqual([method, 'NOT_PERMITTED']);
  });

  it('holds full numbers in what leaves: a clerk gets none, whatever the reason', async () => {
    const target = 'nowhere.out';
    const full = { unmasked: true, reason: '需要', target };
    const sheet = { ...full, townCode: '410927100', to: '2026-12-31' };
    expect([
      await desk.refused('people.export', { ...full, filter: {}, columns: [] }),
      await desk.refused('todo.routeSheet', sheet),
    ]).toMatchObject([{ code: 'NOT_PERMITTED' }, { code: 'NOT_PERMITTED' }]);
  });
});

describe('the two-person rule', () => {
  it('keeps one chief: the last one is neither demoted nor retired', async () => {
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: '负责人', password: PASSWORDS['负责人'] });
    const users = await desk.call('users.list', {});
    const founder = users.find((user) => user.name === '王建国');
    await desk.call('users.setRole', { id: founder?.id ?? 0, role: '经办人' });
    const me = users.find((user) => user.name === '负责人');
    expect(await desk.refused('users.setRole', { id: me?.id ?? 0, role: '经办人' })).toMatchObject({
      code: 'REFUSED',
    });
    expect(await desk.refused('users.retire', { id: me?.id ?? 0, reason: '离职' })).toMatchObject({
      code: 'REFUSED',
    });
  });
});

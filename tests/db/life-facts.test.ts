import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openRegister, type Register } from '../../db/register.ts';
import {
  handovers,
  leaveApprovals,
  leaves,
  measureSuspensions,
  measureTransfers,
  riskSigns,
  seizures,
} from '../../db/schema/control.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { scratchFolder } from './scratch.ts';

const KEPT = { recordedBy: '张敏', recordedAt: '2026-11-01T00:00:00Z' };
const VOIDED = { ...KEPT, voidedAt: '2026-11-02T00:00:00Z', voidReason: '录错' };
const TODAY = '2026-11-15';

function aRegister(): Register {
  const file = join(scratchFolder(), 'facts.register');
  const register = openRegister(file, randomBytes(32), { create: true });
  onTestFinished(() => register.close());
  register.regions.addTown({ code: '410927100', name: '城关镇', own: false });
  return register;
}

function aPersonIn(register: Register, sequence: number, lastSeizedOn: string | null): number {
  return register.people.insert({
    fullName: '查某',
    nameInitials: 'ZM',
    identityNumber: anIdentityNumber('19900307', sequence),
    identityKind: '居民身份证',
    townCode: '410927100',
    category: '吸毒',
    controlStatus: '社区戒毒',
    origin: '新增',
    registeredOn: '2026-01-05',
    lastSeizedOn,
    createdAt: KEPT.recordedAt,
    createdBy: KEPT.recordedBy,
  }).id;
}

/** A person with one of every fact, each beside a voided twin that must not be seen. */
function aFullLife(register: Register): { person: number; measure: number } {
  const { orm } = register.connection;
  const person = aPersonIn(register, 101, '2025-12-20');
  const measure = register.people.addMeasure({
    personId: person,
    kind: '社区戒毒',
    decisionOn: '2026-01-01',
    serviceOn: '2026-01-03',
    startOn: '2026-01-10',
    creditedDays: 30,
    source: '录入',
    ...KEPT,
  }).id;
  register.people.addMeasure({ personId: person, kind: '自愿戒毒', source: '录入', ...VOIDED });
  for (const kept of [KEPT, VOIDED]) {
    const ofMeasure = { measureId: measure, ...kept };
    orm
      .insert(measureSuspensions)
      .values({ ...ofMeasure, fromOn: '2026-03-01', toOn: null, reason: '拘留' })
      .run();
    orm
      .insert(measureTransfers)
      .values({ ...ofMeasure, changedOn: '2026-04-01' })
      .run();
    orm
      .insert(handovers)
      .values({ ...ofMeasure, kind: '逾期未报到', handedOn: '2026-02-01' })
      .run();
    const ofPerson = { personId: person, source: '录入', ...kept };
    orm
      .insert(seizures)
      .values({ ...ofPerson, seizedOn: '2026-01-01', finding: '成瘾' })
      .run();
    const leave = orm
      .insert(leaves)
      .values({ ...ofPerson, leftOn: '2026-05-01', purpose: '务工', state: '同意' })
      .returning()
      .get();
    orm
      .insert(leaveApprovals)
      .values({
        leaveId: leave.id,
        fromOn: '2026-05-01',
        toOn: '2026-05-10',
        approvedBy: '李秀英',
        approvedAt: KEPT.recordedAt,
      })
      .run();
    orm
      .insert(riskSigns)
      .values({ ...ofPerson, happenedOn: '2026-06-01', kind: '举报线索' })
      .run();
    register.records.addTest({
      ...ofPerson,
      testedOn: '2026-07-01',
      kind: '尿检',
      result: '阴性',
      origin: '定期',
    });
  }
  return { person, measure };
}

it('reads every kind of fact of a person as the rules take it, and nothing voided', () => {
  const register = aRegister();
  const { person, measure } = aFullLife(register);
  const life = register.lifeFacts.ofPerson(person, TODAY);
  expect(life).toEqual({
    measures: [
      {
        id: measure,
        kind: '社区戒毒',
        decisionDay: '2026-01-01',
        serviceDay: '2026-01-03',
        startDay: '2026-01-10',
        decidedYears: null,
        extensionMonths: 0,
        creditedDays: 30,
        endDay: null,
        handedOverOn: '2026-02-01',
        suspensions: [{ from: '2026-03-01', to: null }],
        transfers: [{ day: '2026-04-01', reportedOn: null }],
      },
    ],
    tests: [
      { id: 1, day: '2026-07-01', kind: '尿检', result: '阴性', origin: '定期', recordedOn: null },
    ],
    leaves: [
      {
        id: 1,
        from: '2026-05-01',
        to: null,
        approvals: [{ from: '2026-05-01', to: '2026-05-10' }],
      },
    ],
    seizures: [
      { day: '2025-12-20', finding: '未认定', recordedOn: null },
      { day: '2026-01-01', finding: '成瘾', recordedOn: '2026-11-01' },
    ],
    riskSigns: [{ id: 1, day: '2026-06-01', kind: '举报线索', recordedOn: '2026-11-01' }],
  });
  expect(register.lifeFacts.ofRange(1, 9, TODAY)).toEqual(new Map([[person, life]]));
});

it.each([
  ['审核中', false, 0],
  ['审核中', true, 1],
  ['拒绝', false, 0],
  ['拒绝', true, 1],
  ['撤销', false, 0],
  ['续假', false, 1],
  ['已销假', false, 1],
] as const)('an application in state %s, gone %s, makes %i leaves', (state, went, count) => {
  const register = aRegister();
  const person = aPersonIn(register, 102, null);
  const leave = { personId: person, purpose: '务工', source: '录入', state, went, ...KEPT };
  register.connection.orm
    .insert(leaves)
    .values([
      { ...leave, leftOn: '2026-11-15' },
      { ...leave, leftOn: '2026-11-16' },
    ])
    .run();
  expect(register.lifeFacts.ofPerson(person, TODAY).leaves).toHaveLength(count);
});

it('takes 最近查获日期 of the ledger for a seizure only where no record has its day', () => {
  const register = aRegister();
  const person = aPersonIn(register, 103, '2026-01-01');
  const seizure = { personId: person, seizedOn: '2026-01-01', source: '录入', ...KEPT };
  register.connection.orm
    .insert(seizures)
    .values({ ...seizure, finding: '成瘾严重' })
    .run();
  expect(register.lifeFacts.ofPerson(person, TODAY).seizures).toEqual([
    { day: '2026-01-01', finding: '成瘾严重', recordedOn: '2026-11-01' },
  ]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { biMonthlyDays, readBiMonthlyName } from '../../db/domain/calendar/report-period.ts';
import { isWeekend } from '../../db/domain/calendar/working-day.ts';
import type { Caller, WorkDone } from '../../electron/demo/office-desk.ts';
import { createOfficeWork, workingDays } from '../../electron/demo/office-work.ts';
import { changePopulation } from '../../electron/demo/population-changes.ts';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { anOffice, COUNTY, officeAt, setUp } from '../support/office.ts';

const PEOPLE = 40;
const SEED = 20_260_901;
const FIRST = '2026-06-01';
const TODAY = '2026-11-15';
const PASSWORD = 'helper of the demonstration';

/** An office of three with invented people of 社会面, some of them under 社区戒毒 since the spring, one or the other not reported in. */
async function fill(call: Caller): Promise<void> {
  await call('users.add', { name: '张敏', role: '经办人', password: PASSWORD });
  await call('users.add', { name: '李秀英', role: '审核人', password: PASSWORD });
  for (let number = 1; number <= PEOPLE; number += 1) {
    const { id: personId } = await call('people.create', {
      fields: aPerson({
        identityNumber: anIdentityNumber('19900307', number),
        caseWorker: '陈静',
        lastSeizedOn: number % 4 === 0 ? '2021-03-02' : '2025-11-20',
      }),
      controlStatus: '社会面',
      registeredOn: FIRST,
    });
    if (number % 2 === 0) continue;
    const reported = number % 8 !== 1;
    const { measureId } = await call('measures.decide', {
      ...{ personId, kind: '社区戒毒', documentNumber: `${number}号`, decidingUnit: '' },
      ...{ executionPlace: '', decisionOn: '2026-03-01', startOn: null, decidedYears: null },
      ...{ serviceOn: reported ? '2026-03-02' : '2026-05-25', agreementNumber: '', note: '' },
      agreementOn: null,
    });
    const report = { on: '2026-03-05', lateReason: '', agreementNumber: '', agreementOn: null };
    if (reported) await call('measures.reportIn', { measureId, ...report });
  }
}

/** The demonstration's office at work from its first day to today, the program opened anew for each day. */
async function workOn(folder: string) {
  let desk = officeAt(folder, FIRST);
  await setUp({ call: desk.call, folder, today: FIRST });
  await fill(desk.call);
  const as = async (userName: string) => {
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName, password: PASSWORD });
  };
  const turnTo = async (day: string) => {
    desk.office.close();
    desk = officeAt(folder, day);
    await as('张敏');
  };
  const period = { ...biMonthlyDays(readBiMonthlyName('2026-09/10')!), countyCode: COUNTY };
  const call: Caller = (method, input) => desk.call(method, input);
  const work = createOfficeWork({
    ...{ call, startedOn: FIRST, today: TODAY, period, seed: SEED, as, turnTo },
  });
  await work.upTo(TODAY);
  await turnTo(TODAY);
  await call('todo.refresh', {});
  return { call, done: work.done, close: () => desk.office.close() };
}

describe('the working days of the demonstration', () => {
  it.each([
    [
      '2026-06-01',
      '2026-11-15',
      ['2026-06-16', '2026-07-16', '2026-08-14', '2026-09-14', '2026-10-14', '2026-11-13'],
    ],
    ['2026-12-28', '2027-03-01', ['2027-01-28', '2027-02-26']],
    ['2026-11-10', '2026-11-15', []],
  ])('from %s to %s are a month apart and none is a weekend', (first, today, days) => {
    expect(workingDays(first, today)).toEqual(days);
    expect(days.filter(isWeekend)).toEqual([]);
  });
});

describe('the office of the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-work-'));
  let worked: Awaited<ReturnType<typeof workOn>>;
  let done: WorkDone;
  beforeAll(async () => {
    worked = await workOn(folder);
    done = { ...worked.done };
    return () => {
      worked.close();
      rmSync(folder, { recursive: true, force: true });
    };
  }, 120_000);

  it('does some of everything that its list asks for', () => {
    const idle = Object.entries(done).filter(([kind, count]) => kind !== 'papers' && count === 0);
    expect(idle).toEqual([]);
    expect(done.visits).toBeGreaterThan(PEOPLE);
  });

  it('keys in no visit from before its first day or after its last working day', async () => {
    const { rows } = await worked.call('visits.list', { pageSize: 500 });
    const days = rows.map(({ visitedOn }) => visitedOn);
    expect(days.length).toBe(done.visits);
    expect(days.filter((day) => day <= FIRST || day > '2026-11-13')).toEqual([]);
    expect(rows.filter(({ topics }) => topics.length > 0).length).toBeGreaterThan(rows.length / 2);
  });

  it('lets nobody approve what they proposed', async () => {
    const { rows } = await worked.call('people.list', { filter: {}, pageSize: 500 });
    const graded = [];
    for (const { id } of rows)
      graded.push(...(await worked.call('grades.ofPerson', { personId: id })).assessments);
    const approved = graded.filter(({ approvedBy }) => approvedBy !== null);
    expect(approved.length).toBeGreaterThan(PEOPLE / 2);
    expect(
      new Set(approved.map(({ proposedBy, approvedBy }) => `${proposedBy} ${approvedBy}`)),
    ).toEqual(new Set(['张敏 李秀英']));
    expect(approved.filter(({ selfApproved }) => selfApproved)).toEqual([]);
  });

  it('leaves a backlog, and no ruin', async () => {
    const { overdue, total, byKind } = await worked.call('todo.summary', {});
    expect(overdue).toBeGreaterThan(0);
    expect(overdue).toBeLessThan(PEOPLE / 2);
    expect(total).toBeGreaterThan(PEOPLE);
    expect(byKind.filter((kind) => kind.overdue > 0).length).toBeGreaterThan(2);
    const visits = byKind.find(({ key }) => key === '走访');
    expect(visits?.overdue).toBeLessThan(PEOPLE / 4);
  });

  it('plans visits, answers needs and lets people go away with leave', async () => {
    const plans = await worked.call('visits.plans', {});
    expect(plans.filter(({ plannedOn }) => plannedOn <= TODAY)).toEqual([]);
    expect(plans.length).toBeGreaterThan(0);
    const { rows } = await worked.call('people.list', { filter: {}, pageSize: 500 });
    const leaves = [];
    for (const { id } of rows)
      leaves.push(...(await worked.call('leaves.ofPerson', { personId: id })));
    expect(leaves.length).toBe(done.leaves);
    const states = new Set(leaves.map(({ state }) => state));
    expect(states).toEqual(new Set(['审核中', '同意', '已销假']));
  });
});

describe('who comes and goes in the demonstration', () => {
  let desk: ReturnType<typeof anOffice>;
  afterEach(() => desk.dispose());

  it.each([
    ['2027-01/02', '2027-03-01', '2026-12-28'],
    ['2026-07/08', '2026-09-01', '2026-07-25'],
  ])(
    'does so within %s, whatever its length, and never before what is keyed in',
    async (name, today, since) => {
      desk = anOffice(today);
      await setUp(desk);
      const period = { ...biMonthlyDays(readBiMonthlyName(name)!), countyCode: COUNTY };
      for (let number = 1; number <= 8; number += 1)
        await desk.call('people.create', {
          fields: aPerson({
            identityNumber: anIdentityNumber('19900307', number),
            lastSeizedOn: '2020-01-01',
          }),
          controlStatus: number === 8 ? '戒断三年未复吸' : '社会面',
          registeredOn: '2026-01-05',
        });
      expect(await changePopulation(desk.call, period, since)).toBe(7);
      const { rows } = await desk.call('people.list', { filter: {}, pageSize: 500 });
      const days: string[] = [];
      const ofOld: string[] = [];
      for (const { id } of rows) {
        const { statuses, registeredOn } = await desk.call('people.get', { id });
        const changed = statuses.map(({ on }) => on).filter((day) => day > '2026-01-05');
        days.push(...changed);
        if (registeredOn === '2026-01-05') ofOld.push(...changed);
      }
      expect(days.length).toBeGreaterThan(4);
      expect(days.filter((day) => day < period.first || day > period.last)).toEqual([]);
      expect(ofOld.filter((day) => day < since)).toEqual([]);
    },
  );
});

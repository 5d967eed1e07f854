import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lightTouchLabel } from '../../db/domain/grades/light-touch.ts';
import { contract, type Input, type Method } from '../../electron/contract/index.ts';
import { aVisit } from '../support/builders.ts';
import { aLine, writeLedgerFile } from '../support/ledger-file.ts';
import { aPng } from '../support/pictures.ts';
import { TOWN } from '../support/office.ts';
import { aControlDesk, aLife, aTest, SECOND, type ControlDesk } from './control-desk.ts';

const THIRD = { userName: '周小明', password: 'third staple' };
const CLEAN = aLife(0, {
  controlStatus: '戒断三年未复吸',
  serviceOn: '',
  startOn: '',
  lastSeizedOn: '2020-03-01',
  occupation: '务农',
  phone: '19900001234',
  guardian: '欧阳父',
  guardianPhone: '19900005678',
  address: '幸福村17号',
});
const TELLING = [
  ...[CLEAN.fullName, CLEAN.identityNumber, CLEAN.phone, CLEAN.guardian, CLEAN.guardianPhone],
  ...['幸福村', '老欧', '欧阳弟', '13900001111', '身份证复印件', '是欧阳家的'],
].map((value) => value ?? '');

/** Calls of the window itself, and the public names of places, in which a village is no secret. */
const ELSEWHERE = /^(dialogs|shell|calls|setup|regions)\./u;

let folder: string;
let desk: ControlDesk;
let ids: { attachment: number; outflow: number };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'light-touch-'));
  desk = await aControlDesk([
    CLEAN,
    aLife(1, { controlStatus: '死亡' }),
    aLife(2, { controlStatus: '在押' }),
    aLife(3),
  ]);
  await recordWhatTells();
  await enterLightTouch();
  await desk.open('2026-11-15', THIRD);
});
afterEach(() => {
  desk.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function recordWhatTells(): Promise<void> {
  const { person: id } = desk;
  await desk.call('users.add', { name: THIRD.userName, role: '经办人', password: THIRD.password });
  const { revision } = await desk.call('people.get', { id });
  const fields = { address: '幸福村18号', alias: '老欧' };
  await desk.call('people.update', { id, revision, fields });
  const outflow = await desk.call('outflows.record', {
    ...{ personId: id, sinceOn: '2026-01-10', place: '广东', work: '', employer: '' },
    ...{ contactName: '欧阳弟', companion: '', lastContactOn: null, note: '是欧阳家的' },
    contactPhone: '13900001111',
  });
  await recordWordsThatTell(id);
  const attachment = await desk.call('attachments.add', {
    ...{ personId: id, subjectKind: 'person', subjectId: null, title: '身份证复印件' },
    ...{ content: aPng().toString('base64'), thumbnail: null },
  });
  ids = { attachment: attachment.id, outflow: outflow.id };
}

/** Every free text of a visit, a test, a leave, an evaluation and help names the family. */
async function recordWordsThatTell(personId: number): Promise<void> {
  const text = '是欧阳家的';
  await desk.call('visits.record', {
    ...aVisit(personId, { visitedOn: '2026-11-08' }),
    ...{ seen: text, place: text, findings: text, needs: text },
    topics: [{ topic: '思想动态', text }],
  });
  await desk.call('tests.record', aTest(personId, { place: text, note: text }));
  await desk.call('leaves.apply', {
    ...{ personId, appliedOn: '2026-11-14', leftOn: '2026-11-14', plannedBackOn: '2026-11-15' },
    ...{ destination: text, purpose: '探亲', writtenReport: false, note: text },
  });
  await desk.call('evaluations.record', {
    ...{ personId, evaluatedOn: '2026-11-01', state: '未复吸', basis: '其他', evaluator: '陈静' },
    evidence: text,
  });
  await desk.call('help.record', {
    ...{ personId, helpedOn: '2026-11-01', kind: '临时救助', amount: null, needId: null },
    ...{ unit: text, result: text, note: text },
  });
  await desk.call('visits.plan', {
    ...{ personIds: [personId], plannedOn: '2026-11-20', visitor: '陈静', note: text },
  });
}

/** Graded 低 and approved for 无感 by the second user on 15 November 2026. */
async function enterLightTouch(): Promise<void> {
  const personId = desk.person;
  const { set, suggested } = await desk.call('grades.sheet', { personId });
  const known = { F6: ['支持'], F7: ['固定'], F9: ['无'], F10: ['无异常'], F11: ['无'] };
  const answers = { chosen: { ...suggested.chosen, ...known }, forces: suggested.forces };
  const sheet = { personId, rowId: set?.rowId ?? 0, answers, grade: '低', reason: '戒断' } as const;
  const { gradeId } = await desk.call('grades.assess', sheet);
  await desk.asSecond();
  await desk.call('grades.approve', { gradeId });
  await desk.open('2026-11-15');
  const { id } = await desk.call('lightTouch.propose', { personId, reason: '戒断六年' });
  await desk.open('2026-11-15', SECOND);
  await desk.call('lightTouch.approve', { id });
}

async function told<M extends Method>(method: M, input: Input<M>): Promise<unknown[]> {
  const answer = JSON.stringify(await desk.call(method, input));
  return [method, ...TELLING.filter((word) => answer.includes(word))];
}

describe('somebody under 无感式管理 (R-09)', () => {
  it('is named by no answer that a clerk can ask for', async () => {
    const personId = desk.person;
    await desk.call('grades.propose', { personId, grade: '中', reason: '试' });
    const calls: [Method, object][] = [
      ['people.list', { filter: {} }],
      ['people.get', { id: personId }],
      ['people.history', { id: personId }],
      ['people.timeline', { personId }],
      ['people.recycled', {}],
      ['grades.waiting', {}],
      ['grades.ofPerson', { personId }],
      ['visits.gridPeople', { townCode: TOWN, villageCode: null, scope: 'all' }],
      ['visits.list', {}],
      ['visits.plans', {}],
      ['visits.needs', {}],
      ['visits.followUps', {}],
      ['todo.list', { filter: { scope: 'all' } }],
      ['teams.ofPerson', { personId }],
      ['outflows.ofPerson', { personId }],
      ['outflows.list', {}],
      ['attachments.list', { personId }],
      ['lightTouch.ofPerson', { personId }],
    ];
    for (const [method, input] of calls)
      expect(await told(method, input as never)).toEqual([method]);
    expect((await desk.call('grades.waiting', {})).map(({ fullName }) => fullName)).toEqual([
      lightTouchLabel(personId),
    ]);
  });

  it('is named by no answer of any query that takes a person, or asks for all', async () => {
    const personId = desk.person;
    const inputs = [
      { personId },
      { id: personId },
      {},
      { filter: {} },
      { filter: { scope: 'all' } },
    ];
    const queries = (Object.keys(contract) as Method[]).filter(
      (method) => contract[method].kind === 'query' && !ELSEWHERE.test(method),
    );
    const leaks: unknown[] = [];
    const answered = new Set<Method>();
    for (const method of queries)
      for (const input of inputs.filter((each) => contract[method].input.safeParse(each).success)) {
        const answer = await desk.asked(method, input);
        if (answer.ok) answered.add(method);
        const words = TELLING.filter((word) => JSON.stringify(answer).includes(word));
        if (words.length > 0) leaks.push([method, input, words]);
        if (!answer.ok && answer.error.code === 'INTERNAL') leaks.push([method, 'INTERNAL']);
      }
    expect(leaks).toEqual([]);
    const tabs = [
      'visits',
      'tests',
      'leaves',
      'evaluations',
      'help',
      'seizures',
      'measures',
      'grades',
    ];
    for (const tab of tabs) expect(answered).toContain(`${tab}.ofPerson`);
    const [visit] = await desk.call('visits.ofPerson', { personId });
    expect([visit?.visitedOn, visit?.findings]).toEqual(['2026-11-08', '（已遮盖）']);
  });

  it('is named by no list that leaves as a workbook', async () => {
    const target = join(folder, 'list.xlsx');
    const inputs = [
      { method: 'todo.list', input: { filter: { scope: 'all' } } },
      { method: 'visits.list', input: {} },
      { method: 'visits.plans', input: {} },
      { method: 'visits.followUps', input: {} },
      { method: 'visits.needs', input: {} },
      { method: 'outflows.list', input: {} },
      { method: 'papers.missing', input: {} },
      { method: 'teams.people', input: { role: '专职人员', name: '' } },
    ] as const;
    for (const list of inputs) {
      await desk.call('lists.export', { list, columns: [], reason: '核对', target });
      const book = XLSX.read(readFileSync(target));
      const text = book.SheetNames.map((name) => JSON.stringify(book.Sheets[name])).join('');
      expect([list.method, ...TELLING.filter((word) => text.includes(word))]).toEqual([
        list.method,
      ]);
      if (list.method === 'visits.list') expect(text).toContain(lightTouchLabel(desk.person));
    }
  });

  it('is found by the whole identity number alone, as a number, and the search is logged', async () => {
    const { fullName = '', identityNumber = '', phone = '', guardianPhone = '' } = CLEAN;
    const parts = [fullName, '老欧', identityNumber.slice(0, 17), identityNumber.slice(6, 14)];
    for (const text of [...parts, phone, guardianPhone, '欧阳']) {
      const searched = await desk.call('people.search', { text, limit: 50 });
      const { rows, total } = await desk.call('people.list', { filter: { text }, pageSize: 200 });
      expect([text, ...[...searched, ...rows].filter(({ id }) => id === desk.person)]).toEqual([
        text,
      ]);
      expect(total).toBe(rows.length);
    }
    const label = lightTouchLabel(desk.person);
    for (const text of [identityNumber, ` ${identityNumber.toLowerCase()} `]) {
      const [row] = await desk.call('people.search', { text });
      const { rows } = await desk.call('people.list', { filter: { text } });
      expect([row, ...rows].map((each) => [each?.fullName, each?.identityMasked])).toEqual([
        [label, ''],
        [label, ''],
      ]);
    }
    await desk.open('2026-11-15', SECOND);
    const actions = (await desk.call('audit.list', {})).rows.map(({ action }) => action);
    expect(actions.filter((action) => !/登录|锁定/.test(action))[0]).toBe('按号码查找人员');
  });

  it('is found by a check of the identity number, which is logged as a search', async () => {
    const { identityNumber = '' } = CLEAN;
    const checked = await desk.call('people.checkIdentity', { identityNumber, exceptId: null });
    expect(checked.takenBy).toBe(desk.person);
    await desk.open('2026-11-15', SECOND);
    const actions = (await desk.call('audit.list', {})).rows.map(({ action }) => action);
    expect(actions.filter((action) => !/登录|锁定/.test(action))[0]).toBe('按号码查找人员');
  });

  it('is named by no answer of many visits keyed in at once, nor in the recycle bin', async () => {
    const { mode } = aVisit(desk.person);
    const row = {
      key: 1,
      personId: desk.person,
      fullName: '',
      visitedOn: '2026-11-09',
      mode,
      place: '',
    };
    const words = { outcome: '未见到', seen: '', drugState: '', findings: '', needs: '' } as const;
    const grid = {
      head: { townCode: TOWN, villageCode: null, visitedOn: '', inCharge: '陈静' },
    };
    const rows = [{ ...row, ...words, again: false }];
    expect(await told('visits.recordMany', { ...grid, rows })).toEqual(['visits.recordMany']);
    expect(await desk.call('visits.ofPerson', { personId: desk.person })).toHaveLength(2);
    await desk.open('2026-11-15');
    await desk.call('people.recycle', { id: desk.person, reason: '重复' });
    expect(await told('people.recycled', {})).toEqual(['people.recycled']);
  });

  it('has a history of actions and days without values', async () => {
    const history = await desk.call('people.history', { id: desk.person });
    expect(history.map(({ action }) => action).filter((action) => action.includes('戒断'))).toEqual(
      [],
    );
    const change = history.find(({ action }) => action === '修改人员');
    expect(change?.changes).toEqual([
      { field: '别名', before: '', after: '（已遮盖）' },
      { field: '现住址', before: '（已遮盖）', after: '（已遮盖）' },
    ]);
  });

  it('is opened by an approver alone, whatever is opened', async () => {
    const needs = { code: 'NOT_PERMITTED', needs: '审核人或负责人' };
    const target = join(folder, 'copy.png');
    const openings: [Method, object][] = [
      ['people.reveal', { id: desk.person }],
      ['teams.reveal', { personId: desk.person }],
      ['outflows.reveal', { id: ids.outflow }],
      ['attachments.open', { id: ids.attachment }],
      ['attachments.saveCopy', { id: ids.attachment, target }],
    ];
    for (const [method, input] of openings)
      expect([method, await desk.refused(method, input as never)]).toEqual([method, needs]);
    await desk.open('2026-11-15', SECOND);
    for (const [method, input] of openings) await desk.call(method, input);
    const actions = (await desk.call('audit.list', {})).rows.map(({ action }) => action);
    expect(actions.slice(0, 4).reverse()).toEqual([
      '查看完整证件号和电话',
      '查看外地联系人电话',
      '查看附件',
      '另存附件',
    ]);
  });

  it('keeps who can be asked, whatever a form that does not show it sends', async () => {
    const form = { sinceOn: '2026-01-10', place: '广东', work: '', employer: '', contactName: '' };
    const rest = { companion: '', lastContactOn: null, note: '', contactPhone: '' };
    expect(
      await desk.refused('outflows.update', { id: ids.outflow, ...form, ...rest }),
    ).toMatchObject({ code: 'REFUSED' });
  });

  it('is not offered to be visited, nor are the dead and those in custody', async () => {
    const place = { townCode: TOWN, villageCode: null, scope: 'all' } as const;
    const offered = await desk.call('visits.gridPeople', place);
    expect(offered.rows.map(({ personId }) => personId)).toEqual([desk.ids[3]]);
  });

  it('stands in an import by the number, without what the register holds', async () => {
    const { identityNumber = '' } = CLEAN;
    const lines = [
      aLine({ fullName: '欧阳改', identityNumber, controlStatus: '社会面' }),
      aLine({ ...aLife(0), fullName: CLEAN.fullName ?? '', identityNumber, address: '新街1号' }),
    ];
    const [other, same] = await Promise.all(
      lines.map(async (line, index) => {
        const source = writeLedgerFile(folder, `台账${index}.xlsx`, [line]);
        return desk.call('imports.read', { source });
      }),
    );
    expect(other?.doubtful).toMatchObject([
      {
        withName: lightTouchLabel(desk.person),
        explanation: `身份证号相同，姓名不同：台账“${lightTouchLabel(desk.person)}”，文件“欧阳改”`,
      },
    ]);
    const [changed] = same?.changed ?? [];
    expect(changed?.fullName).toBe(lightTouchLabel(desk.person));
    expect(changed?.differences.find(({ field }) => field === 'address')).toMatchObject({
      register: '（已遮盖）',
      file: '新街1号',
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anIdentityNumber } from '../support/builders.ts';
import { anOffice, CHIEF, setUp, TOWN } from '../support/office.ts';
import {
  addHousehold,
  addPerson,
  aMember,
  householdFields,
  memberCalled,
  TODAY,
} from './household-desk.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice(TODAY);
  await setUp(desk);
});
afterEach(() => desk.dispose());

const LIST = { text: '', townCode: null, category: '', level: null, watch: null, noLabour: null };
async function namesOf(given: Partial<typeof LIST> | { category: string } | { text: string }) {
  const { rows } = await desk.call('households.list', { ...LIST, ...given });
  return rows.map(({ headName }) => headName);
}

describe('a household', () => {
  it('is made for a person who lives in none, with their place, and holds what is typed', async () => {
    const personId = await addPerson(desk, 1);
    expect(await desk.call('households.ofPerson', { personId })).toEqual({
      ...{ householdId: null, category: '' },
    });
    const id = await addHousehold(desk, personId);
    expect(await desk.call('households.ofPerson', { personId })).toEqual({
      ...{ householdId: id, category: '脱贫户' },
    });
    const detail = await desk.call('households.get', { id });
    expect(detail).toMatchObject({
      ...{ id, headName: '张立一', townCode: TOWN, townName: '城关镇', category: '脱贫户' },
      ...{ people: 1, registered: 1, ableToWork: 0, noLabour: false, contactName: '李卫民' },
      ...{ level: null, perHead: null, lastRound: '', watch: '无', lastHelpedOn: null },
      ...{ revision: 1, contactPhoneMasked: '199****2222', source: '录入', voided: false },
      ...{ rounds: [], help: [] },
    });
    expect(detail.hints).toEqual([
      '没有登记户主',
      '有成员的劳动能力不详，不能判断户内有没有劳动力',
    ]);
    expect(
      await desk.refused('households.create', {
        ...{ personId, fields: householdFields(), category: '脱贫户', categorySince: TODAY },
      }),
    ).toEqual({ code: 'REFUSED', reason: '此人已登记在一户中，请打开那一户修改' });
  });

  it('takes a telephone and a note that still stand masked as they were', async () => {
    const personId = await addPerson(desk, 1);
    const fields = householdFields({ note: '联系电话19900003333' });
    const id = await addHousehold(desk, personId, { fields });
    const seen = await desk.call('households.get', { id });
    expect(seen.note).toBe('联系电话*******3333');
    const again = { ...fields, note: seen.note, contactPhone: seen.contactPhoneMasked };
    const detail = await desk.call('households.update', {
      ...{ id, revision: 1, fields: { ...again, contactUnit: '城关镇政府' } },
    });
    expect(detail).toMatchObject({ revision: 2, contactUnit: '城关镇政府' });
    expect(await desk.call('households.reveal', { id })).toMatchObject({
      contactPhone: '19900002222',
    });
    expect(await desk.refused('households.update', { id, revision: 1, fields })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it.each([
    ['a town that there is not', { townCode: '410927999' }, 'fields.townCode'],
    ['a village of another town', { villageCode: '410927101001' }, 'fields.villageCode'],
    ['no telephone number', { contactPhone: '123' }, 'fields.contactPhone'],
    ['a masked number that was never there', { note: '***********3333' }, 'fields.note'],
  ])('refuses %s', async (_title, given, path) => {
    const personId = await addPerson(desk, 1);
    const fields = householdFields(given);
    expect(
      await desk.refused('households.create', {
        ...{ personId, fields, category: '脱贫户', categorySince: TODAY },
      }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path }] });
  });

  it('made by mistake is voided with its members, who may then be recorded again', async () => {
    const personId = await addPerson(desk, 1);
    const id = await addHousehold(desk, personId);
    await desk.call('households.void', { id, reason: '登记重复' });
    expect(await namesOf({})).toEqual([]);
    expect(await desk.call('households.get', { id })).toMatchObject({
      ...{ voided: true, voidReason: '登记重复', people: 0 },
    });
    expect(await desk.refused('households.void', { id, reason: '再次' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const next = await addHousehold(desk, personId);
    expect(next).not.toBe(id);
    expect(await namesOf({})).toEqual(['张立一']);
  });
});

describe('members', () => {
  it('registered and others, with one 户主, are counted as they live there today', async () => {
    const [first, second] = [await addPerson(desk, 1), await addPerson(desk, 2)];
    const id = await addHousehold(desk, first);
    await desk.call('households.saveMember', { id, memberId: null, fields: aMember() });
    const wife = { name: '王秀英', relation: '配偶', sex: '女', labour: '普通劳动力' } as const;
    await desk.call('households.saveMember', { id, memberId: null, fields: aMember(wife) });
    const fields = aMember({ personId: second, relation: '子女', labour: '弱劳动力或半劳动力' });
    const detail = await desk.call('households.saveMember', { id, memberId: null, fields });
    expect(detail).toMatchObject({ headName: '张大山', people: 4, registered: 2, ableToWork: 2 });
    expect(memberCalled(detail, '张立二')).toMatchObject({
      ...{ personId: second, identityMasked: '410927********0028', birthOn: '1990-03-07', age: 36 },
    });
    const son = aMember({ name: '张小山', relation: '户主' });
    expect(
      await desk.refused('households.saveMember', { id, memberId: null, fields: son }),
    ).toMatchObject({ fields: [{ path: 'fields.relation' }] });
    const { id: memberId } = memberCalled(detail, '王秀英');
    const left = await desk.call('households.endMember', {
      ...{ id, memberId, until: '2026-11-01', reason: '分户' },
    });
    expect(left).toMatchObject({ people: 3, ableToWork: 1 });
    expect(memberCalled(left, '王秀英')).toMatchObject({ until: '2026-11-01', endReason: '分户' });
    const head = memberCalled(left, '张大山').id;
    const without = await desk.call('households.voidMember', {
      ...{ id, memberId: head, reason: '登记错了' },
    });
    expect(without).toMatchObject({ people: 2, headName: '张立一' });
  });

  it('who live in another household are refused until they have left it', async () => {
    const [first, second] = [await addPerson(desk, 1), await addPerson(desk, 2)];
    const [id, other] = [await addHousehold(desk, first), await addHousehold(desk, second)];
    const fields = aMember({ personId: second, relation: '子女' });
    expect(
      await desk.refused('households.saveMember', { id, memberId: null, fields }),
    ).toMatchObject({ fields: [{ path: 'fields.personId' }] });
    const { id: memberId } = memberCalled(
      await desk.call('households.get', { id: other }),
      '张立二',
    );
    await desk.call('households.endMember', {
      ...{ id: other, memberId, until: TODAY, reason: '婚嫁' },
    });
    const detail = await desk.call('households.saveMember', { id, memberId: null, fields });
    expect(detail.registered).toBe(2);
    expect(await desk.call('households.ofPerson', { personId: second })).toMatchObject({
      householdId: id,
    });
  });

  it('keep a number as it is written: what fails R-14 is told, a masked one is left alone', async () => {
    const id = await addHousehold(desk, await addPerson(desk, 1));
    const wrong = '410927195604010011';
    const save = (memberId: number | null, identityNumber: string) =>
      desk.call('households.saveMember', { id, memberId, fields: aMember({ identityNumber }) });
    const detail = await save(null, wrong);
    expect(memberCalled(detail, '张大山').identityValid).toBe(false);
    expect(detail.hints).toContain('有1名成员的身份证号没有通过校验（FP-21）');
    const { id: memberId, identityMasked } = memberCalled(detail, '张大山');
    await save(memberId, identityMasked);
    const open = await desk.call('households.reveal', { id });
    expect(open.members.map(({ identityNumber }) => identityNumber)).toContain(wrong);
    const right = anIdentityNumber('19560401', 7);
    expect(memberCalled(await save(memberId, right), '张大山').identityValid).toBe(true);
    const registered = { fields: aMember({ identityNumber: anIdentityNumber('19900307', 1) }) };
    expect(
      await desk.refused('households.saveMember', { id, memberId, ...registered }),
    ).toMatchObject({ fields: [{ path: 'fields.identityNumber' }] });
  });

  it.each([
    ['a day after today', { since: '2026-11-16' }, 'fields.since'],
    ['a birth after today', { birthOn: '2027-01-01' }, 'fields.birthOn'],
    ['a day before the birth', { since: '1950-01-01' }, 'fields.since'],
    ['nobody', { name: '' }, 'fields.name'],
  ])('refuse %s', async (_title, given, path) => {
    const id = await addHousehold(desk, await addPerson(desk, 1));
    expect(
      await desk.refused('households.saveMember', { id, memberId: null, fields: aMember(given) }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path }] });
  });
});

describe('the category', () => {
  it('changes from a day on, and back when the change was a mistake', async () => {
    const id = await addHousehold(desk, await addPerson(desk, 1));
    const change = { id, word: '脱贫不稳定户', since: '2026-06-01', basis: '乡镇核实' };
    const detail = await desk.call('households.setCategory', change);
    expect(detail.category).toBe('脱贫不稳定户');
    expect(detail.categories.map(({ word, since, until }) => ({ word, since, until }))).toEqual([
      { word: '脱贫不稳定户', since: '2026-06-01', until: null },
      { word: '脱贫户', since: '2020-12-31', until: '2026-06-01' },
    ]);
    expect(detail.hints).toContain(
      '人员台账第33列（贫困属性）写的是“脱贫户”，与本户现在的属性不一致，请核对',
    );
    expect(await desk.refused('households.setCategory', change)).toMatchObject({
      fields: [{ path: 'since' }],
    });
    const categoryId = detail.categories[0]?.id ?? 0;
    const again = await desk.call('households.voidCategory', { id, categoryId, reason: '错了' });
    expect(again.category).toBe('脱贫户');
  });

  it('is a word of the list: the office adds its own and retires what is not used any more', async () => {
    const id = await addHousehold(desk, await addPerson(desk, 1));
    const change = { id, word: '低收入户', since: '2026-06-01', basis: '' };
    expect(
      await desk.refused('households.setCategory', { ...change, basis: '省里通知' }),
    ).toMatchObject({ fields: [{ path: 'word' }] });
    for (const word of [
      '因病返贫户',
      '重残户',
      '涉毒贫困户',
      '艾滋病户',
      '精神障碍户',
      '41092719900307',
    ])
      expect(await desk.refused('households.addCategory', { word, listed: true })).toMatchObject({
        fields: [{ path: 'word', message: expect.stringContaining('请换一个说法') as string }],
      });
    await desk.call('households.addCategory', { word: '低收入户', listed: true });
    await desk.call('households.setCategory', { ...change, basis: '省里通知' });
    const words = await desk.call('households.categories', {});
    expect(words.filter(({ inUse, shipped }) => inUse > 0 || !shipped)).toEqual([
      { word: '低收入户', listed: true, shipped: false, retired: false, inUse: 1 },
    ]);
    await desk.call('households.retireCategory', { word: '低收入户', reason: '并入' });
    expect((await desk.call('households.get', { id })).category).toBe('低收入户');
    const other = await addHousehold(desk, await addPerson(desk, 2));
    expect(
      await desk.refused('households.setCategory', { ...change, id: other, basis: '省里通知' }),
    ).toMatchObject({ fields: [{ path: 'word' }] });
  });
});

describe('the list', () => {
  it('is found by name, contact, category and mark', async () => {
    const first = await addHousehold(desk, await addPerson(desk, 1));
    const fields = householdFields({ contactName: '孙明', noLabour: true, number: 'TQ-0002' });
    await addHousehold(desk, await addPerson(desk, 2), { fields, category: '边缘易致贫户' });
    await desk.call('households.saveMember', { id: first, memberId: null, fields: aMember() });
    expect(await namesOf({})).toEqual(['张大山', '张立二']);
    expect(await namesOf({ text: '张立一' })).toEqual(['张大山']);
    expect(await namesOf({ text: '大山' })).toEqual(['张大山']);
    expect(await namesOf({ text: 'TQ-0002' })).toEqual(['张立二']);
    expect(await namesOf({ text: '孙明' })).toEqual(['张立二']);
    expect(await namesOf({ category: '边缘易致贫户' })).toEqual(['张立二']);
    const marked = await desk.call('households.list', { ...LIST, noLabour: true });
    expect(marked.rows.map(({ number }) => number)).toEqual(['TQ-0002']);
    expect((await desk.call('households.list', { ...LIST, watch: '监测中' })).total).toBe(0);
  });

  it('leaves out a household whose only person lies in the recycle bin, until they come back', async () => {
    const personId = await addPerson(desk, 1);
    await addHousehold(desk, personId);
    await desk.call('people.recycle', { id: personId, reason: '登记重复' });
    expect(await namesOf({})).toEqual([]);
    await desk.call('people.restore', { id: personId });
    expect(await namesOf({})).toEqual(['张立一']);
  });

  it('shows the help of the fourteen kinds that a member had while living there', async () => {
    const personId = await addPerson(desk, 1);
    const id = await addHousehold(desk, personId);
    const help = { personId, unit: '县人社局', amount: '300', result: '', note: '', needId: null };
    await desk.call('help.record', { ...help, helpedOn: '2026-10-01', kind: '就业帮扶' });
    await desk.call('help.record', { ...help, helpedOn: '2026-10-09', kind: '心理疏导' });
    const detail = await desk.call('households.get', { id });
    expect(detail.help).toMatchObject([
      { kind: '就业帮扶', amount: '300.00', personName: '张立一' },
    ]);
    expect(detail.lastHelpedOn).toBe('2026-10-01');
  });
});

describe('the log', () => {
  it('says who opened the numbers of a household', async () => {
    const id = await addHousehold(desk, await addPerson(desk, 1));
    await desk.call('households.reveal', { id });
    const { rows } = await desk.call('audit.list', { page: 1, pageSize: 3 });
    expect(rows.map(({ action, subject, by }) => ({ action, subject, by }))).toEqual([
      { action: '查看完整证件号和电话', subject: '人员 张立一', by: CHIEF.userName },
      { action: '查看完整证件号和电话', subject: `户 ${id}`, by: CHIEF.userName },
      { action: '登记户', subject: `户 ${id}`, by: CHIEF.userName },
    ]);
  });
});

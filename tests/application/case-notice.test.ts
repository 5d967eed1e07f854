import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partsOf } from '../support/docx-xml.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { CHIEF, TOWN } from '../support/office.ts';
import { aMember } from './household-desk.ts';
import { aReviewDesk, CLERK, type ReviewDesk } from './rounds-desk.ts';

const HELPER = { userName: '李秀英', password: 'second helper' };
const CATEGORY = '防止返贫致贫对象';

let desk: ReviewDesk;
let target: string;
beforeEach(async () => {
  desk = await aReviewDesk();
  target = join(desk.folder, '公示.docx');
});
afterEach(() => desk.dispose());

async function aCase(fields: Parameters<ReviewDesk['person']>[0] = {}) {
  const personId = await desk.person(fields);
  return desk.call('povertyCases.open', {
    ...{ personId, source: '新登记', clueOn: '2026-06-01', note: '' },
  });
}
type Case = Awaited<ReturnType<typeof aCase>>;

async function now({ id, householdId }: Case): Promise<Case> {
  const { rows } = await desk.call('povertyCases.list', { open: null, householdId });
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw new Error('no such case');
  return found;
}

async function walk(of: Case): Promise<Case> {
  let at = of;
  for (const [step, fromOn, toOn] of [
    ['入户核实', '2026-06-02', null],
    ['民主评议', '2026-06-03', null],
    ['村内公示', '2026-06-04', '2026-06-09'],
    ['乡镇初审', '2026-06-10', null],
    ['县级审定', '2026-06-11', null],
  ] as const)
    at = await desk.call('povertyCases.step', {
      ...{ id: at.id, revision: at.revision, step, fromOn, toOn, paper: '文书', result: '' },
    });
  return at;
}

/** Proposed by the chief and decided by the reviewer. */
async function decided(of: Case, outcome: '纳入' | '不纳入', on: string): Promise<Case> {
  const category = outcome === '纳入' ? CATEGORY : '';
  const { id } = of;
  const { revision } = await desk.call('povertyCases.propose', {
    ...{ id, revision: of.revision, outcome, category, reason: '已核实' },
    level: outcome === '纳入' ? '高' : null,
  });
  await desk.as(CLERK);
  const done = await desk.call('povertyCases.decide', { id, revision, on });
  await desk.as(CHIEF);
  return done;
}

function printed(): string {
  const xml = partsOf(readFileSync(target))['word/document.xml'] ?? '';
  return xml.replace(/<[^>]+>/g, '');
}

describe('the notice of a case that is not proposed yet', () => {
  it('names the category that was chosen, which stays with the case through the steps behind it', async () => {
    const made = await aCase();
    const { id } = made;
    expect(await desk.refused('povertyCases.notice', { id, target })).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'category', message: '请选择拟纳入的贫困属性' }],
    });
    for (const category of ['一般户', '不在列表'])
      expect(await desk.refused('povertyCases.notice', { id, category, target })).toMatchObject({
        fields: [{ path: 'category' }],
      });
    await desk.call('povertyCases.notice', { id, category: CATEGORY, target });
    expect(printed()).toContain(`纳入类别${CATEGORY}`);
    const walked = await walk(await now(made));
    expect(walked).toMatchObject({ outcome: null, noticeCategory: CATEGORY });
    await desk.call('povertyCases.notice', { id, target });
    expect(printed()).toContain(`纳入类别${CATEGORY}`);
    const { rows } = await desk.call('audit.list', { pageSize: 50 });
    expect(rows.filter(({ action }) => action === '导出村内公示')).toHaveLength(2);
  });
});

describe('the name on the wall', () => {
  it('is of who lives alone, and of nobody while a larger household has no 户主', async () => {
    const alone = await aCase({ householdSize: 1 });
    await desk.call('povertyCases.notice', { id: alone.id, category: CATEGORY, target });
    expect(printed()).toContain(`户主姓名${alone.fullName}`);
    for (const householdSize of [3, null]) {
      const { id } = await aCase({ householdSize });
      const refused = await desk.refused('povertyCases.notice', {
        ...{ id, category: CATEGORY, target },
      });
      expect(refused).toMatchObject({
        code: 'REFUSED',
        reason: expect.stringContaining('登记户主后再打印') as string,
      });
    }
  });

  it.each([
    ['too young', '2008-06-21', '', false],
    ['18 today', '2008-06-20', '', true],
    ['too young by the number', null, anIdentityNumber('20090101', 1), false],
    ['of unknown age', null, '', true],
  ] as const)(
    'of a 户主 who is %s is printed unless it is a minor',
    async (_who, birthOn, number, may) => {
      const { id, householdId } = await aCase({ householdSize: 2 });
      const fields = aMember({ birthOn, identityNumber: number });
      await desk.call('households.saveMember', { id: householdId, memberId: null, fields });
      const order = { id, category: CATEGORY, target };
      if (may) {
        await desk.call('povertyCases.notice', order);
        expect(printed()).toContain(`户主姓名${fields.name}`);
      } else
        expect(await desk.refused('povertyCases.notice', order)).toMatchObject({
          code: 'REFUSED',
          reason: expect.stringContaining('不满18周岁') as string,
        });
    },
  );
});

describe('the place and the size on the wall', () => {
  it.each([
    ['刘新庙村委会', '刘新庙村村民委员会'],
    ['刘新村委会', '刘新村村民委员会'],
    ['东关社区居委会', '东关社区居民委员会'],
    // No committee, but what the statistics call a place that has none.
    ['东关类似居委会', '东关类似居委会'],
  ])('of %s is %s, with the registered members rather than an old ledger', async (name, body) => {
    const { code: villageCode } = await desk.call('regions.addVillage', { townCode: TOWN, name });
    const { id, householdId } = await aCase({ householdSize: 6, townCode: TOWN, villageCode });
    await desk.call('households.saveMember', {
      ...{ id: householdId, memberId: null, fields: aMember() },
    });
    await desk.call('povertyCases.notice', { id, category: CATEGORY, target });
    expect(printed()).toContain(body);
    expect(printed()).not.toMatch(/村委会|村（居）|社区居委会/);
    expect(printed()).toContain('家庭人口2人');
  });
});

describe('the category that a decision gave', () => {
  it('is not taken back by a clerk, but by those who decide', async () => {
    await desk.call('users.add', {
      ...{ name: HELPER.userName, role: '经办人', password: HELPER.password },
    });
    const { householdId: id } = await decided(await walk(await aCase()), '纳入', '2026-06-12');
    await desk.call('households.setCategory', {
      ...{ id, word: '脱贫不稳定户', since: '2026-06-15', basis: '乡镇核实' },
    });
    const { categories } = await desk.call('households.get', { id });
    const [typed, given] = categories;
    expect(given).toMatchObject({ word: CATEGORY, since: '2026-06-12' });
    await desk.as(HELPER);
    const strike = { id, categoryId: given?.id ?? 0, reason: '错了' };
    expect(await desk.refused('households.voidCategory', strike)).toEqual({
      code: 'NOT_PERMITTED',
      needs: '审核人或负责人',
    });
    const back = await desk.call('households.voidCategory', {
      ...strike,
      categoryId: typed?.id ?? 0,
    });
    expect(back.category).toBe(CATEGORY);
    await desk.as(CLERK);
    expect(await desk.call('households.voidCategory', strike)).toMatchObject({
      category: '脱贫户',
    });
  });
});

describe('the number of newly found people', () => {
  it('counts open cases and 纳入, not those that were decided 不纳入 by the end of the period', async () => {
    await aCase();
    await decided(await walk(await aCase()), '纳入', '2026-06-12');
    await decided(await aCase(), '不纳入', '2026-06-05');
    await decided(await aCase(), '不纳入', '2026-06-18');
    const figures = await desk.looked(({ rounds }) =>
      ['2026-06-04', '2026-06-17', '2026-06-30'].map((last) =>
        rounds.caseFigures('2026-05-01', last),
      ),
    );
    expect(figures).toEqual([
      { found: 4, helped: 0 },
      { found: 3, helped: 0 },
      { found: 2, helped: 0 },
    ]);
  });
});

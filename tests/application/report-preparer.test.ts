import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHIEF } from '../support/office.ts';
import { aReportDesk, issueInput, type ReportDesk } from './report-desk.ts';

let desk: ReportDesk;
beforeEach(async () => {
  desk = await aReportDesk();
});
afterEach(() => desk.dispose());

const CLERK = { userName: '陈静', password: 'another horse' };

async function change(user: typeof CLERK): Promise<void> {
  await desk.call('session.lock', {});
  await desk.call('session.unlock', user);
}

describe('the preparer of a draft', () => {
  it('stays who changed it last when another saves what stands there already', async () => {
    await desk.call('users.add', {
      name: CLERK.userName,
      role: '经办人',
      password: CLERK.password,
    });
    await desk.register();
    const { id } = await desk.prepare();
    await desk.call('reports.typeFigure', { id, figureId: 'pub.count', value: 3 });
    const edited = { id, sectionId: 'plans', template: '下一步继续做好走访。' };
    await desk.call('reports.editSection', edited);
    await change(CLERK);
    await desk.call('reports.typeFigure', { id, figureId: 'pub.count', value: 3 });
    await desk.call('reports.typeFigure', { id, figureId: 'plant.done', value: null });
    const saved = await desk.call('reports.editSection', edited);
    expect(saved.preparedBy).toBe(CHIEF.userName);
    await change(CHIEF);
    expect(await desk.refused('reports.issue', issueInput(id))).toEqual({
      code: 'NOT_PERMITTED',
      needs: '起草人以外的审核人或负责人',
    });
  });

  it('is who really changed something', async () => {
    await desk.call('users.add', {
      name: CLERK.userName,
      role: '经办人',
      password: CLERK.password,
    });
    const { id } = await desk.prepare();
    await change(CLERK);
    const typed = await desk.call('reports.typeFigure', { id, figureId: 'pub.count', value: 3 });
    expect(typed.preparedBy).toBe(CLERK.userName);
  });
});

describe('the file name of an issued report', () => {
  it.each([
    ['台前100%禁毒办', '台前100禁毒办关于2026年9—10月农村毒品问题治理工作进展情况的报告_v1.docx'],
    [
      '禁'.repeat(120),
      `${'禁'.repeat(42)}关于2026年9—10月农村毒品问题治理工作进展情况的报告_v1.docx`,
    ],
  ])('of any office can be packed (%#)', async (officeName, fileName) => {
    const { agencyCode, recipient, copyTo, signer, checker, filler, idleMinutes } = await desk.call(
      'settings.get',
      {},
    );
    const rest = { agencyCode, recipient, copyTo, signer, checker, filler, idleMinutes };
    await desk.call('settings.save', { officeName, ...rest });
    await desk.register();
    const { id } = await desk.prepare();
    const issued = await desk.call('reports.issue', issueInput(id));
    expect(issued.fileName).toBe(fileName);
    const target = join(desk.folder, 'stick');
    mkdirSync(target);
    const input = { reportIds: [id], target, recipient: '濮阳市禁毒委员会办公室' };
    expect(await desk.call('exports.write', input)).toMatchObject({ verified: true, files: 1 });
  });
});

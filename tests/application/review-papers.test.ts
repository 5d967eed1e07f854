import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from '../support/docx-xml.ts';
import { aReviewedOffice } from '../support/reviewed-office.ts';
import { aMember } from './household-desk.ts';

type Reviewed = Awaited<ReturnType<typeof aReviewedOffice>>;
let desk: Reviewed;
let running = { id: 0, waiting: 0 };

beforeAll(async () => {
  desk = await aReviewedOffice();
  const { rounds } = await desk.call('rounds.list', {});
  const open = rounds.find(({ closedOn }) => closedOn === null);
  if (open === undefined) throw new Error('no round is open');
  running = open;
}, 120_000);
afterAll(() => desk.dispose());

/** The readable text of a Word file, and every part of it as it is stored. */
function written(path: string) {
  const parts = partsOf(readFileSync(path));
  const text = (parts['word/document.xml'] ?? '').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
  return { text, all: Object.values(parts).join('\n') };
}

/** What no paper of the round may hold (domain.md 10): whole identity numbers, phones, account numbers, what somebody suffers from. */
function secretsIn(all: string): string[] {
  const { invented } = desk;
  const own = invented.flatMap(({ identityNumber, phone }) => [identityNumber, phone ?? '']);
  return [
    ...own.filter((secret) => secret !== '' && all.includes(secret)),
    ...(all.match(/(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9}|1990000\d{4}|\d{16}|\d{19})(?!\d)/g) ?? []),
    ...(all.match(/慢性病|大病|[一二三四]级残疾|有残疾未评级/g) ?? []),
  ];
}

describe('the papers of a round, from the register', () => {
  it('are a form for everybody still to be visited in a town, and none for who was visited', async () => {
    const { rows } = await desk.call('rounds.entries', { roundId: running.id, pageSize: 500 });
    const towns = [...new Set(rows.map(({ townCode }) => townCode))];
    let [printed, former] = [0, 0];
    for (const townCode of towns) {
      const waiting = rows.filter(
        (row) => row.townCode === townCode && ['待回访', '草稿'].includes(row.state),
      );
      const target = join(desk.folder, `登记表${townCode}.docx`);
      const order = { roundId: running.id, townCode, villageCode: null, target };
      if (waiting.length === 0) {
        expect(await desk.refused('rounds.forms', order)).toMatchObject({ code: 'REFUSED' });
        continue;
      }
      expect(await desk.call('rounds.forms', order)).toMatchObject({ people: waiting.length });
      const { text, all } = written(target);
      expect(text.match(/逐人回访登记表/g)).toHaveLength(waiting.length);
      expect(waiting.filter(({ fullName }) => !text.includes(fullName))).toEqual([]);
      former += text.match(/2026年年中：研判结论/g)?.length ?? 0;
      expect(secretsIn(all)).toEqual([]);
      printed += waiting.length;
    }
    expect(printed).toBe(running.waiting);
    expect(former).toBeGreaterThan(printed / 2);
  });

  it('are a list of all who were not visited, with the counts of the page', async () => {
    const target = join(desk.folder, '未回访.docx');
    const round = await desk.call('rounds.get', { id: running.id });
    const answer = await desk.call('rounds.reminder', {
      ...{ roundId: running.id, townCode: null, target },
    });
    expect(answer.people).toBe(round.waiting + round.unmet);
    const { text, all } = written(target);
    for (const town of round.towns.filter(({ waiting, unmet }) => waiting + unmet > 0))
      expect(text).toContain(
        `${town.townName}：应回访${town.listed}人，已回访${town.visited}人，未回访${town.waiting + town.unmet}人`,
      );
    expect(secretsIn(all)).toEqual([]);
  });

  it('leave out who is 无感 from forms carried from door to door, and keep them in the count under a number', async () => {
    const { rows } = await desk.call('rounds.entries', { roundId: running.id, pageSize: 500 });
    const hidden = rows.filter(({ lightTouch }) => lightTouch);
    expect(hidden.every(({ fullName }) => fullName.startsWith('无感人员'))).toBe(true);
  });

  it('are a notice for the wall that says nothing of drugs, for as many days as the rule asks', async () => {
    const { rows } = await desk.call('povertyCases.list', {});
    const [found] = rows;
    if (found === undefined) throw new Error('no case is open');
    const target = join(desk.folder, '公示.docx');
    const { members } = await desk.call('households.get', { id: found.householdId });
    const own = members.find(({ personId }) => personId === found.personId);
    await desk.call('households.saveMember', {
      ...{ id: found.householdId, memberId: own?.id ?? null },
      fields: aMember({ personId: found.personId, name: '', sex: null, birthOn: null }),
    });
    const category = '防止返贫致贫对象';
    await desk.call('povertyCases.notice', { id: found.id, category, target });
    const { text, all } = written(target);
    expect(text).toContain(`纳入类别\n${category}`);
    expect(text).toContain('公示时间：2026年11月15日至2026年11月20日（张贴当天不计，共5天）。');
    expect(text).toContain(found.fullName);
    expect(all).not.toMatch(/毒/);
    expect(secretsIn(all)).toEqual([]);
  });

  it('are in the log without a name', async () => {
    await desk.as('李秀英');
    const entries = await desk.call('audit.list', { pageSize: 50 });
    const actions = entries.rows.map(({ action }) => action);
    for (const action of ['打印回访登记表', '导出未回访清单', '导出村内公示'])
      expect(actions).toContain(action);
  });
});

describe('the page and the report of a round', () => {
  it('name in a draft also who still waits, so that the reasons add up', async () => {
    await desk.as('张敏');
    const round = await desk.call('rounds.get', { id: running.id });
    const period = round.name === '年末' ? `${round.year}-end` : `${round.year}-mid`;
    const textOf = async (kind: 'return-visit' | 'poverty-summary') => {
      const { sections } = await desk.call('reports.prepare', { kind, period });
      return sections.find(({ id }) => id === 'visits')?.text;
    };
    const reasons = round.unmetReasons.map(({ reason, people }) => `${reason}${people}名`);
    expect(round.waiting).toBeGreaterThan(0);
    expect(await textOf('return-visit')).toContain(
      `未回访${round.waiting + round.unmet}名${reasons.length === 0 ? '' : `，原因为${reasons.join('、')}`}，尚待回访${round.waiting}名。`,
    );
    expect(await textOf('poverty-summary')).toContain(`${round.waiting}名尚待回访。`);
  });

  it('tell the same counts, levels and median income', async () => {
    await desk.as('张敏');
    const { rounds } = await desk.call('rounds.trends', {});
    const shown = rounds.find(({ label }) => label === '2026年年中');
    const draft = await desk.call('reports.prepare', { kind: 'return-visit', period: '2026-mid' });
    const told = (id: string) => draft.figures.find((figure) => figure.id === id)?.value;
    expect(shown).toMatchObject({
      listed: told('list.listed'),
      visited: told('visit.done'),
      levels: { 已返贫: told('level.back'), 高: told('level.high'), 低: told('level.low') },
      perHeadMedian: Number(told('income.median')).toFixed(2),
    });
  });
});

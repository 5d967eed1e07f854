import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFromFrozen } from '../../electron/application/reports/report-issue.ts';
import type { Input, Output } from '../../electron/contract/index.ts';
import type { Register } from '../../db/register.ts';
import { aRoundDesk, DAY, USUAL, type RoundDesk } from './round-desk.ts';

type Detail = Output<'reports.get'>;
type Prepare = Input<'reports.prepare'>;

const KINDS: readonly (Prepare & { readonly number: number | null })[] = [
  { kind: 'return-visit', period: '2026-end', number: 1 },
  { kind: 'return-visit', period: '2026-mid', number: 2 },
  { kind: 'poverty-annual', period: '2026', number: 3 },
  { kind: 'poverty-summary', period: '2026-end', number: null },
];
const REASON = '报送市禁毒委员会办公室';

function issueOf(id: number, number: number | null): Input<'reports.issue'> {
  return { id, number, signer: '王建国', issuedOn: DAY, namesReason: REASON };
}

function figure(detail: Detail, id: string): number | null | undefined {
  return detail.figures.find((each) => each.id === id)?.value;
}

function annex(detail: Detail, title: string): string[][] {
  const found = detail.annexes.find((each) => each.title === title);
  return found?.rows.map(({ cells }) => [...cells]) ?? [];
}

function blocking(detail: Detail): string[] {
  return detail.checks.filter((check) => check.blocking && !check.ok).map(({ id }) => id);
}

function allXml(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part))
    .join('\n');
}

/** The words of a document without its markup, a line a paragraph. */
function wordsOf(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '');
}

/** Counts of a round straight from the tables, in other words than the report's. */
function countedInTables(register: Register, year: number, name: string) {
  const { db } = register.connection;
  const one = (sql: string): number =>
    Number(
      db
        .prepare<[number, string], { n: number }>(
          `WITH e AS (SELECT x.*, s.complete, s.approved_at, s.conclusion, s.drug_state FROM round_entries x JOIN return_rounds r ON r.id = x.round_id
             LEFT JOIN round_sheets s ON s.entry_id = x.id WHERE r.year = ? AND r.name = ?),
           g AS (SELECT household_id, MIN(CASE conclusion WHEN '已返贫' THEN 1 WHEN '高' THEN 2 WHEN '中' THEN 3 WHEN '低' THEN 4 END) AS worst
             FROM e WHERE left_reason IS NULL AND approved_at IS NOT NULL AND complete = 1 GROUP BY household_id)
           SELECT ${sql} AS n`,
        )
        .get(year, name)?.n,
    );
  return {
    'list.frozen': one("(SELECT COUNT(*) FROM e WHERE origin = '冻结')"),
    'list.added': one("(SELECT COUNT(*) FROM e WHERE origin = '补入')"),
    'list.left': one('(SELECT COUNT(left_reason) FROM e)'),
    'list.listed': one('(SELECT SUM(left_reason IS NULL) FROM e)'),
    'list.homes': one('(SELECT COUNT(DISTINCT household_id) FROM e WHERE left_reason IS NULL)'),
    'visit.done': one('(SELECT SUM(COALESCE(complete, 0)) FROM e WHERE left_reason IS NULL)'),
    'visit.not': one('(SELECT SUM(complete IS NULL) FROM e WHERE left_reason IS NULL)'),
    'level.back': one('(SELECT COUNT(*) FROM g WHERE worst = 1)'),
    'level.high': one('(SELECT COUNT(*) FROM g WHERE worst = 2)'),
    'level.middle': one('(SELECT COUNT(*) FROM g WHERE worst = 3)'),
    'level.low': one('(SELECT COUNT(*) FROM g WHERE worst = 4)'),
    'drug.using': one(
      "(SELECT COUNT(*) FROM e WHERE left_reason IS NULL AND complete = 1 AND drug_state = '在吸')",
    ),
    'help.amount': one(
      `(SELECT COALESCE(SUM(h.amount_fen), 0) / 100.0 FROM help_records h WHERE h.kind NOT IN ('戒毒治疗','心理疏导','技能培训','法律援助','临时救助','低保申办','就医就学协助')
         AND h.helped_on > (SELECT MAX(b.last_on) FROM return_rounds b WHERE b.last_on < (SELECT r.first_on FROM return_rounds r JOIN e ON e.round_id = r.id LIMIT 1))
         AND h.helped_on <= (SELECT r.last_on FROM return_rounds r JOIN e ON e.round_id = r.id LIMIT 1)
         AND EXISTS (SELECT 1 FROM household_members m JOIN e ON e.household_id = m.household_id WHERE m.person_id = h.person_id AND e.left_reason IS NULL))`,
    ),
  };
}

describe('the report of a round', () => {
  let desk: RoundDesk;
  let detail: Detail;
  beforeAll(async () => {
    desk = await aRoundDesk();
    detail = await desk.call('reports.prepare', { kind: 'return-visit', period: '2026-end' });
  });
  afterAll(() => desk.dispose());

  it('offers its kinds in groups, the two-month report first', async () => {
    const periods = await desk.call('reports.periods', {});
    expect([...new Set(periods.map(({ kindLabel }) => kindLabel))]).toEqual([
      '两月工作进展报告',
      '年中、年末逐人回访报告',
      '返贫风险年度评估报告',
      '逐人回访情况摘要（一页）',
    ]);
    expect(
      periods
        .filter(({ kind }) => kind === 'return-visit')
        .map(({ period, label, first, last, hasDueDay }) => [
          period,
          label,
          first,
          last,
          hasDueDay,
        ]),
    ).toEqual([
      ['2026-end', '2026年年末', '2026-11-15', '2026-12-31', false],
      ['2026-mid', '2026年年中', '2026-06-01', '2026-07-15', false],
      ['2025-end', '2025年年末', '2025-11-15', '2025-12-31', false],
    ]);
  });

  it.each([
    ['return-visit', '2026-09/10', '报告期应为 2026-mid 或 2026-end 这样的形式'],
    ['return-visit', '2024-mid', '2024年年中逐人回访还没有开始，请先到“回访”开启本轮'],
    ['poverty-annual', '26', '报告期应为 2026 这样的形式'],
    ['poverty-annual', '2024', '2024年还没有开展逐人回访，请先到“回访”开启'],
  ] as const)('refuses %s of %s', async (kind, period, message) => {
    expect(await desk.refused('reports.prepare', { kind, period })).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'period', message }],
    });
  });

  it('has every count the length of its list, in the county and by town', async () => {
    const towns = annex(detail, '已脱贫涉毒人员逐人回访统计表').slice(1);
    for (const { id, listed, value } of detail.figures) {
      if (!listed) continue;
      const list = await desk.call('reports.figureList', {
        ...{ id: detail.id, figureId: id },
        townCode: null,
      });
      expect([id, list.total]).toEqual([id, value]);
    }
    const columns = detail.annexes[0]?.columns ?? [];
    for (const [at, { id }] of columns.entries()) {
      if (id === '') continue;
      const sum = towns.reduce((total, cells) => total + Number(cells[at]), 0);
      expect([id, sum]).toEqual([id, figure(detail, id)]);
    }
  });

  it('names everyone on the frozen list once: visited, not visited with the reason, or left', () => {
    const visited = annex(detail, '已脱贫涉毒人员返贫风险研判名单');
    const unmet = annex(detail, '未回访人员名单');
    const left = annex(detail, '移出人员名单');
    expect([visited.length, unmet.length, left.length]).toEqual(
      ['visit.done', 'visit.not', 'list.left'].map((id) => figure(detail, id)),
    );
    expect(unmet.every((cells) => cells[7] !== '' && cells[7] !== '待回访')).toBe(true);
    expect(unmet.map((cells) => cells[7])).not.toContain('其他');
    const order = visited.map((cells) => ['已返贫', '高', '中', '低'].indexOf(cells[9] ?? ''));
    expect(order).toEqual([...order].sort((first, second) => first - second));
    expect(order).not.toContain(-1);
  });

  it('keeps annexes 1 to 3 for the towns, the risks and the help, whoever was not visited or left', () => {
    expect(detail.annexes.map(({ number, title }) => [number, title])).toEqual([
      [1, '已脱贫涉毒人员逐人回访统计表'],
      [2, '已脱贫涉毒人员返贫风险研判名单'],
      [3, '已脱贫涉毒人员帮扶措施统计表'],
      [4, '未回访人员名单'],
      [5, '移出人员名单'],
    ]);
  });

  it('says in the body what the figures say', () => {
    const text = detail.sections.map((section) => section.text).join('\n');
    expect(text).toContain(
      `应回访${figure(detail, 'list.listed')}名，涉及9个乡镇（街道）${figure(detail, 'list.homes')}户`,
    );
    expect(text).toContain('与2026年年中相比，');
    expect(text).toContain('与2025年年末相比，');
    for (const other of ['2026年年中', '2025年年末'])
      for (const compared of ['回访率', '帮扶'])
        expect(text).toMatch(new RegExp(`与${other}相比，${compared}(?:上升|下降|增加|减少|持平)`));
    expect(text).not.toMatch(/未设置|undefined|NaN/);
    expect(blocking(detail)).toEqual([]);
  });

  it('takes words, and refuses a text that drops a figure, invents one or names somebody', async () => {
    const edit = (sectionId: string, template: string | null) =>
      desk.refused('reports.editSection', { id: detail.id, sectionId, template });
    expect(await edit('help', '帮扶有力。')).toMatchObject({ code: 'REFUSED' });
    expect(await edit('plans', '共{no.figure}户。')).toEqual({
      code: 'REFUSED',
      reason: '没有“no.figure”这个数字，请从数字列表中选取',
    });
    expect(await edit('plans', null)).toMatchObject({ code: 'REFUSED' });
    const named = annex(detail, '已脱贫涉毒人员返贫风险研判名单')
      .map((cells) => cells[3] ?? '')
      .find((name) => name.length === 3);
    const plans = { id: detail.id, sectionId: 'plans' };
    const changed = await desk.call('reports.editSection', {
      ...plans,
      template: `重点走访${named}。`,
    });
    expect(blocking(changed)).toEqual(['names']);
    const calm = await desk.call('reports.editSection', {
      ...plans,
      template: '对{level.grave}户逐户落实责任。',
    });
    expect(calm.sections.at(-1)?.text).toBe(`对${figure(detail, 'level.grave')}户逐户落实责任。`);
    expect(
      await desk.refused('reports.typeFigure', { id: detail.id, figureId: 'list.left', value: 1 }),
    ).toMatchObject({ code: 'REFUSED' });
  });

  it('leaves as a draft only for a reason, which is logged, and never with somebody named in its words', async () => {
    const { id } = detail;
    const target = join(desk.folder, 'draft.docx');
    const save = { id, target, namesReason: '送分管领导审阅' };
    const edit = (template: string) =>
      desk.call('reports.editSection', { id, sectionId: 'plans', template });
    expect(await desk.refused('reports.saveFile', { id, target })).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'namesReason', message: '报告附件含人员姓名，请写明用途' }],
    });
    const named = annex(detail, '已脱贫涉毒人员返贫风险研判名单')
      .map((cells) => cells[3] ?? '')
      .find((name) => name.length === 3);
    for (const [words, why] of [
      [`重点走访${named}。`, '改写的文字里有登记人员的姓名，请删去'],
      ['联系电话13803931234。', '正文或附件里有电话号码，请删去'],
      ['证件号码410927199003071234。', '正文或附件里有身份证号，请删去'],
    ] as const) {
      await edit(words);
      expect(await desk.refused('reports.saveFile', save)).toEqual({
        code: 'REFUSED',
        reason: why,
      });
      expect(existsSync(target)).toBe(false);
    }
    await edit('对{level.grave}户逐户落实责任。');
    await desk.call('reports.saveFile', save);
    expect(existsSync(target)).toBe(true);
    const { rows } = await desk.call('audit.list', { pageSize: 1 });
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
      ['保存含人员姓名的报告草稿', '送分管领导审阅'],
    ]);
  });

  it('leaves only with a reason for its names, which is logged', async () => {
    expect(
      await desk.refused('reports.issue', { ...issueOf(detail.id, 1), namesReason: '' }),
    ).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'namesReason', message: '报告附件含人员姓名，请写明报送用途' }],
    });
    expect(await desk.refused('reports.issue', issueOf(detail.id, null))).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'number', message: '请填写发文字号' }],
    });
    await desk.call('reports.issue', issueOf(detail.id, 1));
    const { rows } = await desk.call('audit.list', { pageSize: 20 });
    expect(
      rows
        .filter(({ action }) => action.startsWith('签发'))
        .map(({ action, reason }) => [action, reason]),
    ).toEqual([
      ['签发含人员姓名的报告', REASON],
      ['签发报告（自评自批）', ''],
    ]);
  });

  it('has the counts that the tables have, counted by another way', () => {
    const known = detail;
    const found = desk.looked((register) => countedInTables(register, 2026, '年末'));
    expect(Object.fromEntries(Object.keys(found).map((id) => [id, figure(known, id)]))).toEqual(
      found,
    );
  });
});

describe('every kind of the yearly review', () => {
  let desk: RoundDesk;
  const files: { kind: string; bytes: Uint8Array; id: number }[] = [];
  beforeAll(async () => {
    desk = await aRoundDesk({ ...USUAL, people: 120, seed: 7 });
    for (const { kind, period, number } of KINDS) {
      const { id } = await desk.call('reports.prepare', { kind, period });
      await desk.call('reports.issue', issueOf(id, number));
      const target = join(desk.folder, `${kind}-${period}.docx`);
      await desk.call('reports.saveFile', { id, target });
      files.push({ kind, id, bytes: new Uint8Array(readFileSync(target)) });
    }
  }, 60_000);
  afterAll(() => desk.dispose());

  it('holds no whole identity number, phone, account or health detail, and nobody under 无感 or of age below 18 by name', () => {
    const secrets = desk.looked(({ connection: { db } }) => ({
      numbers: db.prepare<[], string>('SELECT identity_number FROM people').pluck().all(),
      phones: db.prepare<[], string>('SELECT phone FROM people').pluck().all(),
      hidden: db
        .prepare<[], string>(
          "SELECT full_name FROM people p WHERE (light_touch = 1 OR birth_on > '2009-01-05') AND NOT EXISTS (SELECT 1 FROM people o WHERE o.full_name = p.full_name AND o.id <> p.id)",
        )
        .pluck()
        .all(),
    }));
    expect([secrets.numbers.length, secrets.hidden.length > 2]).toEqual([120, true]);
    for (const { kind, bytes } of files) {
      const xml = allXml(bytes);
      const words = wordsOf(bytes);
      const found = [...secrets.numbers, ...secrets.phones, ...secrets.hidden, '13803930000'];
      expect([kind, found.filter((secret) => xml.includes(secret)).length]).toEqual([kind, 0]);
      expect([kind, /\d{11,}/.exec(words)?.[0]]).toEqual([kind, undefined]);
      const health = /糖尿病|慢性病|大病|残疾|艾滋|精神|服药|病史|HIV|肝炎|抑郁/.exec(words);
      expect([kind, health?.[0]]).toEqual([kind, undefined]);
    }
  });

  it('shows numbers masked, and names in the kinds that may', () => {
    const masked = files.map(
      ({ bytes }) => (wordsOf(bytes).match(/\d{6}\*{8}\d{3}[\dX]/g) ?? []).length,
    );
    expect(masked.map((count) => count > 0)).toEqual([true, true, true, false]);
  });

  it('is built again byte for byte from what was frozen, charts and all', async () => {
    const frozen = desk.looked((register) =>
      files.map(({ id }) => register.reports.find(id)?.model ?? null),
    );
    for (const [index, { bytes, kind }] of files.entries()) {
      const again = await buildFromFrozen({ model: frozen[index] ?? null });
      expect([kind, Buffer.from(again.bytes).equals(bytes)]).toEqual([kind, true]);
    }
    const pictures = files.map(
      ({ bytes }) => Object.keys(unzipSync(bytes)).filter((name) => name.endsWith('.png')).length,
    );
    expect(pictures).toEqual([2, 2, 3, 1]);
    const words = wordsOf(files[0]?.bytes ?? new Uint8Array());
    expect(words.indexOf('图1　各乡镇返贫风险等级')).toBeGreaterThan(words.lastIndexOf('附件1'));
    expect(words.indexOf('图2　各轮次应回访和已回访')).toBeLessThan(words.lastIndexOf('附件2'));
  });
});

describe('a round that is not ready', () => {
  it('is no report while it is open: who waits is named, and issuing is refused', async () => {
    const desk = await aRoundDesk({ ...USUAL, people: 60, lastOpen: true });
    try {
      const draft = await desk.call('reports.prepare', {
        kind: 'return-visit',
        period: '2026-end',
      });
      expect(blocking(draft)).toEqual(['round', 'waiting']);
      expect(annex(draft, '未回访人员名单').map((cells) => cells[7])).toContain('待回访');
      expect(await desk.refused('reports.issue', issueOf(draft.id, 1))).toMatchObject({
        code: 'REFUSED',
      });
      const year = await desk.call('reports.prepare', { kind: 'poverty-annual', period: '2026' });
      expect(blocking(year)).toEqual(['rounds']);
    } finally {
      desk.dispose();
    }
  });

  it('says in the text that nobody can be told below a line that is not set', async () => {
    const desk = await aRoundDesk({ ...USUAL, people: 60, line: null });
    try {
      const draft = await desk.call('reports.prepare', {
        kind: 'return-visit',
        period: '2026-end',
      });
      expect(draft.sections.find(({ id }) => id === 'visits')?.text).toContain(
        '收入线未设置，收入比较项不作判断。',
      );
      expect(blocking(draft)).toEqual([]);
      expect(draft.checks.find(({ id }) => id === 'line')).toMatchObject({
        ok: false,
        blocking: false,
      });
    } finally {
      desk.dispose();
    }
  });
});

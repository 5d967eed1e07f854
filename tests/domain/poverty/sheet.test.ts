import { describe, expect, test } from 'vitest';
import { entryState, isVisited, type EntryMarks } from '../../../db/domain/poverty/entry-state.ts';
import {
  fenOfYuan,
  missingInSheet,
  sheetRisk,
  toHouseholdFacts,
  type Sheet,
  type SheetBasis,
} from '../../../db/domain/poverty/sheet.ts';
import { netIncome, riskWords } from '../../../db/domain/poverty/signal-words.ts';
import { makeTally, openInRound } from '../../../db/domain/poverty/tally.ts';
import { makeBasis, makeSheet } from './make-sheet.ts';

describe('amounts as they are typed', () => {
  test.each<[string | null, bigint | null]>([
    ['3000', 300_000n],
    ['3000.5', 300_050n],
    ['3000.50', 300_050n],
    ['0', 0n],
    ['007', 700n],
    ['', null],
    ['3.', null],
    ['.5', null],
    ['1.234', null],
    ['-3', null],
    ['三千', null],
    [null, null],
  ])('%s', (typed, fen) => {
    expect(fenOfYuan(typed)).toBe(fen);
  });

  test('become the money of R-11', () => {
    const facts = toHouseholdFacts(makeSheet({ wage: '007.5', claims: '900' }), makeBasis());
    expect(facts).toMatchObject({ wage: '7.50', property: '0.00', year: 2026, place: '台前县' });
  });

  test('net income leaves claims and medical costs beside', () => {
    expect(netIncome(makeSheet({ claims: '900', medicalCost: '800' }))).toBe(2_000_000n);
    expect(netIncome(makeSheet({ transfer: '' }))).toBeNull();
  });
});

describe('what a sheet lacks to be complete', () => {
  test.each<[Partial<Sheet>, readonly string[]]>([
    [{}, []],
    [{ visitedOn: null, visitor: '' }, ['visitedOn', 'visitor']],
    [{ people: null, wage: null, businessCost: null }, ['people', 'wage', 'businessCost']],
    [{ medicalCost: null, claims: null, housing: null, drugState: null, ableToWork: null }, []],
  ])('%o', (sheet, missing) => {
    expect(missingInSheet(makeSheet(sheet))).toEqual(missing);
  });
});

type Words = readonly [Partial<Sheet>, Partial<SheetBasis>, string];
const NO_LINE =
  '未设置：没有2026年“台前县”的监测收入线，收入是否低于或接近收入线不作判断；请到“设置—规则”录入“防返贫监测收入线”（2026年，地区写“台前县”）';

describe('R-11 in words', () => {
  test.each<Words>([
    [{ wage: '12599.98' }, {}, 'I1 人均纯收入7299.99元，低于2026年监测收入线7300.00元'],
    [
      { wage: '12600' },
      {},
      'I2 人均纯收入7300.00元，不低于2026年监测收入线7300.00元，但不到它的1.2倍',
    ],
    [
      {},
      { previousPerHead: '15000.00' },
      'I3 人均纯收入由上次的15000.00元变为10000.00元，下降33.3%，达到30%',
    ],
    [{ housing: false }, {}, 'G1 住房安全登记为“无保障”'],
    [{ schooling: false }, {}, 'G2 义务教育登记为“无保障”'],
    [{ medical: false }, {}, 'G3 基本医疗登记为“无保障”'],
    [{ water: false }, {}, 'G4 饮水安全登记为“无保障”'],
    [
      { medicalCost: '6000' },
      {},
      'C1 合规自付医疗支出6000.00元，是家庭纯收入20000.00元的30.0%，达到30%',
    ],
    [{ working: 0 }, {}, 'W1 有劳动能力1人，务工就业0人'],
    [{ workUnstable: true }, {}, 'W2 就业登记为“不稳定”'],
    [{ drugState: '在吸' }, {}, 'D1 戒毒状态登记为“在吸”'],
    [
      {},
      { positives: ['2025-12-19', '2026-03-01', '2026-05'] },
      'D1 上次回访（2025年12月20日）以来检测阳性：2026年3月1日、2026年5月',
    ],
    [{ bail: '取保候审' }, {}, 'D2 正在取保候审'],
    [{ releasedOn: '2026-01-10' }, {}, 'D2 2026年1月10日出所出狱，2026年7月10日前未满6个月'],
    [{ ableToWork: 0 }, {}, 'N1 有劳动能力0人，社会保障兜底登记为“未落实”'],
  ])('%o %o', (sheet, basis, sentence) => {
    const words = riskWords(makeSheet(sheet), makeBasis(basis));
    expect(words.signals.map(({ code, evidence }) => `${code} ${evidence}`)).toEqual([sentence]);
  });

  test('a net income of debts cannot carry any cost', () => {
    const sheet = makeSheet({ businessCost: '30000', medicalCost: '1' });
    const [, burden] = riskWords(sheet, makeBasis({ previousPerHead: null })).signals;
    expect(burden?.evidence).toBe('合规自付医疗支出1.00元，家庭纯收入-8000.00元，无力负担');
  });

  test.each<Words>([
    [
      { people: null },
      { previousPerHead: null },
      'I1 没有填写家庭人口|I2 没有填写家庭人口|I3 没有填写家庭人口',
    ],
    [
      { transfer: null },
      {},
      'I1 收入和经营支出没有填全|I2 收入和经营支出没有填全|I3 收入和经营支出没有填全|C1 收入和经营支出没有填全',
    ],
    [{}, { line: null }, 'I1 没有2026年“台前县”的监测收入线|I2 没有2026年“台前县”的监测收入线'],
    [{}, { nearFactor: null }, 'I2 “接近收入线倍数”没有已采用的规则'],
    [{}, { previousPerHead: null }, 'I3 没有上次回访的人均纯收入可比'],
    [{}, { previousPerHead: '-3.00' }, 'I3 上次人均纯收入-3.00元，不能计算降幅'],
    [
      { housing: null, schooling: null, medical: null, water: null },
      {},
      'G1 没有填写住房安全|G2 没有填写义务教育|G3 没有填写基本医疗|G4 没有填写饮水安全',
    ],
    [{ medicalCost: null }, {}, 'C1 没有填写合规自付医疗支出'],
    [{ working: null }, {}, 'W1 没有填写务工就业人数'],
    [{ ableToWork: null }, {}, 'W1 没有填写有劳动能力人数|N1 没有填写有劳动能力人数'],
    [{ ableToWork: 0, safetyNet: null }, {}, 'N1 没有填写社会保障兜底'],
    [{ workUnstable: null }, {}, 'W2 没有填写就业是否稳定'],
    [{ drugState: null }, {}, 'D1 没有填写戒毒状态'],
    [
      {},
      { positives: ['2025'] },
      'D1 有一次阳性的日期只记了年份或月份，不能判断是否在上次回访以后',
    ],
  ])('what cannot be told: %o %o', (sheet, basis, sentences) => {
    const { unset } = riskWords(makeSheet(sheet), makeBasis(basis));
    expect(unset.map(({ code, evidence }) => `${code} ${evidence}`).join('|')).toBe(sentences);
  });

  test.each<[Partial<Sheet>, Partial<SheetBasis>, string]>([
    [{}, {}, '没有出现需要监测的信号，建议“低”'],
    [{ working: 0 }, {}, '有劳动能力但无人就业（W1），建议“中”'],
    [
      { working: 0, drugState: '在吸' },
      {},
      '有劳动能力但无人就业（W1）、在吸或检测阳性（D1），建议“高”',
    ],
    [
      { wage: '0', water: false },
      {},
      '人均纯收入低于监测收入线（I1）、饮水安全未保障（G4），建议“已返贫”',
    ],
    [{ water: false }, { line: null }, '饮水安全未保障（G4），建议“高”；另有2项不能判断，没有计入'],
  ])('why the level: %o %o', (sheet, basis, why) => {
    const words = riskWords(makeSheet(sheet), makeBasis({ previousPerHead: '1.00', ...basis }));
    expect(words.why).toBe(why);
  });

  test('says where the line would stand what to do', () => {
    expect(riskWords(makeSheet(), makeBasis({ line: null }))).toMatchObject({
      ...{ perHead: '10000.00', line: null, lineWhy: NO_LINE, level: '低' },
    });
    expect(riskWords(makeSheet(), makeBasis()).lineWhy).toBe('');
  });

  test('a finding that was kept is told as it was found', () => {
    const kept = sheetRisk(makeSheet({ wage: '0' }), makeBasis());
    expect(riskWords(makeSheet({ wage: '0' }), makeBasis({ line: null }), kept)).toMatchObject({
      ...{ line: '7300.00', lineWhy: '', level: '高' },
    });
  });
});

const COMPLETE = { complete: true, concluded: false, approved: false };

describe('R-10 the state of an entry', () => {
  test.each<[EntryMarks, string, boolean]>([
    [{ left: false, unmet: false, sheet: null }, '待回访', false],
    [{ left: false, unmet: true, sheet: null }, '未回访', false],
    [{ left: false, unmet: false, sheet: { ...COMPLETE, complete: false } }, '草稿', false],
    [{ left: false, unmet: true, sheet: { ...COMPLETE, complete: false } }, '未回访', false],
    [{ left: false, unmet: false, sheet: COMPLETE }, '已回访', true],
    [{ left: false, unmet: false, sheet: { ...COMPLETE, concluded: true } }, '已研判', true],
    [
      { left: false, unmet: false, sheet: { complete: true, concluded: true, approved: true } },
      '已审定',
      true,
    ],
    [{ left: true, unmet: true, sheet: COMPLETE }, '已移出', false],
  ])('%o', (marks, state, visited) => {
    expect([entryState(marks), isVisited(entryState(marks))]).toEqual([state, visited]);
  });
});

describe('the tally of a round', () => {
  const people = [
    { state: '待回访', origin: '冻结', people: 5 },
    { state: '草稿', origin: '冻结', people: 2 },
    { state: '已回访', origin: '补入', people: 3 },
    { state: '已研判', origin: '冻结', people: 4 },
    { state: '已审定', origin: '冻结', people: 6 },
    { state: '未回访', origin: '冻结', people: 1 },
    { state: '已移出', origin: '补入', people: 1 },
  ] as const;

  test('counts everybody once', () => {
    const levels = [
      { level: '高', households: 2 },
      { level: null, households: 9 },
      { level: '低', households: 3 },
    ] as const;
    expect(makeTally(people, levels)).toEqual({
      ...{ listed: 21, visited: 13, unmet: 1, waiting: 7, approved: 6, added: 4, left: 1 },
      ...{ households: 14, levels: { 已返贫: 0, 高: 2, 中: 0, 低: 3 } },
    });
  });

  test('says what is open', () => {
    expect(openInRound(people, 0)).toEqual([
      '5人待回访，须回访或登记未回访原因',
      '2人的登记表还是草稿',
      '3人已回访，还没有研判结论',
      '4人已研判，等待审定',
    ]);
    const done = [people[4], people[5], people[6]];
    expect(openInRound(done, 0)).toEqual([]);
    expect(openInRound(done, 2)).toEqual(['2人的无感式管理已经终止，须回访或改登记未回访原因']);
  });
});

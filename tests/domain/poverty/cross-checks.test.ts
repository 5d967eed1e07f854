import { describe, expect, test } from 'vitest';
import type { CheckFacts, CheckWatch } from '../../../db/domain/poverty/check-facts.ts';
import { blockingChecks, crossChecks } from '../../../db/domain/poverty/cross-checks.ts';
import { sheetRisk, type Sheet } from '../../../db/domain/poverty/sheet.ts';
import { makeBasis, makeCheckFacts, makeMember, makeSheet } from './make-sheet.ts';

type Case = readonly [title: string, facts: Partial<CheckFacts>, fires: readonly string[]];

function on(differing: Partial<Sheet>, facts: Partial<CheckFacts> = {}): Partial<CheckFacts> {
  return { sheet: makeSheet(differing), ...facts };
}
const SICK = [makeMember({ health: '慢性病' }), makeMember({ labour: '无劳动力' })];
const DISABLED = [makeMember({ disability: '有残疾未评级' }), makeMember({ labour: '无劳动力' })];
const NOBODY_ABLE = { ableToWork: 0, working: null, safetyNet: true };

/** Identified on 10 December 2025 and marked as gone half a year later to the day; help was given. */
function closed(differing: Partial<CheckWatch> = {}): Partial<CheckFacts> {
  return {
    watch: {
      ...{ identifiedOn: '2025-12-10', level: '中' },
      closing: { way: '帮扶消除', on: '2026-06-10' },
      ...differing,
    },
    helps: [{ helpedOn: '2025-12-10', kind: '就业帮扶' }],
  };
}

const HELP_AND_TYPES: readonly Case[] = [
  ['FP-01 without help', on({ riskTypes: ['因安全住房'] }), ['FP-01']],
  ['FP-01 with 搬迁 in place', on({ riskTypes: ['因安全住房'], helpInPlace: ['搬迁'] }), []],
  [
    'FP-01 with help a year ago to the day',
    on(
      { riskTypes: ['因安全住房'] },
      { helps: [{ helpedOn: '2025-06-10', kind: '住房安全保障' }] },
    ),
    [],
  ],
  [
    'FP-01 with help more than a year ago',
    on(
      { riskTypes: ['因安全住房'] },
      { helps: [{ helpedOn: '2025-06-09', kind: '住房安全保障' }] },
    ),
    ['FP-01'],
  ],
  [
    'FP-01 with help that is only needed',
    on({ riskTypes: ['因安全住房'], helpNeeded: ['搬迁'] }),
    ['FP-01'],
  ],
  ['FP-02', on({ riskTypes: ['因安全饮水'], helpInPlace: ['住房安全保障'] }), ['FP-02']],
  ['no FP-02', on({ riskTypes: ['因安全饮水'], helpInPlace: ['饮水安全保障'] }), []],
  [
    'FP-03',
    on({ riskTypes: ['因病'], helpInPlace: ['综合保障', '产业帮扶'] }, { members: SICK }),
    ['FP-03'],
  ],
  ['no FP-03', on({ riskTypes: ['因病'], helpInPlace: ['社会帮扶'] }, { members: SICK }), []],
  [
    'FP-04',
    on({ riskTypes: ['因残'], helpInPlace: ['健康帮扶'] }, { members: DISABLED }),
    ['FP-04'],
  ],
  ['no FP-04', on({ riskTypes: ['因残'], helpInPlace: ['社会帮扶'] }, { members: DISABLED }), []],
  ['FP-05', on({ riskTypes: ['因学'], helpInPlace: ['健康帮扶'] }), ['FP-05']],
  ['no FP-05', on({ riskTypes: ['因学'], helpInPlace: ['教育帮扶'] }), []],
  ['FP-06', on({ riskTypes: ['因残'], helpInPlace: ['社会帮扶'] }), ['FP-06']],
  [
    'FP-06 where disability is not known',
    on(
      { riskTypes: ['因残'], helpInPlace: ['社会帮扶'] },
      { members: [makeMember({ disability: '不详' }), makeMember()] },
    ),
    ['FP-06'],
  ],
  ['FP-07', on({ riskTypes: ['因病'], helpInPlace: ['健康帮扶'] }), ['FP-07']],
  [
    'no FP-07',
    on(
      { riskTypes: ['因病'], helpInPlace: ['健康帮扶'] },
      { members: [makeMember(), makeMember({ health: '大病' })] },
    ),
    [],
  ],
  [
    'FP-08',
    on({ riskTypes: ['因病'], helpInPlace: ['健康帮扶'], medicalCost: '0.00' }, { members: SICK }),
    ['FP-08'],
  ],
  [
    'no FP-08 at a fen',
    on({ riskTypes: ['因病'], helpInPlace: ['健康帮扶'], medicalCost: '0.01' }, { members: SICK }),
    [],
  ],
  [
    'no FP-08 where nobody asked',
    on({ riskTypes: ['因病'], helpInPlace: ['健康帮扶'], medicalCost: null }, { members: SICK }),
    [],
  ],
  [
    'FP-09',
    on({ riskTypes: ['因务工就业不稳'], ...NOBODY_ABLE, working: 1 }, { noLabour: true }),
    ['FP-09'],
  ],
  [
    'no FP-09 with one able',
    on({ riskTypes: ['因务工就业不稳'], workNote: '零工', ableToWork: 1 }),
    [],
  ],
  ['FP-10', on({ riskTypes: ['因务工就业不稳'], working: 0 }), ['FP-10']],
  [
    'FP-10 with a note of why nobody works',
    on({ riskTypes: ['因务工就业不稳'], working: 0, workNote: '无业' }),
    ['FP-10'],
  ],
  [
    'no FP-10 with a note where nobody was counted',
    on({ riskTypes: ['因务工就业不稳'], working: null, workNote: '打零工' }),
    [],
  ],
  [
    'no FP-10 with a member who works',
    on(
      { riskTypes: ['因务工就业不稳'], working: 0 },
      { members: [makeMember({ work: '外出务工' }), makeMember()] },
    ),
    [],
  ],
  [
    'no FP-10 with one who works by the sheet',
    on({ riskTypes: ['因务工就业不稳'], working: 1 }),
    [],
  ],
  [
    'FP-11',
    on(
      { riskTypes: ['缺劳动力'], people: 5, ableToWork: 3 },
      { members: Array.from({ length: 5 }, () => makeMember()) },
    ),
    ['FP-11'],
  ],
  [
    'no FP-11 at half',
    on(
      { riskTypes: ['缺劳动力'], people: 4, ableToWork: 2 },
      { members: Array.from({ length: 4 }, () => makeMember()) },
    ),
    [],
  ],
  [
    'no FP-11 of three',
    on(
      { riskTypes: ['缺劳动力'], people: 3, ableToWork: 3 },
      { members: Array.from({ length: 3 }, () => makeMember()) },
    ),
    [],
  ],
  ['FP-12', on({ helpInPlace: ['综合保障'] }), ['FP-12']],
  ['no FP-12 with other help', on({ helpInPlace: ['综合保障', '就业帮扶'] }), []],
  [
    'no FP-12 where nobody is able',
    on({ helpInPlace: ['综合保障'], ...NOBODY_ABLE }, { noLabour: true }),
    [],
  ],
  ['FP-13', on(NOBODY_ABLE), ['FP-13']],
  ['no FP-13 marked', on(NOBODY_ABLE, { noLabour: true }), []],
  [
    'FP-13 by the members',
    on(
      { ableToWork: null },
      { members: [makeMember({ labour: '无劳动力' }), makeMember({ labour: '丧失劳动力' })] },
    ),
    ['FP-13'],
  ],
  [
    'no FP-13 while ability is not known',
    on(
      { ableToWork: null },
      { members: [makeMember({ labour: '无劳动力' }), makeMember({ labour: '不详' })] },
    ),
    [],
  ],
  ['FP-19 without a name', { contactName: '' }, ['FP-19']],
  ['FP-19 without a phone', { contactPhone: '' }, ['FP-19']],
  ['FP-20', on({ people: 3 }), ['FP-20']],
  ['no FP-20 before anybody asked', on({ people: null }), []],
  ['FP-21', { members: [makeMember(), makeMember({ identityValid: false })] }, ['FP-21']],
  [
    'no FP-21 without a number',
    { members: [makeMember(), makeMember({ identityValid: null })] },
    [],
  ],
  ['FP-22', on({ wage: '99.99' }), ['FP-22']],
  ['no FP-22 at 100', on({ wage: '100' }), []],
  ['no FP-22 at 0', on({ wage: '0' }), []],
  [
    'FP-23 at six to the day',
    { members: [makeMember(), makeMember({ birthOn: '2020-06-10', schooling: '失学辍学' })] },
    ['FP-23'],
  ],
  [
    'no FP-23 a day before six',
    { members: [makeMember(), makeMember({ birthOn: '2020-06-11', schooling: '非在校' })] },
    [],
  ],
  [
    'FP-23 on the last day of fifteen',
    { members: [makeMember(), makeMember({ birthOn: '2010-06-11', schooling: '非在校' })] },
    ['FP-23'],
  ],
  [
    'no FP-23 at sixteen',
    { members: [makeMember(), makeMember({ birthOn: '2010-06-10', schooling: '非在校' })] },
    [],
  ],
  [
    'no FP-23 in kindergarten at six',
    { members: [makeMember(), makeMember({ birthOn: '2019-06-11', schooling: '学前' })] },
    [],
  ],
  [
    'FP-23 in kindergarten at seven',
    { members: [makeMember(), makeMember({ birthOn: '2019-06-10', schooling: '学前' })] },
    ['FP-23'],
  ],
  [
    'no FP-23 at school',
    { members: [makeMember(), makeMember({ birthOn: '2014-01-01', schooling: '初中' })] },
    [],
  ],
  ['FP-24', on({ riskTypes: ['其他'] }), ['FP-24']],
  ['no FP-24', on({ riskTypes: ['其他'], riskNote: '债务' }), []],
];

const POOR = makeSheet({ wage: '12599.98' });
const CLOSINGS: readonly Case[] = [
  ['nothing about a sound closing', closed(), []],
  ['FP-14 nobody able', { ...closed(), ...on(NOBODY_ABLE) }, ['FP-13', 'FP-14']],
  ['FP-14 marked', { ...closed(), noLabour: true }, ['FP-14']],
  [
    'no FP-14 without a closing',
    on(NOBODY_ABLE, {
      noLabour: true,
      watch: { identifiedOn: '2026-06-10', level: '中', closing: null },
    }),
    [],
  ],
  ['FP-15', { ...closed(), helps: [] }, ['FP-15']],
  [
    'FP-15 help was before the identification',
    { ...closed(), helps: [{ helpedOn: '2025-12-09', kind: '就业帮扶' }] },
    ['FP-15'],
  ],
  [
    'FP-15 help was after the closing',
    { ...closed(), helps: [{ helpedOn: '2026-06-11', kind: '就业帮扶' }] },
    ['FP-15'],
  ],
  [
    'no FP-15 of 自然消除',
    { ...closed({ closing: { way: '自然消除', on: '2026-06-10' } }), helps: [] },
    [],
  ],
  [
    'FP-16 a fen below the line',
    { ...closed(), sheet: POOR, finding: sheetRisk(POOR, makeBasis()) },
    ['FP-16'],
  ],
  ['no FP-16 at the line', { ...closed(), ...on({ wage: '12600' }) }, []],
  ['FP-17 an amount', { ...closed(), ...on({ transfer: null }) }, ['FP-17']],
  ['FP-17 a guarantee', { ...closed(), ...on({ water: null }) }, ['FP-17']],
  ['FP-18 a day too early', closed({ closing: { way: '帮扶消除', on: '2026-06-09' } }), ['FP-18']],
  ['FP-18 no rule', { ...closed(), closeMonths: null }, ['FP-18']],
];

const SINCE = { identifiedOn: '2026-05-19', level: '高', closing: null } as const;
const CONCLUSIONS: readonly Case[] = [
  ['FP-25 a month and a day', { watch: SINCE }, ['FP-25']],
  ['no FP-25 within the month', { watch: { ...SINCE, identifiedOn: '2026-05-20' } }, []],
  [
    'no FP-25 with help on the day',
    { watch: SINCE, helps: [{ helpedOn: '2026-05-19', kind: '搬迁' }] },
    [],
  ],
  [
    'FP-25 with help before only',
    { watch: SINCE, helps: [{ helpedOn: '2026-05-18', kind: '搬迁' }] },
    ['FP-25'],
  ],
  ['no FP-25 of 中', { watch: { ...SINCE, level: '中' } }, []],
  [
    'FP-25 from the visit while nothing is watched',
    { ...on({ visitedOn: '2026-05-19', housing: false }), conclusion: '高' },
    ['FP-25'],
  ],
  ['FP-25 no rule', { watch: SINCE, helpMonths: null }, ['FP-25']],
  ['FP-26', { conclusion: '中' }, ['FP-26']],
  ['no FP-26', { conclusion: '低' }, []],
];

describe('FP-01 to FP-26', () => {
  test('have nothing to say about a sound household', () => {
    expect(crossChecks(makeCheckFacts())).toEqual([]);
  });

  test.each([...HELP_AND_TYPES, ...CLOSINGS, ...CONCLUSIONS])('%s', (_, facts, fires) => {
    expect(crossChecks(makeCheckFacts(facts)).map(({ id }) => id)).toEqual(fires);
  });

  test('block by the severity of the list', () => {
    const all = [...HELP_AND_TYPES, ...CLOSINGS, ...CONCLUSIONS];
    const fired = all.flatMap(([, facts]) => crossChecks(makeCheckFacts(facts)));
    const severities = Object.fromEntries(fired.map(({ id, severity }) => [id, severity]));
    const errors = ['06', '07', '09', '14', '15', '16', '17', '18', '19', '20', '21'];
    const expected = Array.from({ length: 26 }, (_, index) => {
      const number = String(index + 1).padStart(2, '0');
      return [`FP-${number}`, errors.includes(number) ? 'error' : 'warning'];
    });
    expect(severities).toEqual(Object.fromEntries(expected));
  });

  test('say figures, and no name', () => {
    const facts = makeCheckFacts({
      ...on({ people: 3, wage: '50' }),
      contactName: '',
      conclusion: '中',
      finding: sheetRisk(makeSheet(), makeBasis()),
    });
    expect(crossChecks(facts)).toEqual([
      { id: 'FP-19', severity: 'error', field: 'contact', message: '户信息没有帮扶联系人' },
      {
        ...{ id: 'FP-20', severity: 'error', field: 'people' },
        message: '登记表的家庭人口是3人，户成员登记了2人',
      },
      {
        ...{ id: 'FP-22', severity: 'warning', field: 'wage' },
        message: '工资性收入一年50元，不足100元，请核对单位',
      },
      {
        ...{ id: 'FP-26', severity: 'warning', field: 'conclusion' },
        message: '研判结论“中”与按规则的建议“低”不一致',
      },
    ]);
  });

  test('a warning that was confirmed blocks no more; an error does', () => {
    const checks = crossChecks(makeCheckFacts(on({ people: 3, wage: '50' })));
    expect([
      blockingChecks(checks, {}),
      blockingChecks(checks, { 'FP-22': '零工只干了半天', 'FP-20': '想跳过' }),
      blockingChecks(checks, { 'FP-22': '' }),
    ]).toEqual([
      { errors: 1, warnings: 1 },
      { errors: 1, warnings: 0 },
      { errors: 1, warnings: 1 },
    ]);
  });
});

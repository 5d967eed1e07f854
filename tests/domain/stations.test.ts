import { describe, expect, it } from 'vitest';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import {
  caseLoad,
  countStations,
  requirementProblems,
  staffRatio,
  uncoveredTowns,
  type PlaceLoad,
  type StationFact,
} from '../../db/domain/office/station.ts';
import { STATION_REQUIREMENTS } from '../../db/domain/words/vocabulary.ts';

const TODAY = '2026-11-15';
const ALL_MET = STATION_REQUIREMENTS.map((requirement) => ({ requirement, met: true, note: '' }));
const LOAD: PlaceLoad = {
  byTown: new Map([
    ['A', 40],
    ['B', 20],
    ['R', 1],
  ]),
  byVillage: new Map([['A1', 7]]),
};

function station(given: Partial<StationFact> = {}): StationFact {
  return {
    id: 1,
    kind: '乡镇站',
    townCode: 'A',
    villageCode: null,
    serves: ['A'],
    openedOn: '2020-01-01',
    closedOn: null,
    requirements: ALL_MET,
    staff: [{ name: '孙丽娟', phone: '19900000001', since: '2020-01-01', until: null }],
    ...given,
  };
}
function ratioRule(given: Partial<RuleRow<'STAFF-RATIO'>> = {}): RuleRow[] {
  const row = { id: 'STAFF-RATIO', validFrom: '2020-01-01', validTo: null, adopted: true } as const;
  return [{ ...row, value: { peoplePerStaff: 30 }, ...given }];
}

describe('STAFF-RATIO', () => {
  it.each([
    ['exactly thirty for one', 30, 1, { state: '符合', needed: 1, limit: 30 }],
    ['the thirty-first asks for a second', 31, 1, { state: '超出', needed: 2, limit: 30 }],
    ['fewer than thirty still ask for one', 3, 0, { state: '没有人员', needed: 1, limit: 30 }],
    ['sixty for two', 60, 2, { state: '符合', needed: 2, limit: 30 }],
    ['sixty-one for two', 61, 2, { state: '超出', needed: 3, limit: 30 }],
    ['nobody to serve', 0, 0, { state: '没有服务对象', needed: 0, limit: 30 }],
  ] as const)('%s', (_title, people, staff, answer) => {
    expect(staffRatio(people, staff, ratioRule(), TODAY)).toEqual(answer);
  });

  it.each([
    ['without a row', []],
    ['with a row that was not adopted', ratioRule({ adopted: false })],
    ['with a row that has ended', ratioRule({ validTo: TODAY })],
    ['with a row that begins later', ratioRule({ validFrom: '2026-11-16' })],
  ])('is 未设置 %s, never in order', (_title, rows) => {
    expect(staffRatio(500, 1, rows, TODAY)).toEqual({ state: '未设置', needed: null, limit: null });
  });
});

describe('the case load of a station', () => {
  it.each([
    ['is that of its town', {}, 40],
    ['adds the towns of a 中心站', { kind: '中心站', serves: ['A', 'B'] }, 60],
    ['counts a town once', { serves: ['A', 'A'] }, 40],
    ['is nothing of a town without people', { serves: ['Z'] }, 0],
    ['of a 村（社区）站点 is its village', { villageCode: 'A1', serves: [] }, 7],
    ['of a village without people is 0', { villageCode: 'A2', serves: [] }, 0],
  ] as const)('%s', (_title, given, people) => {
    expect(caseLoad(station(given), LOAD)).toBe(people);
  });
});

describe('towns without a station', () => {
  const towns = [
    { code: 'A', retired: false },
    { code: 'B', retired: false },
    { code: 'R', retired: true },
    { code: 'S', retired: true },
  ];
  it.each([
    ['are all that nobody serves, a retired one only with people', [station()], ['B', 'R']],
    ['are none where a 中心站 serves them', [station({ serves: ['A', 'B', 'R'] })], []],
    ['are those of a closed station', [station({ closedOn: TODAY })], ['A', 'B', 'R']],
    [
      'are not those of one that closes tomorrow',
      [station({ closedOn: '2026-11-16' })],
      ['B', 'R'],
    ],
    [
      'are those of one that opens tomorrow',
      [station({ openedOn: '2026-11-16' })],
      ['A', 'B', 'R'],
    ],
    [
      'stay so with a 村（社区）站点 alone',
      [station({ kind: '村（社区）站点', villageCode: 'A1', serves: [] })],
      ['A', 'B', 'R'],
    ],
  ] as const)('%s', (_title, stations, codes) => {
    expect(uncoveredTowns(towns, stations, LOAD, TODAY)).toEqual(codes);
  });
});

describe('站（点） and 专（兼）职人员 on a day', () => {
  const two = (given: Partial<StationFact> = {}) => [station(), station({ id: 2, ...given })];
  const nameless = { name: '李强', phone: '', since: '2020-01-01', until: null };
  it.each([
    ['count who works at two stations once', two(), { stations: 2, staff: 1 }],
    [
      'take people of one name without a telephone for two',
      two({ staff: [nameless, nameless] }),
      { stations: 2, staff: 3 },
    ],
    [
      'leave out a closed one with its staff',
      two({ closedOn: TODAY, staff: [nameless] }),
      { stations: 1, staff: 1 },
    ],
    [
      'leave out who has left that day',
      two({ staff: [{ ...nameless, until: TODAY }] }),
      { stations: 2, staff: 1 },
    ],
    [
      'leave out who begins tomorrow',
      two({ staff: [{ ...nameless, since: '2026-11-16' }] }),
      { stations: 2, staff: 1 },
    ],
    ['are none without stations', [], { stations: 0, staff: 0 }],
  ] as const)('%s', (_title, stations, counts) => {
    expect(countStations(stations, TODAY)).toEqual(counts);
  });
});

describe('五有', () => {
  it('are in order when all five are there', () => {
    expect(requirementProblems(station(), TODAY)).toEqual([]);
  });
  it('name what is missing and what nobody has looked at', () => {
    const requirements = ALL_MET.filter(({ requirement }) => requirement !== '有经费').map(
      (each) => (each.requirement === '有职责' ? { ...each, met: false } : each),
    );
    expect(requirementProblems(station({ requirements }), TODAY)).toEqual([
      '“有经费”未核实',
      '没有做到“有职责”',
    ]);
  });
  it('contradict a list without staff', () => {
    expect(requirementProblems(station({ staff: [] }), TODAY)).toEqual([
      '写着“有人员”，名单里没有在岗人员',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { careScope } from '../../db/domain/person/care-scope.ts';
import {
  continuityBreaks,
  expectedClose,
  type PopulationFlow,
} from '../../db/domain/figures/continuity.ts';
import {
  countInPopulation,
  readControlStatus,
  type PopulationFacts,
} from '../../db/domain/figures/population-count.ts';
import { CONTROL_STATUSES, type ControlStatus } from '../../db/domain/words/vocabulary.ts';

function imported(status: ControlStatus): PopulationFacts {
  const { measure, state, cleanThreeYears } = readControlStatus(status);
  return {
    state,
    cleanThreeYears,
    counted: true,
    openMeasures: measure === null ? [] : [measure],
  };
}

describe('defaults 4: 现有 and 应管控 by the ledger’s 管控现状', () => {
  test.each<[ControlStatus, string | null, boolean, boolean]>([
    ['社区戒毒', 'SD', true, true],
    ['社区康复', 'SK', true, true],
    ['强制隔离戒毒', 'QG', false, false],
    ['自愿戒毒', 'ZY', true, true],
    ['药物维持治疗', 'YW', true, true],
    ['社会面', 'SH', true, true],
    ['戒断三年未复吸', null, false, false],
    ['在押', 'jail', false, false],
    ['出国（境）', null, false, false],
    ['失联', 'lost', true, false],
    ['死亡', null, false, false],
  ])('%s counts in %s', (status, group, underControl, controlled) => {
    expect(countInPopulation(imported(status))).toEqual({
      group,
      underControl,
      controlled,
      lightTouch: false,
    });
  });

  test('every word of column 18 has been looked at', () => {
    expect(CONTROL_STATUSES.map((status) => readControlStatus(status).measure)).toEqual([
      '社区戒毒',
      '社区康复',
      '强制隔离戒毒',
      '自愿戒毒',
      '药物维持治疗',
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test.each<[string, Partial<PopulationFacts>, string | null]>([
    ['在押 stands before the open measure', { state: '在押', openMeasures: ['社区戒毒'] }, 'jail'],
    ['失联 stands before the open measure', { state: '失联', openMeasures: ['社区戒毒'] }, 'lost'],
    ['the strictest of several measures', { openMeasures: ['药物维持治疗', '强制隔离戒毒'] }, 'QG'],
    ['社区戒毒 with 维持治疗 beside it', { openMeasures: ['药物维持治疗', '社区戒毒'] }, 'SD'],
    ['康复场所 has no group of its own', { openMeasures: ['康复场所'] }, 'SH'],
    ['贩毒 alone is in no count', { counted: careScope('贩毒', '在册').counted }, null],
    ['既吸又贩 is', { counted: careScope('既吸又贩', '在册').counted }, 'SH'],
    ['who has left is not', { counted: careScope('吸毒', '迁出').counted }, null],
  ])('%s', (_, differing, group) => {
    expect(countInPopulation({ ...imported('社会面'), ...differing }).group).toBe(group);
  });

  test('无感 is counted apart, outside 现有', () => {
    const light = { ...imported('戒断三年未复吸'), state: '无感' } as const;
    expect(countInPopulation(light)).toEqual({
      group: null,
      underControl: false,
      controlled: false,
      lightTouch: true,
    });
    expect(countInPopulation({ ...light, counted: false }).lightTouch).toBe(false);
  });
});

const NONE: PopulationFlow = {
  open: 0,
  new: 0,
  in: 0,
  tin: 0,
  relapse: 0,
  dead: 0,
  out: 0,
  tout: 0,
  clean3: 0,
  other: 0,
  close: 0,
};
const NORTH: PopulationFlow = {
  ...NONE,
  open: 40,
  new: 3,
  in: 1,
  tin: 2,
  relapse: 1,
  dead: 1,
  out: 2,
  clean3: 4,
  other: 1,
  close: 39,
};
const SOUTH: PopulationFlow = { ...NONE, open: 10, tout: 2, close: 8 };
const COUNTY: PopulationFlow = {
  ...NONE,
  open: 50,
  new: 3,
  in: 1,
  relapse: 1,
  dead: 1,
  out: 2,
  clean3: 4,
  other: 1,
  close: 47,
};
const TOWNS = new Map([
  ['410927100', NORTH],
  ['410927101', SOUTH],
]);

describe('R-12 continuity', () => {
  test('holds for each township, for the county, and from report to report', () => {
    expect([expectedClose(NORTH), expectedClose(SOUTH), expectedClose(COUNTY)]).toEqual([
      39, 8, 47,
    ]);
    expect(continuityBreaks(TOWNS, COUNTY, 50)).toEqual([]);
    expect(continuityBreaks(TOWNS, COUNTY, null)).toEqual([]);
  });

  test('a township that does not add up is named', () => {
    const towns = new Map(TOWNS).set('410927101', { ...SOUTH, dead: 1 });
    expect(continuityBreaks(towns, { ...COUNTY, dead: 2 }, 50)).toEqual([
      { kind: 'town', town: '410927101', expected: 7, found: 8 },
      { kind: 'county', expected: 46, found: 47 },
    ]);
  });

  test('townships that do not add up to the county, and moves without their pair, are told', () => {
    const towns = new Map(TOWNS).set('410927101', { ...SOUTH, tout: 1, out: 1 });
    expect(continuityBreaks(towns, COUNTY, 49)).toEqual([
      { kind: 'sum', field: 'out', expected: 3, found: 2 },
      { kind: 'pairs', expected: 2, found: 1 },
      { kind: 'previous', expected: 49, found: 50 },
    ]);
  });

  test('the county itself has no moves inside it', () => {
    expect(continuityBreaks(TOWNS, { ...COUNTY, tin: 2 }, 50)).toEqual([
      { kind: 'sum', field: 'tin', expected: 0, found: 2 },
    ]);
  });
});

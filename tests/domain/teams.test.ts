import { describe, expect, it } from 'vitest';
import {
  holdsOn,
  needsTeam,
  responsibilityGaps,
  type ResponsibilityGaps,
} from '../../db/domain/office/team.ts';
import { CONTROL_STATUSES } from '../../db/domain/words/vocabulary.ts';

describe('who needs a team', () => {
  const listed = { presence: '在册', lightTouch: false } as const;
  it('is everybody 在册 but the dead and those abroad', () => {
    const not = CONTROL_STATUSES.filter(
      (controlStatus) => !needsTeam({ ...listed, controlStatus }),
    );
    expect(not).toEqual(['出国（境）', '死亡']);
  });
  it.each([
    ['who moved away', { presence: '迁出' }],
    ['who was removed', { presence: '注销' }],
    ['under 无感式管理 (R-09)', { lightTouch: true }],
  ] as const)('is nobody %s', (_title, given) => {
    expect(needsTeam({ ...listed, controlStatus: '社会面', ...given })).toBe(false);
  });
});

describe('a term', () => {
  it.each([
    ['holds on its first day', '2026-11-15', null, true],
    ['does not hold before', '2026-11-16', null, false],
    ['does not hold on the day it ends', null, '2026-11-15', false],
    ['holds on the day before', null, '2026-11-16', true],
    ['without days holds always', null, null, true],
    ['that ends on its first day never holds', '2026-11-15', '2026-11-15', false],
  ])('%s', (_title, since, until, holds) => {
    expect(holdsOn({ since, until }, '2026-11-15')).toBe(holds);
  });
});

describe('县包乡、乡包村、村包人', () => {
  const town = (code: string, given: object = {}) => ({
    ...{ code, retired: false, people: 5, withoutVillage: 0, withoutCadre: 0 },
    ...given,
  });
  const village = (code: string, people: number) => ({ code, townCode: 'A', people });
  const ofTown = (townCode: string) => ({ level: '县包乡', townCode, villageCode: null }) as const;
  const ofVillage = (villageCode: string) =>
    ({ level: '乡包村', townCode: 'A', villageCode }) as const;
  const none = { towns: [], villages: [], peopleWithoutVillage: 0, peopleWithoutCadre: 0 };
  interface Case {
    readonly title: string;
    readonly towns: Parameters<typeof responsibilityGaps>[0];
    readonly villages?: Parameters<typeof responsibilityGaps>[1];
    readonly facts?: Parameters<typeof responsibilityGaps>[2];
    readonly gaps: Partial<ResponsibilityGaps>;
  }
  const cases: readonly Case[] = [
    {
      title: 'leave nothing open',
      towns: [town('A')],
      villages: [village('A1', 5)],
      facts: [ofTown('A'), ofVillage('A1')],
      gaps: {},
    },
    {
      title: 'miss a town in use even without people',
      towns: [town('A', { people: 0 })],
      gaps: { towns: ['A'] },
    },
    {
      title: 'miss no retired town without people',
      towns: [town('A', { retired: true, people: 0 })],
      gaps: {},
    },
    {
      title: 'miss a retired town with people',
      towns: [town('A', { retired: true })],
      gaps: { towns: ['A'] },
    },
    {
      title: 'miss a village with people, not an empty one',
      towns: [town('A')],
      villages: [village('A1', 1), village('A2', 0)],
      facts: [ofTown('A')],
      gaps: { villages: ['A1'] },
    },
    {
      title: 'do not take 乡包村 for 县包乡',
      towns: [town('A')],
      villages: [village('A1', 1)],
      facts: [ofVillage('A1')],
      gaps: { towns: ['A'] },
    },
    {
      title: 'count people without village and without 村包人 over the towns',
      towns: [town('A', { withoutVillage: 2, withoutCadre: 4 }), town('B', { withoutVillage: 1 })],
      facts: [ofTown('A'), ofTown('B')],
      gaps: { peopleWithoutVillage: 3, peopleWithoutCadre: 4 },
    },
  ];
  it.each(cases)('$title', ({ towns, villages = [], facts = [], gaps }) => {
    expect(responsibilityGaps(towns, villages, facts)).toEqual({ ...none, ...gaps });
  });
});

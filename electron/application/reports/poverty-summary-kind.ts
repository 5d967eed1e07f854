import { readRoundName } from '../../../db/domain/poverty/return-visit-round.ts';
import type { ReportHead } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import {
  composePovertySummary,
  povertySummaryTitle,
  SECTIONS,
} from '../../reports/poverty-summary/model.ts';
import { readSettings } from '../settings/settings.ts';
import {
  composedOf,
  factsOfRound,
  noRound,
  offeredRounds,
  plainEditing,
  readRoundPeriod,
  roundsAround,
} from './poverty-kind.ts';
import { textsOf, type Composed, type ComposeWorld, type ReportKind } from './report-kind.ts';
import { NO_NAMES } from './report-privacy.ts';

/** 领导摘要: one page of a round, no names, no 发文字号. */
export function createPovertySummaryKind(): ReportKind {
  return {
    kind: 'poverty-summary',
    label: '逐人回访情况摘要（一页）',
    privacy: NO_NAMES,
    numbered: false,
    periodForm: '2026-mid 或 2026-end',
    readPeriod: readRoundPeriod,
    offered: offeredRounds,
    notYet: noRound,
    title: (_officeName, { period }) => {
      const round = readRoundName(period);
      if (round === null) throw new Error('a round without a name');
      return povertySummaryTitle(round);
    },
    dueOf: () => null,
    compose,
    ...plainEditing(SECTIONS, (register, row) => compose(register, row, AS_DRAFT).model),
  };
}

const AS_DRAFT: ComposeWorld = { today: '9999-12-31', issue: null };

function compose(register: Register, row: ReportHead, world: ComposeWorld): Composed {
  const { today } = world;
  const facts = factsOfRound(register, row.period, today);
  const texts = textsOf(row);
  const report = composePovertySummary({
    office: readSettings(register),
    facts,
    ...roundsAround(register, facts.head, today),
    towns: register.regions.towns(),
    texts,
    ...world,
  });
  return composedOf(register, report, { texts, sections: SECTIONS });
}

import type { ReportHead } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import { readRoundName } from '../../../db/domain/poverty/return-visit-round.ts';
import { composeReturnVisit, returnVisitTitle } from '../../reports/return-visit/model.ts';
import { SECTIONS } from '../../reports/return-visit/texts.ts';
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
import { NAMES_IN_ANNEXES } from './report-privacy.ts';

/** 逐人回访报告: of one round, with its people by name in the annexes. */
export function createReturnVisitKind(): ReportKind {
  return {
    kind: 'return-visit',
    label: '年中、年末逐人回访报告',
    privacy: NAMES_IN_ANNEXES,
    numbered: true,
    periodForm: '2026-mid 或 2026-end',
    readPeriod: readRoundPeriod,
    offered: offeredRounds,
    notYet: noRound,
    title: (officeName, { period }) => {
      const round = readRoundName(period);
      if (round === null) throw new Error('a round without a name');
      return returnVisitTitle(officeName, round);
    },
    dueOf: () => null,
    compose,
    ...plainEditing(SECTIONS, (register, row) => compose(register, row, AS_DRAFT).model),
  };
}

/** For what does not hang on the day: the names of the figures. */
const AS_DRAFT: ComposeWorld = { today: '9999-12-31', issue: null };

function compose(register: Register, row: ReportHead, world: ComposeWorld): Composed {
  const facts = factsOfRound(register, row.period, world.today);
  const texts = textsOf(row);
  const report = composeReturnVisit({
    office: readSettings(register),
    facts,
    ...roundsAround(register, facts.head, world.today),
    towns: register.regions.towns(),
    texts,
    ...world,
  });
  return composedOf(register, report, { texts, sections: SECTIONS });
}

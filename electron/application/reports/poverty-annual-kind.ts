import type { RoundFacts } from '../../../db/domain/poverty/round-fact.ts';
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { ReportHead } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import { composePovertyAnnual, povertyAnnualTitle } from '../../reports/poverty-annual/model.ts';
import { SECTIONS } from '../../reports/poverty-annual/texts.ts';
import { pointOf } from '../../reports/poverty/chart-of.ts';
import { readSettings } from '../settings/settings.ts';
import { composedOf, otherRound, plainEditing, roundsToCompare } from './poverty-kind.ts';
import {
  textsOf,
  type Composed,
  type ComposeWorld,
  type KindPeriod,
  type ReportKind,
} from './report-kind.ts';
import { NAMES_IN_ANNEXES } from './report-privacy.ts';

/** 年度评估报告: both rounds of a year, what drove the risk, what helped, and whom to watch next year. */
export function createPovertyAnnualKind(): ReportKind {
  return {
    kind: 'poverty-annual',
    label: '返贫风险年度评估报告',
    privacy: NAMES_IN_ANNEXES,
    numbered: true,
    periodForm: '2026',
    readPeriod,
    offered: (register) => {
      const years = new Set(register.roundReports.heads().map(({ year }) => year));
      return [...years]
        .sort((first, second) => second - first)
        .map((year) => yearPeriod(register, year));
    },
    notYet: (register, { period, label }) =>
      register.roundReports.heads().some(({ year }) => String(year) === period)
        ? null
        : `${label}还没有开展逐人回访，请先到“回访”开启`,
    title: (officeName, { period }) => povertyAnnualTitle(officeName, Number(period)),
    dueOf: () => null,
    compose,
    ...plainEditing(SECTIONS, (register, row) => compose(register, row, AS_DRAFT).model),
  };
}

const AS_DRAFT: ComposeWorld = { today: '9999-12-31', issue: null };

function readPeriod(name: string, register: Register): KindPeriod | null {
  return /^[12]\d{3}$/u.test(name) ? yearPeriod(register, Number(name)) : null;
}

/** Until the day on which the year's second round was closed, to which the figures run; the year's end while there is none. */
function yearPeriod(register: Register, year: number): KindPeriod {
  const closedOn = register.roundReports.find(year, '年末')?.closedOn ?? null;
  return {
    period: String(year),
    label: `${year}年`,
    first: `${year}-01-01`,
    last: closedOn ?? `${year}-12-31`,
  };
}

function compose(register: Register, row: ReportHead, world: ComposeWorld): Composed {
  const year = Number(row.period);
  const heads = register.roundReports.heads();
  const rounds = heads.filter((head) => head.year === year).map(factsOn(register, world.today));
  const [first, ...others] = rounds;
  const last = rounds.at(-1);
  if (first === undefined || last === undefined)
    throw new Error('an assessment of a year without a round');
  const texts = textsOf(row);
  const report = composePovertyAnnual({
    office: readSettings(register),
    year,
    rounds: [first, ...others],
    earlier: heads
      .filter((head) => head.year < year)
      .map(factsOn(register, world.today))
      .map(pointOf),
    before: otherRound(register, roundsToCompare(register, last.head).before, world.today),
    former: register.roundReports.formerly(last.head),
    watched: register.roundReports.watchedOn(last.head.closedOn ?? last.helpTo),
    towns: register.regions.towns(),
    texts,
    ...world,
  });
  return composedOf(register, report, { texts, sections: SECTIONS });
}

function factsOn(register: Register, today: CalendarDay) {
  return (head: RoundFacts['head']): RoundFacts => register.roundReports.facts(head, today);
}

/** The figures of the yearly assessment: those of the year's last round, and what the year says beside them. */
import {
  householdsOf,
  movement,
  type RoundHelp,
  type RoundHousehold,
} from '../../../db/domain/poverty/round-fact.ts';
import { POVERTY_HELP_KINDS, type PovertyHelpKind } from '../../../db/domain/words/vocabulary.ts';
import { causesOf } from '../poverty/chart-of.ts';
import { bookOf, number, words, type BookEntry, type FigureBook } from '../poverty/figure-book.ts';
import {
  countRound,
  homesFigure,
  peopleFigure,
  type CountedRound,
} from '../return-visit/counted-round.ts';
import { returnVisitEntries } from '../return-visit/figures.ts';
import { nextYear, type NextPerson, type NextReason } from './next-year.ts';
import type { PovertyAnnualRows } from './rows.ts';

/** How a household moved since the round before; null: it cannot be compared. */
export type Moved = 'up' | 'down' | 'same' | null;

export interface CountedYear {
  readonly last: PovertyAnnualRows['rounds'][number];
  readonly counts: CountedRound;
  /** Help of the whole year, for the households of the last round. */
  readonly help: readonly RoundHelp[];
  readonly movedOf: (household: RoundHousehold) => Moved;
  readonly next: readonly NextPerson[];
}

export function countYear(rows: PovertyAnnualRows): CountedYear {
  const last = rows.rounds.at(-1) ?? rows.rounds[0];
  const counts = countRound(last);
  const homes = new Set(counts.households.map(({ householdId }) => householdId));
  return {
    last,
    counts,
    help: rows.rounds
      .flatMap(({ help }) => help)
      .filter(({ householdId }) => homes.has(householdId)),
    movedOf: ({ householdId, level }) => {
      const before = rows.before?.levels.get(householdId);
      return before === undefined || level === null ? null : movement(before, level);
    },
    next: nextYear(last.entries, rows),
  };
}

/** Households with help of a kind, by how they moved. */
export function homesHelpedWith(
  { counts, help, movedOf }: CountedYear,
  kind: PovertyHelpKind,
): Readonly<Record<'all' | 'down' | 'same' | 'up', readonly RoundHousehold[]>> {
  const helped = new Set(
    help.filter((record) => record.kind === kind).map(({ householdId }) => householdId),
  );
  const all = counts.households.filter(({ householdId }) => helped.has(householdId));
  const at = (moved: Moved) => all.filter((household) => movedOf(household) === moved);
  return { all, down: at('down'), same: at('same'), up: at('up') };
}

function roundsInWords({ rounds }: PovertyAnnualRows): string {
  return rounds
    .map((facts) => {
      const { listed, visited } = countRound(facts);
      return `${facts.head.name}应回访${listed.length}名，已回访${visited.length}名；`;
    })
    .join('')
    .replace(/；$/u, '。');
}

function causeFigures({ last, counts }: CountedYear): BookEntry[] {
  const causes = causesOf(last).sort((first, second) => second.households - first.households);
  return [
    homesFigure(
      {
        id: 'cause.homes',
        label: '填报返贫风险类型的户',
        formula: '已审定登记表填有返贫风险类型的户',
      },
      counts.households.filter(({ people }) =>
        people.some(({ sheet }) => sheet?.approved === true && sheet.riskTypes.length > 0),
      ),
    ),
    words(
      'cause.words',
      '主要返贫风险类型',
      causes
        .slice(0, 3)
        .map(({ cause, households }) => `${cause}${households}户`)
        .join('、'),
    ),
  ];
}

function workedFigures(year: CountedYear): BookEntry[] {
  const { counts, help, movedOf } = year;
  const helped = new Set(help.map(({ householdId }) => householdId));
  const moved = (how: Moved) => counts.households.filter((home) => movedOf(home) === how);
  const kinds = POVERTY_HELP_KINDS.flatMap((kind) => {
    const { down } = homesHelpedWith(year, kind);
    return down.length === 0 ? [] : [`${kind}${down.length}户`];
  });
  const formula = '与上一轮都有已审定结论的户';
  return [
    homesFigure({ id: 'worked.down', label: '风险下降的户', formula }, moved('down')),
    homesFigure({ id: 'worked.same', label: '风险持平的户', formula }, moved('same')),
    homesFigure({ id: 'worked.up', label: '风险上升的户', formula }, moved('up')),
    homesFigure(
      {
        id: 'worked.helped',
        label: '风险下降并得到帮扶的户',
        formula: '风险下降、本年有帮扶记录的户',
      },
      moved('down').filter(({ householdId }) => helped.has(householdId)),
    ),
    words('worked.words', '风险下降户得到的帮扶', kinds.join('、')),
  ];
}

function nextFigures({ next }: CountedYear, { year }: PovertyAnnualRows): BookEntry[] {
  const all = next.map(({ fact }) => fact);
  const of = (reason: NextReason) =>
    next.filter((person) => person.reason === reason).map(({ fact }) => fact);
  const formula = '本年研判为已返贫、高或中的，未回访、以前研判为已返贫、高或中的，监测尚未消除的';
  return [
    homesFigure({ id: 'next.homes', label: '下一年度重点监测户', formula }, householdsOf(all)),
    peopleFigure({ id: 'next.people', label: '下一年度重点监测人员', formula }, all),
    peopleFigure(
      {
        id: 'next.judged',
        label: '按本年研判列入的人员',
        formula: '本年最后一轮研判结论为已返贫、高或中',
      },
      of('judged'),
    ),
    peopleFigure(
      {
        id: 'next.unmet',
        label: '未回访、按以前研判列入的人员',
        formula: '最后一轮没有回访到，以前最近一次审定的结论为已返贫、高或中',
      },
      of('unmet'),
    ),
    peopleFigure(
      {
        id: 'next.watched',
        label: '监测尚未消除而列入的人员',
        formula: '不在前两项，最后一轮结束时所在户监测尚未消除',
      },
      of('watched'),
    ),
    words('next.year', '下一年度', String(year + 1)),
  ];
}

/** Every figure of the assessment; help is that of the whole year. */
export function annualFigures(rows: PovertyAnnualRows, year: CountedYear): FigureBook {
  const { last, help } = year;
  const helpFrom = rows.rounds[0].helpFrom;
  const ofYear = {
    ...rows,
    ...{ facts: { ...last, help, helpFrom }, yearAgo: null },
  };
  return bookOf([
    words('year', '年份', String(rows.year)),
    number(
      { id: 'rounds', label: '回访轮数', unit: '轮', formula: '本年开展的逐人回访' },
      rows.rounds.length,
    ),
    words('rounds.words', '各轮回访', roundsInWords(rows)),
    ...returnVisitEntries(ofYear, countRound(ofYear.facts)),
    ...causeFigures(year),
    ...workedFigures(year),
    ...nextFigures(year, rows),
  ]);
}

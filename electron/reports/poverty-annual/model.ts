/** From the rounds of a year to its assessment: texts, figures, charts, annexes, checks, and the document. */
import {
  householdsByCause,
  incomeByRound,
  levelsByRound,
} from '../../../db/domain/poverty/review-charts.ts';
import { isListed } from '../../../db/domain/poverty/round-fact.ts';
import { paperAnnex, windowAnnexes, type AnnexTable } from '../poverty/annex-table.ts';
import { causesOf, chartBlock, pointOf } from '../poverty/chart-of.ts';
import type { FigureBook } from '../poverty/figure-book.ts';
import { check, officeChecks, privacyChecks } from '../poverty/office-checks.ts';
import { officialDocument } from '../poverty/official-document.ts';
import {
  blocksOf,
  composePlainSections,
  modelSections,
  sectionChecks,
  suggested,
  type ComposedSection,
} from '../poverty/plain-sections.ts';
import type { FigureLists, ReportCheck, ReportModel } from '../report-model.ts';
import type { ChartBlock, ReportBlock } from '../word-kit/official-report.ts';
import { annualAnnexes } from './annexes.ts';
import { annualFigures, countYear, type CountedYear } from './figures.ts';
import type { PovertyAnnualRows } from './rows.ts';
import { OFFERED, SECTIONS } from './texts.ts';

/** {发文机关}关于{year}年已脱贫涉毒人员返贫风险年度评估情况的报告. */
export function povertyAnnualTitle(office: string, year: number): string {
  return `${office}关于${year}年已脱贫涉毒人员返贫风险年度评估情况的报告`;
}

/** The charts that stand at the end of a section. */
function chartsOf(
  { rounds, earlier }: PovertyAnnualRows,
  { last }: CountedYear,
): Readonly<Record<string, readonly ChartBlock[]>> {
  const points = [...earlier, ...rounds.map(pointOf)];
  const causes = causesOf(last);
  return {
    trend: [chartBlock(levelsByRound(points)), chartBlock(incomeByRound(points))],
    causes: causes.length === 0 ? [] : [chartBlock(householdsByCause(causes))],
  };
}

interface Composed {
  readonly rows: PovertyAnnualRows;
  readonly book: FigureBook;
  readonly sections: readonly ComposedSection[];
  readonly annexes: readonly AnnexTable[];
}

/** Who is watched and on no list of the year would be missing next year without a word. */
function watchedCheck({ watched, rounds }: PovertyAnnualRows): ReportCheck {
  const listed = new Set(
    rounds
      .at(-1)
      ?.entries.filter(isListed)
      .map((fact) => fact.householdId),
  );
  const missing = [...watched].filter((householdId) => !listed.has(householdId)).length;
  return check(
    'watched',
    false,
    missing === 0
      ? null
      : `有${missing}户监测尚未消除、不在最后一轮名单上，没有列入下一年度名单，请到“监测对象”核对`,
    '监测尚未消除的户都在下一年度名单里',
  );
}

function roundChecks({ rows, book }: Composed): ReportCheck[] {
  const open = rows.rounds.filter(({ head }) => head.closedOn === null);
  const names = new Set(rows.rounds.map(({ head }) => head.name));
  const unset = book.count('income.unset', null);
  return [
    check(
      'rounds',
      true,
      open.length === 0
        ? null
        : `${open.map(({ head }) => head.name).join('、')}逐人回访还没有结束，请先到“回访”办结`,
      '本年各轮逐人回访已结束',
    ),
    check(
      'both',
      false,
      names.size === 2 ? null : '本年年中、年末没有各开展一轮，评估只依据已开展的轮次',
      '本年年中、年末各开展了一轮',
    ),
    check(
      'before',
      false,
      rows.before === null ? '没有上一轮可以比较，帮扶成效不作比较' : null,
      '已与上一轮比较',
    ),
    watchedCheck(rows),
    check(
      'line',
      false,
      unset === 0 ? null : `有${unset}户研判时收入线未设置，收入比较项不作判断，正文已注明`,
      '收入线已设置',
    ),
  ];
}

function checksOf(composed: Composed): ReportCheck[] {
  const { rows, sections, annexes } = composed;
  const cells = annexes.flatMap(({ title, note, rows: lines }) => [
    title,
    note,
    ...lines.flatMap((line) => line.cells),
  ]);
  const named = annexes.flatMap(({ columns, rows: lines }) =>
    columns.some(({ label }) => label === '姓名') ? lines.flatMap((line) => line.cells) : [],
  );
  return [
    ...officeChecks(rows.office),
    ...roundChecks(composed),
    ...sectionChecks(sections),
    ...privacyChecks([...sections.map(({ rendered }) => rendered.text), ...cells], named),
  ];
}

export function composePovertyAnnual(rows: PovertyAnnualRows): {
  readonly model: ReportModel;
  readonly lists: FigureLists;
} {
  const year = countYear(rows);
  const book = annualFigures(rows, year);
  const { texts, office, today, issue } = rows;
  const sections = composePlainSections(SECTIONS, {
    ...{ book, texts },
    offered: suggested(OFFERED, book),
  });
  const annexes = annualAnnexes(rows, year);
  const charts = chartsOf(rows, year);
  const blocks = sections.flatMap((section): ReportBlock[] => [
    ...blocksOf(section),
    ...(charts[section.section.id] ?? []),
  ]);
  const opening = sections[0]?.rendered.text ?? '';
  const frame = {
    fillingUnit: office.officeName,
    period: `${rows.year}年`,
    filler: office.filler,
    checker: office.checker,
    filledOn: issue?.issuedOn ?? today,
  };
  const document = officialDocument(rows, {
    title: povertyAnnualTitle(office.officeName, rows.year),
    ...{ opening, blocks, year: rows.year },
    annexes: annexes.map((annex) => paperAnnex(annex, frame)),
  });
  const model: ReportModel = {
    title: document.title,
    opening,
    recipient: office.recipient,
    sections: modelSections(sections),
    figures: book.shown,
    annexes: windowAnnexes(annexes),
    checks: checksOf({ rows, book, sections, annexes }),
    document,
  };
  return { model, lists: book.lists };
}

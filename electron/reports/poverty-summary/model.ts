/** The summary for the county leader: three sentences, the figures, one chart, on one page. */
import { levelsByRound } from '../../../db/domain/poverty/review-charts.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import type { RoundName } from '../../../db/domain/words/vocabulary.ts';
import { chartBlock, pointOf } from '../poverty/chart-of.ts';
import { bookOf, words, type FigureBook } from '../poverty/figure-book.ts';
import { check, privacyChecks } from '../poverty/office-checks.ts';
import {
  composePlainSections,
  modelSections,
  sectionChecks,
  type ComposedSection,
  type PlainSection,
} from '../poverty/plain-sections.ts';
import type { FigureLists, ReportCheck, ReportModel } from '../report-model.ts';
import { movementsSince } from '../return-visit/comparison.ts';
import { countRound, type CountedRound } from '../return-visit/counted-round.ts';
import { LINE_UNSET, returnVisitEntries } from '../return-visit/figures.ts';
import type { ReturnVisitRows } from '../return-visit/rows.ts';
import { fitsOnOnePage, type OnePage } from './one-page.ts';

/** Rounds that the chart shows. */
const SHOWN_ROUNDS = 5;

export const SECTIONS: readonly PlainSection[] = [
  {
    id: 'visits',
    level: 0,
    title: '回访',
    kind: 'computed',
    template:
      '{round}已脱贫涉毒人员逐人回访应回访{list.listed}名，已回访{visit.done}名，回访率{visit.rate}［，未回访{visit.not}名{unmet.told}］。',
  },
  {
    id: 'levels',
    level: 0,
    title: '研判',
    kind: 'computed',
    template:
      '经研判审定，已返贫{level.back}户，返贫风险高{level.high}户、中{level.middle}户、低{level.low}户［；{before.short}］；{income.words}。',
  },
  {
    id: 'help',
    level: 0,
    title: '帮扶',
    kind: 'computed',
    template:
      '已落实帮扶{help.count}项次，惠及{help.homes}户{help.people}名，投入资金{help.amount}元［；已返贫和高风险中尚有{help.lacking}户没有帮扶记录，须尽快落实］。',
  },
];

const TABLE: readonly (readonly [id: string, label: string])[] = [
  ['list.listed', '应回访（名）'],
  ['visit.done', '已回访（名）'],
  ['visit.rate', '回访率'],
  ['visit.not', '未回访（名）'],
  ['level.back', '已返贫（户）'],
  ['level.high', '高风险（户）'],
  ['help.homes', '得到帮扶（户）'],
  ['income.median', '人均纯收入中位数（元）'],
];

/** {发文机关}{year}年{年中|年末}逐人回访情况一页纸. */
export function povertySummaryTitle(round: {
  readonly year: number;
  readonly name: RoundName;
}): string {
  return `${roundLabel(round)}已脱贫涉毒人员逐人回访情况摘要`;
}

function shortComparison({ before }: ReturnVisitRows, { households }: CountedRound): string {
  if (before === null || before.levels.size === 0) return '';
  const { both, up, down, same } = movementsSince(households, before.levels);
  return both === 0 ? '' : `与${before.label}相比，风险上升${up}户、下降${down}户、持平${same}户`;
}

function pageOf(
  rows: ReturnVisitRows,
  book: FigureBook,
  sections: readonly ComposedSection[],
): OnePage {
  const { office, facts, issue, today, earlier } = rows;
  const points = [...earlier, pointOf(facts)].slice(-SHOWN_ROUNDS);
  return {
    form: 'onePage',
    title: povertySummaryTitle(facts.head),
    office: office.officeName,
    madeOn: issue?.issuedOn ?? today,
    sentences: sections.map(({ rendered }) => rendered.text),
    figures: TABLE.map(([id, label]) => ({ label, text: book.figures.get(id)?.text ?? '' })),
    chart: chartBlock(levelsByRound(points)),
    note: '注：户按户内已审定的最重结论统计；内部资料。',
    draft: issue === null,
  };
}

function summaryChecks(
  { facts }: ReturnVisitRows,
  {
    book,
    sections,
    page,
  }: {
    readonly book: FigureBook;
    readonly sections: readonly ComposedSection[];
    readonly page: OnePage;
  },
): ReportCheck[] {
  const unset = book.count('income.unset', null);
  return [
    check(
      'round',
      true,
      facts.head.closedOn === null ? '本轮回访还没有结束，请先到“回访”办结本轮' : null,
      '本轮回访已结束',
    ),
    check(
      'onePage',
      true,
      fitsOnOnePage(page) ? null : '文字太长，一页放不下，请压缩',
      '文字、数字和图在一页之内',
    ),
    check(
      'line',
      false,
      unset === 0 ? null : `有${unset}户研判时${LINE_UNSET}，正文已注明`,
      '收入线已设置',
    ),
    ...sectionChecks(sections),
    ...privacyChecks(page.sentences, []),
  ];
}

export function composePovertySummary(rows: ReturnVisitRows): {
  readonly model: ReportModel;
  readonly lists: FigureLists;
} {
  const counts = countRound(rows.facts);
  const book = bookOf([
    ...returnVisitEntries(rows, counts),
    words('before.short', '与上一轮比较（简）', shortComparison(rows, counts)),
  ]);
  const sections = composePlainSections(SECTIONS, { book, texts: rows.texts, offered: [] });
  const page = pageOf(rows, book, sections);
  const model: ReportModel = {
    title: page.title,
    opening: '',
    recipient: '',
    sections: modelSections(sections),
    figures: book.shown,
    annexes: [],
    checks: summaryChecks(rows, { book, sections, page }),
    document: page,
  };
  return { model, lists: book.lists };
}

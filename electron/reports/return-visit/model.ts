/** From a round's facts to its whole report: texts, figures, annexes, checks, and the document. */
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import type { RoundName } from '../../../db/domain/words/vocabulary.ts';
import { paperAnnex, windowAnnexes, type AnnexTable } from '../poverty/annex-table.ts';
import type { FigureBook } from '../poverty/figure-book.ts';
import { officialDocument } from '../poverty/official-document.ts';
import {
  blocksOf,
  composePlainSections,
  modelSections,
  suggested,
} from '../poverty/plain-sections.ts';
import type { FigureLists, ReportModel } from '../report-model.ts';
import { returnVisitAnnexes, returnVisitCharts } from './annexes.ts';
import { returnVisitChecks } from './checks.ts';
import { countRound } from './counted-round.ts';
import { returnVisitFigures } from './figures.ts';
import type { ReturnVisitRows } from './rows.ts';
import { OFFERED, SECTIONS } from './texts.ts';

/** {发文机关}关于{year}年{年中|年末}已脱贫涉毒人员逐人回访情况的报告. */
export function returnVisitTitle(
  office: string,
  round: { readonly year: number; readonly name: RoundName },
): string {
  return `${office}关于${roundLabel(round)}已脱贫涉毒人员逐人回访情况的报告`;
}

function frameOf({ office, facts, today, issue }: ReturnVisitRows) {
  const { firstOn, lastOn } = facts.head;
  return {
    fillingUnit: office.officeName,
    period: `${formatChineseDay(firstOn)}—${formatChineseDay(lastOn)}`,
    filler: office.filler,
    checker: office.checker,
    filledOn: issue?.issuedOn ?? today,
  };
}

export interface ComposedReturnVisit {
  readonly model: ReportModel;
  readonly lists: FigureLists;
  readonly book: FigureBook;
  readonly annexes: readonly AnnexTable[];
}

/** Composes the report; the same rows give the same report. */
export function composeReturnVisit(rows: ReturnVisitRows): ComposedReturnVisit {
  const counts = countRound(rows.facts);
  const book = returnVisitFigures(rows, counts);
  const { texts, office } = rows;
  const sections = composePlainSections(SECTIONS, {
    ...{ book, texts },
    offered: suggested(OFFERED, book),
  });
  const annexes = returnVisitAnnexes({ rows, counts, book });
  const opening = sections[0]?.rendered.text ?? '';
  const document = officialDocument(rows, {
    title: returnVisitTitle(office.officeName, rows.facts.head),
    opening,
    year: rows.facts.head.year,
    blocks: sections.flatMap(blocksOf),
    annexes: annexes.map((annex, index) => ({
      ...paperAnnex(annex, frameOf(rows)),
      ...(index === 0 ? { charts: returnVisitCharts({ rows, counts }) } : {}),
    })),
  });
  const model: ReportModel = {
    title: document.title,
    opening,
    recipient: office.recipient,
    sections: modelSections(sections),
    figures: book.shown,
    annexes: windowAnnexes(annexes),
    checks: returnVisitChecks({ rows, counts, book, sections, annexes }),
    document,
  };
  return { model, lists: book.lists, book, annexes };
}

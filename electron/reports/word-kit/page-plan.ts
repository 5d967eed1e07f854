import { Document } from 'docx';
import type { BlockLayout, PageLayout } from 'docx/layout';
import { layoutDocument } from 'docx/layout';
import { annexPages } from './annex.ts';
import type { FontChoice } from './fonts.ts';
import { imprintHeight } from './imprint.ts';
import { LINE, PAGE, PORTRAIT_MARGIN } from './measures.ts';
import { portraitSection } from './page.ts';
import { reportBody } from './report-body.ts';
import type { OfficialReport } from './report-types.ts';
import { stylesXml } from './styles.ts';

/**
 * Where everything of a report falls, without a word processor: docx lays out the portrait part by Word's rules
 * (about 0.05 s a page), the annexes are counted by their row heights.
 */
export type PagePlan = {
  /** Pages from the mark to the date. */
  readonly bodyPages: number;
  /** Pages of each annex. */
  readonly annexPages: readonly number[];
  /** The 版记 stands under the signature; otherwise it has a page of its own. */
  readonly imprintWithSignature: boolean;
  /** 7.5: a blank page before the 版记 page; both then without number. Never in a draft, which is not bound. */
  readonly blankBeforeImprint: boolean;
  /** All pages with the blank one. */
  readonly total: number;
};

/** Fonts whose widths the layout knows; each is as wide as the official font of its class. */
export const MEASURED: FontChoice = {
  fangSong: '仿宋',
  kai: '楷体',
  hei: '黑体',
  title: '宋体',
  song: '宋体',
  latin: 'Times New Roman',
};
/** The layout counts in 1/96 inch. */
const TWIPS_PER_PIXEL = 15;

/** Lower edge of the last line in twips from the top of the sheet. */
export function lowestLine(blocks: readonly BlockLayout[]): number {
  const bottoms = blocks.flatMap((block) =>
    block.type === 'paragraph' ? block.lines.map((line) => line.y + line.height) : [],
  );
  return Math.max(0, ...bottoms) * TWIPS_PER_PIXEL;
}

function layOutBody(report: OfficialReport): readonly PageLayout[] {
  const section = portraitSection(reportBody(report, MEASURED, { measured: true }), {
    draft: false,
  });
  const { properties, children } = section;
  const document = new Document({
    externalStyles: stylesXml(MEASURED),
    sections: [{ ...(properties === undefined ? {} : { properties }), children }],
  });
  return layoutDocument(document, { guess: true }).pages;
}

/** The lines of the portrait part, page by page, as Word breaks them. */
export function bodyPagesInWords(report: OfficialReport): string[][] {
  const textOf = (block: BlockLayout): string[] =>
    block.type === 'paragraph' ? block.lines.map((line) => line.text.trim()) : [];
  return layOutBody(report).map((page) => page.body.flatMap(textOf));
}

/** A report is planned once, for its file and for the number of its pages. */
const plans = new WeakMap<OfficialReport, PagePlan>();

/** The plan of a report's pages. */
export function planPages(report: OfficialReport): PagePlan {
  const known = plans.get(report);
  if (known !== undefined) return known;
  const plan = planAnew(report);
  plans.set(report, plan);
  return plan;
}

function planAnew(report: OfficialReport): PagePlan {
  const body = layOutBody(report);
  const left = PAGE.height - PORTRAIT_MARGIN.bottom - lowestLine(body.at(-1)?.body ?? []);
  const annexes = report.annexes.map(annexPages);
  const before = annexes.reduce((sum, pages) => sum + pages, body.length);
  const roomy = left >= imprintHeight(report) + LINE;
  const imprintWithSignature = annexes.length === 0 && roomy && body.length % 2 === 0;
  const bound = report.draft !== true;
  const blankBeforeImprint = bound && !imprintWithSignature && before % 2 === 0;
  const imprint = imprintWithSignature ? 0 : blankBeforeImprint ? 2 : 1;
  return {
    bodyPages: body.length,
    annexPages: annexes,
    imprintWithSignature,
    blankBeforeImprint,
    total: before + imprint,
  };
}

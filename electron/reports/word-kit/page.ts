import type { ISectionOptions, Paragraph } from 'docx';
import { PageOrientation, SectionType } from 'docx';
import { draftHeaders } from './draft-mark.ts';
import { LANDSCAPE_MARGIN, LINE, PAGE, PORTRAIT_MARGIN, twips } from './measures.ts';
import { emptyFooters, landscapeFooters, portraitFooters } from './page-number.ts';

/** Sections of a document: GB/T 9704-2012 5.1, 5.2 (portrait) and 8 (landscape tables). */

/** 7.5: with this distance from the edge of the sheet the dash of the page number begins 269 mm from its top. */
const FOOTER_DISTANCE = 1423;
const EDGE_DISTANCE = twips(15);

/** Where a section begins and what its pages show beside their text. */
export type SectionSetting = {
  readonly draft: boolean;
  /** The 版记 page is the back of a sheet: an even page, after a blank one if need be. */
  readonly onEvenPage?: boolean;
  /** 7.5: no number on a 版记 page that follows a blank page. */
  readonly withoutNumbers?: boolean;
};

/**
 * A portrait section. The grid has a line pitch but no type: LibreOffice lays out `linesAndChars` with a negative
 * character space wrongly, and the exact line of every paragraph gives 22 lines without it.
 */
export function portraitSection(children: Paragraph[], setting: SectionSetting): ISectionOptions {
  return {
    properties: {
      type: setting.onEvenPage === true ? SectionType.EVEN_PAGE : SectionType.NEXT_PAGE,
      page: {
        size: { width: PAGE.width, height: PAGE.height },
        margin: { ...PORTRAIT_MARGIN, header: EDGE_DISTANCE, footer: FOOTER_DISTANCE, gutter: 0 },
      },
      grid: { linePitch: LINE },
    },
    ...(setting.draft ? { headers: draftHeaders() } : {}),
    footers: setting.withoutNumbers === true ? emptyFooters() : portraitFooters(),
    children,
  };
}

/** A landscape section; docx wants the portrait size and turns it. */
export function landscapeSection(children: Paragraph[], setting: SectionSetting): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: PAGE.width,
          height: PAGE.height,
          orientation: PageOrientation.LANDSCAPE,
        },
        margin: { ...LANDSCAPE_MARGIN, header: twips(10), footer: twips(10), gutter: 0 },
      },
      grid: { linePitch: LINE },
    },
    ...(setting.draft ? { headers: draftHeaders() } : {}),
    footers: landscapeFooters(),
    children,
  };
}

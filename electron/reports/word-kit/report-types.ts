import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { ChartSeries } from '../../../db/domain/poverty/chart-series.ts';

/**
 * An official document as plain data: words, figures already as text, and their order. What it looks like is the
 * affair of word-kit. Every report of the program is composed as one of these.
 */
export type OfficialReport = {
  /** 发文机关标志, with 文件 where the office uses it: 台前县禁毒委员会办公室文件. */
  readonly mark: string;
  /** 发文字号, 台禁毒办〔2026〕5号: U+3014/U+3015, no 第, no leading zero. */
  readonly documentNumber: string;
  /** 签发人 of an upward document; empty for any other direction. */
  readonly signers: readonly string[];
  /** 标题 in one piece; it is broken into lines by sense. */
  readonly title: string;
  /** 主送机关 without the colon. */
  readonly recipient: string;
  /** First paragraph of the body. */
  readonly opening: string;
  readonly blocks: readonly ReportBlock[];
  /** 结束语, a paragraph of its own. */
  readonly closing: string;
  readonly annexes: readonly ReportAnnex[];
  /** 发文机关署名. */
  readonly office: string;
  /** 成文日期. */
  readonly issuedOn: CalendarDay;
  /** 抄送机关, separated by ，; without 抄送： and without the full stop at the end. */
  readonly copyTo?: string;
  /** 印发机关 and 印发日期. */
  readonly printedBy: string;
  readonly printedOn: CalendarDay;
  /** A draft carries 草稿 across every page. Its number may still lack: 台禁毒办〔2026〕号. */
  readonly draft?: boolean;
};

/**
 * A block of the body (7.3.3). Headings are numbered by the kit (一、 （一） 1. （1）), so one that is left out closes
 * up. Text that goes on after the heading in the same paragraph is its `runIn`.
 */
export type ReportBlock =
  | {
      readonly kind: 'heading';
      readonly level: HeadingLevel;
      /** Without number; a full stop is added before a `runIn`. */
      readonly text: string;
      readonly runIn?: string;
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  | ChartBlock;

/** A chart as a picture with the table of its numbers under it. */
export type ChartBlock = {
  readonly kind: 'chart';
  readonly chart: ChartSeries;
  /** Width and height of the picture; only their ratio counts. */
  readonly size: { readonly width: number; readonly height: number };
  /** The PNG in base64; null: not drawn yet, which is enough for counting pages. */
  readonly png: string | null;
};

export type HeadingLevel = 1 | 2 | 3 | 4;

/** A statistical table as annex, on A4 landscape pages; its number is its place in the list. */
export type ReportAnnex = {
  /** The same words stand in the 附件说明 under the body. */
  readonly title: string;
  readonly unitLine: {
    /** 填报单位. */
    readonly fillingUnit: string;
    /** 统计时间 as words, such as 2026年9月1日—10月31日. */
    readonly period: string;
    /** 单位 of the figures, such as 名. */
    readonly unit: string;
  };
  readonly columns: readonly ReportColumn[];
  /** One text per leaf column; 合计 first. A row whose first cell is empty spans it with the second. */
  readonly rows: readonly (readonly string[])[];
  readonly filler: string;
  readonly checker: string;
  readonly filledOn: CalendarDay;
  /** Without 注：. */
  readonly note?: string;
  /** Charts of the same numbers, each with its table on a landscape page after this table. */
  readonly charts?: readonly ChartBlock[];
};

/** A column of figures or words. */
export type LeafColumn = {
  readonly title: string;
  /** Relative width; in a full table 3 shows three Chinese characters of 小五 on a line. */
  readonly width: number;
  readonly align?: 'center' | 'left';
};

/** A column, or columns under one heading. */
export type ReportColumn =
  LeafColumn | { readonly title: string; readonly columns: readonly LeafColumn[] };

/** What every kind of report is composed into: plain values, frozen by issuing, the same when read back from JSON. */
import type { IndicatorItem } from '../../db/domain/figures/indicator-source.ts';
import type { OnePage } from './poverty-summary/one-page.ts';
import type { OfficialReport } from './word-kit/official-report.ts';

/** A figure as the window shows it; `id` stands in the texts as {id}. */
export interface ReportFigure {
  readonly id: string;
  readonly label: string;
  readonly formula: string;
  readonly unit: string;
  readonly text: string;
  readonly value: number | null;
  readonly listed: boolean;
  readonly typed: boolean;
}

/** A part of the text as the clerk edits it. */
export interface ModelSection {
  readonly id: string;
  readonly heading: string;
  readonly level: number;
  readonly template: string | null;
  readonly text: string;
  readonly editable: boolean;
  readonly offered: readonly string[];
}

/** A table of the annexes as the window shows it. */
export interface ReportTable {
  readonly columns: readonly {
    /** The figure of the column; '' where it has none. */
    readonly id: string;
    readonly label: string;
    readonly group: string;
  }[];
  readonly rows: readonly {
    /** Null: 合计. */
    readonly townCode: string | null;
    readonly cells: readonly string[];
  }[];
}

/** A condition of issuing. */
export interface ReportCheck {
  readonly id: string;
  readonly ok: boolean;
  readonly blocking: boolean;
  readonly message: string;
}

/** Everything of a report that is frozen by issuing. */
export interface ReportModel {
  readonly title: string;
  readonly opening: string;
  readonly recipient: string;
  readonly sections: readonly ModelSection[];
  readonly figures: readonly ReportFigure[];
  readonly annexes: readonly (ReportTable & { readonly number: number; readonly title: string })[];
  readonly checks: readonly ReportCheck[];
  readonly document: ReportDocument;
}

/** An official document, or a working paper of one page. */
export type ReportDocument = OfficialReport | OnePage;

/** The list behind each counted figure of the county, by figure id: its number is the length of the list. */
export type FigureLists = ReadonlyMap<string, readonly IndicatorItem[]>;

/** The heads and feet of the document (settings of the office). */
export interface OfficeWords {
  readonly officeName: string;
  /** 机关代字; empty: not set yet. */
  readonly agencyCode: string;
  readonly recipient: string;
  readonly copyTo: string;
  readonly signer: string;
  readonly checker: string;
  readonly filler: string;
}

/** What issuing adds. */
export interface IssueWords {
  /** The serial of the 发文字号; null: the kind has none. */
  readonly number: number | null;
  readonly signer: string;
  readonly issuedOn: string;
}

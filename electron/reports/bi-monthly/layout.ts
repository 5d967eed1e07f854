import {
  formatChineseDay,
  lastDayOfMonth,
  makeDay,
} from '../../../db/domain/calendar/calendar-day.ts';
import type { OfficialReport, ReportAnnex, ReportBlock } from '../word-kit/official-report.ts';
import type { AnnexFrame } from './annexes.ts';
import { controlAnnex, populationAnnex } from './annexes.ts';

/** Two months, the second following the first in the same year (R-13). */
export type TwoMonths = { readonly year: number; readonly firstMonth: number };

type Head = Pick<
  OfficialReport,
  'mark' | 'documentNumber' | 'signers' | 'recipient' | 'office' | 'issuedOn' | 'copyTo' | 'draft'
>;

/** What the bi-monthly report says, in the order of the page; figures are already words. */
export type BiMonthlyReport = Head & {
  readonly period: TwoMonths;
  readonly opening: string;
  readonly blocks: readonly ReportBlock[];
  readonly populationRows: ReportAnnex['rows'];
  readonly controlRows: ReportAnnex['rows'];
  readonly tables: Pick<AnnexFrame, 'filler' | 'checker' | 'filledOn' | 'note'>;
};

const CLOSING = '特此报告。';

/** defaults 8: {发文机关}关于{year}年{m1}—{m2}月农村毒品问题治理工作进展情况的报告. */
export function biMonthlyTitle(office: string, { year, firstMonth }: TwoMonths): string {
  return `${office}关于${year}年${firstMonth}—${firstMonth + 1}月农村毒品问题治理工作进展情况的报告`;
}

/** 2026年9月1日—10月31日: from the first day of the first month to the last of the second. */
export function periodInWords({ year, firstMonth }: TwoMonths): string {
  const from = makeDay(year, firstMonth, 1);
  const to = lastDayOfMonth(makeDay(year, firstMonth + 1, 1));
  return `${formatChineseDay(from)}—${formatChineseDay(to).slice(`${year}年`.length)}`;
}

/** The bi-monthly report as an official document; printed by the office that issues it, on the day it does (defaults 2). */
export function layoutBiMonthly(report: BiMonthlyReport): OfficialReport {
  const { period, populationRows, controlRows, tables, opening, blocks, ...head } = report;
  const frame: AnnexFrame = {
    ...tables,
    fillingUnit: head.office,
    period: periodInWords(period),
  };
  return {
    ...head,
    title: biMonthlyTitle(head.office, period),
    opening,
    blocks,
    closing: CLOSING,
    annexes: [populationAnnex(populationRows, frame), controlAnnex(controlRows, frame)],
    printedBy: head.office,
    printedOn: head.issuedOn,
  };
}

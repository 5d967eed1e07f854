import { createBiMonthlyKind } from './bi-monthly-kind.ts';
import { createIndicatorReader } from './bi-monthly-rows.ts';
import { createPovertyAnnualKind } from './poverty-annual-kind.ts';
import { createPovertySummaryKind } from './poverty-summary-kind.ts';
import type { ReportKind } from './report-kind.ts';
import { createReturnVisitKind } from './return-visit-kind.ts';

/** All kinds, in the order in which they are offered. */
export interface ReportKinds {
  readonly all: readonly ReportKind[];
  /** The kind of a stored report, or of a call that its schema has let through. */
  readonly of: (report: { readonly kind: string }) => ReportKind;
}

/** The registry: a kind is added here and to REPORT_KINDS of the contract, and nowhere else. */
export function createReportKinds(): ReportKinds {
  const all: readonly ReportKind[] = [
    createBiMonthlyKind(createIndicatorReader()),
    createReturnVisitKind(),
    createPovertyAnnualKind(),
    createPovertySummaryKind(),
  ];
  const byName = new Map<string, ReportKind>(all.map((kind) => [kind.kind, kind]));
  return {
    all,
    of: ({ kind }) => {
      const found = byName.get(kind);
      if (found === undefined) throw new Error('a report of an unknown kind');
      return found;
    },
  };
}

import { fail, ok } from '../../contract/errors.ts';
import type { Context, Handlers } from '../context.ts';
import type { ReportRow } from '../../../db/repositories/reports.ts';

/** Why a report stays, in the clerk's words; null: it may be deleted. */
function whyKept(row: ReportRow, { user }: Context): string | null {
  if (row.state === 'issued') return '报告已签发，不能删除';
  if (row.preparedBy === user.name || user.role !== '经办人') return null;
  return `这份草稿由${row.preparedBy}起草，请由起草人、审核人或负责人删除`;
}

/**
 * A draft begun by mistake goes with its words and typed figures: by who prepared it last, or by one who may issue. What was in
 * it stays in the log; an issued report is never deleted.
 */
export function createDraftDiscard(): Handlers<'reports.discard'> {
  return {
    'reports.discard': ({ id, reason }, context) => {
      const { register } = context;
      const row = register.reports.find(id);
      if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这份报告' });
      const kept = whyKept(row, context);
      if (kept !== null) return fail({ code: 'REFUSED', reason: kept });
      register.reports.removeDraft(id);
      const { kind, period, texts, typed, preparedBy } = row;
      context.audit({
        action: '删除报告草稿',
        subjectKind: 'report',
        subjectId: id,
        reason,
        before: { kind, period, texts, typed, preparedBy },
      });
      return ok({});
    },
  };
}

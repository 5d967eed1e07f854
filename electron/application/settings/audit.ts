import {
  addDays,
  isCalendarDay,
  type CalendarDay,
} from '../../../db/domain/calendar/calendar-day.ts';
import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { AUDIT_SUBJECT_WORDS, isAuditSubject } from '../../contract/audit-subjects.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Handlers } from '../context.ts';
import { wrongField } from '../people/live-person.ts';

/** The append-only log, to be read and to be checked (等保 安全审计). */
export function createAuditHandlers(): Handlers<'audit.list' | 'audit.verify'> {
  return {
    'audit.list': (input, { register }) => {
      for (const path of ['from', 'to'] as const)
        if (input[path] !== null && !isCalendarDay(input[path]))
          return fail(wrongField(path, '没有这一天，请核对日期'));
      const found = register.auditLog.list(
        {
          since: input.from === null ? null : midnight(input.from),
          before: input.to === null ? null : midnight(addDays(input.to, 1)),
          userName: input.by,
          subjectKind: input.subject,
        },
        { offset: (input.page - 1) * input.pageSize, limit: input.pageSize },
      );
      const rows = found.rows.map((row) => ({
        seq: row.seq,
        at: row.at,
        by: row.userName,
        action: row.action,
        subject: subjectWords(
          row.subjectKind,
          row.subjectId,
          register.people.find.bind(register.people),
        ),
        reason: maskNumbers(row.reason),
      }));
      return ok({ total: found.total, rows });
    },
    'audit.verify': (_input, { register }) => ok(register.auditLog.verify()),
  };
}

/** When a day of the office begins (Asia/Shanghai, no summer time). */
function midnight(day: CalendarDay): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

function subjectWords(
  kind: string,
  id: number | null,
  find: (id: number) => { fullName: string; lightTouch: boolean } | undefined,
): string {
  const word = isAuditSubject(kind) ? AUDIT_SUBJECT_WORDS[kind] : kind;
  if (id === null) return word;
  if (kind !== 'person') return `${word} ${id}`;
  const person = find(id);
  if (person?.lightTouch === true) return `${word} ${lightTouchLabel(id)}`;
  return `${word} ${person?.fullName ?? `编号${id}`}`;
}

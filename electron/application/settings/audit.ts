import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { ok } from '../../contract/errors.ts';
import type { AuditSubject, Handlers } from '../context.ts';

/** The append-only log, to be read and to be checked (等保 安全审计). */
export function createAuditHandlers(): Handlers<'audit.list' | 'audit.verify'> {
  return {
    'audit.list': (input, { register }) => {
      const found = register.auditLog.list({
        offset: (input.page - 1) * input.pageSize,
        limit: input.pageSize,
      });
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

const SUBJECTS: Readonly<Record<AuditSubject, string>> = {
  person: '人员',
  visit: '走访',
  test: '检测',
  help: '帮扶',
  grade: '分级',
  team: '工作小组',
  station: '站点',
  household: '户',
  round: '逐人回访',
  attachment: '附件',
  import: '导入',
  report: '报告',
  export: '导出包',
  rule: '规则',
  region: '区划',
  user: '用户',
  settings: '设置',
  register: '台账',
};

function subjectWords(
  kind: string,
  id: number | null,
  find: (id: number) => { fullName: string; lightTouch: boolean } | undefined,
): string {
  const word = isSubject(kind) ? SUBJECTS[kind] : kind;
  if (id === null) return word;
  if (kind !== 'person') return `${word} ${id}`;
  const person = find(id);
  if (person?.lightTouch === true) return `${word} ${lightTouchLabel(id)}`;
  return `${word} ${person?.fullName ?? `编号${id}`}`;
}

function isSubject(kind: string): kind is AuditSubject {
  return Object.hasOwn(SUBJECTS, kind);
}

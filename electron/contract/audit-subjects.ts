/** What an entry of the log can be about, and its word on the screen. */
export const AUDIT_SUBJECT_WORDS = {
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
  session: '登录',
} as const;

export type AuditSubject = keyof typeof AUDIT_SUBJECT_WORDS;
export const AUDIT_SUBJECTS = Object.keys(AUDIT_SUBJECT_WORDS) as readonly AuditSubject[];

export function isAuditSubject(kind: string): kind is AuditSubject {
  return Object.hasOwn(AUDIT_SUBJECT_WORDS, kind);
}

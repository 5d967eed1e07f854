import type { ControlStatus } from '../words/vocabulary.ts';

/** Whether the register counts somebody: 在册, moved over the county border, or removed. */
export const PRESENCES = ['在册', '迁出', '注销'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Why a person's status changed on a day (R-12 continuity; defaults.md 7). */
export const STATUS_CAUSES = [
  '存量登记',
  '新登记',
  '迁入',
  '迁出',
  '县内转移',
  '复吸重新纳入',
  '死亡',
  '三年未复吸',
  '其他注销',
  '现状变更',
  '更正',
] as const;
export type StatusCause = (typeof STATUS_CAUSES)[number];

/** 现有吸毒人员 (domain.md 8.2): without 戒断三年未复吸, the dead and those who left the country. */
export function countsAsPresent(status: ControlStatus, presence: Presence): boolean {
  return (
    presence === '在册' &&
    status !== '戒断三年未复吸' &&
    status !== '出国（境）' &&
    status !== '死亡'
  );
}

/** The cause of going from one 管控现状 to another, both 在册 (defaults.md 4 and 7); null: refused. */
export function causeOfChange(from: ControlStatus, to: ControlStatus): StatusCause | null {
  if (from === to || from === '死亡') return null;
  const before = countsAsPresent(from, '在册');
  const after = countsAsPresent(to, '在册');
  if (to === '死亡') return before ? '死亡' : '现状变更';
  if (!before && after) return from === '出国（境）' ? '迁入' : '复吸重新纳入';
  if (before && to === '戒断三年未复吸') return '三年未复吸';
  if (before && !after) return '其他注销';
  return '现状变更';
}

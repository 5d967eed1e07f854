import { daysBetween } from '../../../../db/domain/calendar/calendar-day.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import type { Told } from '../watches/watch.ts';

export type PovertyCase = Output<'povertyCases.list'>['rows'][number];

/** How long there is for the decision (NEW-CASE). */
export function dueTold(
  { dueOn, overdueDays, decidedBy }: Pick<PovertyCase, 'dueOn' | 'overdueDays' | 'decidedBy'>,
  today: string,
): Told {
  if (decidedBy !== '')
    return overdueDays > 0
      ? { tone: 'late', words: `逾期${overdueDays}天办结` }
      : { tone: 'done', words: '已办结' };
  if (dueOn === null) return { tone: 'unknown', words: '未设置' };
  if (overdueDays > 0) return { tone: 'late', words: `逾期${overdueDays}天` };
  const left = daysBetween(today, dueOn);
  return { tone: 'today', words: left === 0 ? '今天到期' : `还剩${left}天` };
}

/** What is proposed or was decided: 纳入（防止返贫致贫对象，返贫风险“高”）. */
export function outcomeTold({
  outcome,
  outcomeCategory,
  outcomeLevel,
}: Pick<PovertyCase, 'outcome' | 'outcomeCategory' | 'outcomeLevel'>): string {
  const level = outcomeLevel === null ? [] : [`返贫风险“${outcomeLevel}”`];
  const given = [...(outcomeCategory === null ? [] : [outcomeCategory]), ...level].join('，');
  return `${outcome ?? ''}${given === '' ? '' : `（${given}）`}`;
}

/** What is to be done next. */
export function nextWords({ nextStep, outcome, decidedBy, returnedOn }: PovertyCase): string {
  if (decidedBy !== '') return outcome ?? '';
  if (outcome !== null) return `待审定：${outcome}`;
  if (returnedOn !== null) return `退回：${nextStep ?? '重新提出'}`;
  return nextStep ?? '提出认定意见';
}

import type { Output } from '../../../../electron/contract/index.ts';

type Done = Output<'measures.decide'>;

/** What was done and what follows from it, in one line at the foot of the window. */
export function doneWords(
  what: string,
  { controlStatus, reportInDue, lastDay, late }: Done,
): string {
  const term =
    lastDay !== null ? `期满日期${lastDay}` : reportInDue !== null ? `报到期限${reportInDue}` : '';
  return [
    `${what}${late ? '（逾期报到）' : ''}`,
    `管控现状：${controlStatus}`,
    ...(term === '' ? [] : [term]),
  ]
    .join('，')
    .concat('。');
}

/** A watched field before the form has told its first value. */
export function watched<T>(value: T | undefined, before: T): T {
  return value ?? before;
}

import type { Output } from '../../../../electron/contract/index.ts';

/** What an assignment came to: who was visited already is left with the visitor who went there. */
export function assignedWords(
  { assigned, settled }: Output<'rounds.assign'>,
  visitor: string,
): string {
  const done = visitor.trim() === '' ? `已取消${assigned}人的分派` : `已分派${assigned}人`;
  return settled === 0 ? `${done}。` : `${done}；已回访或登记了未回访原因的${settled}人没有改动。`;
}

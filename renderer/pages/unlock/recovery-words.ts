import {
  RECOVERY_GROUP_LENGTH,
  RECOVERY_GROUPS,
  recoveryGroupStates,
} from '../../../db/domain/values/recovery-code.ts';

/**
 * What is wrong with what was typed of the recovery code so far, naming the group; null while nothing is. One wrong group
 * was mistyped; when it and all that follow are wrong, a character too many or too few moved them.
 */
export function mistypedWords(typed: string): string | null {
  const states = recoveryGroupStates(typed);
  const wrong = states.flatMap((state, place) => (state === 'wrong' ? [place + 1] : []));
  const [first] = wrong;
  if (first === undefined) return null;
  if (first > RECOVERY_GROUPS)
    return `输入多了：恢复码共${RECOVERY_GROUPS}组，每组${RECOVERY_GROUP_LENGTH}位。`;
  if (wrong.length > 1 && states.indexOf('right', first) === -1)
    return `从第${first}组起对不上，第${first}组可能多输或漏输了一个字符。`;
  const groups = wrong.map((group) => `第${group}组`).join('、');
  return `${groups}输错了，请对照纸上的恢复码改正。`;
}

/** How far one has come, while nothing is wrong; null before the first group is whole. */
export function progressWords(typed: string): string | null {
  const right = recoveryGroupStates(typed).filter((state) => state === 'right').length;
  if (right === 0) return null;
  return right === RECOVERY_GROUPS
    ? '已输完，每组都对。'
    : `前${right}组正确，共${RECOVERY_GROUPS}组。`;
}

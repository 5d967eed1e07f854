import { describe, expect, it } from 'vitest';
import { recoveryGroupStates } from '../../db/domain/values/recovery-code.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { mistypedWords, progressWords } from '../../renderer/pages/unlock/recovery-words.ts';

const GROUPS = newRecoveryCode().split('-');
const CODE = GROUPS.join('-');

function typed(count: number, more = ''): string {
  return [...GROUPS.slice(0, count), more].join('-');
}

/** The group with its first character exchanged for another one of the alphabet. */
function mistyped(place: number): string {
  const group = GROUPS[place] ?? '';
  return `${group.startsWith('7') ? '8' : '7'}${group.slice(1)}`;
}

function withMistyped(...places: number[]): string {
  return GROUPS.map((group, place) => (places.includes(place) ? mistyped(place) : group)).join('-');
}

describe('typing a recovery code', () => {
  it.each<[string, string, string | null, string | null]>([
    ['nothing yet', '', null, null],
    ['a group begun', GROUPS[0]!.slice(0, 4), null, null],
    ['two groups', typed(2), null, '前2组正确，共7组。'],
    ['two groups and a bit', typed(2, GROUPS[2]!.slice(0, 3)), null, '前2组正确，共7组。'],
    ['all of it', CODE, null, '已输完，每组都对。'],
    [
      'all of it, small and without dashes',
      CODE.toLowerCase().replaceAll('-', ''),
      null,
      '已输完，每组都对。',
    ],
    [
      'the third group wrong',
      typed(2, mistyped(2)),
      '第3组输错了，请对照纸上的恢复码改正。',
      '前2组正确，共7组。',
    ],
    [
      'a letter that no code has',
      typed(1, 'U'),
      '第2组输错了，请对照纸上的恢复码改正。',
      '前1组正确，共7组。',
    ],
    [
      'the second and fifth group wrong',
      withMistyped(1, 4),
      '第2组、第5组输错了，请对照纸上的恢复码改正。',
      null,
    ],
    ['too much', `${CODE}-7`, '输入多了：恢复码共7组，每组5位。', null],
  ])('%s', (_title, text, wrong, progress) => {
    expect(mistypedWords(text)).toBe(wrong);
    if (wrong === null) expect(progressWords(text)).toBe(progress);
  });

  it('says where a character was left out, not that all after it is wrong', () => {
    for (let run = 0; run < 50; run += 1) {
      const code = newRecoveryCode().replaceAll('-', '');
      const without = code.slice(0, 12) + code.slice(13);
      const states = recoveryGroupStates(without);
      expect(states.slice(0, 2)).toEqual(['right', 'right']);
      // By chance (1 in 32) a shifted group checks; the group that lost a character is named all the same.
      if (states.indexOf('right', 2) >= 0 || states[2] === 'right') continue;
      expect(mistypedWords(without)).toBe('从第3组起对不上，第3组可能多输或漏输了一个字符。');
    }
  });

  it('tells right, wrong and unfinished groups apart', () => {
    expect(
      recoveryGroupStates(typed(1, `${mistyped(1)}-${GROUPS[2]!}-${GROUPS[3]!.slice(0, 2)}`)),
    ).toEqual(['right', 'wrong', 'right', 'unfinished']);
  });
});

import { describe, expect, it } from 'vitest';
import { WORD_SEARCH } from '../../renderer/components/word-search.ts';
import { matchesPlace } from '../../renderer/components/match-place.ts';

const PLACE = { label: '台前县', initials: 'tqx', reading: 'taiqianxian' };

describe('a place of the wizard', () => {
  it.each(['台', '前县', 'tq', 'TQ', 'ｔｑ', 'taiq', "tai'q", 'tai qian', ''])(
    'is found by “%s”',
    (typed) => {
      expect(matchesPlace(typed, PLACE)).toBe(true);
    },
  );

  it.each(['qx', 'qian', '范县', 'tx'])('is not found by “%s”', (typed) => {
    expect(matchesPlace(typed, PLACE)).toBe(false);
  });
});

describe('the entry of a filter', () => {
  const STATES = ['待回访', '草稿', '已回访', '已研判', '没有分派'].map((label) => ({
    label,
    value: label === '没有分派' ? '' : label,
  }));
  it.each([
    ['回访', ['待回访', '已回访']],
    [' 已 ', ['已回访', '已研判']],
    ['没有', ['没有分派']],
    ['不存在', []],
  ])('is found by %s', (typed, found) => {
    const kept = STATES.filter((option) => WORD_SEARCH.filterOption(typed, option));
    expect(kept.map(({ label }) => label)).toEqual(found);
  });
});

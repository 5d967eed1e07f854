import { describe, expect, it } from 'vitest';
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

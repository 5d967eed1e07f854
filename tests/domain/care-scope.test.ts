import { describe, expect, it } from 'vitest';
import { careScope, isDrugUser } from '../../db/domain/person/care-scope.ts';
import type { Presence } from '../../db/domain/figures/population.ts';
import { PERSON_CATEGORIES, type PersonCategory } from '../../db/domain/words/vocabulary.ts';

describe('R-08, R-12: who is visited and who is counted', () => {
  it.each<[PersonCategory, Presence, boolean, boolean]>([
    ['吸毒', '在册', true, true],
    ['既吸又贩', '在册', true, true],
    ['贩毒', '在册', true, false],
    ['吸毒', '迁出', false, false],
    ['吸毒', '注销', false, false],
    ['贩毒', '注销', false, false],
  ])('%s, %s', (category, presence, visited, counted) => {
    expect(careScope(category, presence)).toEqual({ visited, counted });
  });

  it('counts every category but 贩毒', () => {
    expect(PERSON_CATEGORIES.filter(isDrugUser)).toEqual(['吸毒', '既吸又贩']);
  });
});

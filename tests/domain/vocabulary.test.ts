import { describe, expect, test } from 'vitest';
import * as vocabulary from '../../db/domain/words/vocabulary.ts';
import { DRUGS, drugGroupOf, synonymsOf } from '../../db/domain/words/vocabulary.ts';

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

const LISTS = Object.entries<unknown>(vocabulary).flatMap(([name, values]) =>
  isTextList(values) ? [{ name, values }] : [],
);

describe('word lists', () => {
  test.each(LISTS)('$name has no word twice and no half-width bracket', ({ values }) => {
    expect(values).toEqual([...new Set(values)]);
    expect(values.filter((value) => /[()]|^\s|\s$/.test(value))).toEqual([]);
  });

  test('the lists that rules count on have their number of words', () => {
    expect({
      statuses: vocabulary.CONTROL_STATUSES.length,
      help: vocabulary.HELP_KINDS.length,
      poverty: vocabulary.POVERTY_HELP_KINDS.length,
      topics: vocabulary.VISIT_TOPICS.length,
      categories: vocabulary.POVERTY_CATEGORIES.length,
      problems: vocabulary.PROBLEM_TYPES.length,
      requirements: vocabulary.STATION_REQUIREMENTS.length,
      drugs: DRUGS.length,
    }).toEqual({
      statuses: 11,
      help: 21,
      poverty: 14,
      topics: 7,
      categories: 6,
      problems: 5,
      requirements: 5,
      drugs: 40,
    });
  });

  const targets: Readonly<Record<keyof typeof synonymsOf, readonly string[]>> = {
    education: vocabulary.EDUCATIONS,
    marriage: vocabulary.MARRIAGES,
    occupation: vocabulary.OCCUPATIONS,
    drug: DRUGS.map((drug) => drug.value),
  };
  test.each(vocabulary.SYNONYM_LISTS)(
    'every synonym of %s leads to a word of its list and is none itself',
    (list) => {
      const wrong = Object.entries(synonymsOf[list]).filter(
        ([word, value]) => !targets[list].includes(value) || targets[list].includes(word),
      );
      expect(wrong).toEqual([]);
    },
  );

  test('务工 alone is no synonym: it fits two words', () => {
    expect([synonymsOf.occupation['务工'], vocabulary.AMBIGUOUS_OCCUPATIONS['务工']]).toEqual([
      undefined,
      ['务工（本地）', '务工（外出）'],
    ]);
  });

  test.each([
    ['海洛因', '阿片类'],
    ['甲基苯丙胺（冰毒）', '苯丙胺类'],
    ['依托咪酯', '其他麻精药品'],
    ['普瑞巴林', '未列管（另册）'],
    ['其他', null],
    ['不详', null],
    ['某种新物质', null],
  ])('%s is of group %s', (drug, group) => {
    expect(drugGroupOf(drug)).toBe(group);
  });
});

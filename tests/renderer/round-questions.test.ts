import { describe, expect, it } from 'vitest';
import { chineseName } from '../../renderer/components/chinese-names.ts';
import { firstChoice } from '../../renderer/pages/exports/first-choice.ts';
import { countyLevels } from '../../renderer/pages/poverty/rounds/county-levels.ts';
import { assignedWords } from '../../renderer/pages/poverty/rounds/assigned-words.ts';
import { closingWords } from '../../renderer/pages/poverty/rounds/closing-words.ts';
import { paperFileName } from '../../renderer/pages/poverty/rounds/paper-name.ts';
import { draftWords } from '../../renderer/pages/poverty/sheet/draft-words.ts';

describe('the question before a round is closed', () => {
  const round = { listed: 12, visited: 10, unmet: 2 };

  it('tells the counts', () => {
    expect(closingWords(round, 0)).toBe(
      '应回访12人，已回访10人，未回访（有原因）2人。办结后名单和结论不再变动。',
    );
  });

  it('names how many were found later and are not on the list', () => {
    expect(closingWords(round, 3)).toBe(
      '应回访12人，已回访10人，未回访（有原因）2人。另有3人是后来发现的应回访人员，还没有补入名单，办结后这一轮不再计入；要补入的，先到“后来发现”办理。办结后名单和结论不再变动。',
    );
  });
});

describe('the question before a sheet becomes a draft', () => {
  it.each([
    ['is not asked of a draft', { complete: false, conclusion: null, approvedBy: '' }, null],
    [
      'says that the visit no longer counts',
      { complete: true, conclusion: null, approvedBy: '' },
      '这份登记表已经录完。存成草稿后此人变回待回访，不再计入已回访。',
    ],
    [
      'says that the conclusion goes',
      { complete: true, conclusion: '低' as const, approvedBy: '' },
      '这份登记表已经录完。存成草稿后研判结论随之取消，此人变回待回访，不再计入已回访。',
    ],
    [
      'says that the approval goes',
      { complete: true, conclusion: '低' as const, approvedBy: '张敏' },
      '这份登记表已经录完。存成草稿后研判结论和审定随之取消，此人变回待回访，不再计入已回访。',
    ],
  ])('%s', (_, entry, words) => {
    expect(draftWords(entry)).toBe(words);
  });
});

describe('what an assignment came to', () => {
  it.each([
    ['is told in numbers', { assigned: 3, settled: 0 }, '陈静', '已分派3人。'],
    [
      'names those who were left alone',
      { assigned: 3, settled: 2 },
      '陈静',
      '已分派3人；已回访或登记了未回访原因的2人没有改动。',
    ],
    [
      'is taken back with a name left empty',
      { assigned: 1, settled: 1 },
      ' ',
      '已取消1人的分派；已回访或登记了未回访原因的1人没有改动。',
    ],
  ])('%s', (_, done, visitor, words) => {
    expect(assignedWords(done, visitor)).toBe(words);
  });
});

describe('the file name of a paper of a round', () => {
  it.each([
    [
      'of a village',
      { town: '侯庙镇', village: '崔苏村委会' },
      '登记表_侯庙镇崔苏村委会_20260620.docx',
    ],
    ['of a town', { town: '侯庙镇', village: '' }, '登记表_侯庙镇_20260620.docx'],
    ['of all towns', { town: '', village: '' }, '登记表_20260620.docx'],
    ['of a place with a slash', { town: '甲/乙', village: '' }, '登记表_甲乙_20260620.docx'],
  ])('is told apart: %s', (_, place, name) => {
    expect(paperFileName('登记表', place, '2026-06-20')).toBe(name);
  });
});

describe('all towns of a round', () => {
  it('add up level by level', () => {
    const none = { 已返贫: 0, 高: 0, 中: 0, 低: 0 };
    expect([
      countyLevels([]),
      countyLevels([
        { levels: { ...none, 高: 2, 低: 1 }, households: 5 },
        { levels: { ...none, 已返贫: 1, 低: 3 }, households: 4 },
      ]),
    ]).toEqual([
      { levels: none, households: 0 },
      { levels: { 已返贫: 1, 高: 2, 中: 0, 低: 4 }, households: 9 },
    ]);
  });
});

describe('the reports that are ticked for the stick at first', () => {
  const two = [{ id: 3 }, { id: 8 }];
  it.each([
    ['are the one that the page was opened for', two, '8', [8]],
    ['are none of several without a number', two, null, []],
    ['are none for a number that is not issued', two, '9', []],
    ['are the only one there is', [{ id: 3 }], null, [3]],
  ])('%s', (_, issued, asked, ticked) => {
    expect(firstChoice(issued, asked)).toEqual(ticked);
  });
});

describe('what antd says in English', () => {
  it.each([
    ['Select row 12', '勾选第12行'],
    ['Row 3 selected', '第3行，已勾选'],
    ['Clear', '清除'],
    ['勾选张三', undefined],
  ])('%s becomes %s', (english, chinese) => {
    expect(chineseName(english)).toBe(chinese);
  });
});

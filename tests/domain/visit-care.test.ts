import { describe, expect, it } from 'vitest';
import {
  doneByVisit,
  openFollowUps,
  proposeFollowUps,
  type FollowUpFact,
  type VisitTry,
} from '../../db/domain/visits/visit-follow-up.ts';
import { needsOf, needState } from '../../db/domain/visits/visit-need.ts';
import { topicsOf, VISIT_PHRASES } from '../../db/domain/visits/visit-phrases.ts';
import { planState } from '../../db/domain/visits/visit-plan.ts';
import { VISIT_TOPICS } from '../../db/domain/words/vocabulary.ts';

const tried = (id: number, day: string, outcome: string): VisitTry => ({ id, day, outcome });
const step = (
  id: number,
  visitId: number,
  word: FollowUpFact['step'],
  closedOn: string | null = null,
): FollowUpFact => ({ id, visitId, step: word, dueOn: '2026-11-08', closedOn });

describe('what is proposed after a visit that met nobody', () => {
  it.each<[string, VisitTry[], FollowUpFact[], [string, string][]]>([
    ['nothing without a visit', [], [], []],
    ['nothing after somebody was met', [tried(1, '2026-11-01', '见到家属')], [], []],
    [
      'another visit within a week after the first time',
      [tried(1, '2026-11-01', '未见到')],
      [],
      [['再次走访', '2026-11-08']],
    ],
    [
      'village and police from the second time in a row',
      [tried(1, '2026-11-01', '未见到'), tried(2, '2026-11-06', '拒绝')],
      [],
      [
        ['通知村干部', '2026-11-07'],
        ['报告派出所', '2026-11-09'],
        ['再次走访', '2026-11-13'],
      ],
    ],
    [
      'the first time again when somebody was met in between',
      [
        tried(1, '2026-10-01', '未见到'),
        tried(2, '2026-10-06', '见到本人'),
        tried(3, '2026-11-01', '拒绝'),
      ],
      [],
      [['再次走访', '2026-11-08']],
    ],
    [
      'by the days of the visits, not by the order of keying in',
      [tried(2, '2026-10-01', '未见到'), tried(1, '2026-11-01', '见到本人')],
      [],
      [],
    ],
    [
      'nothing that is recorded for that visit already, closed or not',
      [tried(1, '2026-11-01', '未见到')],
      [step(1, 1, '再次走访', '2026-11-02')],
      [],
    ],
    [
      'no second report while the first stands open, but another visit',
      [
        tried(1, '2026-11-01', '未见到'),
        tried(2, '2026-11-02', '未见到'),
        tried(3, '2026-11-03', '未见到'),
      ],
      [step(1, 2, '通知村干部'), step(2, 2, '报告派出所', '2026-11-03'), step(3, 2, '再次走访')],
      [
        ['报告派出所', '2026-11-06'],
        ['再次走访', '2026-11-10'],
      ],
    ],
  ])('%s', (_title, tries, recorded, expected) => {
    const proposed = proposeFollowUps(tries, recorded);
    expect(proposed.map((each) => [each.step, each.dueOn])).toEqual(expected);
  });

  it('says how often in a row', () => {
    const tries = [tried(1, '2026-11-01', '未见到'), tried(2, '2026-11-06', '拒绝')];
    expect(proposeFollowUps(tries.slice(0, 1), [])[0]?.why).toBe('未见到');
    expect(proposeFollowUps(tries, [])[0]?.why).toBe('连续2次未见到或拒绝');
  });
});

describe('a step that was recorded', () => {
  const tries = [tried(1, '2026-11-01', '未见到'), tried(2, '2026-11-05', '拒绝')];

  it('再次走访 is done by the next visit, the others only by a clerk', () => {
    expect(doneByVisit(step(1, 1, '再次走访'), tries)).toEqual(tries[1]);
    expect(doneByVisit(step(1, 2, '再次走访'), tries)).toBeUndefined();
    expect(doneByVisit(step(1, 1, '报告派出所'), tries)).toBeUndefined();
  });

  it('stands open with its days over, the earliest first', () => {
    const steps = [
      { ...step(1, 2, '报告派出所'), dueOn: '2026-11-10' },
      { ...step(2, 1, '通知村干部'), dueOn: '2026-11-02' },
      step(3, 1, '再次走访'),
      step(4, 2, '通知村干部', '2026-11-06'),
    ];
    const open = openFollowUps(steps, tries, '2026-11-10');
    expect(open.map((each) => [each.id, each.overdueDays])).toEqual([
      [2, 8],
      [1, 0],
    ]);
  });
});

describe('a planned visit', () => {
  const plan = { plannedOn: '2026-11-10', cancelled: false };
  it.each([
    ['waits until its day is over', [], '2026-11-10', '待走访', null],
    ['is over the day after', [], '2026-11-11', '已到期', null],
    ['is carried out on its day', ['2026-11-10'], '2026-11-15', '已走访', '2026-11-10'],
    [
      'is carried out later, by the first visit',
      ['2026-11-13', '2026-11-12'],
      '2026-11-15',
      '已走访',
      '2026-11-12',
    ],
    ['is not carried out by a visit before it', ['2026-11-09'], '2026-11-10', '待走访', null],
    ['is not carried out by a visit of an unknown day', ['2026-12'], '2026-12-31', '已到期', null],
  ] as [string, string[], string, string, string | null][])(
    '%s',
    (...[, days, today, state, visitedOn]) => {
      const tries = days.map((day, index) => tried(index + 1, day, '未见到'));
      expect(planState(plan, tries, today)).toEqual({ state, visitedOn });
    },
  );

  it('that was cancelled stays so', () => {
    const tries = [tried(1, '2026-11-10', '见到本人')];
    expect(planState({ ...plan, cancelled: true }, tries, '2026-11-15')).toEqual({
      state: '已取消',
      visitedOn: null,
    });
  });
});

describe('the needs written on a form', () => {
  it.each([
    ['', []],
    ['无', []],
    ['暂无。', []],
    ['想在县内打工', [{ kind: null, text: '想在县内打工' }]],
    [
      '就业帮扶：想在县内打工；孩子上学',
      [
        { kind: '就业帮扶', text: '想在县内打工' },
        { kind: null, text: '孩子上学' },
      ],
    ],
    ['临时救助', [{ kind: '临时救助', text: '临时救助' }]],
    [
      '技能培训 学电焊\n法律援助，房产纠纷',
      [
        { kind: '技能培训', text: '学电焊' },
        { kind: '法律援助', text: '房产纠纷' },
      ],
    ],
    ['健康帮扶的事再说', [{ kind: null, text: '健康帮扶的事再说' }]],
  ])('%s', (text, expected) => {
    expect(needsOf(text)).toEqual(expected);
  });
});

describe('a need', () => {
  const need = { closedOn: null, result: null, resultOn: null, helpedOn: [] };
  it.each([
    ['waits for help', need, '待帮扶'],
    ['then for somebody to ask what came of it', { ...need, helpedOn: ['2026-11-01'] }, '待回访'],
    [
      'waits for more help when it was not solved',
      { ...need, result: '未解决', resultOn: '2026-11-05', helpedOn: ['2026-11-01'] },
      '待帮扶',
    ],
    [
      'is asked after again once more help was given',
      {
        ...need,
        result: '部分解决',
        resultOn: '2026-11-05',
        helpedOn: ['2026-11-09', '2026-11-01'],
      },
      '待回访',
    ],
    [
      'is solved',
      {
        closedOn: '2026-11-05',
        result: '已解决',
        resultOn: '2026-11-05',
        helpedOn: ['2026-11-01'],
      },
      '已解决',
    ],
    ['is closed by a clerk', { ...need, closedOn: '2026-11-05' }, '已关闭'],
  ] as const)('%s', (_title, fact, expected) => {
    expect(needState(fact)).toBe(expected);
  });
});

describe('the topics in a line keyed in from paper', () => {
  it('are taken out in their order, the rest is the finding', () => {
    expect(topicsOf('个人就业：务农；情绪平稳；身体状况: 血压偏高；个人就业：想换工作')).toEqual({
      topics: [
        { topic: '身体状况', text: '血压偏高' },
        { topic: '个人就业', text: '务农，想换工作' },
      ],
      rest: '情绪平稳',
    });
  });

  it('count only before a colon at the beginning of a part', () => {
    const line = '谈到身体状况：好；身体状况良好';
    expect(topicsOf(line)).toEqual({ topics: [], rest: line });
  });

  it('each have phrases that do not break the line up', () => {
    expect(Object.keys(VISIT_PHRASES)).toEqual([...VISIT_TOPICS]);
    for (const phrase of Object.values(VISIT_PHRASES).flat())
      expect(phrase).not.toMatch(/[；;：:\n]/);
  });
});

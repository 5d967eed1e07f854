/** To-do items of the person rather than of a measure: visits, tests to follow up, leaves, grades, R-06, the team. */
import { addDays, daysBetween, isPrecise, laterDay } from '../calendar/calendar-day.ts';
import { cleanClock } from '../person/clean-clock.ts';
import { isRefusedTest } from '../person/facts.ts';
import { gradeReview, type GradeSince } from '../grades/grade-review.ts';
import { answersOfMeasure, type LifeAnswers } from '../person/life.ts';
import { leaveFinding } from '../measures/leave-finding.ts';
import { needsTeam } from '../office/team.ts';
import { laboratoryState } from '../testing/test-follow-up.ts';
import type { TodoLife } from './todo-facts.ts';
import { byLaw, byRow, unsetItem, type TodoItem } from './todo-item.ts';
import { ENDING_DAYS, type TodoDay } from './todo-measure-item.ts';
import { gradeInForce } from '../visits/visit-due.ts';
import type { ControlStatus } from '../words/vocabulary.ts';

/** 阳性 is reported to the police without delay (戒毒条例 21); 弱阳待检 goes to the laboratory. */
export function testItems({ openTests, facts }: TodoLife): TodoItem[] {
  return openTests.flatMap((test): TodoItem[] => {
    const subject = { kind: 'test', id: test.id } as const;
    const due = isPrecise(test.day) ? test.day : null;
    if (test.result === '阳性')
      return [
        {
          kind: '阳性报告公安',
          due,
          subject,
          rule: byLaw('R-04', '《戒毒条例》第二十一条'),
          why: due === null ? 'dayImprecise' : 'positiveNotReported',
          facts: { from: test.day },
        },
      ];
    const state = laboratoryState(test, facts.tests);
    if (state === '已有结果') return [];
    return [
      {
        kind: '弱阳送检',
        due,
        subject,
        rule: byLaw('R-04', '《吸毒检测程序规定》'),
        why: due === null ? 'dayImprecise' : 'weakPositive',
        facts: { from: test.day, state },
      },
    ];
  });
}

/** 戒毒条例 19: a request to be answered; a return after the approved days; within 社区戒毒 or 社区康复 a leave without approval. */
export function leaveItems(life: TodoLife, { today }: TodoDay): TodoItem[] {
  const rule = byLaw('R-05', '《戒毒条例》第十九条');
  const requests = life.leaveRequests.map(({ id, from, extension }): TodoItem => {
    const facts = { from, what: extension ? '续假' : '请假' };
    const subject = { kind: 'leave', id } as const;
    return { kind: '请假审批', due: from, subject, rule, why: 'leavePending', facts };
  });
  const running = life.facts.measures.filter(({ endDay }) => endDay === null);
  const away = life.facts.leaves.flatMap((leave): TodoItem[] => {
    const { id, from, to, approvals } = leave;
    if (to !== null) return [];
    const subject = { kind: 'leave', id } as const;
    if (approvals.length > 0) {
      const until = approvals.map((approval) => approval.to).reduce(laterDay);
      return [
        { kind: '销假', due: until, subject, rule, why: 'leaveBack', facts: { from, until } },
      ];
    }
    if (!leaveFinding(leave, running, today).counts) return [];
    // Law: from the third day on it needed a report; the second is the last on which nothing is wrong yet.
    const due = addDays(from, 1);
    return [{ kind: '擅自外出', due, subject, rule, why: 'leaveUnauthorised', facts: { from } }];
  });
  return [...requests, ...away];
}

/** What R-05 says of each measure; without a refused test or a leave nothing can have been violated. */
function conductAnswers({ facts }: TodoLife, { rows, today }: TodoDay): LifeAnswers {
  const possible = facts.leaves.length > 0 || facts.tests.some(isRefusedTest);
  const measures = possible ? facts.measures : [];
  return {
    measures: measures.map((measure) => answersOfMeasure(measure, facts, rows, today)),
    clean: cleanClock(facts, today),
  };
}

/** the review by the interval of the grade, and the one that something since then asks for. */
function reviewItems(life: TodoLife, grade: GradeSince, day: TodoDay): TodoItem[] {
  const { rows } = day;
  const review = gradeReview(grade, life.facts, conductAnswers(life, day), rows);
  const id = `REVIEW-${grade.grade}` as const;
  const facts = { grade: grade.grade, from: grade.since };
  const rule = byRow(rows, id, grade.since);
  const items: TodoItem[] =
    review.nextOn === null
      ? [unsetItem('定级复评', id, null)]
      : [{ kind: '定级复评', due: review.nextOn, subject: null, rule, why: 'reviewDue', facts }];
  const [first] = review.triggers;
  if (first === undefined) return items;
  if (first.due === null) return [...items, unsetItem('触发复评', 'REVIEW-TRIGGER', null)];
  return [
    ...items,
    {
      kind: '触发复评',
      due: first.due,
      subject: null,
      rule: byRow(rows, 'REVIEW-TRIGGER', first.on),
      why: 'reviewTriggered',
      facts: { from: first.on, what: first.trigger, count: review.triggers.length },
    },
  ];
}

/** A proposal waits for a second person. */
function pendingItems({ grades, lightTouchProposals }: TodoLife): TodoItem[] {
  return [
    ...grades
      .filter(({ approvedOn }) => approvedOn === null)
      .map(({ id, grade, proposedOn }): TodoItem => {
        const subject = { kind: 'grade', id } as const;
        const facts = { grade, from: proposedOn };
        const rule = byLaw('R-07', '');
        return { kind: '分级审批', due: proposedOn, subject, rule, why: 'gradePending', facts };
      }),
    ...lightTouchProposals.map(({ id, proposedOn }): TodoItem => {
      const subject = { kind: 'lightTouch', id } as const;
      const facts = { from: proposedOn };
      const rule = byLaw('R-09', '《戒毒条例》第七条');
      return { kind: '无感审批', due: proposedOn, subject, rule, why: 'lightTouchPending', facts };
    }),
  ];
}

/** 未评估 is to be graded; a grade in force is reviewed in time. */
export function gradeItems(life: TodoLife, day: TodoDay): TodoItem[] {
  const pending = pendingItems(life);
  const { registeredOn } = life.person;
  const { grade, since } = gradeInForce(life.grades, registeredOn);
  if (!isUnderControl(life)) {
    // a sign that ended 无感式管理 asks for a review though nothing else is due of somebody three years clean.
    if (!isOutOfLightTouch(life) || grade === '未评估') return pending;
    const reviews = reviewItems(life, { grade, since }, day);
    return [...pending, ...reviews.filter(({ kind }) => kind === '触发复评')];
  }
  if (grade !== '未评估') return [...pending, ...reviewItems(life, { grade, since }, day)];
  if (life.grades.some(({ approvedOn }) => approvedOn === null)) return pending;
  const facts = { from: registeredOn };
  const rule = byLaw('R-07', '');
  return [
    ...pending,
    { kind: '首次定级', due: registeredOn, subject: null, rule, why: 'ungraded', facts },
  ];
}

/** Three years clean, and not (or not any more) under 无感式管理. */
function isOutOfLightTouch({ person }: TodoLife): boolean {
  const { presence, lightTouch, controlStatus } = person;
  return presence === '在册' && !lightTouch && controlStatus === '戒断三年未复吸';
}

/** 应管控 (defaults.md 4): 现有, neither 在押 nor in 强制隔离. */
export function isUnderControl({ person }: TodoLife): boolean {
  const beyond = ['戒断三年未复吸', '出国（境）', '死亡', '在押', '强制隔离戒毒'];
  return person.presence === '在册' && !person.lightTouch && !beyond.includes(person.controlStatus);
}

/** From these the table of transitions leads to 戒断三年未复吸; whoever is in custody, lost or in treatment comes back to one of them first. */
const CLEAN_FROM: readonly ControlStatus[] = ['社会面', '社区戒毒', '社区康复'];

/** three years clean are proposed to the clerk, 60 days ahead too; never applied by the program. */
export function cleanItems(life: TodoLife, { today }: TodoDay): TodoItem[] {
  if (!CLEAN_FROM.includes(life.person.controlStatus)) return [];
  const clean = cleanClock(life.facts, today);
  const { cleanOn, clockStart } = clean;
  if (cleanOn === null || clockStart === null || clean.blocked !== false) return [];
  if (daysBetween(today, cleanOn) > ENDING_DAYS) return [];
  const facts = { from: clockStart, cleanOn };
  const why = clean.reached === true ? 'cleanReached' : 'cleanSoon';
  const rule = byLaw('R-06', '《戒毒条例》第七条');
  return [{ kind: '戒断三年', due: cleanOn, subject: null, rule, why, facts }];
}

/** 戒毒条例 17: somebody is named for everybody who needs a team. */
export function teamItems(life: TodoLife): TodoItem[] {
  const { person } = life;
  if (person.hasCaseWorker || !needsTeam(person) || !isUnderControl(life)) return [];
  return [
    {
      kind: '落实专职人员',
      due: person.registeredOn,
      subject: null,
      rule: byLaw('', '《戒毒条例》第十七条'),
      why: 'noCaseWorker',
      facts: { from: person.registeredOn },
    },
  ];
}

import { proposeGrade } from '../../db/domain/grades/grading.ts';
import type { Input, Output } from '../contract/index.ts';
import type { OfficeDesk, TodoRow } from './office-desk.ts';
import type { Random } from './random.ts';

type Answers = Input<'grades.assess'>['answers'];
type FactorSet = NonNullable<Output<'grades.sheet'>['set']>;

/** 首次定级 and 复评 on the office's sheet: what the register knows, and the rest as the visitor saw it. */
export async function assess({ call, random, done }: OfficeDesk, row: TodoRow): Promise<void> {
  const { personId } = row;
  if (personId === null || (row.kind === '首次定级' && isHardToJudge(personId))) return;
  const { assessments } = await call('grades.ofPerson', { personId });
  if (assessments.some(({ state }) => state === '待审批')) return;
  const sheet = await call('grades.sheet', { personId });
  if (sheet.set === null) return;
  const answers = answer(sheet.set, sheet, isHardCase(personId), random);
  const { grade } = proposeGrade(sheet.set, answers);
  if (grade === null) return;
  await call('grades.assess', { personId, rowId: sheet.set.rowId, answers, grade, reason: '' });
  done.grades += 1;
}

/** One in ten has trouble everywhere: at home, with friends, with the nerves. The same people at every review. */
function isHardCase(personId: number): boolean {
  return personId % 10 === 3;
}

/** Who was never at home long enough to be judged. */
function isHardToJudge(personId: number): boolean {
  return personId % 9 === 4;
}

function answer(
  set: FactorSet,
  { suggested, last }: Pick<Output<'grades.sheet'>, 'suggested' | 'last'>,
  hard: boolean,
  random: Random,
): Answers {
  const chosen = { ...suggested.chosen };
  for (const { id, options } of set.factors) {
    if (chosen[id] !== undefined) continue;
    const before = last?.chosen[id];
    if (before !== undefined && random.chance(0.85)) {
      chosen[id] = before;
      continue;
    }
    const worstLast = options.toSorted((one, other) => one.points - other.points);
    const usual = hard ? worstLast.at(-1) : worstLast[0];
    const seen = random.chance(0.7) ? usual : options[random.whole(options.length)];
    if (seen !== undefined) chosen[id] = [seen.label];
  }
  return { chosen, forces: suggested.forces };
}

/** By another person than who proposed: nearly all; one or the other goes back for a reason, or waits. */
export async function approveGrades({ call, random, isLast }: OfficeDesk): Promise<void> {
  for (const { gradeId } of await call('grades.waiting', {})) {
    if (random.chance(isLast ? 0.25 : 0.02)) continue;
    if (random.chance(0.02))
      await call('grades.decline', {
        gradeId,
        reason: '家庭和交往情况写得不够具体，请再走访一次后重评',
      });
    else await call('grades.approve', { gradeId });
  }
}

/** 风险线索 that came in after the assessments of the day: the review stands open. */
export async function noteRiskSigns(
  { call, on }: OfficeDesk,
  rows: readonly TodoRow[],
): Promise<void> {
  const assessed = new Set(
    rows.filter(({ kind }) => kind === '分级审批').map(({ personId }) => personId),
  );
  const people = rows.flatMap(({ kind, grade, personId }) =>
    kind === '走访' && grade === '中' && !assessed.has(personId) ? [personId] : [],
  );
  const signs = [
    ['举报线索', '群众来电反映其与外来人员来往，待核实'],
    ['精神健康危机', '家属反映其近日情绪低落、整夜不睡'],
  ] as const;
  for (const [index, [kind, note]] of signs.entries()) {
    const personId = people[7 + index * 11];
    if (personId !== undefined && personId !== null)
      await call('riskSigns.record', { personId, happenedOn: on, kind, note });
  }
}

/** 无感式管理 of some who are three years clean and 低: proposed here, approved by another person; answers what waits. */
export async function proposeLightTouch(
  { call }: OfficeDesk,
  most: number,
): Promise<readonly number[]> {
  const { rows } = await call('people.list', {
    ...{ filter: {}, sort: 'registered', pageSize: 500 },
  });
  const proposed: number[] = [];
  for (const { id, controlStatus, grade } of rows) {
    if (proposed.length === most) break;
    if (controlStatus !== '戒断三年未复吸' || grade !== '低') continue;
    const { fields } = await call('people.get', { id });
    if (fields.povertyCategory !== '一般户') continue;
    const { obstacles, running, entries } = await call('lightTouch.ofPerson', { personId: id });
    if (running || obstacles.length > 0 || entries.length > 0) continue;
    const reason = '三年以上未复吸，有固定工作，家庭稳定，本人不愿被打扰';
    const entry = await call('lightTouch.propose', { personId: id, reason });
    proposed.push(entry.id);
  }
  return proposed;
}

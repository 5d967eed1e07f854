import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { suggestAssessment } from '../../../db/domain/grades/assessment.ts';
import type { FactorSet } from '../../../db/domain/grades/factor-set.ts';
import { gradeReview } from '../../../db/domain/grades/grade-review.ts';
import {
  pointsOf,
  proposeGrade,
  type AssessmentAnswers,
} from '../../../db/domain/grades/grading.ts';
import { answersOf } from '../../../db/domain/person/life.ts';
import { isRuleValue } from '../../../db/domain/rules/rule-table.ts';
import { gradeInForce } from '../../../db/domain/visits/visit-due.ts';
import type { GradeRow, PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { DEAD, isWaiting } from './grades.ts';
import { afterChange } from '../people/person-change.ts';
import { gradeFact, ruleRows } from '../visits/visit-due-book.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type Assessment = Output<'grades.ofPerson'>['assessments'][number];
interface AdoptedSet {
  readonly rowId: number;
  readonly validFrom: string;
  readonly status: string;
  readonly set: FactorSet;
}

/** The assessment sheet of R-07: filled from the register, answered by the clerk, counted here. */
export function createGradeSheet(): Handlers<
  'grades.sheet' | 'grades.assess' | 'grades.ofPerson' | 'grades.decline'
> {
  return {
    'grades.sheet': showSheet,
    'grades.assess': assess,
    'grades.ofPerson': sealingTexts(listAssessments),
    'grades.decline': decline,
  };
}

/** The person, unless there is none or it lies in the recycle bin. */
export function presentPerson(register: Register, id: number): Result<PersonRecord> {
  const person = register.people.find(id);
  return person === undefined || person.recycledAt !== null
    ? fail({ code: 'NOT_FOUND', what: '此人' })
    : ok(person);
}

/** The factor set in force on a day, or a row by its id (an old assessment is read by its own set). */
function adoptedSet(
  register: Register,
  which: { readonly on: string } | { readonly rowId: number },
): AdoptedSet | null {
  const row = register.rules
    .all()
    .find((each) =>
      'rowId' in which
        ? each.id === which.rowId
        : each.ruleId === 'FACTOR-SET' &&
          each.validFrom <= which.on &&
          (each.validTo === null || which.on < each.validTo),
    );
  if (row?.ruleId !== 'FACTOR-SET') return null;
  const set: unknown = JSON.parse(row.value);
  if (!isRuleValue('FACTOR-SET', set)) return null;
  return { rowId: row.id, validFrom: row.validFrom, status: row.status, set: set };
}

function answersOfRow(row: GradeRow): AssessmentAnswers | null {
  return row.sheet === null ? null : (JSON.parse(row.sheet) as AssessmentAnswers);
}

/** The newest first, as they were recorded. */
function newestFirst(register: Register, personId: number): readonly GradeRow[] {
  return [...register.people.grades(personId)].sort((a, b) => b.id - a.id);
}

function copyOf({ chosen, forces }: AssessmentAnswers): Output<'grades.sheet'>['suggested'] {
  const lists = Object.entries(chosen).map(([id, labels]): [string, string[]] => [id, [...labels]]);
  return { chosen: Object.fromEntries(lists), forces: [...forces] };
}

const showSheet: Handler<'grades.sheet'> = ({ personId }, context) => {
  const { register, today } = context;
  const person = presentPerson(register, personId);
  if (!person.ok) return person;
  const adopted = adoptedSet(register, { on: today });
  const present = person.value.grade;
  const last = newestFirst(register, personId)
    .map(answersOfRow)
    .find((answers) => answers !== null);
  const lastCopy = last === undefined ? null : copyOf(last);
  if (adopted === null)
    return ok({ set: null, suggested: { chosen: {}, forces: [] }, last: lastCopy, present });
  const rows = ruleRows(register);
  const facts = register.lifeFacts.ofPerson(personId, today);
  const known = {
    person: {
      drugs: register.people.drugs(personId).map(({ drug }) => drug),
      occupation: person.value.occupation,
      registeredOn: person.value.registeredOn,
    },
    facts,
    answers: answersOf(facts, rows, today),
  };
  const { set, ...row } = adopted;
  return ok({
    set: {
      ...row,
      high: set.high,
      middle: set.middle,
      factors: set.factors.map((factor) => ({
        ...factor,
        options: factor.options.map((option) => ({ ...option })),
      })),
      forces: set.forces.map((force) => ({ ...force })),
    },
    suggested: copyOf(suggestAssessment(set, known, rows, today)),
    last: lastCopy,
    present,
  });
};

const assess: Handler<'grades.assess'> = (input, context) => {
  const { register, now, user, today } = context;
  const person = presentPerson(register, input.personId);
  if (!person.ok) return person;
  if (person.value.controlStatus === '死亡') return fail({ code: 'REFUSED', reason: DEAD });
  if (register.people.grades(input.personId).some(isWaiting))
    return fail({ code: 'REFUSED', reason: '此人已有一次待审批的评估，请先审批或退回' });
  const adopted = adoptedSet(register, { on: today });
  if (adopted?.rowId !== input.rowId)
    return fail({ code: 'CONFLICT', what: '评估因素刚被改过，请重新打开评估表，您的选择没有保存' });
  const proposal = proposeGrade(adopted.set, input.answers);
  if (proposal.grade === null) return fail(missingFactors(adopted.set, proposal.missing));
  if (proposal.grade !== input.grade && input.reason === '') {
    const message = `按评估表应为“${proposal.grade}”，评为“${input.grade}”请写明理由`;
    return fail({ code: 'INVALID_INPUT', fields: [{ path: 'reason', message }] });
  }
  const grade = register.people.addGrade({
    personId: input.personId,
    grade: input.grade,
    reason: input.reason,
    source: '评估表',
    proposedBy: user.name,
    proposedAt: now,
    ruleRowId: adopted.rowId,
    sheet: JSON.stringify(input.answers),
    points: proposal.points,
    proposedGrade: proposal.grade,
  });
  afterChange(context, input.personId);
  context.audit({
    action: '提出分级',
    subjectKind: 'person',
    subjectId: input.personId,
    reason: input.reason,
    after: {
      gradeId: grade.id,
      grade: input.grade,
      points: proposal.points,
      proposedGrade: proposal.grade,
      forcedBy: proposal.forcedBy,
    },
  });
  return ok({ gradeId: grade.id, points: proposal.points, proposedGrade: proposal.grade });
};

/** an unanswered factor never counts as nothing; each is named where it stands. */
function missingFactors(set: FactorSet, missing: readonly string[]) {
  return {
    code: 'INVALID_INPUT' as const,
    fields: missing.map((id) => {
      const title = set.factors.find((factor) => factor.id === id)?.title ?? id;
      return { path: `answers.chosen.${id}`, message: `“${title}”没有选，不清楚的请选“不详”` };
    }),
  };
}

const decline: Handler<'grades.decline'> = (input, context) => {
  const { register, user, now } = context;
  const grade = register.people.findGrade(input.gradeId);
  if (grade === undefined) return fail({ code: 'NOT_FOUND', what: '这次评估' });
  if (!isWaiting(grade)) return fail({ code: 'REFUSED', reason: '这次评估已经办结' });
  const decision = { declinedBy: user.name, declinedAt: now, declineReason: input.reason };
  register.people.declineGrade(grade.id, decision);
  afterChange(context, grade.personId);
  context.audit({
    action: '不批准分级',
    subjectKind: 'person',
    subjectId: grade.personId,
    reason: input.reason,
    before: { gradeId: grade.id, grade: grade.grade, proposedBy: grade.proposedBy },
  });
  return ok({});
};

const listAssessments: Handler<'grades.ofPerson'> = ({ personId }, context) => {
  const { register, today } = context;
  const person = presentPerson(register, personId);
  if (!person.ok) return person;
  const graded = register.people.grades(personId);
  const inForce = gradeInForce(graded.map(gradeFact), person.value.registeredOn);
  const rows = ruleRows(register);
  const facts = register.lifeFacts.ofPerson(personId, today);
  const since = inForce.grade === '未评估' ? null : { grade: inForce.grade, since: inForce.since };
  const review = gradeReview(since, facts, answersOf(facts, rows, today), rows);
  const current = graded
    .filter(({ approvedBy, effectiveOn }) => approvedBy !== null && effectiveOn === inForce.since)
    .at(-1)?.id;
  return ok({
    assessments: newestFirst(register, personId).map((row) =>
      assessmentOf(row, context, row.id === current && since !== null),
    ),
    nextReviewOn: review.nextOn,
    nextReviewWhy: REVIEW_WORDS[review.why ?? 'known'],
    triggers: review.triggers.map((trigger) => ({ ...trigger })),
  });
};

const REVIEW_WORDS = {
  known: '',
  notAssessed: '还没有生效的等级，请先评估',
  ruleMissing: '未设置：复评间隔没有已采用的规则，请到“设置—规则”采用或设定',
} as const;

function stateOf(row: GradeRow, current: boolean): Assessment['state'] {
  if (row.declinedBy !== null) return '未批准';
  if (row.approvedBy === null) return '待审批';
  return current ? '现行' : '历史';
}

function assessmentOf(row: GradeRow, context: Context, current: boolean): Assessment {
  const { register, user, officeOfOne } = context;
  const answers = answersOfRow(row);
  const adopted = row.ruleRowId === null ? null : adoptedSet(register, { rowId: row.ruleRowId });
  const { reason, source, proposedBy, proposedAt, approvedBy, effectiveOn } = row;
  return {
    gradeId: row.id,
    grade: row.grade,
    proposedGrade: row.proposedGrade,
    points: row.points,
    ...sheetWords(adopted?.set ?? null, answers),
    reason: maskNumbers(reason),
    source,
    proposedBy,
    proposedAt,
    approvedBy,
    effectiveOn,
    selfApproved: row.selfApproved,
    declinedBy: row.declinedBy,
    declineReason: maskNumbers(row.declineReason),
    state: stateOf(row, current),
    whyNot:
      isWaiting(row) && proposedBy === user.name && !officeOfOne
        ? '提出人不能审批自己提出的等级'
        : '',
  };
}

function sheetWords(
  set: FactorSet | null,
  answers: AssessmentAnswers | null,
): Pick<Assessment, 'lines' | 'forcedBy'> {
  if (set === null || answers === null) return { lines: [], forcedBy: [] };
  return {
    lines: set.factors.map((factor) => {
      const labels = answers.chosen[factor.id] ?? [];
      const points = pointsOf(factor, labels) ?? 0;
      return { title: factor.title, chosen: labels.join('、'), points };
    }),
    forcedBy: set.forces.filter(({ id }) => answers.forces.includes(id)).map(({ label }) => label),
  };
}

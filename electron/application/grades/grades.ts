import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { GradeRow } from '../../../db/repositories/people.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Handler, Handlers } from '../context.ts';
import { afterChange, gradeToday } from '../people/person-change.ts';
import { shownName } from '../people/sealed-person.ts';

/** a grade counts only once approved by another person; alone in the office, visibly 自评自批. */
export function createGradeHandlers(): Handlers<
  'grades.waiting' | 'grades.propose' | 'grades.approve'
> {
  return {
    'grades.waiting': listWaiting,
    'grades.propose': (input, context) => {
      const { register, now, user } = context;
      const person = register.people.find(input.personId);
      if (person === undefined || person.recycledAt !== null)
        return fail({ code: 'NOT_FOUND', what: '此人' });
      if (person.controlStatus === '死亡') return fail({ code: 'REFUSED', reason: DEAD });
      if (register.people.grades(input.personId).some(isWaiting))
        return fail({ code: 'REFUSED', reason: '此人已有一次待审批的评估，请先审批' });
      const grade = register.people.addGrade({
        personId: input.personId,
        grade: input.grade,
        reason: input.reason,
        source: '评估',
        proposedBy: user.name,
        proposedAt: now,
      });
      afterChange(context, input.personId);
      context.audit({
        action: '提出分级',
        subjectKind: 'person',
        subjectId: input.personId,
        reason: input.reason,
        after: { gradeId: grade.id, grade: input.grade },
      });
      return ok({ gradeId: grade.id });
    },
    'grades.approve': (input, context) => {
      const { register, user, today, officeOfOne } = context;
      const grade = register.people.findGrade(input.gradeId);
      if (grade === undefined) return fail({ code: 'NOT_FOUND', what: '这次评估' });
      if (!isWaiting(grade)) return fail({ code: 'REFUSED', reason: '这次评估已经办结' });
      const person = register.people.find(grade.personId);
      if (person === undefined || person.recycledAt !== null)
        return fail({ code: 'NOT_FOUND', what: '此人' });
      const own = grade.proposedBy === user.name;
      if (own && !officeOfOne)
        return fail({ code: 'NOT_PERMITTED', needs: '提出人以外的审核人或负责人' });
      register.people.approveGrade(grade.id, {
        approvedBy: user.name,
        effectiveOn: today,
        selfApproved: own,
      });
      register.people.update(person.id, { grade: gradeToday(register, person) });
      afterChange(context, grade.personId);
      context.audit({
        action: own ? '审批分级（自评自批）' : '审批分级',
        subjectKind: 'person',
        subjectId: grade.personId,
        after: { gradeId: grade.id, grade: grade.grade, on: today },
      });
      return ok({ effectiveOn: today, selfApproved: own });
    },
  };
}

/** defaults.md 4: of somebody who died nothing but a 更正 is recorded. */
export const DEAD = '已登记死亡，不再评估';

/** Neither approved nor declined yet. */
export function isWaiting(grade: GradeRow): boolean {
  return grade.approvedBy === null && grade.declinedBy === null;
}

const listWaiting: Handler<'grades.waiting'> = (_input, { register, user, officeOfOne }) => {
  const towns = new Map(register.regions.towns().map((town) => [town.code, town.name]));
  return ok(
    register.people.waitingGrades().map(({ grade, person }) => ({
      gradeId: grade.id,
      personId: person.id,
      fullName: shownName(person),
      townName: towns.get(person.townCode) ?? '',
      present: person.grade,
      grade: grade.grade,
      reason: maskNumbers(grade.reason),
      source: grade.source,
      proposedBy: grade.proposedBy,
      proposedAt: grade.proposedAt,
      whyNot: grade.proposedBy === user.name && !officeOfOne ? '提出人不能审批自己提出的等级' : '',
    })),
  );
};

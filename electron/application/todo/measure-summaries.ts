import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Handler, Handlers } from '../context.ts';
import { findMeasure } from '../measures/measure-life.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { afterChange } from '../people/person-change.ts';
import { sealingTexts } from '../people/sealed-person.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { periodProblem } from './summary-period.ts';

/** 半年小结 and 年度评估 of a measure (rule SUMMARY): written for a period, listed with the measure, voided with a reason. */
export function createMeasureSummaryHandlers(): Handlers<
  'todo.recordSummary' | 'todo.voidSummary' | 'todo.summariesOfPerson'
> {
  return {
    'todo.recordSummary': recordSummary,
    'todo.voidSummary': voidSummary,
    'todo.summariesOfPerson': sealingTexts(summariesOfPerson, ['author', 'conclusion']),
  };
}

const recordSummary: Handler<'todo.recordSummary'> = (input, context) => {
  const { register, today, user, now } = context;
  const found = findMeasure(context, input.measureId);
  if (!found.ok) return found;
  const measure = found.value.row;
  const wrong = (path: string, message: string) =>
    fail({ code: 'INVALID_INPUT', fields: [{ path, message }] } as const);
  if (!isCalendarDay(input.periodEnd)) return wrong('periodEnd', '没有这一天，请核对日期');
  if (!isCalendarDay(input.writtenOn)) return wrong('writtenOn', '没有这一天，请核对日期');
  if (input.writtenOn > today) return wrong('writtenOn', '不能晚于今天');
  const answers = found.value.answers.measures.find((each) => each.measure.id === measure.id);
  const problem =
    answers === undefined ? null : periodProblem(answers, input, ruleRows(register), today);
  if (problem !== null) return fail(problem);
  const there = register.measureSummaries
    .ofPerson(measure.personId)
    .some(
      (row) =>
        row.voidedAt === null &&
        row.measureId === input.measureId &&
        row.periodEnd === input.periodEnd,
    );
  if (there) return fail({ code: 'REFUSED', reason: '这个周期的小结或评估已经登记' });
  const row = register.measureSummaries.add({ ...input, recordedBy: user.name, recordedAt: now });
  afterChange(context, measure.personId);
  context.audit({
    action: `登记${input.kind}`,
    subjectKind: 'person',
    subjectId: measure.personId,
    after: { summaryId: row.id, measureId: input.measureId, periodEnd: input.periodEnd },
  });
  return ok({ id: row.id });
};

const voidSummary: Handler<'todo.voidSummary'> = ({ id, reason }, context) => {
  const { register, now } = context;
  const row = register.measureSummaries.find(id);
  const measure = row === undefined ? undefined : register.measureSummaries.ownerOf(row.measureId);
  if (row === undefined || measure === undefined)
    return fail({ code: 'NOT_FOUND', what: '这份小结或评估' });
  if (row.voidedAt !== null) return fail({ code: 'REFUSED', reason: '这份小结或评估已经作废' });
  register.measureSummaries.void(id, now, reason);
  afterChange(context, measure.personId);
  context.audit({
    action: `作废${row.kind}`,
    subjectKind: 'person',
    subjectId: measure.personId,
    reason,
    before: { summaryId: id, measureId: row.measureId, periodEnd: row.periodEnd },
  });
  return ok({});
};

/** What was typed is shown with its numbers masked; of somebody under 无感式管理 not at all. */
const summariesOfPerson: Handler<'todo.summariesOfPerson'> = ({ personId }, { register }) =>
  ok(
    register.measureSummaries
      .ofPerson(personId)
      .map(({ voidedAt, author, conclusion, voidReason, ...row }) => ({
        ...row,
        ...withMaskedTexts({ author, conclusion, voidReason }),
        voided: voidedAt !== null,
      })),
  );

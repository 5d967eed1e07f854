import { careWarnings, staffObjection } from '../../../db/domain/testing/test-staff.ts';
import type { TestRow } from '../../../db/repositories/records.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { lifeDayError } from '../measures/life-days.ts';
import { takeStatusBack } from '../measures/use-again.ts';
import { guardingViolations } from '../measures/violation-guard.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type TestMethod =
  'tests.record' | 'tests.void' | 'tests.ofPerson' | 'tests.reported' | 'tests.sent';

/** Tests and what is written down about them afterwards; a mistaken one is voided with its reason. */
export function createTestHandlers(): Handlers<TestMethod> {
  return {
    'tests.record': recordTest,
    'tests.void': guardingViolations(
      voidTest,
      ({ id }, { register }) => register.records.findTest(id)?.personId,
    ),
    'tests.ofPerson': sealingTexts<'tests.ofPerson'>((input, { register }) =>
      ok(register.records.testsOf(input.personId).map(testOf)),
    ),
    'tests.reported': reportedTest,
    'tests.sent': sentTest,
  };
}

const recordTest: Handler<'tests.record'> = (input, context) => {
  const { register, now, user, today } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const dayError =
    pastDayError(input.testedOn, today, 'testedOn') ??
    lifeDayError(register, person.value, [{ path: 'testedOn', day: input.testedOn }]);
  if (dayError !== null) return fail(dayError);
  const objection = staffObjection(input);
  if (objection !== null) return fail(wrongField(objection.path, objection.message));
  const { source: origin, drug, ...fields } = input;
  const again = sameDayWarning(input, register);
  const row = register.records.addTest({
    ...fields,
    drug: input.result === '阳性' ? (drug ?? '不详') : '',
    origin,
    source: '录入',
    recordedBy: user.name,
    recordedAt: now,
  });
  afterChange(context, input.personId);
  context.audit({
    action: '记录检测',
    subjectKind: 'person',
    subjectId: input.personId,
    after: {
      testId: row.id,
      testedOn: row.testedOn,
      kind: row.kind,
      result: row.result,
      drug: row.drug,
    },
  });
  return ok({
    id: row.id,
    warnings: [...careWarnings(input, person.value.sex), ...again],
    follows: row.result === '阳性' || row.result === '弱阳待检',
  });
};

/** A second test of a day counts for nothing more; it may be the same one keyed in twice. */
function sameDayWarning(
  { personId, testedOn, kind }: Checked<'tests.record'>,
  { records }: Register,
): readonly string[] {
  const twice = records
    .testsOf(personId)
    .some((test) => test.voidedAt === null && test.testedOn === testedOn && test.kind === kind);
  return twice ? [`${testedOn}已有一次${kind}记录，重复录入的请作废`] : [];
}

const voidTest: Handler<'tests.void'> = (input, context) => {
  const row = context.register.records.findTest(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次检测' });
  if (row.voidedAt !== null) return refusal('这次检测已经作废');
  context.register.records.voidTest(row.id, context.now, input.reason);
  const { testedOn, result } = row;
  const { reason } = input;
  const takenBack =
    result === '阳性'
      ? takeStatusBack(context, row.personId, { what: '检测', on: testedOn, reason })
      : { takenBack: false, brought: false };
  afterChange(context, row.personId);
  context.audit({
    action: '作废检测',
    subjectKind: 'person',
    subjectId: row.personId,
    reason,
    before: { testId: row.id, testedOn: row.testedOn, result: row.result },
  });
  return ok(takenBack);
};

/** A test that still counts, or why nothing can be added to it. */
export function countedTest(register: Register, id: number): Result<TestRow> {
  const row = register.records.findTest(id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次检测' });
  return row.voidedAt === null ? ok(row) : refusal('这次检测已经作废');
}

/** A day between the test and today. */
function dayAfterTest(row: TestRow, day: string, today: string, path: string) {
  const error = pastDayError(day, today, path);
  if (error !== null) return error;
  return day < row.testedOn ? wrongField(path, `不能早于检测日期（${row.testedOn}）`) : null;
}

const reportedTest: Handler<'tests.reported'> = (input, context) => {
  const { register, today } = context;
  const row = countedTest(register, input.testId);
  if (!row.ok) return row;
  if (row.value.result !== '阳性')
    return refusal('只有阳性结果需要报告公安机关（《戒毒条例》第二十一条）');
  const error = dayAfterTest(row.value, input.reportedOn, today, 'reportedOn');
  if (error !== null) return fail(error);
  const { reportedOn, reportedTo } = input;
  register.records.updateTest(input.testId, { reportedOn, reportedTo });
  afterChange(context, row.value.personId);
  context.audit({
    action: '报告公安机关',
    subjectKind: 'person',
    subjectId: row.value.personId,
    before: { testId: input.testId, reportedOn: row.value.reportedOn },
    after: { testId: input.testId, reportedOn, reportedTo },
  });
  return ok({});
};

const sentTest: Handler<'tests.sent'> = (input, context) => {
  const { register, today } = context;
  const row = countedTest(register, input.testId);
  if (!row.ok) return row;
  if (row.value.result !== '弱阳待检') return refusal('只有弱阳待检的样本需要送实验室检测');
  const error = dayAfterTest(row.value, input.sentOn, today, 'sentOn');
  if (error !== null) return fail(error);
  const { sentOn, sentTo } = input;
  register.records.updateTest(input.testId, { sentOn, sentTo });
  afterChange(context, row.value.personId);
  context.audit({
    action: '样本送检',
    subjectKind: 'person',
    subjectId: row.value.personId,
    before: { testId: input.testId, sentOn: row.value.sentOn },
    after: { testId: input.testId, sentOn, sentTo },
  });
  return ok({});
};

function testOf(row: TestRow): Output<'tests.ofPerson'>[number] {
  return withMaskedTexts({
    id: row.id,
    testedOn: row.testedOn,
    kind: row.kind,
    result: row.result,
    origin: row.origin,
    place: row.place,
    testers: row.testers,
    secondTester: row.secondTester,
    soleReason: row.soleReason,
    femaleStaff: row.femaleStaff,
    drug: row.drug,
    sampleNumber: row.sampleNumber,
    reportedOn: row.reportedOn,
    note: row.note,
    source: row.source,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    voided: row.voidedAt !== null,
    voidReason: row.voidReason,
  });
}

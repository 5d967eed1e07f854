import { proposeGrade, nextReview } from '../../../db/domain/grades/grading.ts';
import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { FactorSet } from '../../../db/domain/grades/factor-set.ts';
import { listTestWindows } from '../../../db/domain/testing/test-windows.ts';
import {
  isRuleId,
  isRuleValue,
  ruleOn,
  type RuleId,
  type RuleRow,
} from '../../../db/domain/rules/rule-table.ts';
import { gradeInForce } from '../../../db/domain/visits/visit-due.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { compareTodo, TRIAL_ROWS } from './todo-trial.ts';
import { dueOf, gradeFact, ruleRows, visitLife } from '../visits/visit-due-book.ts';

type Trial = Output<'rules.tryOut'>;

/** What a rule decides about one person, in words that can be compared. */
interface Question {
  readonly what: string;
  readonly concerns: (person: PersonRecord) => boolean;
  readonly answer: (person: PersonRecord, rows: readonly RuleRow[], context: Context) => string;
}

const UNSET = '未设置';

/** 规则试算: the same rules asked twice, with the table as it is and with the draft row in it; nothing is written. */
export function createRuleTrial(): Handlers<'rules.tryOut'> {
  return { 'rules.tryOut': tryOut };
}

const tryOut: Handler<'rules.tryOut'> = ({ ruleId, value, validFrom }, context) => {
  if (!isRuleId(ruleId)) return fail({ code: 'NOT_FOUND', what: '这条规则' });
  const wrong = (path: string, message: string) =>
    fail({ code: 'INVALID_INPUT', fields: [{ path, message }] } as const);
  if (!isRuleValue(ruleId, value))
    return wrong('value', '规则的数值不完整或超出范围，请按提示填写');
  if (!isCalendarDay(validFrom)) return wrong('validFrom', '没有这一天，请核对日期');
  const question = questionOf(ruleId);
  if (question === null && WITHOUT_ITEMS.includes(ruleId)) return ok(NOTHING);
  const before = ruleRows(context.register);
  const after = withDraft(before, ruleId, value, validFrom);
  if (question === null) return ok(compareTodo(context, before, after));
  return ok(compare(question, before, after, context));
};

/** Rules on which no item of the to-do list hangs: looks of grades, entry conditions, lines of income, documents. */
const WITHOUT_ITEMS: readonly RuleId[] = [
  ...(['GRADE-SET', 'LIGHT-ENTRY', 'POVERTY-LINE', 'POVERTY-NEAR-FACTOR'] as const),
  ...(['CLOSE-AFTER', 'URGENT-FIRST'] as const),
];
const NOTHING: Trial = { what: '', compared: 0, changed: 0, changedOfOffice: 0, rows: [] };

/** The table as it would be: the running row closes on the day, the draft opens. */
function withDraft(
  rows: readonly RuleRow[],
  id: RuleId,
  value: object,
  validFrom: string,
): readonly RuleRow[] {
  const kept = rows
    .filter((row) => row.id !== id || row.validFrom < validFrom)
    .map((row) =>
      row.id === id && (row.validTo === null || row.validTo > validFrom)
        ? { ...row, validTo: validFrom }
        : row,
    );
  return [...kept, { id, value, validFrom, validTo: null, adopted: true } as unknown as RuleRow];
}

function compare(
  question: Question,
  before: readonly RuleRow[],
  after: readonly RuleRow[],
  context: Context,
): Trial {
  const { register, progress } = context;
  const people = register.people
    .all()
    .filter(
      (person) =>
        person.recycledAt === null && person.presence === '在册' && question.concerns(person),
    );
  const towns = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  const rows: Trial['rows'] = [];
  let changed = 0;
  people.forEach((person, index) => {
    if (index % 200 === 0) progress.report(index, people.length, '正在试算');
    const old = question.answer(person, before, context);
    const fresh = question.answer(person, after, context);
    if (old === fresh) return;
    changed += 1;
    if (rows.length >= TRIAL_ROWS) return;
    rows.push({
      key: `${person.id}`,
      personId: person.id,
      fullName: person.lightTouch ? lightTouchLabel(person.id) : person.fullName,
      townName: towns.get(person.townCode) ?? '',
      before: old,
      after: fresh,
    });
  });
  return { what: question.what, compared: people.length, changed, changedOfOffice: 0, rows };
}

/** Which day or grade of a person hangs on a rule; null: whatever hangs on it stands in the to-do list. */
function questionOf(ruleId: RuleId): Question | null {
  const grade = /^(?:VISIT|REVIEW)-(.+)$/.exec(ruleId)?.[1];
  if (ruleId.startsWith('VISIT-'))
    return {
      what: '应走访日期',
      concerns: (person) => person.grade === grade && !person.lightTouch,
      answer: visitDay,
    };
  if (ruleId.startsWith('REVIEW-') && ruleId !== 'REVIEW-TRIGGER')
    return {
      what: '下次复评日期',
      concerns: (person) => person.grade === grade,
      answer: reviewDay,
    };
  if (ruleId === 'FACTOR-SET')
    return { what: '按评估表应评的等级', concerns: () => true, answer: sheetGrade };
  if (ruleId.startsWith('TEST-社区'))
    return {
      what: '检测应检次数和下次应检日期',
      concerns: () => true,
      answer: testDays,
    };
  return null;
}

function visitDay(person: PersonRecord, rows: readonly RuleRow[], context: Context): string {
  const due = dueOf(visitLife(context.register, person), rows, context.today);
  if (due.why !== null) return UNSET;
  return due.dueOn ?? '不产生走访任务';
}

function reviewDay(person: PersonRecord, rows: readonly RuleRow[], { register }: Context): string {
  const { grade, since } = gradeInForce(
    register.people.grades(person.id).map(gradeFact),
    person.registeredOn,
  );
  if (grade === '未评估') return '未评估';
  return nextReview(grade, since, rows) ?? UNSET;
}

/** The last approved sheet, counted again by the set of each table (R-07: what is not approved counts nowhere); a factor that a set does not know any more is left out. */
function sheetGrade(
  person: PersonRecord,
  rows: readonly RuleRow[],
  { register, today }: Context,
): string {
  const sheet = register.people
    .grades(person.id)
    .filter((grade) => grade.sheet !== null && grade.approvedBy !== null)
    .at(-1)?.sheet;
  if (sheet === undefined || sheet === null) return '没有评估表';
  const set: FactorSet | null =
    ruleOn(rows, 'FACTOR-SET', today) ??
    rows.filter((row) => row.id === 'FACTOR-SET').at(-1)?.value ??
    null;
  if (set === null) return UNSET;
  const proposal = proposeGrade(set, JSON.parse(sheet) as Parameters<typeof proposeGrade>[1]);
  return proposal.grade === null ? '须重新评估' : `${proposal.grade}（${proposal.points}分）`;
}

function testDays(
  person: PersonRecord,
  rows: readonly RuleRow[],
  { register, today }: Context,
): string {
  const facts = register.lifeFacts.ofPerson(person.id, today);
  const running = facts.measures.filter(({ endDay }) => endDay === null);
  const answers = running.map((measure) => {
    const { windows, why } = listTestWindows(measure, facts.tests, rows, today);
    if (windows === null) return why === 'notApplicable' ? '' : UNSET;
    const due = windows.find(({ end, held, excused }) => end > today && !held && !excused);
    return `共${windows.length}次，下次${due === undefined ? '无' : due.end}前`;
  });
  return answers.filter((answer) => answer !== '').join('；') || '无检测任务';
}

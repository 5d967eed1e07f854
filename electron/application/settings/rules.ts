import { isCalendarDay, laterDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  EXAMPLE_RULE_ROWS,
  RULE_CATALOGUE,
  type RuleEntry,
} from '../../../db/domain/rules/rule-catalogue.ts';
import { isRuleId, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { ruleProblems } from '../../../db/domain/rules/rule-values.ts';
import type { RuleRecord } from '../../../db/repositories/rules.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { ruleValueText } from './rule-text.ts';
import { recomputeEverybody } from '../todo/todo-book.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

type Row = Output<'rules.list'>[number];
const EXAMPLE_BASIS = '示例方案，经本单位确认采用';

/** The rule table: what nobody adopted answers nothing. */
export function createRuleHandlers(): Handlers<
  'rules.list' | 'rules.adoptExamples' | 'rules.change' | 'rules.close'
> {
  return {
    'rules.list': listRules,
    'rules.adoptExamples': adoptExamples,
    'rules.change': changeRule,
    'rules.close': closeRule,
  };
}

const listRules: Handler<'rules.list'> = (_input, { register }) => {
  const kept = register.rules.all();
  return ok(RULE_CATALOGUE.flatMap((entry) => rowsOf(entry, kept)));
};

const adoptExamples: Handler<'rules.adoptExamples'> = (input, context) => {
  const { register, user, today } = context;
  let adopted = 0;
  for (const id of input.ruleIds)
    if (adoptExample(register, id, { by: user.name, on: today })) adopted += 1;
  recomputeEverybody(context);
  context.audit({
    action: '采用示例规则',
    subjectKind: 'rule',
    after: { ruleIds: input.ruleIds, adopted },
  });
  return ok({ adopted });
};

const changeRule: Handler<'rules.change'> = (input, context) => {
  const { register, user, today } = context;
  const entry = RULE_CATALOGUE.find((each) => each.id === input.ruleId);
  if (entry === undefined || !isRuleId(input.ruleId))
    return fail({ code: 'NOT_FOUND', what: '这条规则' });
  const wrong = (path: string, message: string) =>
    fail({ code: 'INVALID_INPUT', fields: [{ path, message }] } as const);
  if (!isCalendarDay(input.validFrom)) return wrong('validFrom', '没有这一天，请核对日期');
  const problems = ruleProblems(input.ruleId, input.value, ruleRows(register), input.validFrom);
  if (problems.length > 0)
    return fail({
      code: 'INVALID_INPUT',
      fields: problems.map(({ field, message }) => ({
        path: field === '' ? 'value' : `value.${field}`,
        message,
      })),
    });
  const running = register.rules.running(input.ruleId);
  const tooEarly = tooEarlyFor(register, input.ruleId, input.validFrom);
  if (tooEarly !== null) return wrong('validFrom', tooEarly);
  if (running !== undefined) register.rules.close(running.id, input.validFrom);
  const row = register.rules.add({
    ruleId: input.ruleId,
    value: JSON.stringify(input.value),
    status: '地方',
    source: '本单位设定',
    legalBasis: input.legalBasis,
    validFrom: input.validFrom,
    adoptedBy: user.name,
    adoptedOn: today,
  });
  recomputeEverybody(context);
  context.audit({
    action: '修改规则',
    subjectKind: 'rule',
    reason: input.legalBasis,
    before: running === undefined ? null : { ruleId: running.ruleId, value: running.value },
    after: { ruleId: row.ruleId, value: row.value, validFrom: row.validFrom },
  });
  return ok(rowOf(entry, row));
};

/** rows of one rule never overlap. Why a row cannot begin on a day; null: it can. */
function tooEarlyFor(register: Register, ruleId: string, validFrom: string): string | null {
  const latest = register.rules.latest(ruleId);
  if (latest === undefined) return null;
  const { validFrom: last, validTo: closedOn } = latest;
  if (closedOn === null) return validFrom <= last ? `应晚于现行规则的生效日期（${last}）` : null;
  return validFrom < closedOn ? `不能早于这条规则停用的日期（${closedOn}）` : null;
}

/** the running row ends; what began before is still judged by it. The basis stands in the log. */
const closeRule: Handler<'rules.close'> = ({ ruleId, from, legalBasis }, context) => {
  const { register } = context;
  const entry = RULE_CATALOGUE.find(({ id }) => id === ruleId);
  if (entry === undefined) return fail({ code: 'NOT_FOUND', what: '这条规则' });
  const wrong = (message: string) =>
    fail({ code: 'INVALID_INPUT', fields: [{ path: 'from', message }] } as const);
  if (!isCalendarDay(from)) return wrong('没有这一天，请核对日期');
  // A line counts for the year that it names, whatever its days.
  if (ruleId === 'POVERTY-LINE')
    return fail({ code: 'REFUSED', reason: '收入线按年度、地区录入，不停用；录错了请修改' });
  const running = register.rules.running(ruleId);
  if (running === undefined)
    return fail({ code: 'REFUSED', reason: '这条规则没有设置，或者已经停用' });
  if (from < running.validFrom) return wrong(`不能早于现行规则的生效日期（${running.validFrom}）`);
  register.rules.close(running.id, from);
  recomputeEverybody(context);
  context.audit({
    action: '停用规则',
    subjectKind: 'rule',
    reason: legalBasis,
    before: { ruleId, value: running.value, validFrom: running.validFrom },
    after: { ruleId, validTo: from },
  });
  return ok(rowOf(entry, { ...running, validTo: from }));
};

/** From when an example counts: always, or, of a rule that was switched off, from today or the day it ends on. */
function exampleFrom(register: Register, example: RuleRow, today: string): string {
  const closedOn = register.rules.latest(example.id)?.validTo ?? null;
  return closedOn === null ? example.validFrom : laterDay(closedOn, today);
}

/** Opens the example row of a rule that has none running; false: there is no example, or one is running. */
export function adoptExample(
  register: Register,
  ruleId: string,
  adoption: { by: string; on: string },
): boolean {
  const example = EXAMPLE_RULE_ROWS.find((row) => row.id === ruleId);
  const entry = RULE_CATALOGUE.find((each) => each.id === ruleId);
  if (example === undefined || entry === undefined || register.rules.running(ruleId) !== undefined)
    return false;
  register.rules.add({
    ruleId,
    value: JSON.stringify(example.value),
    status: entry.status,
    source: entry.source,
    legalBasis: EXAMPLE_BASIS,
    validFrom: exampleFrom(register, example, adoption.on),
    adoptedBy: adoption.by,
    adoptedOn: adoption.on,
  });
  return true;
}

/** The rows of a rule; where none is running, a line that says 未设置 with the example that could be adopted. */
function rowsOf(entry: RuleEntry, kept: readonly RuleRecord[]): Row[] {
  const rows = kept.filter((row) => row.ruleId === entry.id).map((row) => rowOf(entry, row));
  if (rows.some(({ validTo }) => validTo === null)) return rows;
  const example = EXAMPLE_RULE_ROWS.find((row) => row.id === entry.id);
  const suggestion =
    example === undefined ? '未设置' : `未设置（示例：${ruleValueText(entry.id, example.value)}）`;
  return [
    ...rows,
    {
      rowId: null,
      ruleId: entry.id,
      title: entry.title,
      value: example === undefined ? null : { ...example.value },
      valueText: suggestion,
      status: entry.status,
      source: entry.source,
      legalBasis: '',
      validFrom: null,
      validTo: null,
      adoptedBy: null,
      adoptedOn: null,
    },
  ];
}

function rowOf(entry: RuleEntry, row: RuleRecord): Row {
  const value = JSON.parse(row.value) as Record<string, unknown>;
  const {
    id: rowId,
    ruleId,
    status,
    source,
    legalBasis,
    validFrom,
    validTo,
    adoptedBy,
    adoptedOn,
  } = row;
  const valueText = ruleValueText(entry.id, value);
  return {
    rowId,
    ruleId,
    title: entry.title,
    value,
    valueText,
    status,
    source,
    legalBasis,
    validFrom,
    validTo,
    adoptedBy,
    adoptedOn,
  };
}

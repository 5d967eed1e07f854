import {
  decisionBasis,
  firstDecisionDay,
  lastCaseStep,
  missingStepFor,
  stepProblem,
  type StepProblem,
} from '../../../db/domain/poverty/case-procedure.ts';
import { judgeApproval } from '../../../db/domain/grades/grading.ts';
import type { CaseRow } from '../../../db/repositories/poverty-cases.ts';
import type { PovertyLevel } from '../../../db/domain/words/vocabulary.ts';
import { fail, type AppError } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { refusal, wrongField } from '../people/live-person.ts';
import { pastDayError } from '../people/person-status.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { caseFacts } from './case-view.ts';
import { categoryWordError, keptText } from './household-fields.ts';
import { caseAgain, openCaseSeen } from './poverty-cases.ts';
import { watchTakenIn } from './raise-watch.ts';
import { NOT_RETURNED } from './taken-back.ts';

/** The procedure of a case: five steps with day and paper, the proposal, and the decision by another person. */
export function createCaseSteps(): Handlers<
  | 'povertyCases.step'
  | 'povertyCases.voidStep'
  | 'povertyCases.propose'
  | 'povertyCases.sendBack'
  | 'povertyCases.decide'
> {
  return {
    'povertyCases.step': recordStep,
    'povertyCases.voidStep': voidStep,
    'povertyCases.propose': propose,
    'povertyCases.sendBack': sendBack,
    'povertyCases.decide': decide,
  };
}

function changed(
  context: Context,
  row: CaseRow,
  action: string,
  words: { readonly reason?: string; readonly before?: unknown; readonly after?: unknown },
) {
  context.audit({ action, subjectKind: 'person', subjectId: row.personId, ...words });
  return caseAgain(context, row.id);
}

/** A step more or less takes back what was proposed before. */
const UNPROPOSED = {
  outcome: null,
  outcomeCategory: null,
  outcomeLevel: null,
  outcomeReason: '',
  proposedBy: null,
} as const;

const recordStep: Handler<'povertyCases.step'> = (input, context) => {
  const { register, user, now, today } = context;
  const found = openCaseSeen(context, input);
  if (!found.ok) return found;
  const row = found.value;
  const { step, fromOn, toOn, paper, result } = input;
  const dayError =
    pastDayError(fromOn, today, 'fromOn') ??
    (toOn === null ? null : pastDayError(toOn, toOn > today ? toOn : today, 'toOn'));
  if (dayError !== null) return fail(dayError);
  const given = { step, from: fromOn, to: toOn };
  const problem = stepProblem(given, caseFacts(row, register), ruleRows(register), today);
  if (problem !== null) return fail(problemError(problem));
  const kept = { recordedBy: user.name, recordedAt: now };
  const added = register.povertyCases.addStep({
    ...{ caseId: row.id, step, fromOn, toOn, paper, result },
    ...kept,
  });
  register.povertyCases.update(row.id, UNPROPOSED);
  const after = { caseId: row.id, stepId: added.id, step, fromOn, toOn, paper };
  return changed(context, row, '新发现认定步骤', { after });
};

function problemError(problem: StepProblem): AppError {
  switch (problem.code) {
    case 'notNext':
      return wrongField(
        'step',
        problem.next === null ? '五个步骤都已登记' : `按顺序，现在应登记“${problem.next}”`,
      );
    case 'beforeClue':
      return wrongField('fromOn', '不能早于发现线索的日期');
    case 'tooEarly':
      return wrongField('fromOn', `上一步骤还没有结束，最早${problem.first}`);
    case 'inFuture':
      return wrongField('toOn', '日期不能在今天之后');
    case 'endsBefore':
      return wrongField('toOn', '不能早于开始日期');
    case 'endMissing':
      return wrongField('toOn', '请填写公示的最后一天');
    case 'noticeShort':
      return wrongField(
        'toOn',
        `公示不少于${problem.days}天（张贴当天不计），最后一天不能早于${problem.first}`,
      );
    case 'ruleMissing':
      return {
        code: 'REFUSED',
        reason: '未设置：“线索到认定、公示期限”没有已采用的规则，请到“设置—规则”采用后再登记公示',
      };
  }
}

/** Only the last step can be taken back: the ones behind it rest on it. */
const voidStep: Handler<'povertyCases.voidStep'> = (input, context) => {
  const { register, now } = context;
  const found = openCaseSeen(context, input);
  if (!found.ok) return found;
  const row = found.value;
  const step = register.povertyCases
    .steps(row.id)
    .find(({ id, voidedAt }) => id === input.stepId && voidedAt === null);
  if (step === undefined) return fail({ code: 'NOT_FOUND', what: '这个步骤' });
  const last = lastCaseStep(register.povertyCases.stepFacts(row.id));
  if (step.step !== last) return refusal(`后面还有步骤，请先作废“${last ?? ''}”`);
  register.povertyCases.voidStep(step.id, now, input.reason);
  register.povertyCases.update(row.id, UNPROPOSED);
  const before = { caseId: row.id, stepId: step.id, step: step.step, fromOn: step.fromOn };
  return changed(context, row, '作废新发现认定步骤', { reason: input.reason, before });
};

/** A second proposal takes the place of the first. */
const propose: Handler<'povertyCases.propose'> = (input, context) => {
  const { register, user } = context;
  const found = openCaseSeen(context, input);
  if (!found.ok) return found;
  const row = found.value;
  const { outcome, category, level } = input;
  const typed = keptText('reason', input.reason, row.outcomeReason);
  if (!typed.ok) return typed;
  const reason = typed.value;
  const missing = missingStepFor(outcome, register.povertyCases.stepFacts(row.id));
  if (missing !== null) return refusal(`认定程序还没有走完，还缺“${missing}”，不能提出“纳入”`);
  const into = outcome === '纳入';
  const error = into ? (listedWordError(context, category) ?? levelError(level)) : null;
  if (error !== null) return fail(error);
  const given = { outcomeCategory: into ? category : null, outcomeLevel: into ? level : null };
  register.povertyCases.update(row.id, {
    ...{ outcome, ...given, outcomeReason: reason, proposedBy: user.name, ...NOT_RETURNED },
  });
  const after = { caseId: row.id, outcome, category: given.outcomeCategory };
  return changed(context, row, '提出认定意见', {
    ...{ reason, after: { ...after, level: given.outcomeLevel } },
  });
};

/** The second person does not agree: the case is open again, and who proposed it is told why. Who proposed it proposes anew instead. */
const sendBack: Handler<'povertyCases.sendBack'> = (input, context) => {
  const { register, user, today, officeOfOne } = context;
  const found = openCaseSeen(context, input);
  if (!found.ok) return found;
  const row = found.value;
  if (row.outcome === null) return refusal('还没有提出认定意见');
  const proposer = row.proposedBy ?? '';
  if (judgeApproval(proposer, user.name, officeOfOne ? 1 : 2) === 'needsAnother')
    return fail({ code: 'NOT_PERMITTED', needs: '提出人以外的审核人或负责人' });
  const { reason } = input;
  const returned = { returnedReason: reason, returnedBy: user.name, returnedTo: proposer };
  register.povertyCases.update(row.id, { ...UNPROPOSED, ...returned, returnedOn: today });
  const { id: caseId, outcome, outcomeCategory: category, outcomeLevel: level } = row;
  return changed(context, row, '退回认定意见', {
    ...{ reason, before: { caseId, outcome, category, level, proposedBy: proposer } },
    after: { caseId, returnedTo: proposer },
  });
};

/** who is taken in is under watch from then on, at a level. */
function levelError(level: PovertyLevel | null): AppError | null {
  return level === null ? wrongField('level', '请选择返贫风险等级') : null;
}

/** who is taken in stands on the list of the rounds from then on. */
export function listedWordError({ register }: Context, category: string): AppError | null {
  const error = categoryWordError(register, category, 'category');
  if (error !== null || register.households.listedWords().has(category)) return error;
  return wrongField('category', `“${category}”不在逐人回访范围内，纳入的请选择脱贫或监测的类别`);
}

/** By another person than the proposer, alone only in an office of one (自评自批). 纳入 gives the household its category and begins a watch. */
const decide: Handler<'povertyCases.decide'> = (input, context) => {
  const { register, user, today, officeOfOne } = context;
  const found = openCaseSeen(context, input);
  if (!found.ok) return found;
  const row = found.value;
  if (row.outcome === null) return refusal('还没有提出认定意见，请先提出');
  if (row.outcome === '纳入' && row.outcomeLevel === null)
    return refusal('没有选返贫风险等级，请先改提认定意见');
  const judged = judgeApproval(row.proposedBy ?? '', user.name, officeOfOne ? 1 : 2);
  if (judged === 'needsAnother')
    return fail({ code: 'NOT_PERMITTED', needs: '提出人以外的审核人或负责人' });
  const error = pastDayError(input.on, today, 'on');
  if (error !== null) return fail(error);
  const first = firstDecisionDay(caseFacts(row, register));
  if (input.on < first) return fail(wrongField('on', `不能早于最后一个步骤的日期（${first}）`));
  const selfApproved = judged === 'selfApproved';
  const decided = { outcomeOn: input.on, decidedBy: user.name, selfApproved };
  register.povertyCases.update(row.id, decided);
  giveCategory(context, row, input);
  const { id: caseId, householdId, outcome, outcomeCategory, outcomeLevel: level } = row;
  if (level !== null) watchTakenIn(context, { householdId, caseId, decidedOn: input.on, level });
  const after = { caseId, outcome, category: outcomeCategory, level, ...decided };
  const action = `新发现认定审定：${outcome}${selfApproved ? '（自评自批）' : ''}`;
  return changed(context, row, action, { after });
};

function giveCategory(
  { register, user, now }: Context,
  { id, householdId, outcomeCategory: word }: CaseRow,
  { on }: Checked<'povertyCases.decide'>,
): void {
  if (word === null || register.households.currentCategory(householdId, on) === word) return;
  register.households.addCategory({
    ...{ householdId, word, since: on, basis: decisionBasis(id) },
    ...{ recordedBy: user.name, recordedAt: now },
  });
}

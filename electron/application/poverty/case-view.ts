import {
  caseDueOn,
  caseOverdueDays,
  caseRule,
  nextCaseStep,
  type CaseFacts,
} from '../../../db/domain/poverty/case-procedure.ts';
import type { CaseRow, CaseStepRow } from '../../../db/repositories/poverty-cases.ts';
import type { Register } from '../../../db/register.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { shownName } from '../people/sealed-person.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { householdFace, householdNow } from './household-view.ts';

type PovertyCase = Output<'povertyCases.list'>['rows'][number];

/** What the procedure asks of a case. */
export function caseFacts(row: CaseRow, register: Register): CaseFacts {
  const steps = register.povertyCases.stepFacts(row.id);
  return { clueOn: row.clueOn, steps, decidedOn: row.decidedBy === null ? null : row.outcomeOn };
}

/** A case with its steps and its days (NEW-CASE). Numbers in texts are masked. */
export function caseOf(row: CaseRow, context: Context): PovertyCase {
  const { register, today } = context;
  const person = register.people.find(row.personId);
  const household = register.households.find(row.householdId);
  if (person === undefined || household === undefined) throw new Error('A case of nobody');
  const { townName, villageName } = householdFace(householdNow(household, context), context);
  const rows = ruleRows(register);
  const facts = caseFacts(row, register);
  const open = row.decidedBy === null && row.voidedAt === null;
  const { id, revision, personId, householdId, source, clueOn, note, noticeCategory } = row;
  return withMaskedTexts({
    ...{ id, revision, personId, householdId, source, clueOn, note, townName, villageName },
    noticeCategory,
    fullName: shownName(person),
    dueOn: caseDueOn(clueOn, rows),
    overdueDays: row.voidedAt === null ? caseOverdueDays(facts, rows, today) : 0,
    noticeDays: caseRule(clueOn, rows)?.noticeDays ?? null,
    nextStep: open ? nextCaseStep(facts.steps) : null,
    steps: register.povertyCases.steps(id).map(stepOf),
    ...outcomeOf(row),
    voided: row.voidedAt !== null,
    voidReason: row.voidReason,
  });
}

function outcomeOf(row: CaseRow) {
  const { outcome, outcomeCategory, outcomeLevel, outcomeOn, outcomeReason, selfApproved } = row;
  return {
    ...{ outcome, outcomeCategory, outcomeLevel, outcomeOn, outcomeReason, selfApproved },
    ...{ returnedReason: row.returnedReason, returnedOn: row.returnedOn },
    ...{ returnedBy: row.returnedBy, returnedTo: row.returnedTo },
    proposedBy: row.proposedBy ?? '',
    decidedBy: row.decidedBy ?? '',
  };
}

function stepOf(row: CaseStepRow): PovertyCase['steps'][number] {
  const { id, step, fromOn, toOn, paper, result, recordedBy, voidedAt, voidReason } = row;
  const voided = voidedAt !== null;
  return { id, step, fromOn, toOn, paper, result, recordedBy, voided, voidReason };
}

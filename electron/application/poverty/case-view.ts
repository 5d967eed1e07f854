import {
  caseDueOn,
  caseOverdueDays,
  caseRule,
  nextCaseStep,
  type CaseFacts,
} from '../../../db/domain/poverty/case-procedure.ts';
import type { CaseRow, CaseStepRow } from '../../../db/repositories/poverty-cases.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { coveredTexts, shownName } from '../people/sealed-person.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import { householdFace, householdNow, type HouseholdNow } from './household-view.ts';

type PovertyCase = Output<'povertyCases.list'>['rows'][number];

/** What the procedure asks of a case. */
export function caseFacts(row: CaseRow, register: Register): CaseFacts {
  const steps = register.povertyCases.stepFacts(row.id);
  return { clueOn: row.clueOn, steps, decidedOn: row.decidedBy === null ? null : row.outcomeOn };
}

/** What somebody typed about a case, wherever it stands in it. */
const TYPED = ['note', 'outcomeReason', 'returnedReason', 'voidReason', 'paper', 'result'] as const;

/** what was typed about a case is covered while its person, or everybody registered in the household, is under 无感式管理. */
export function hidesCase(
  person: Pick<PersonRecord, 'lightTouch'> | undefined,
  { sealed }: Pick<HouseholdNow, 'sealed'>,
): boolean {
  return sealed || person?.lightTouch === true;
}

/** A case with its steps and its days (NEW-CASE). Numbers in texts are masked, texts of somebody under 无感式管理 covered. */
export function caseOf(row: CaseRow, context: Context): PovertyCase {
  const { register, today } = context;
  const person = register.people.find(row.personId);
  const household = register.households.find(row.householdId);
  if (person === undefined || household === undefined) throw new Error('A case of nobody');
  const now = householdNow(household, context);
  const { townName, villageName } = householdFace(now, context);
  const rows = ruleRows(register);
  const facts = caseFacts(row, register);
  const open = row.decidedBy === null && row.voidedAt === null;
  const { id, revision, personId, householdId, source, clueOn, note, noticeCategory } = row;
  const shown = {
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
  };
  return withMaskedTexts(hidesCase(person, now) ? coveredTexts(shown, TYPED) : shown);
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

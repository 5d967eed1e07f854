import type { HouseholdRow } from '../../../db/repositories/households.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { householdDetail } from './household-view.ts';

export const NO_HOUSEHOLD = fail({ code: 'NOT_FOUND', what: '这一户' });

/** A household that was not voided. */
export function liveHousehold(register: Register, id: number): Result<HouseholdRow> {
  const row = register.households.find(id);
  return row?.voidedAt === null ? ok(row) : NO_HOUSEHOLD;
}

/** The household after a change. */
export function detailAgain(id: number, context: Context): Output<'households.get'> {
  const row = context.register.households.find(id);
  if (row === undefined) throw new Error('A household that is gone after its own change');
  return householdDetail(row, context);
}

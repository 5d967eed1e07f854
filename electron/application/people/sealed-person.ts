import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { AppError } from '../../contract/errors.ts';
import type { Context } from '../context.ts';

/** What stands in the place of a value that would tell who somebody under 无感式管理 is. */
export const COVERED = '（已遮盖）';

/** what the page hides cannot be written over by what it shows. */
export const SEALED = '此人按无感式管理，资料已封存；需要修改的，先由审核人或负责人终止无感式管理';

/**
 * the one guard of everything that would open who somebody under 无感式管理 is: numbers, telephones, scanned papers. Only
 * those who approve may, and what they open is logged by the caller. Null: nothing stands in the way.
 */
export function sealedError(
  person: Pick<PersonRecord, 'lightTouch'> | undefined,
  { user }: Pick<Context, 'user'>,
): AppError | null {
  if (person?.lightTouch !== true || user.role !== '经办人') return null;
  return { code: 'NOT_PERMITTED', needs: '审核人或负责人' };
}

/** the name that a list shows: of somebody under 无感式管理 the number. */
export function shownName(person: Pick<PersonRecord, 'id' | 'fullName' | 'lightTouch'>): string {
  return person.lightTouch ? lightTouchLabel(person.id) : person.fullName;
}

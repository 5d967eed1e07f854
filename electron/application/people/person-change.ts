import { gradeInForce } from '../../../db/domain/visits/visit-due.ts';
import type { Grade } from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Context } from '../context.ts';
import { endLightTouchOnSign } from '../grades/light-touch-signs.ts';
import { refreshSearch } from './person-search.ts';
import { followHolders } from '../teams/team-holders.ts';
import { refreshTodo } from '../todo/todo-book.ts';
import { gradeFact, refreshVisitDue, ruleRows } from '../visits/visit-due-book.ts';

/** The person as the clerk saw it, or CONFLICT if somebody has changed it meanwhile. */
export function current(register: Register, id: number, revision: number): Result<PersonRecord> {
  const person = register.people.find(id);
  if (person === undefined || person.recycledAt !== null)
    return fail({ code: 'NOT_FOUND', what: '此人' });
  if (person.revision !== revision)
    return fail({
      code: 'CONFLICT',
      what: '此人的资料刚被改动过，请重新打开后再改，您的修改没有保存',
    });
  return ok(person);
}

/** Search row, R-08 answer and to-do list of a person after any change. */
export function afterChange(context: Context, id: number): void {
  endLightTouchOnSign(context, id);
  const person = context.register.people.find(id);
  if (person === undefined) return;
  refreshSearch(context.register, person);
  followHolders(context, person, context.today);
  const rows = ruleRows(context.register);
  refreshVisitDue(context.register, id, rows, context.today);
  refreshTodo(context, id, rows);
}

/** Some fields of a row, as the log keeps them. */
export function pick(row: object, keys: readonly string[]): Record<string, unknown> {
  const values = row as Record<string, unknown>;
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}

/** The approved grade in force, as the lists and the rules see it. */
export function gradeToday(register: Register, person: PersonRecord): Grade {
  const grades = register.people.grades(person.id).map(gradeFact);
  return gradeInForce(grades, person.registeredOn).grade;
}

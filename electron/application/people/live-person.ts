import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';

/** The person a record is about; nothing is recorded of somebody in the recycle bin. */
export function livePerson(register: Register, id: number): Result<PersonRecord> {
  const person = register.people.find(id);
  return person === undefined || person.recycledAt !== null
    ? fail({ code: 'NOT_FOUND', what: '此人' })
    : ok(person);
}

/** One field complained about. */
export function wrongField(path: string, message: string): AppError {
  return { code: 'INVALID_INPUT', fields: [{ path, message }] };
}

/** What the law or the state of things does not allow, with its clause. */
export function refusal(reason: string): { ok: false; error: AppError } {
  return fail({ code: 'REFUSED', reason });
}

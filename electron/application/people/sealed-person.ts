import { lightTouchLabel } from '../../../db/domain/grades/light-touch.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import { ok, type AppError } from '../../contract/errors.ts';
import type { Checked, Method } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';

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

/** Free texts of records, by the names that the contract gives them: what a clerk typed may name the person or the family. */
const TELLING_TEXTS: readonly string[] = [
  ...['seen', 'place', 'needs', 'findings', 'text', 'note', 'destination', 'decisionNote'],
  ...['evidence', 'lateReason', 'reason', 'declineReason', 'voidReason'],
];

/**
 * of somebody under 无感式管理 a tab shows the days and the words of lists, as the time line does, and covers what was
 * typed. In a list of many people each row is judged by its own `personId`.
 */
export function sealingTexts<M extends Method>(
  handler: Handler<M>,
  more: readonly string[] = [],
): Handler<M> {
  return (input: Checked<M>, context: Context) => {
    const answer = handler(input, context);
    if (!answer.ok) return answer;
    const isSealed = (id: unknown) =>
      typeof id === 'number' && context.register.people.find(id)?.lightTouch === true;
    const { personId } = input as { readonly personId?: number };
    const names = [...TELLING_TEXTS, ...more];
    return ok(
      covered(answer.value, { isSealed, names }, isSealed(personId)) as typeof answer.value,
    );
  };
}

/** The texts of these names covered, wherever they stand. */
export function coveredTexts<T>(value: T, names: readonly string[] = TELLING_TEXTS): T {
  return covered(value, { isSealed: () => true, names }, true) as T;
}

interface Covering {
  readonly isSealed: (personId: unknown) => boolean;
  readonly names: readonly string[];
}

function covered(value: unknown, covering: Covering, sealed: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => covered(each, covering, sealed));
  if (typeof value !== 'object' || value === null) return value;
  const own = 'personId' in value ? covering.isSealed(value.personId) : sealed;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => {
      const tells = own && covering.names.includes(name) && typeof part === 'string';
      return [name, tells && part !== '' ? COVERED : covered(part, covering, own)];
    }),
  );
}

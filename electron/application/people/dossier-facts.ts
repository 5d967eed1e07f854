import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { TimelineRows } from '../../../db/repositories/timeline-rows.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { livePerson, wrongField } from './live-person.ts';
import { checklists, type PersonPapers } from './paper-facts.ts';
import { detailOf, extraOf } from './person-detail.ts';
import { COVERED } from './sealed-person.ts';

/** Everything that the parts of a person's file are composed of. */
export interface DossierFacts {
  readonly person: PersonRecord;
  readonly detail: Output<'people.get'>;
  /** Numbers in full or masked, as was asked for. */
  readonly shown: {
    readonly name: string;
    readonly identity: string;
    readonly phone: string;
    readonly guardianPhone: string;
    readonly birthOn: string;
    readonly domicile: string;
    readonly address: string;
    readonly guardian: string;
    readonly note: string;
  };
  readonly rows: TimelineRows;
  readonly papers: PersonPapers;
  readonly extra: readonly { readonly heading: string; readonly value: string }[];
  /** Free text with its numbers masked, unless full numbers were asked for. */
  readonly words: (text: string) => string;
  readonly townName: string;
  readonly unmasked: boolean;
}

type Asked = Checked<'people.dossier'>;

/**
 * Who may have full numbers: an approver who says why; of a minor 负责人 alone (《预防未成年人犯罪法》第五十九条: records of minors
 * are sealed). Masked is the default for everybody.
 */
function refusalOf(input: Asked, minor: boolean, { user }: Context): AppError | null {
  if (!input.unmasked) return null;
  if (user.role === '经办人') return { code: 'NOT_PERMITTED', needs: '审核人或负责人' };
  if (minor && user.role !== '负责人')
    return { code: 'NOT_PERMITTED', needs: '负责人（未成年人的完整号码）' };
  return input.reason === '' ? wrongField('reason', '打印完整号码请写明原因') : null;
}

/** The facts of a person's file, or why this user cannot have it. */
export function dossierFacts(input: Asked, context: Context): Result<DossierFacts> {
  const { register } = context;
  const found = livePerson(register, input.personId);
  if (!found.ok) return found;
  const person = found.value;
  const detail = detailOf(person, context);
  const refused = refusalOf(input, detail.minor, context);
  if (refused !== null) return fail(refused);
  const [papers] = checklists(context, { of: 'person', id: person.id });
  if (papers === undefined) return fail({ code: 'NOT_FOUND', what: '此人' });
  return ok({
    person,
    detail,
    papers,
    shown: shownOf(person, detail, input.unmasked),
    extra: input.unmasked ? extraOf(person) : detail.extra,
    rows: register.timelineRows.ofPerson(person.id),
    words: wordsFor(person, input.unmasked),
    unmasked: input.unmasked,
    townName: detail.townName,
  });
}

/** as on the time line, of somebody under 无感式管理 the days and what happened stay, what was written about it does not. */
function wordsFor({ lightTouch }: PersonRecord, unmasked: boolean): DossierFacts['words'] {
  if (unmasked) return (text) => text;
  return lightTouch ? (text) => (text === '' ? '' : COVERED) : maskNumbers;
}

/** Masked, the person is shown as on the page: under 无感式管理 as a number, without who and where. */
function shownOf(
  person: PersonRecord,
  detail: Output<'people.get'>,
  unmasked: boolean,
): DossierFacts['shown'] {
  if (unmasked)
    return {
      name: person.fullName,
      identity: person.identityNumber,
      birthOn: person.birthOn ?? '',
      phone: person.phone,
      guardianPhone: person.guardianPhone,
      domicile: person.domicile,
      address: person.address,
      guardian: person.guardian,
      note: person.note,
    };
  const { fields } = detail;
  return {
    name: fields.fullName,
    identity: detail.identityMasked,
    // A masked number does not tell the day of birth, so the day of a minor is left out with it.
    birthOn: detail.minor ? '' : (fields.birthOn ?? ''),
    phone: detail.phoneMasked,
    guardianPhone: detail.guardianPhoneMasked,
    domicile: fields.domicile,
    address: detail.minor ? '' : fields.address,
    guardian: fields.guardian,
    note: fields.note,
  };
}

/** Rows that count: what was voided stays in the register and on the time line. */
export function standing<T extends { readonly voidedAt: string | null }>(rows: readonly T[]): T[] {
  return rows.filter(({ voidedAt }) => voidedAt === null);
}

import { normalisePhone } from '../../../db/domain/values/phone.ts';
import { readIdentityNumber, type IdentityProblem } from '../../../db/domain/values/resident-id.ts';
import {
  firstPossible,
  isCalendarDay,
  isRoughDay,
} from '../../../db/domain/calendar/calendar-day.ts';
import type { NewPerson } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import type { Checked } from '../../contract/index.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import { nameInitials } from './person-names.ts';
import { returnedTexts, type PersonTexts } from './person-texts.ts';

export type PersonFieldValues = Checked<'people.create'>['fields'];
type GivenFields = { [K in keyof PersonFieldValues]?: PersonFieldValues[K] | undefined };

export const IDENTITY_MESSAGES: Record<IdentityProblem, string> = {
  format: '身份证号应为18位（末位可为X）或15位数字，请核对',
  birthDay: '身份证号第7至14位不是存在的日期，请核对',
  birthDayInFuture: '身份证号中的出生日期在今天之后，请核对',
  checkDigit: '身份证号校验位不符，至少有一位录错，请逐位核对',
};

export interface ReadFields {
  /** Ready for the table; only what was given. */
  readonly row: Partial<NewPerson>;
  readonly drugs: PersonFieldValues['drugs'] | null;
  readonly warnings: string[];
}

/** As in a ledger: a year before 1900 is a slip of the finger (0001, 0202). */
const EARLIEST_YEAR = 1900;
export const TOO_EARLY = `年份早于${EARLIEST_YEAR}年，请核对`;

export function isTooEarly(day: string): boolean {
  return Number(day.slice(0, 4)) < EARLIEST_YEAR;
}

type FieldError = { path: string; message: string };
export interface ReadingWorld {
  readonly register: Register;
  readonly today: string;
  readonly isKnownRegion: (code: string) => boolean;
}

/**
 * Checks and evens out the fields of a form: identity number, phones, days, town and village. Sex and birthday follow
 * from the number; where the clerk's differ, that is an error at the field.
 */
export function readPersonFields(
  fields: GivenFields,
  world: ReadingWorld,
  known: KnownFields | null,
): Result<ReadFields> {
  const { drugs, ...plain } = fields;
  const reading: FormReading = { row: given(plain), errors: [], warnings: [] };
  readIdentity(fields, known, world, reading);
  readPhones(fields, reading);
  readDays(fields, world.today, reading.errors);
  warnBeforeBirth(reading);
  const returned = known === null ? null : returnedTexts(fields, known.texts);
  readPlace(fields, known?.townCode, world.register, reading.errors);
  const { errors, warnings } = reading;
  errors.push(...(returned?.errors ?? []));
  const unchanged = returned?.unchanged ?? [];
  const row = without(reading.row, unchanged);
  if (fields.fullName !== undefined) row.nameInitials = nameInitials(fields.fullName);
  if (errors.length > 0) return fail({ code: 'INVALID_INPUT', fields: errors });
  return ok({ row, drugs: unchanged.includes('drugs') ? null : (drugs ?? null), warnings });
}

/** What stands in the register already: fields left out of a change are judged with it. */
interface KnownFields {
  readonly sex: '男' | '女' | null;
  readonly birthOn: string | null;
  readonly townCode: string;
  readonly identityNumber: string;
  readonly texts: PersonTexts;
}

/** What one reading of a form collects. */
interface FormReading {
  readonly row: Partial<NewPerson>;
  readonly errors: FieldError[];
  readonly warnings: string[];
}

/** The number of the form, or the stored one where the form speaks of sex or birthday only. */
function numberToJudge(fields: GivenFields, known: KnownFields | null): string | undefined {
  const speaksOfIt = fields.sex !== undefined || fields.birthOn !== undefined;
  return fields.identityNumber ?? (speaksOfIt ? known?.identityNumber : undefined);
}

function readIdentity(
  fields: GivenFields,
  known: KnownFields | null,
  world: ReadingWorld,
  { row, errors, warnings }: FormReading,
): void {
  const text = numberToJudge(fields, known);
  if (text === undefined) return;
  const number = text.replace(/\s/gu, '');
  const reading = readIdentityNumber(number, world.today, world.isKnownRegion);
  if (!reading.valid) {
    errors.push({ path: 'identityNumber', message: IDENTITY_MESSAGES[reading.problem] });
    return;
  }
  row.identityNumber = reading.number;
  row.identityKind = reading.kind;
  if (reading.warnings.length > 0)
    warnings.push('身份证号前6位不在现行区划代码中（可能是已撤并的旧代码），已保存，请留意');
  errors.push(
    ...contradiction('sex', reading.sex, fields.sex),
    ...contradiction('birthOn', reading.birthDay, fields.birthOn),
  );
  row.sex = firstOf(reading.sex, fields.sex, known?.sex);
  row.birthOn = firstOf(reading.birthDay, fields.birthOn, known?.birthOn);
}

function firstOf<T>(...values: readonly (T | null | undefined)[]): T | null {
  return values.find((value) => value !== null && value !== undefined) ?? null;
}

/** The number wins, but what the clerk typed otherwise is told at its field. */
function contradiction(
  path: 'sex' | 'birthOn',
  said: string | null,
  typed: string | null | undefined,
): FieldError[] {
  if (said === null || typed === null || typed === undefined || typed === said) return [];
  return [{ path, message: `与身份证号不符：身份证号表示${said}` }];
}

function readPhones(fields: GivenFields, { row, errors }: FormReading): void {
  for (const path of ['phone', 'guardianPhone'] as const) {
    const text = fields[path];
    if (text === undefined || text === '') continue;
    const phone = normalisePhone(text);
    if (phone === null)
      errors.push({ path, message: '电话应为11位手机号，或区号加号码，如 0393-1234567' });
    else row[path] = phone;
  }
}

function readDays(fields: GivenFields, today: string, errors: FieldError[]): void {
  for (const path of ['birthOn', 'firstUsedOn', 'lastSeizedOn'] as const) {
    const day = fields[path];
    if (day === undefined || day === null) continue;
    if (!(path === 'birthOn' ? isCalendarDay(day) : isRoughDay(day)))
      errors.push({ path, message: '没有这一天，请核对日期' });
    else if (firstPossible(day) > today) errors.push({ path, message: '日期在今天之后，请核对' });
    else if (isTooEarly(day)) errors.push({ path, message: TOO_EARLY });
  }
}

const LIFE_DAYS = { firstUsedOn: '初次吸毒日期', lastSeizedOn: '最近查获日期' } as const;

/** As in a ledger: which of the two days is wrong, the clerk must say (the birth day may be typed, too). */
function warnBeforeBirth({ row, warnings }: FormReading): void {
  const birthOn = row.birthOn ?? null;
  if (birthOn === null) return;
  for (const [path, word] of Object.entries(LIFE_DAYS)) {
    const day = row[path as keyof typeof LIFE_DAYS] ?? null;
    if (day !== null && day < birthOn.slice(0, day.length)) warnings.push(`${word}早于出生日期`);
  }
}

function readPlace(
  fields: GivenFields,
  knownTown: string | undefined,
  register: Register,
  errors: FieldError[],
): void {
  const townCode = fields.townCode ?? knownTown;
  if (fields.townCode !== undefined) {
    const town = register.regions.findTown(fields.townCode);
    if (town === undefined) errors.push({ path: 'townCode', message: '没有这个乡镇，请重新选择' });
    else if (town.retired && fields.townCode !== knownTown)
      errors.push({ path: 'townCode', message: '这个乡镇已停用，请选择现用的乡镇' });
  }
  if (fields.villageCode === undefined || fields.villageCode === null) return;
  const village = register.regions.findVillage(fields.villageCode);
  if (village === undefined || village.townCode !== townCode)
    errors.push({ path: 'villageCode', message: '这个村（社区）不属于所选乡镇，请重新选择' });
  else if (village.retired && knownTown === undefined)
    errors.push({ path: 'villageCode', message: '这个村（社区）已停用，请选择现用的村（社区）' });
}

function without(row: Partial<NewPerson>, names: readonly string[]): Partial<NewPerson> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}

/** Without the keys that were not given: the table keeps what it has there. */
function given(fields: object): Partial<NewPerson> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

import { holdsMask, maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import { wrongField } from '../people/live-person.ts';
import { COVERED } from '../people/sealed-person.ts';
import { readPhone } from '../teams/teams.ts';

/**
 * A text as it was typed; one that still stands as it was shown (masked, or covered by R-09) is left as it is kept, so that a
 * mask is never written over what it hides.
 */
export function keptText(
  path: string,
  given: string,
  before: string,
  shown = maskNumbers(before),
): Result<string> {
  if (given === shown || (given === COVERED && before !== '')) return ok(before);
  if (holdsMask(given) || given === COVERED)
    return fail(wrongField(path, '带星号或遮盖的内容不能保存，请重新填写'));
  return ok(given);
}

/** A telephone in its one form; the masked one stands for the one that is kept. */
export function keptPhone(
  path: string,
  given: string,
  before: string,
  shown: string,
): Result<string> {
  if (given === shown) return ok(before);
  const phone = readPhone(given, path);
  return phone.ok ? ok(phone.value ?? '') : phone;
}

/** That the town is one of the county and the village lies in it. */
export function placeError(
  register: Register,
  { townCode, villageCode }: Checked<'households.create'>['fields'],
): AppError | null {
  if (register.regions.findTown(townCode) === undefined)
    return wrongField('fields.townCode', '请选择乡镇（街道）');
  if (villageCode === null) return null;
  const village = register.regions.findVillage(villageCode);
  return village?.townCode === townCode
    ? null
    : wrongField('fields.villageCode', '这个村（社区）不属于所选乡镇');
}

/** A word of the office's list that is still offered. */
export function categoryWordError(register: Register, word: string, path: string): AppError | null {
  const known = register.households.categoryWords().find((row) => row.word === word);
  if (known === undefined) return wrongField(path, '请选择贫困属性列表中的一项');
  return known.retired ? wrongField(path, `“${word}”已停用，请选择其他一项`) : null;
}

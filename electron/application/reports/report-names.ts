import type { Register } from '../../../db/register.ts';
import type { ReportCheck } from '../../reports/report-model.ts';
import { namesIn } from '../../reports/text/wording.ts';
import { readSettings } from '../settings/settings.ts';
import type { Texts } from './report-kind.ts';

/**
 * No person's name in the words of the clerk, whatever the kind (names stand in annexes alone): looked for in the texts that were
 * changed, as nothing else of the body can hold one. The message names nobody.
 */
export function nameCheck(
  register: Register,
  texts: Texts,
  standardTexts: readonly string[],
): ReportCheck {
  const id = 'names';
  const changed = Object.values(texts).filter((text) => text !== null);
  const allowed = [...standardTexts, ...placesAndStaff(register)];
  const found =
    changed.length === 0
      ? 'none'
      : namesIn(changed.join('\n'), register.reports.namesOfPeople(), allowed);
  if (found === 'none') return { id, ok: true, blocking: true, message: '文字里没有人员姓名' };
  const message =
    found === 'name'
      ? '改写的文字里有登记人员的姓名，请删去'
      : '改写的文字里有与登记人员姓名相同的词，请核对';
  return { id, ok: false, blocking: found === 'name', message };
}

function placesAndStaff(register: Register): string[] {
  const { signer, checker, filler, officeName, recipient } = readSettings(register);
  return [
    ...register.regions.towns().map(({ name }) => name),
    ...register.regions.villages().map(({ name }) => name),
    ...register.users.all().map(({ name }) => name),
    ...[signer, checker, filler, officeName, recipient],
  ];
}

import { holdsMask } from '../../../db/domain/values/number-mask.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Output } from '../../contract/index.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { withMaskedTexts } from './masked-texts.ts';

/** Free texts of a person in which a number may stand. */
export type PersonTexts = Output<'people.reveal'>['texts'];
type Drugs = PersonTexts['drugs'];

/** As they stand in the register. */
export function textsOf(person: PersonRecord, drugs: Drugs): PersonTexts {
  const { alias, ethnicity, domicile, address, policeOfficer } = person;
  const { caseWorker, gridWorker, guardian, note } = person;
  return {
    ...{ alias, ethnicity, domicile, address, policeOfficer },
    ...{ caseWorker, gridWorker, guardian, note, drugs },
  };
}

/** The fields that hold a number, so that the page shows them masked. */
export function maskedFieldsOf(texts: PersonTexts): (keyof PersonTexts)[] {
  return (Object.keys(texts) as (keyof PersonTexts)[]).filter((name) => isMasked(texts[name]));
}

function isMasked(text: string | Drugs): boolean {
  return JSON.stringify(withMaskedTexts(text)) !== JSON.stringify(text);
}

/** What a form sent back of the texts that it was shown. */
export interface ReturnedTexts {
  /** Came back as they were shown: no change. */
  readonly unchanged: readonly (keyof PersonTexts)[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** A form shows texts masked: what comes back as it was shown is no change, and a mask is never written over a number. */
export function returnedTexts(
  given: { readonly [K in keyof PersonTexts]?: PersonTexts[K] | undefined },
  known: PersonTexts,
): ReturnedTexts {
  const names = maskedFieldsOf(known).filter((name) => given[name] !== undefined);
  const unchanged = names.filter(
    (name) => JSON.stringify(given[name]) === JSON.stringify(withMaskedTexts(known[name])),
  );
  const written = names.filter(
    (name) => !unchanged.includes(name) && holdsNewMask(given[name] ?? '', known[name]),
  );
  return { unchanged, errors: written.map((path) => ({ path, message: overwritten(path) })) };
}

/** A mask that the register itself does not hold (one from a masked ledger). */
function holdsNewMask(given: string | Drugs, known: string | Drugs): boolean {
  return holdsMask(JSON.stringify(given)) && !holdsMask(JSON.stringify(known));
}

function overwritten(path: keyof PersonTexts): string {
  const label = FIELD_LABELS[path] ?? '';
  return `${label}里有遮盖的号码，请先显示完整${label}再修改`;
}

import { holdsMask } from '../../db/domain/values/number-mask.ts';

/** A name that a form starts with; one that is shown with a masked number is typed anew, so that no mask is written down. */
export function nameToFillIn(shown: string): string {
  return holdsMask(shown) ? '' : shown;
}

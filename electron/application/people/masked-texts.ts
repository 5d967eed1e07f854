import { maskNumbers } from '../../../db/domain/values/number-mask.ts';

/**
 * Plain data with the numbers in every text masked. What leaves the office masked is masked as a whole, so that a number typed
 * into a field nobody thought of does not leave with it.
 */
export function withMaskedTexts<T>(value: T): T {
  return maskedValue(value) as T;
}

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return maskNumbers(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskedValue(part)]));
}

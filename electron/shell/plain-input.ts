/** What may cross the bridge: JSON values, of a depth and size that a form can have, or an attachment of 10 MB in base64. */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

const LIMITS = { depth: 16, values: 200_000, characters: 15_000_000 };
const REFUSED = Symbol('refused');

interface Budget {
  values: number;
  characters: number;
}

/**
 * A copy of an input that holds nothing but JSON values, or null where it cannot be one (functions do not
 * cross anyway; dates, maps, bytes, NaN, foreign prototypes, cycles, `__proto__`, too deep, too large).
 * `undefined` at the top means no input; as a property it is left out, as JSON does.
 */
export function toPlainInput(input: unknown): { value: Plain } | null {
  if (input === undefined) return { value: {} };
  const budget = { values: LIMITS.values, characters: LIMITS.characters };
  const value = copy(input, LIMITS.depth, budget);
  return value === REFUSED ? null : { value };
}

function copy(input: unknown, depth: number, budget: Budget): Plain | typeof REFUSED {
  if (--budget.values < 0 || depth < 0) return REFUSED;
  if (input === null || typeof input === 'boolean') return input;
  if (typeof input === 'number') return Number.isFinite(input) ? input : REFUSED;
  if (typeof input === 'string') return (budget.characters -= input.length) < 0 ? REFUSED : input;
  if (Array.isArray(input)) return copyList(input, depth, budget);
  return typeof input === 'object' ? copyRecord(input, depth, budget) : REFUSED;
}

function copyList(
  input: readonly unknown[],
  depth: number,
  budget: Budget,
): Plain | typeof REFUSED {
  if (input.length > budget.values) return REFUSED;
  const list: Plain[] = [];
  for (const item of input) {
    const value = copy(item, depth - 1, budget);
    if (value === REFUSED) return REFUSED;
    list.push(value);
  }
  return list;
}

function copyRecord(input: object, depth: number, budget: Budget): Plain | typeof REFUSED {
  const prototype: unknown = Object.getPrototypeOf(input);
  if (prototype !== Object.prototype && prototype !== null) return REFUSED;
  const record: Record<string, Plain> = {};
  for (const [key, item] of Object.entries(input) as [string, unknown][]) {
    if (key === '__proto__' || (budget.characters -= key.length) < 0) return REFUSED;
    if (item === undefined) continue;
    const value = copy(item, depth - 1, budget);
    if (value === REFUSED) return REFUSED;
    record[key] = value;
  }
  return record;
}

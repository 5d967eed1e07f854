/** R-12 Percentages and exact decimals: whole numbers only, no floating point anywhere. */

/** Quotient rounded to the nearest whole number, a half away from zero. The divisor must be above 0. */
export function divideHalfAway(dividend: bigint, divisor: bigint): bigint {
  const doubled = 2n * (dividend < 0n ? -dividend : dividend) + divisor;
  const rounded = doubled / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/**
 * part ÷ base with one decimal, a half away from zero: '33.3%'; base 0 is 无; there is no '-0.0%'.
 * Both are whole numbers, base ≥ 0.
 */
export function percentageText(part: number, base: number): string {
  if (base === 0) return '无';
  const tenths = divideHalfAway(BigInt(part) * 1000n, BigInt(base));
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? '-' : ''}${size / 10n}.${size % 10n}%`;
}

/** Money: yuan as a decimal text with exactly two digits, counted in fen. */
export type Money = string;

/** Whether a text is money: '-1200.50'; never '-0.00'. */
export function isMoney(text: unknown): text is Money {
  return typeof text === 'string' && /^-?(0|[1-9]\d*)\.\d{2}$/.test(text) && text !== '-0.00';
}

/** Fen of a money text. */
export function fenOf(money: Money): bigint {
  return BigInt(money.replace('.', ''));
}

/** Money text of fen. */
export function moneyOf(fen: bigint): Money {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A decimal text as an exact fraction: '1.2' is 12 / 10. */
export function fractionOf(decimal: string): {
  readonly numerator: bigint;
  readonly denominator: bigint;
} {
  const point = decimal.indexOf('.');
  if (point < 0) return { numerator: BigInt(decimal), denominator: 1n };
  const digits = decimal.length - point - 1;
  return { numerator: BigInt(decimal.replace('.', '')), denominator: 10n ** BigInt(digits) };
}

/** Whether a text is a decimal without sign: '1.2', '2'. */
export function isDecimal(text: unknown): text is string {
  return typeof text === 'string' && /^\d+(\.\d+)?$/.test(text);
}

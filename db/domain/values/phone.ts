/** Full-width digits to half-width; blanks, dashes, dots and brackets that people put into numbers are dropped. */
function compact(text: string): string {
  return text
    .replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\s\u3000\-－—–·.()（）+]/gu, '');
}

/**
 * A telephone number as the register keeps it (ledger.md column 6): an 11-digit mobile, or area code and number
 * (0371-12345678 → 037112345678); a leading +86 or 86 before a mobile is dropped. Null: no such number.
 */
export function normalisePhone(text: string): string | null {
  const digits = compact(text);
  const mobile = /^(?:0?86)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (mobile !== undefined) return mobile;
  if (/^0\d{2,3}[2-9]\d{6,7}$/.test(digits)) return digits;
  return null;
}

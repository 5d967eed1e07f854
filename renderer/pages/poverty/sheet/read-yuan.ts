/** What an input method or a sheet of paper makes of an amount: full-width digits, thousands, 元. */
export function readYuan(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s,，元]/g, '')
    .replace('。', '.');
  return text === '' ? null : text;
}

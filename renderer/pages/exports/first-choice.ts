/**
 * The reports that are ticked when the page opens: the one it was opened for, or the only one there is. `asked` is the number in the
 * address; one that is not issued counts as none.
 */
export function firstChoice(
  issued: readonly { readonly id: number }[],
  asked: string | null,
): number[] {
  const ids = issued.map(({ id }) => id);
  if (asked !== null && ids.includes(Number(asked))) return [Number(asked)];
  return ids.length === 1 ? ids : [];
}

/** What the tables of a person's file share. */

export const NUMBER = { title: '序号', width: 4 } as const;
export const DAY = { title: '日期', width: 9 } as const;

/** Rows with 序号 before them. */
export function numbered(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row, index) => [`${index + 1}`, ...row]);
}

/** Oldest first, as records are kept on paper. */
export function byDay<T>(rows: readonly T[], dayOf: (row: T) => string): T[] {
  return [...rows].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

export interface PlaceNames {
  /** Empty: all towns. */
  readonly town: string;
  /** Empty: all villages. */
  readonly village: string;
}

/** The name that a paper of a round is offered under: one of its own for each town and village, so that none writes over another. */
export function paperFileName(name: string, { town, village }: PlaceNames, today: string): string {
  // Windows allows none of these in a file name; a place that was named by hand may hold them.
  const place = `${town}${village}`.replace(/[\\/:*?"<>|]/gu, '');
  const parts = [name, place, today.replaceAll('-', '')].filter((part) => part !== '');
  return `${parts.join('_')}.docx`;
}

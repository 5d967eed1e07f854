import { shownText } from './cell-text.ts';
import { LEDGER_COLUMNS, titleOf } from './columns.ts';
import type { SheetHeader } from './header-finder.ts';
import { suggestionFor } from './heading.ts';
import type { MappedHeading, UnknownHeading } from './reading.ts';
import type { BodyRow } from './sheet-lines.ts';
import { columnLetter, type Sheet } from './workbook.ts';

/** Required columns that a sheet lacks, by the template's heading. */
export function missingColumns(header: SheetHeader, townIsNamed: boolean): string[] {
  const named = new Set(header.columns.map(({ meaning }) => meaning));
  if (townIsNamed) named.add('townCode');
  return LEDGER_COLUMNS.filter(({ field, required }) => required && !named.has(field)).map(
    ({ title }) => title,
  );
}

/** Headings that nobody has said anything about: kept, listed, offered for mapping. */
export function unknownHeadings(
  sheet: Sheet,
  header: SheetHeader,
  body: readonly BodyRow[],
): UnknownHeading[] {
  const taken = new Set(
    header.columns
      .map(({ meaning }) => meaning)
      .filter((meaning) => meaning !== null && meaning !== 'ignored'),
  );
  const people = body.filter((row) => row.kind === 'person');
  return header.columns
    .filter(({ meaning, mapped }) => meaning === null && !mapped)
    .map(({ index, heading, repeated }) => ({
      sheet: sheet.name,
      heading,
      columnLetter: columnLetter(index),
      values: valuesIn(people, index),
      suggestion: repeated ? '' : suggestionFor(heading, taken),
      repeated,
    }));
}

/** Headings that were read as the office said, and the heading that they clash with. */
export function mappedHeadings(
  sheet: Sheet,
  header: SheetHeader,
  body: readonly BodyRow[],
): MappedHeading[] {
  const people = body.filter((row) => row.kind === 'person');
  return header.columns
    .filter(({ mapped }) => mapped)
    .map(({ index, heading, meaning, repeats }) => ({
      sheet: sheet.name,
      heading,
      target: meaning === null || meaning === 'ignored' ? '' : titleOf(meaning),
      values: valuesIn(people, index),
      clashesWith: repeats,
    }));
}

function valuesIn(rows: readonly BodyRow[], index: number): number {
  return rows.filter((row) => shownText(row.filled[index]).trim() !== '').length;
}

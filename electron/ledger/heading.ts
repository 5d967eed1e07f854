import { halfWidth } from './cell-text.ts';
import { IGNORED_HEADINGS, LEDGER_COLUMNS, titleOf, type LedgerField } from './columns.ts';

/** What a heading stands for: a column of the ledger, one that says nothing about people, or nothing known. */
export type HeadingMeaning = LedgerField | 'ignored' | null;

/** Mappings the office has made: heading → field, the template's title, or '' for a column whose text is only kept. */
export type RememberedHeadings = Readonly<Record<string, string>>;

/** The same by the heading's key; null: only its text is kept. */
export type Remembered = ReadonlyMap<string, LedgerField | null>;

/** What a heading means, and whether the office said so rather than the program. */
export interface HeadingReading {
  readonly meaning: HeadingMeaning;
  readonly mapped: boolean;
}

/** A longer cell in a header line is no heading; what stands behind is not looked at. */
const LONGEST_HEADING = 200;

/** The wording of a heading without blanks, marks and widths: what a remembered mapping is kept under. */
export function headingKey(heading: string): string {
  return withoutMarks(
    halfWidth(heading.slice(0, LONGEST_HEADING)).replace(/[\s\u3000\u200B-\u200F\uFEFF]+/g, ''),
  ).toLowerCase();
}

/** * before a heading marks a must, * and : behind it are decoration. By index: a pattern would try every run of them anew. */
function withoutMarks(text: string): string {
  let first = 0;
  let end = text.length;
  while (first < end && text[first] === '*') first += 1;
  while (end > first && (text[end - 1] === '*' || text[end - 1] === ':')) end -= 1;
  return text.slice(first, end);
}

const known = new Map<string, LedgerField | 'ignored'>([
  ...LEDGER_COLUMNS.flatMap(({ field, title, alsoCalled }) =>
    [title, ...alsoCalled].map((name) => [headingKey(name), field] as const),
  ),
  ...IGNORED_HEADINGS.map((name) => [headingKey(name), 'ignored'] as const),
]);
const fieldByTitle = new Map(LEDGER_COLUMNS.map(({ field, title }) => [headingKey(title), field]));
const fieldNames = new Set<string>(LEDGER_COLUMNS.map(({ field }) => field));

function isField(name: string): name is LedgerField {
  return fieldNames.has(name);
}

/** The column that a mapping names, by field or by the template's title; undefined when it names none. */
export function fieldOfTarget(target: string): LedgerField | undefined {
  return isField(target) ? target : fieldByTitle.get(headingKey(target));
}

/** Remembered mappings by key; a target that is no column any more is left out. */
export function rememberedByKey(remembered: RememberedHeadings): Remembered {
  const map = new Map<string, LedgerField | null>();
  for (const [heading, target] of Object.entries(remembered)) {
    const field = target === '' ? null : fieldOfTarget(target);
    if (field !== undefined) map.set(headingKey(heading), field);
  }
  return map;
}

/**
 * What a heading means: the program's own names first, so that no mapping can turn 姓名 into something else; then the
 * office's mapping, with and then without a remark in brackets.
 */
export function readHeading(heading: string, remembered: Remembered): HeadingReading {
  const key = headingKey(heading);
  if (key === '') return { meaning: null, mapped: false };
  const bare = key.replace(/\([^()]*\)/g, '');
  const own = known.get(key) ?? known.get(bare);
  if (own !== undefined) return { meaning: own, mapped: false };
  for (const name of [key, bare]) {
    const field = remembered.get(name);
    if (field !== undefined) return { meaning: field, mapped: true };
  }
  return { meaning: null, mapped: false };
}

const NO_MAPPING: Remembered = new Map();

/** What the program makes of a heading by itself. */
export function knownMeaning(heading: string): HeadingMeaning {
  return readHeading(heading, NO_MAPPING).meaning;
}

/** The template's title that an unknown heading resembles, '' when none: one wording holds the other. */
export function suggestionFor(heading: string, taken: ReadonlySet<LedgerField>): string {
  const key = headingKey(heading);
  let best: { field: LedgerField; length: number } | null = null;
  for (const [name, field] of known) {
    if (field === 'ignored' || taken.has(field) || name.length < 2) continue;
    const resembles = key.includes(name) || (key.length >= 2 && name.includes(key));
    if (resembles && name.length > (best?.length ?? 0)) best = { field, length: name.length };
  }
  return best === null ? '' : titleOf(best.field);
}

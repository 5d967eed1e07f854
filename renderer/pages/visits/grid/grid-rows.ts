import {
  CONTACT_MODES,
  CONTACT_OUTCOMES,
  DRUG_STATES,
  VISIT_TOPICS,
} from '../../../../db/domain/words/vocabulary.ts';
import type { Input } from '../../../../electron/contract/index.ts';

export type SentRow = Input<'visits.recordMany'>['rows'][number];
export type GridHead = Input<'visits.recordMany'>['head'];
export interface Complaint {
  readonly path: string;
  readonly message: string;
}
/** A row as it stands on the screen, with what the office complained about. */
export interface GridRow extends SentRow {
  readonly complaints: readonly Complaint[];
}
export interface ChosenPerson {
  readonly personId: number;
  readonly fullName: string;
  readonly place: string;
}

/** The cells of a row from left to right. */
export const COLUMNS = [
  { key: 'person', title: '姓名', width: '15%' },
  { key: 'visitedOn', title: '日期', width: '104px' },
  { key: 'mode', title: '方式', width: '92px' },
  { key: 'outcome', title: '结果', width: '84px' },
  { key: 'seen', title: '见到谁', width: '88px' },
  { key: 'drugState', title: '戒毒状态', width: '84px' },
  { key: 'findings', title: '主要情况', width: 'auto' },
  { key: 'needs', title: '需求', width: '20%' },
] as const;
export type ColumnKey = (typeof COLUMNS)[number]['key'];
export type WordColumn = 'mode' | 'outcome' | 'drugState';

/** The words that a number chooses; 0 takes a word back. */
export const CHOICES: Readonly<Record<WordColumn, readonly string[]>> = {
  mode: CONTACT_MODES,
  outcome: CONTACT_OUTCOMES,
  drugState: DRUG_STATES,
};

export function isWordColumn(column: ColumnKey): column is WordColumn {
  return Object.hasOwn(CHOICES, column);
}

/** What the keys do in this cell, shown under the grid. */
export function legendOf(column: ColumnKey | null): string {
  if (column === null) return '';
  if (isWordColumn(column))
    return [...CHOICES[column].map((word, index) => `${index + 1} ${word}`), '0 清除'].join('　');
  if (column === 'person') return '输姓名、拼音首字母或号码任意几位，上下键选，Enter 选定';
  if (column === 'visitedOn') return '如 11.15、昨天';
  if (column === 'findings')
    return `Ctrl+${VISIT_TOPICS.map((topic, index) => `${index + 1} ${topic}`).join('　')}`;
  if (column === 'needs')
    return '几项需求用“；”分开；以帮扶类别开头的自动归类，如“就业帮扶：想打工”';
  return '本人、父亲……';
}

const SEEN: Readonly<Record<string, string>> = { 见到本人: '本人', 见到家属: '家属' };

export type GridAction =
  | {
      readonly kind: 'set';
      readonly key: number;
      readonly column: ColumnKey;
      readonly value: string;
    }
  | { readonly kind: 'again'; readonly key: number; readonly again: boolean }
  | { readonly kind: 'person'; readonly key: number; readonly person: ChosenPerson | null }
  | { readonly kind: 'above'; readonly key: number; readonly column: ColumnKey }
  | { readonly kind: 'list'; readonly people: readonly ChosenPerson[]; readonly visitedOn: string }
  | { readonly kind: 'restore'; readonly rows: readonly SentRow[] }
  | {
      readonly kind: 'saved';
      readonly saved: readonly number[];
      readonly failed: readonly { readonly key: number; readonly fields: readonly Complaint[] }[];
    };

function blank(key: number, visitedOn: string, person: ChosenPerson | null = null): GridRow {
  return {
    key,
    personId: person?.personId ?? null,
    fullName: person?.fullName ?? '',
    place: person?.place ?? '',
    visitedOn,
    mode: CONTACT_MODES[0],
    outcome: '',
    seen: '',
    drugState: '',
    findings: '',
    needs: '',
    again: false,
    complaints: [],
  };
}

/** A row that holds something of a form: only these are saved, so nobody on the list is visited by being listed. */
export function isKeyed({ outcome, drugState, findings, needs }: SentRow): boolean {
  return `${outcome}${drugState}${findings.trim()}${needs.trim()}` !== '';
}

/** What goes to the office, without what only the screen knows. */
export function sentRows(rows: readonly GridRow[]): SentRow[] {
  return rows.filter(isKeyed).map((row) => {
    const { key, personId, fullName, place, visitedOn, mode, outcome, seen } = row;
    const { drugState, findings, needs, again } = row;
    return {
      ...{ key, personId, fullName, place, visitedOn, mode, outcome, seen },
      ...{ drugState, findings, needs, again },
    };
  });
}

function nextKey(rows: readonly GridRow[]): number {
  return rows.reduce((most, { key }) => Math.max(most, key), 0) + 1;
}

/** There is always an empty row at the end. */
function withBlank(rows: readonly GridRow[], visitedOn: string): readonly GridRow[] {
  const last = rows.at(-1);
  if (last !== undefined && last.personId === null && !isKeyed(last)) return rows;
  return [...rows, blank(nextKey(rows), visitedOn)];
}

function set(row: GridRow, column: ColumnKey, value: string): GridRow {
  if (column === 'person') return row;
  const complaints = row.complaints.filter(({ path }) => path !== column && path !== 'again');
  const changed = { ...row, [column]: value, complaints };
  const own = row.seen === '' || Object.values(SEEN).includes(row.seen);
  const followed = column === 'outcome' && (own || SEEN[value] === undefined);
  if (!followed) return changed;
  return {
    ...changed,
    seen: SEEN[value] ?? '',
    complaints: complaints.filter(({ path }) => path !== 'seen'),
  };
}

type Change = (key: number, by: (row: GridRow, index: number) => GridRow) => GridRow[];

/** The rows after a key or an answer; a row that is not meant stays the same object. */
export function gridReducer(rows: readonly GridRow[], action: GridAction): readonly GridRow[] {
  const change: Change = (key, by) =>
    rows.map((row, index) => (row.key === key ? by(row, index) : row));
  switch (action.kind) {
    case 'set':
      return change(action.key, (row) => set(row, action.column, action.value));
    case 'again':
      return change(action.key, (row) => ({ ...row, again: action.again }));
    case 'person':
      return chosen(change, action.key, action.person);
    case 'above':
      return change(action.key, (row, index) => {
        const above = rows[index - 1];
        if (above === undefined || action.column === 'person') return row;
        return set(row, action.column, above[action.column]);
      });
    case 'list':
      return listed(rows, action.people, action.visitedOn);
    case 'restore':
      return withBlank(
        action.rows.map((row) => ({ ...row, complaints: [] })),
        lastDay(action.rows),
      );
    case 'saved':
      return afterSaving(rows, action);
  }
}

function lastDay(rows: readonly SentRow[]): string {
  return rows.at(-1)?.visitedOn ?? '';
}

function chosen(change: Change, key: number, person: ChosenPerson | null): readonly GridRow[] {
  const { personId = null, fullName = '', place = '' } = person ?? {};
  const changed = change(key, (row) => ({ ...row, personId, fullName, place, complaints: [] }));
  return withBlank(changed, lastDay(changed));
}

/** What was saved goes from the screen; what was not has its complaints under it. */
function afterSaving(
  rows: readonly GridRow[],
  { saved, failed }: Extract<GridAction, { kind: 'saved' }>,
): readonly GridRow[] {
  const wrong = new Map(failed.map(({ key, fields }) => [key, fields]));
  const left = rows
    .filter(({ key }) => !saved.includes(key))
    .map((row) => {
      const complaints = wrong.get(row.key);
      return complaints === undefined ? row : { ...row, complaints };
    });
  return withBlank(left, lastDay(rows));
}

/** A new list takes the place of the rows that nothing was keyed into; the others stay at the top. */
function listed(
  rows: readonly GridRow[],
  people: readonly ChosenPerson[],
  visitedOn: string,
): readonly GridRow[] {
  const kept = rows.filter(isKeyed);
  const there = new Set(kept.map(({ personId }) => personId));
  const first = nextKey(rows);
  const added = people
    .filter(({ personId }) => !there.has(personId))
    .map((person, index) => blank(first + index, visitedOn, person));
  return withBlank([...kept, ...added], visitedOn);
}

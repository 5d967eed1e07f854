import type { KeyboardEvent } from 'react';
import { VISIT_TOPICS } from '../../../../db/domain/words/vocabulary.ts';
import { isComposing } from '../../../components/composing.ts';
import {
  CHOICES,
  COLUMNS,
  isWordColumn,
  type ColumnKey,
  type GridAction,
  type GridRow,
} from './grid-rows.ts';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Which cell has the focus; null where it is none. */
export function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof HTMLInputElement)) return null;
  const { row, column } = target.dataset;
  return row === undefined || column === undefined
    ? null
    : { row: Number(row), column: Number(column) };
}

/** Puts the cursor into a cell and marks what is in it. */
export function focusCell(root: HTMLElement | null, { row, column }: Place): void {
  const cell = root?.querySelector<HTMLInputElement>(
    `input[data-row="${row}"][data-column="${column}"]`,
  );
  if (!cell) return;
  cell.focus();
  cell.select();
  cell.scrollIntoView({ block: 'nearest' });
}

/** The first cell of a row that is still to be filled: whoever is listed is not searched for again. */
export function startOf(rows: readonly GridRow[], row: number): Place {
  return { row, column: rows[row]?.personId === null ? 0 : 1 };
}

function step(from: Place, key: string, shift: boolean, rows: readonly GridRow[]): Place | null {
  const last = COLUMNS.length - 1;
  if (key === 'ArrowUp') return { ...from, row: from.row - 1 };
  if (key === 'ArrowDown') return { ...from, row: from.row + 1 };
  if (key === 'ArrowLeft') return { ...from, column: from.column - 1 };
  if (key === 'ArrowRight') return { ...from, column: from.column + 1 };
  if (key !== 'Enter') return null;
  if (shift)
    return from.column === 0
      ? { row: from.row - 1, column: last }
      : { ...from, column: from.column - 1 };
  return from.column === last ? startOf(rows, from.row + 1) : { ...from, column: from.column + 1 };
}

/** In a text the side arrows move the cursor, and only at its ends to the next cell. */
function staysInText({ key }: KeyboardEvent, cell: HTMLInputElement, column: ColumnKey): boolean {
  if (isWordColumn(column) || !(key === 'ArrowLeft' || key === 'ArrowRight')) return false;
  const marked = cell.selectionStart !== cell.selectionEnd;
  const end = key === 'ArrowLeft' ? 0 : cell.value.length;
  return marked || cell.selectionStart !== end;
}

/**
 * The keys of the grid: Enter and the arrows go from cell to cell, Ctrl+Enter to the next row, a number chooses a word, Ctrl+D
 * copies from above, Ctrl+1 … 7 begins a topic. Answers the change, if it is one; moves the focus itself.
 */
export function onGridKey(
  event: KeyboardEvent<HTMLElement>,
  rows: readonly GridRow[],
): GridAction | null {
  const place = placeOf(event.target);
  const row = place === null ? undefined : rows[place.row];
  const column = place === null ? undefined : COLUMNS[place.column]?.key;
  if (isComposing(event) || event.altKey || !place || !row || column === undefined) return null;
  const at = { place, row, column, cell: event.target as HTMLInputElement };
  return event.ctrlKey ? withControl(event, at, rows) : alone(event, at, rows);
}

interface At {
  readonly place: Place;
  readonly row: GridRow;
  readonly column: ColumnKey;
  readonly cell: HTMLInputElement;
}

function withControl(
  event: KeyboardEvent<HTMLElement>,
  { place, row: { key }, column, cell }: At,
  rows: readonly GridRow[],
): GridAction | null {
  if (event.key.toLowerCase() === 'd') {
    event.preventDefault();
    return { kind: 'above', key, column };
  }
  if (event.key === 'Enter') {
    event.preventDefault();
    focusCell(event.currentTarget, startOf(rows, place.row + 1));
    return null;
  }
  return topicAction(event, cell, key, column);
}

function alone(
  event: KeyboardEvent<HTMLElement>,
  { place, row: { key }, column, cell }: At,
  rows: readonly GridRow[],
): GridAction | null {
  const value = isWordColumn(column) ? wordFor(column, event.key) : null;
  if (value !== null) {
    event.preventDefault();
    return { kind: 'set', key, column, value };
  }
  const next = staysInText(event, cell, column)
    ? null
    : step(place, event.key, event.shiftKey, rows);
  if (next !== null) {
    event.preventDefault();
    focusCell(event.currentTarget, next);
  }
  return null;
}

function wordFor(column: keyof typeof CHOICES, key: string): string | null {
  if (key === '0' || key === 'Backspace' || key === 'Delete') return '';
  return /^[1-9]$/.test(key) ? (CHOICES[column][Number(key) - 1] ?? null) : null;
}

function topicAction(
  event: KeyboardEvent,
  cell: HTMLInputElement,
  key: number,
  column: ColumnKey,
): GridAction | null {
  const topic = /^[1-9]$/.test(event.key) ? VISIT_TOPICS[Number(event.key) - 1] : undefined;
  if (column !== 'findings' || topic === undefined) return null;
  event.preventDefault();
  const before = cell.value.trim();
  return { kind: 'set', key, column, value: `${before === '' ? '' : `${before}；`}${topic}：` };
}

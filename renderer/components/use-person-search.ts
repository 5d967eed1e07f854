import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Output } from '../../electron/contract/index.ts';
import type { CallFailed } from '../bridge/call.ts';
import { queryFor } from '../bridge/keys.ts';
import { isComposing } from './composing.ts';

export type Match = Output<'people.search'>[number];

export interface PersonSearch {
  /** Until the office has answered, the people of the text before: they are shown and never taken by Enter. */
  readonly rows: readonly Match[];
  /** Which of the rows is marked; -1: none, for whoever was marked is not among them any more. */
  readonly at: number;
  /** The rows are the answer to the text as it stands. */
  readonly settled: boolean;
  /** Why the office could not answer. */
  readonly error: CallFailed | null;
  /** ↑ ↓ mark, Enter takes the marked one. Answers whether the key was one of these. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => boolean;
}

interface Marked {
  readonly wanted: string;
  readonly id: number;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The one way in which a box finds a person: the list of the text before stays until the next one is there, and Enter never
 * takes anybody of a list that is not the answer to the text. Pressed before the answer, Enter waits for it and takes who is
 * first (or was marked) there, if the box still has the same text and the keyboard; otherwise nobody.
 */
export function usePersonSearch(text: string, onChosen: (row: Match) => void): PersonSearch {
  const client = useQueryClient();
  const [marked, setMarked] = useState<Marked | null>(null);
  const waiting = useRef<string | null>(null);
  const wanted = text.trim();
  const asked = { ...queryFor('people.search', { text: wanted, limit: 8 }), gcTime: 0 };
  const found = useQuery({
    ...asked,
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const settled = wanted !== '' && found.isSuccess && !found.isPlaceholderData;
  const rows = wanted === '' ? [] : (found.data ?? []);
  const markedId = marked?.wanted === wanted ? marked.id : null;
  const at = placeIn(rows, markedId);

  function mark(step: number): void {
    const row = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (row !== undefined) setMarked({ wanted, id: row.id });
  }
  async function chooseFromAnswer(box: HTMLInputElement): Promise<void> {
    if (waiting.current === wanted) return;
    waiting.current = wanted;
    try {
      const answer = await client.query(asked);
      const row = answer[placeIn(answer, markedId)];
      const stands = document.activeElement === box && box.value.trim() === wanted;
      if (row !== undefined && stands) onChosen(row);
    } catch {
      // The list tells why; nobody is taken, and the next Enter asks again.
    } finally {
      if (waiting.current === wanted) waiting.current = null;
    }
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>): boolean {
    const step = STEPS[event.key];
    if (isComposing(event) || wanted === '' || (step === undefined && event.key !== 'Enter'))
      return false;
    const row = rows[at];
    if (step !== undefined) mark(step);
    else if (!settled) void chooseFromAnswer(event.currentTarget);
    else if (row !== undefined) onChosen(row);
    event.preventDefault();
    return true;
  }
  return { rows, at, settled, error: found.error, onKey };
}

/** The first is marked as long as nobody was marked by hand. */
function placeIn(rows: readonly Match[], id: number | null): number {
  return id === null ? 0 : rows.findIndex((row) => row.id === id);
}

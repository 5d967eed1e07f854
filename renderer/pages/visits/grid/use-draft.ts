import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../../bridge/keys.ts';
import { sentRows, type GridHead, type GridRow } from './grid-rows.ts';

const PAUSE_MS = 1500;

/**
 * Keeps the keyed rows in the encrypted register, a moment after the last key and when the page is left: locking or a crash costs
 * at most what was typed since. Answers when it was kept last, as HH:MM.
 */
export function useDraft(head: GridHead, rows: readonly GridRow[], paused: boolean): string | null {
  const { mutate } = useCommand('visits.saveDraft');
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const last = useRef('');
  const pending = useRef<(() => void) | null>(null);
  useEffect(() => () => pending.current?.(), []);
  useEffect(() => {
    const keyed = sentRows(rows);
    const content = JSON.stringify({ head, keyed });
    if (paused || keyed.length === 0 || content === last.current) return undefined;
    const keep = () => {
      pending.current = null;
      last.current = content;
      mutate({ head, rows: keyed }, { onSuccess: () => setKeptAt(clockTime()) });
    };
    pending.current = keep;
    const timer = setTimeout(keep, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      pending.current = null;
    };
  }, [head, rows, paused, mutate]);
  return keptAt;
}

function clockTime(): string {
  return new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit' }).format(
    new Date(),
  );
}

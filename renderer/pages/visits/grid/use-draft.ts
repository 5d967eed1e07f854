import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../../bridge/keys.ts';
import { keepFirst } from '../../../components/keep-first.ts';
import { sentRows, type GridHead, type GridRow } from './grid-rows.ts';

const PAUSE_MS = 1500;

/**
 * Keeps the keyed rows in the encrypted register, a moment after the last key and when the page is left: locking or a crash costs
 * at most what was typed since. Answers when it was kept last, as HH:MM.
 */
export function useDraft(head: GridHead, rows: readonly GridRow[], paused: boolean): string | null {
  const { mutateAsync } = useCommand('visits.saveDraft');
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const last = useRef('');
  const pending = useRef<(() => Promise<void>) | null>(null);
  useEffect(() => keepFirst(() => pending.current?.() ?? Promise.resolve()), []);
  useEffect(() => () => void pending.current?.().catch(() => undefined), []);
  useEffect(() => {
    const keyed = sentRows(rows);
    const content = JSON.stringify({ head, keyed });
    if (paused || keyed.length === 0 || content === last.current) return undefined;
    const keep = async () => {
      pending.current = null;
      last.current = content;
      await mutateAsync({ head, rows: keyed });
      setKeptAt(clockTime());
    };
    pending.current = keep;
    const timer = setTimeout(() => void keep().catch(() => undefined), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      pending.current = null;
    };
  }, [head, rows, paused, mutateAsync]);
  return keptAt;
}

function clockTime(): string {
  return new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit' }).format(
    new Date(),
  );
}

import type { FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import type { Sheet } from '../../../../db/domain/poverty/sheet.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import { useCommand } from '../../../bridge/keys.ts';
import { keepFirst } from '../../../components/keep-first.ts';
import type { Entry } from '../entry.ts';
import { isChanged, startOf, type EntryForm } from './entry-form.ts';
import { plainSheet, valuesOf } from './use-save-entry.ts';

export type SheetDraft = NonNullable<Output<'rounds.sheetDraft'>>;

const PAUSE_MS = 800;

/** What the form opens with: what was keyed in before the register was locked, else what the register knows. */
export function openedWith(entry: Entry, draft: SheetDraft | null): EntryForm {
  const start = startOf(entry);
  if (draft === null) return start;
  const { sheet, level, reason } = draft;
  return { sheet: { ...start.sheet, ...(sheet as Partial<Sheet>) }, level, reason };
}

/**
 * Keeps what is on the form and not saved in the encrypted register, a moment after the last key and before the clerk locks: locking
 * or a crash costs at most what was typed since. What says no more than the register is not kept.
 */
export function useSheetDraft(form: FormInstance<EntryForm>, entry: Entry, isLive: () => boolean) {
  const { mutateAsync: keepDraft } = useCommand('rounds.keepSheetDraft');
  const { mutate: dropDraft } = useCommand('rounds.dropSheetDraft');
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  function stop() {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }
  function drop() {
    stop();
    dropDraft({ entryId: entry.id });
  }
  async function keep(): Promise<void> {
    stop();
    if (!isLive()) return;
    const values = valuesOf(form);
    if (!isChanged(values, entry)) {
      drop();
      return;
    }
    const { level, reason } = values;
    const sheet = plainSheet(values.sheet);
    await keepDraft({ entryId: entry.id, sheet, level, reason, over: entry.recordedAt });
  }
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(
    () =>
      keepFirst(async () => {
        if (timer.current !== null) await latest.current();
      }),
    [],
  );
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  /** Something was typed. What cannot be kept now is tried again with the next key. */
  function typed() {
    stop();
    timer.current = setTimeout(() => void latest.current().catch(() => undefined), PAUSE_MS);
  }
  return { typed, drop, stop };
}

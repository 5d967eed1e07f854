import type { FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import type { Entry } from '../entry.ts';
import { isConclusionChanged, isSheetChanged, startOf, type EntryForm } from './entry-form.ts';
import { valuesOf } from './use-save-entry.ts';

/**
 * What the clerk has not touched follows the register: sending back takes the conclusion away, and a form that still shows it would
 * seem changed.
 */
export function useFollow(form: FormInstance<EntryForm>, entry: Entry): void {
  const former = useRef(entry);
  useEffect(() => {
    const before = former.current;
    former.current = entry;
    if (before === entry) return;
    const values = valuesOf(form);
    const { sheet, level, reason } = startOf(entry);
    if (!isSheetChanged(values, before)) form.setFieldsValue({ sheet });
    if (!isConclusionChanged(values, before)) form.setFieldsValue({ level, reason });
  }, [form, entry]);
}

import { Form } from 'antd';
import type { Entry } from '../entry.ts';
import { startOf, type EntryForm } from './entry-form.ts';

/** What stands on the form while it is typed; before its fields are there, what it opens with. */
export function useEntryForm(entry: Entry): EntryForm {
  const form = Form.useFormInstance<EntryForm>();
  const values = Form.useWatch([], { form, preserve: true }) as Partial<EntryForm> | undefined;
  return { ...startOf(entry), ...values };
}

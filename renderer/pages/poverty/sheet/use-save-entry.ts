import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import { missingInSheet, type Sheet } from '../../../../db/domain/poverty/sheet.ts';
import { contract } from '../../../../electron/contract/index.ts';
import { errorOf } from '../../../bridge/call.ts';
import { queryFor, useCommand } from '../../../bridge/keys.ts';
import { showIssues, wordsFor } from '../../../components/use-save.ts';
import type { Entry } from '../entry.ts';
import { isConclusionChanged, isSheetChanged, type EntryForm } from './entry-form.ts';

/** What stands on the form. */
export function valuesOf(form: FormInstance<EntryForm>): EntryForm {
  return form.getFieldsValue(true) as EntryForm;
}

export interface Kept {
  readonly entry: Entry;
  readonly complete: boolean;
  readonly concluded: boolean;
}

/** What the form lacks to be kept, told under the fields; true: nothing. */
function isReady(
  form: FormInstance,
  { sheet }: EntryForm,
  entry: Entry,
  complete: boolean,
): boolean {
  const { id, revision } = entry;
  const missing = complete ? missingInSheet(sheet) : [];
  if (missing.length > 0) {
    showIssues(
      form,
      missing.map((field) => ({ name: ['sheet', field], message: '请填写' })),
    );
    return false;
  }
  const input = { entryId: id, revision, sheet: plainSheet(sheet), complete };
  const checked = contract['rounds.saveSheet'].input.safeParse(input);
  if (checked.success) return true;
  showIssues(
    form,
    checked.error.issues.map((issue) => ({
      name: issue.path.map((part) => (typeof part === 'symbol' ? '' : part)),
      message: wordsFor(issue),
    })),
  );
  return false;
}

/** The sheet as a call takes it. */
export function plainSheet(sheet: Sheet) {
  return {
    ...sheet,
    riskTypes: [...sheet.riskTypes],
    helpInPlace: [...sheet.helpInPlace],
    helpNeeded: [...sheet.helpNeeded],
  };
}

/** INVALID_INPUT of the office goes under the fields. */
function showRefused(form: FormInstance, reason: unknown): void {
  const error = errorOf(reason);
  if (error.code !== 'INVALID_INPUT') return;
  showIssues(
    form,
    error.fields.map(({ path, message }) => ({ name: path.split('.'), message })),
  );
}

/**
 * Keeps what is on the form: the sheet when it has changed, then the conclusion when one was chosen. A sheet that was kept stays
 * kept when the conclusion is refused.
 */
export function useSaveEntry(form: FormInstance<EntryForm>, onKept: (kept: Kept) => void) {
  const saveSheet = useCommand('rounds.saveSheet');
  const conclude = useCommand('rounds.conclude');
  const [failure, setFailure] = useState<unknown>(null);
  const pending = saveSheet.isPending || conclude.isPending;

  async function keep(entry: Entry, complete: boolean): Promise<Kept> {
    const values = valuesOf(form);
    const { sheet, level, reason } = values;
    const unchanged = entry.sheet !== null && !isSheetChanged(values, entry);
    const kept =
      unchanged && entry.complete && complete
        ? entry
        : await saveSheet.mutateAsync({
            entryId: entry.id,
            revision: entry.revision,
            sheet: plainSheet(sheet),
            complete,
          });
    const wanted = complete && level !== null && isConclusionChanged(values, kept);
    if (!wanted) return { entry: kept, complete, concluded: false };
    const { id, revision } = kept;
    const concluded = await conclude.mutateAsync({ entryId: id, revision, level, reason });
    return { entry: concluded, complete, concluded: true };
  }

  async function save(entry: Entry, complete: boolean): Promise<void> {
    if (pending || !isReady(form, valuesOf(form), entry, complete)) return;
    setFailure(null);
    try {
      onKept(await keep(entry, complete));
    } catch (reason) {
      showRefused(form, reason);
      setFailure(reason);
    }
  }
  return { save, pending, failure };
}

/** How many of a town are looked through for the next one of the village. */
const LOOKED_THROUGH = 500;

/** The next person to be keyed in: of the same village, else of the town, else of the round; null: nobody waits. */
async function nextWaiting(client: QueryClient, entry: Entry): Promise<number | null> {
  const { roundId, townCode, villageName } = entry;
  const waiting = async (place: { townCode?: string }) => {
    const query = queryFor('rounds.entries', {
      ...{ roundId, state: '待回访', pageSize: LOOKED_THROUGH },
      ...place,
    });
    const { rows } = await client.query({ ...query, staleTime: 0 });
    return rows.filter(({ id }) => id !== entry.id);
  };
  const ofTown = await waiting({ townCode });
  const ofVillage = ofTown.filter((row) => row.villageName === villageName);
  const next = ofVillage.find(({ id }) => id > entry.id) ?? ofVillage[0] ?? ofTown[0];
  if (next !== undefined) return next.id;
  return (await waiting({}))[0]?.id ?? null;
}

/** nextWaiting with the window's own client. */
export function useNextWaiting(): (entry: Entry) => Promise<number | null> {
  const client = useQueryClient();
  return (entry) => nextWaiting(client, entry);
}

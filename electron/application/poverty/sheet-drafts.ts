import { z } from 'zod';
import { ok } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import { SheetDraft } from '../../contract/sheet-drafts.ts';
import type { Context, Handlers } from '../context.ts';
import { COVERED } from '../people/sealed-person.ts';
import { SHEET_TEXTS } from './entry-view.ts';

type DraftMethod = 'rounds.sheetDraft' | 'rounds.keepSheetDraft' | 'rounds.dropSheetDraft';
type Keyed = Checked<'rounds.keepSheetDraft'>;

/** What a user has keyed in and not saved, by the entry; in the register, and so encrypted, as the rows of the visit grid are. */
const Kept = z.record(z.string(), SheetDraft);
type Kept = z.output<typeof Kept>;

/** More than these a user does not leave behind; the oldest go first. */
const MOST = 50;

function nameOf({ user }: Context): string {
  return `sheetDrafts.${user.id}`;
}

/** What cannot be read any more (an older form of it) is as good as none. */
function keptOf(context: Context): Kept {
  const read = Kept.safeParse(context.register.settings.get(nameOf(context)) ?? {});
  return read.success ? read.data : {};
}

function put(context: Context, entryId: number, draft: Kept[string] | null): void {
  const { [String(entryId)]: former, ...others } = keptOf(context);
  if (draft === null && former === undefined) return;
  const all = Object.entries(draft === null ? others : { ...others, [entryId]: draft });
  const newest = all.toSorted(([, one], [, other]) => (one.savedAt < other.savedAt ? 1 : -1));
  context.register.settings.set(nameOf(context), Object.fromEntries(newest.slice(0, MOST)));
}

/** A sheet that was saved, or whose person was not met or left the list, needs no draft any more. */
export function dropSheetDraft(context: Context, entryId: number): void {
  put(context, entryId, null);
}

/** who was put under 无感式管理 since it was keyed in has nothing of it told; the visitor is staff and stays. */
function covered(sheet: Keyed['sheet']): Keyed['sheet'] {
  const told = SHEET_TEXTS.filter((field) => field !== 'visitor' && (sheet[field] ?? '') !== '');
  return { ...sheet, ...Object.fromEntries(told.map((field) => [field, COVERED])) };
}

/** What is on a visit sheet before it is saved outlives locking and a crash (R-10 does not count it). Nothing of it is logged. */
export function createSheetDrafts(): Handlers<DraftMethod> {
  return {
    'rounds.sheetDraft': ({ entryId }, context) => {
      const kept = keptOf(context)[String(entryId)];
      const saved = context.register.rounds.sheetOf(entryId)?.recordedAt ?? '';
      if (kept === undefined || kept.over !== saved) return ok(null);
      const line = context.register.rounds.entryLine(entryId);
      if (line === undefined) return ok(null);
      const hidden = line.lightTouch === 1;
      return ok({
        ...kept,
        ...(hidden ? { sheet: covered(kept.sheet) } : {}),
        ...(hidden && kept.reason !== '' ? { reason: COVERED } : {}),
      });
    },
    'rounds.keepSheetDraft': ({ entryId, ...keyed }, context) => {
      put(context, entryId, { ...keyed, savedAt: context.now });
      return ok({ savedAt: context.now });
    },
    'rounds.dropSheetDraft': ({ entryId }, context) => {
      dropSheetDraft(context, entryId);
      return ok({});
    },
  };
}

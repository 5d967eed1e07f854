import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  missingInSheet,
  sheetRisk,
  type RequiredSheetField,
  type Sheet,
} from '../../../db/domain/poverty/sheet.ts';
import { visitDayProblem } from '../../../db/domain/poverty/visit-day.ts';
import { holdsMask, maskNumbers } from '../../../db/domain/values/number-mask.ts';
import type { RoundRow, SheetRow } from '../../../db/repositories/rounds.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { refusal, wrongField } from '../people/live-person.ts';
import { COVERED } from '../people/sealed-person.ts';
import { withoutConclusion, withReason } from './confirmed-warnings.ts';
import { createEntryBook, openingOf } from './entry-book.ts';
import { entryDetail, SHEET_TEXTS } from './entry-view.ts';
import { listedEntry, logEntry, visitedEntry, type OpenEntry } from './open-entry.ts';
import { dropSheetDraft } from './sheet-drafts.ts';
import { sheetColumns, sheetOfRow } from './sheet-row.ts';
import { NOT_CONCLUDED, takenBackWords, watchLeft } from './taken-back.ts';

/** Keying a sheet in, the reviewer's conclusion, and the warnings that are confirmed with a reason. */
export function createSheetCommands(): Handlers<
  'rounds.saveSheet' | 'rounds.conclude' | 'rounds.confirmWarning'
> {
  return {
    'rounds.saveSheet': saveSheet,
    'rounds.conclude': conclude,
    'rounds.confirmWarning': confirmWarning,
  };
}

type FieldErrors = { path: string; message: string }[];

const MISSING: Readonly<Record<RequiredSheetField, string>> = {
  visitedOn: '请填写回访日期',
  visitor: '请填写回访人',
  people: '请填写家庭人口',
  wage: '请填写工资性收入，没有的填0',
  business: '请填写生产经营性收入，没有的填0',
  property: '请填写财产性收入，没有的填0',
  transfer: '请填写转移性收入，没有的填0',
  businessCost: '请填写生产经营性支出，没有的填0',
};

function dayErrors(sheet: Sheet, round: RoundRow, today: string): FieldErrors {
  const errors: FieldErrors = [];
  const wrong = (path: string, message: string) => void errors.push({ path, message });
  const { visitedOn, releasedOn } = sheet;
  const problem = visitedOn === null ? null : visitDayProblem(visitedOn, openingOf(round), today);
  if (problem !== null) wrong('sheet.visitedOn', problem);
  if (releasedOn !== null) {
    if (!isCalendarDay(releasedOn)) wrong('sheet.releasedOn', '没有这一天，请核对日期');
    else if (releasedOn > today) wrong('sheet.releasedOn', '出所出狱日期不能在今天之后');
  }
  return errors;
}

/** Numbers that cannot be, and what a complete sheet lacks, each at its field. */
function sheetErrors(sheet: Sheet, complete: boolean): FieldErrors {
  const { people, ableToWork, working } = sheet;
  const most = people ?? Infinity;
  const missing = complete ? missingInSheet(sheet) : [];
  return [
    ...missing.map((field) => ({ path: `sheet.${field}`, message: MISSING[field] })),
    ...((ableToWork ?? 0) > most
      ? [{ path: 'sheet.ableToWork', message: `不能多于家庭人口（${most}人）` }]
      : []),
    ...((working ?? 0) > most
      ? [{ path: 'sheet.working', message: `不能多于家庭人口（${most}人）` }]
      : []),
  ];
}

/** What the page shows masked and gets back unchanged stays as it is; a mask is never written over anything else. */
function unmasked(sheet: Sheet, kept: Sheet | null, former: Sheet | null): Result<Sheet> {
  const texts: Partial<Record<(typeof SHEET_TEXTS)[number], string>> = {};
  for (const field of SHEET_TEXTS) {
    const given = sheet[field];
    const covered = given === COVERED;
    if (!covered && !holdsMask(given)) continue;
    const stored = [kept?.[field], former?.[field]].find(
      (text) => text !== undefined && text !== '' && (covered || maskNumbers(text) === given),
    );
    if (stored === undefined)
      return fail(wrongField(`sheet.${field}`, '含有遮盖的号码，请删去或重新填写'));
    texts[field] = stored;
  }
  return ok({ ...sheet, ...texts });
}

/** a draft counts nowhere; complete needs day, visitor, people and the five amounts. Other questions may stay open. */
const saveSheet: Handler<'rounds.saveSheet'> = (input, context) => {
  const found = listedEntry(context, input);
  if (!found.ok) return found;
  const { entry, round, sheet: row } = found.value;
  const kept = row === undefined ? null : sheetOfRow(row);
  const former = createEntryBook(context, round, [entry]).factsOf(entry).former?.sheet ?? null;
  const sheet = unmasked(input.sheet, kept, former);
  if (!sheet.ok) return sheet;
  const fields = [
    ...dayErrors(sheet.value, round, context.today),
    ...sheetErrors(sheet.value, input.complete),
  ];
  if (fields.length > 0) return fail({ code: 'INVALID_INPUT', fields });
  const columns = sheetColumns(sheet.value);
  dropSheetDraft(context, entry.id);
  if (row?.complete === input.complete && isSame(row, columns))
    return ok(entryDetail(entry, round, context));
  keep(found.value, columns, input.complete, context);
  return again(found.value, context);
};

/** Writes the sheet; a visit ends a reason for none, and whatever changes takes conclusion and approval back. */
function keep(
  { entry, sheet: row }: OpenEntry,
  columns: Columns,
  complete: boolean,
  context: Context,
): void {
  const { user, now, register } = context;
  register.rounds.putSheet({
    entryId: entry.id,
    ...{ ...columns, complete, ...NOT_CONCLUDED, confirmed: withoutConclusion(row) },
    ...{ recordedBy: user.name, recordedAt: now },
  });
  const met = complete && entry.unmetReason !== null;
  register.rounds.updateEntry(
    entry.id,
    met ? { unmetReason: null, unmetNote: '', unmetBy: null } : {},
  );
  const changed = row === undefined ? {} : changedOf(row, columns);
  const watch = watchLeft(entry, row, context);
  logEntry(context, entry, {
    action: `${complete ? '录入回访登记表' : '保存回访登记表草稿'}${takenBackWords(row)}${watch.words}`,
    before: {
      ...changed,
      ...(row?.conclusion == null ? {} : conclusionOf(row)),
      ...(met ? { unmetReason: entry.unmetReason } : {}),
    },
    after: {
      ...(row === undefined ? columns : pickOf(columns, Object.keys(changed))),
      ...watch.after,
    },
  });
}

type Columns = ReturnType<typeof sheetColumns>;

/** The stored values of what a new sheet says otherwise. */
function changedOf(row: SheetRow, columns: Columns): Record<string, unknown> {
  const stored = row as unknown as Record<string, unknown>;
  const changed = Object.entries(columns).filter(([key, value]) => stored[key] !== value);
  return Object.fromEntries(changed.map(([key]) => [key, stored[key]]));
}

function isSame(row: SheetRow, columns: Columns): boolean {
  return Object.keys(changedOf(row, columns)).length === 0;
}

function pickOf(columns: Columns, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).filter(([key]) => keys.includes(key)));
}

function conclusionOf({ conclusion, concludedBy, approvedBy }: SheetRow) {
  return { conclusion, concludedBy, approvedBy };
}

/** The entry as it is after a change. */
function again({ entry, round }: OpenEntry, context: Context) {
  return ok(entryDetail(context.register.rounds.findEntry(entry.id) ?? entry, round, context));
}

/** the conclusion is the reviewer's; a reason where it differs from the proposal, which then confirms FP-26. */
const conclude: Handler<'rounds.conclude'> = (input, context) => {
  const found = visitedEntry(context, input);
  if (!found.ok) return found;
  const { entry, round, sheet: row } = found.value;
  if (row.approvedBy !== null) return refusal('研判结论已经审定；要改的，请先退回');
  const { basis } = createEntryBook(context, round, [entry]).factsOf(entry);
  const risk = sheetRisk(sheetOfRow(row), basis);
  const { level, reason } = input;
  if (reason === COVERED || holdsMask(reason))
    return fail(wrongField('reason', '含有遮盖的内容，请重新填写理由'));
  const others = withoutConclusion(row);
  if (level !== risk.level && reason === '')
    return fail(wrongField('reason', `结论与按规则的建议“${risk.level ?? ''}”不一致，请写明理由`));
  context.register.rounds.updateSheet(entry.id, {
    ...{ conclusion: level, conclusionReason: reason },
    ...{ concludedBy: context.user.name, concludedAt: context.now },
    finding: JSON.stringify({ ...risk, basis }),
    confirmed:
      level === risk.level
        ? others
        : JSON.stringify({ ...(JSON.parse(others) as object), 'FP-26': reason }),
    returnedReason: '',
  });
  context.register.rounds.updateEntry(entry.id, {});
  dropSheetDraft(context, entry.id);
  logEntry(context, entry, {
    action: '作出研判结论',
    reason,
    before: row.conclusion === null ? {} : conclusionOf(row),
    after: { conclusion: level, proposed: risk.level },
  });
  return again(found.value, context);
};

/** A warning is confirmed with a reason before approval; an error is put right, never confirmed. */
const confirmWarning: Handler<'rounds.confirmWarning'> = (input, context) => {
  const found = visitedEntry(context, input);
  if (!found.ok) return found;
  const { entry, round, sheet: row } = found.value;
  if (row.approvedBy !== null) return refusal('研判结论已经审定；要改的，请先退回');
  const { checks, confirmed } = createEntryBook(context, round, [entry]).factsOf(entry);
  const check = checks.find(({ id }) => id === input.check);
  if (check === undefined) return refusal(`没有需要确认的核对提示${input.check}`);
  if (check.severity === 'error') return refusal(`${input.check}是错误，须改正，不能确认`);
  if (input.reason === COVERED || holdsMask(input.reason))
    return fail(wrongField('reason', '含有遮盖的内容，请重新填写理由'));
  context.register.rounds.updateSheet(entry.id, {
    confirmed: withReason(row, check, input.reason),
  });
  context.register.rounds.updateEntry(entry.id, {});
  logEntry(context, entry, {
    action: input.reason === '' ? '撤销核对提示的确认' : '确认核对提示',
    reason: input.reason,
    before: { check: input.check, reason: confirmed[input.check] ?? '' },
    after: { check: input.check },
  });
  return again(found.value, context);
};

import { yearOf, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { IndicatorItem } from '../../../db/domain/figures/indicator-source.ts';
import type { HolidayTable } from '../../../db/domain/calendar/working-day.ts';
import type { ReportHead, ReportRow } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { ReportModel } from '../../reports/report-model.ts';
import { missingFonts } from '../../reports/word-kit/fonts.ts';
import { storedPeriod, type Composed, type Due, type ReportKind } from './report-kind.ts';
import { readSettings } from '../settings/settings.ts';

type Summary = Output<'reports.list'>[number];
export type Detail = Output<'reports.get'>;
type FigureList = Output<'reports.figureList'>;

/** A kind that is due on no day says nothing of it. */
export const NEVER_DUE: Due = { dueOn: null, dueWhy: '' };

export function summaryOf(kind: ReportKind, row: ReportHead): Summary {
  const { id, period, state, title, number, signer, preparedBy, issuedBy, issuedOn } = row;
  const { selfApproved, fileName, sha256, pages } = row;
  return {
    ...{ id, period, state, title, number, signer, preparedBy, issuedBy, issuedOn },
    ...{ selfApproved, fileName, sha256, pages },
    kind: kind.kind,
    kindLabel: kind.label,
  };
}

/** 机关代字〔year〕N号: the number after the highest of that year. */
function nextNumber(register: Register, agencyCode: string, year: number): number {
  const prefix = `${agencyCode}〔${year}〕`;
  const taken = register.reports
    .all()
    .filter(({ number }) => number.startsWith(prefix))
    .map(({ number }) => Number(number.slice(prefix.length, -1)));
  return Math.max(0, ...taken) + 1;
}

/** The years that the document may be dated in: from the period's end to today, the latest first. */
function nextNumbers(
  register: Register,
  agencyCode: string,
  last: string,
  today: string,
): Detail['nextNumbers'] {
  const latest = yearOf(today);
  const count = Math.max(1, latest - yearOf(last) + 1);
  const years = Array.from({ length: count }, (_, back) => latest - back);
  return years.map((year) => ({ year, number: nextNumber(register, agencyCode, year) }));
}

/** 签发人 as it is offered: the office's; else who signed the report before; else the 负责人, if there is one only. */
function suggestedSigner(register: Register): string {
  const { signer } = readSettings(register);
  if (signer !== '') return signer;
  const before = register.reports.all().find(({ state }) => state === 'issued');
  if (before !== undefined) return before.signer;
  const chiefs = register.users.all().filter(({ role, active }) => role === '负责人' && active);
  return chiefs.length === 1 ? (chiefs[0]?.name ?? '') : '';
}

export function numberText(agencyCode: string, issuedOn: string, number: number): string {
  return `${agencyCode}〔${issuedOn.slice(0, 4)}〕${number}号`;
}

/** What hangs on the day on which the report is looked at. */
type Outlook = Due & Pick<Detail, 'nextNumbers'>;

interface Looked {
  readonly kind: ReportKind;
  readonly cutOffOn: CalendarDay;
  readonly outlook: Outlook;
}

function detailOf(row: ReportHead, model: ReportModel, looked: Looked): Detail {
  const { title, opening, recipient, sections, figures, annexes, checks } = model;
  const { kind, cutOffOn, outlook } = looked;
  return {
    ...summaryOf(kind, row),
    privacy: { ...kind.privacy },
    numbered: kind.numbered,
    cutOffOn,
    ...outlook,
    ...{ title, opening, recipient },
    sections: sections.map((section) => ({
      ...section,
      optional: kind.isOptional(section.id),
      offered: [...section.offered],
    })),
    figures: [...figures],
    annexes: annexes.map(({ number, columns, rows, ...annex }) => ({
      number,
      title: annex.title,
      columns: [...columns],
      rows: rows.map(({ townCode, cells }) => ({ townCode, cells: [...cells] })),
    })),
    checks: [...checks],
  };
}

/** A draft: figures of today; until it is issued its number is the next free one, and its signer the office's. */
export function draftDetail(
  register: Register,
  row: ReportHead,
  { model }: Composed,
  world: {
    readonly kind: ReportKind;
    readonly today: CalendarDay;
    readonly holidays: HolidayTable;
  },
): Detail {
  const { kind, today, holidays } = world;
  const { agencyCode } = readSettings(register);
  const period = storedPeriod(kind, register, row);
  const numbers = kind.numbered ? nextNumbers(register, agencyCode, period.last, today) : [];
  const next = numbers[0]?.number ?? 1;
  const number = kind.numbered && agencyCode !== '' ? numberText(agencyCode, today, next) : '';
  const due = kind.dueOf(register, period, holidays) ?? NEVER_DUE;
  return detailOf({ ...row, number, signer: suggestedSigner(register) }, model, {
    ...{ kind, cutOffOn: period.last },
    outlook: { ...due, nextNumbers: numbers },
  });
}

/** An issued report: what was frozen, whatever has happened to the register since. */
export function issuedDetail(
  register: Register,
  row: ReportRow,
  world: { readonly kind: ReportKind; readonly holidays: HolidayTable },
): Detail {
  const { kind, holidays } = world;
  const period = storedPeriod(kind, register, row);
  const due = kind.dueOf(register, period, holidays) ?? NEVER_DUE;
  return detailOf(row, frozenModel(row), {
    ...{ kind, cutOffOn: period.last },
    outlook: { ...due, nextNumbers: [] },
  });
}

/** A report as it was frozen. */
export function frozenModel({ model }: Pick<ReportRow, 'model'>): ReportModel {
  if (model === null) throw new Error('an issued report without its model');
  return JSON.parse(model) as ReportModel;
}

/** Which official fonts are missing on this machine; nobody knows where the fonts cannot be listed. */
export function fontAnswer(installed: readonly string[] | null): Output<'reports.fonts'> {
  return installed === null
    ? { known: false, missing: [] }
    : { known: true, missing: missingFonts(installed) };
}

/** The list behind a figure, frozen or of now; null: the figure has none. */
export function listOf(
  register: Register,
  row: ReportRow,
  figureId: string,
  compose: () => Composed,
): readonly IndicatorItem[] | null {
  if (row.state === 'issued') {
    const frozen = register.reports.frozenItems(row.id, figureId);
    return frozen?.map(([personId, townCode, note]) => ({ personId, townCode, note })) ?? null;
  }
  return compose().lists.get(figureId) ?? [];
}

/** The lines of a list with names of people and towns; of one town, or (null) of the county. */
export function figureListOf(
  register: Register,
  figure: { readonly id: string; readonly label: string; readonly townOnly: boolean },
  items: readonly IndicatorItem[],
  townCode: string | null,
): Result<FigureList> {
  if (townCode !== null && register.regions.findTown(townCode) === undefined)
    return fail({ code: 'NOT_FOUND', what: '这个乡镇' });
  const shown =
    townCode === null
      ? figure.townOnly
        ? []
        : items
      : items.filter((item) => item.townCode === townCode);
  const names = register.reports.namesOf(shown.map(({ personId }) => personId));
  const towns = new Map(register.regions.towns().map(({ code, name }) => [code, name]));
  const rows = shown.map(({ personId, townCode: town, note }) => ({
    personId,
    fullName: names.get(personId) ?? '（已撤销导入）',
    townName: towns.get(town) ?? '',
    note,
  }));
  return ok({ figureId: figure.id, label: figure.label, total: rows.length, rows });
}

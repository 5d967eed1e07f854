import { addDays, yearOf } from '../../../db/domain/calendar/calendar-day.ts';
import { isTownOnly } from '../../../db/domain/figures/indicator-catalogue.ts';
import type { IndicatorItem } from '../../../db/domain/figures/indicator-source.ts';
import {
  biMonthlyDays,
  reportPeriod,
  type BiMonthlyPeriod,
} from '../../../db/domain/calendar/report-period.ts';
import type { HolidayTable } from '../../../db/domain/calendar/working-day.ts';
import type { ReportHead, ReportRow } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { BiMonthlyModel } from '../../reports/bi-monthly/model.ts';
import { sectionText } from '../../reports/bi-monthly/texts.ts';
import { missingFonts } from '../../reports/word-kit/fonts.ts';
import { officeHolidays } from '../settings/holidays.ts';
import { BI_MONTHLY, periodOf, type Composed } from './report-rows.ts';
import { readSettings } from '../settings/settings.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

type Summary = Output<'reports.list'>[number];
export type Detail = Output<'reports.get'>;
type FigureList = Output<'reports.figureList'>;

interface Due {
  readonly dueOn: string | null;
  /** Why there is no day, and what to do; '': there is one. */
  readonly dueWhy: string;
}

/** When the report is due to the city, or why that cannot be told and what the clerk can do about it. */
export function dueOf(register: Register, period: BiMonthlyPeriod, shipped: HolidayTable): Due {
  const holidays = officeHolidays(register, shipped);
  const { due, why, last } = reportPeriod(period, ruleRows(register), holidays);
  if (why === null) return { dueOn: due, dueWhy: '' };
  if (why === 'ruleMissing')
    return {
      dueOn: null,
      dueWhy: '“两月报上报期限”规则还没有采用，请到“设置—规则”采用或设定',
    };
  const next = yearOf(addDays(last, 1));
  const year = holidays.years.has(next) ? next + 1 : next;
  return {
    dueOn: null,
    dueWhy: `${year}年的放假安排还没有录入，无法推算工作日。国务院办公厅的通知一般在上一年11月公布，公布后请到“设置—节假日”粘贴录入`,
  };
}

export function summaryOf(row: ReportHead): Summary {
  const { id, period, state, title, number, signer, preparedBy, issuedBy, issuedOn } = row;
  const { selfApproved, fileName, sha256, pages } = row;
  return {
    ...{ id, period, state, title, number, signer, preparedBy, issuedBy, issuedOn },
    ...{ selfApproved, fileName, sha256, pages },
    kind: BI_MONTHLY,
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

function detailOf(row: ReportHead, model: BiMonthlyModel, outlook: Outlook): Detail {
  const { title, opening, recipient, sections, figures, annexes, checks } = model;
  return {
    ...summaryOf(row),
    cutOffOn: biMonthlyDays(periodOf(row)).last,
    ...outlook,
    ...{ title, opening, recipient },
    sections: sections.map((section) => ({
      ...section,
      optional: sectionText(section.id)?.optional ?? false,
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
  world: { readonly today: string; readonly holidays: HolidayTable },
): Detail {
  const { agencyCode } = readSettings(register);
  const period = periodOf(row);
  const { last } = biMonthlyDays(period);
  const numbers = nextNumbers(register, agencyCode, last, world.today);
  const next = numbers[0]?.number ?? 1;
  const number = agencyCode === '' ? '' : numberText(agencyCode, world.today, next);
  const outlook = { ...dueOf(register, period, world.holidays), nextNumbers: numbers };
  return detailOf({ ...row, number, signer: suggestedSigner(register) }, model, outlook);
}

/** An issued report: what was frozen, whatever has happened to the register since. */
export function issuedDetail(register: Register, row: ReportRow, holidays: HolidayTable): Detail {
  const outlook = { ...dueOf(register, periodOf(row), holidays), nextNumbers: [] };
  return detailOf(row, frozenModel(row), outlook);
}

/** A report as it was frozen. */
export function frozenModel({ model }: Pick<ReportRow, 'model'>): BiMonthlyModel {
  if (model === null) throw new Error('an issued report without its model');
  return JSON.parse(model) as BiMonthlyModel;
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
  const { indicators, opening } = compose();
  return figureId === 'fix.open' ? (opening?.items ?? []) : (indicators.lists.get(figureId) ?? []);
}

/** The lines of a list with names of people and towns; of one town, or (null) of the county. */
export function figureListOf(
  register: Register,
  figure: { readonly id: string; readonly label: string },
  items: readonly IndicatorItem[],
  townCode: string | null,
): Result<FigureList> {
  if (townCode !== null && register.regions.findTown(townCode) === undefined)
    return fail({ code: 'NOT_FOUND', what: '这个乡镇' });
  const shown =
    townCode === null
      ? isTownOnly(figure.id)
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

import { isTownOnly } from '../../db/domain/indicator-catalogue.ts';
import type { IndicatorItem } from '../../db/domain/indicator-source.ts';
import {
  biMonthlyDays,
  reportPeriod,
  type BiMonthlyPeriod,
} from '../../db/domain/report-period.ts';
import type { HolidayTable } from '../../db/domain/working-day.ts';
import type { ReportHead, ReportRow } from '../../db/repositories/reports.ts';
import type { Register } from '../../db/register.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import type { Output } from '../contract/index.ts';
import type { BiMonthlyModel } from '../reports/bi-monthly/model.ts';
import { BI_MONTHLY, periodOf, type Composed } from './report-rows.ts';
import { readSettings } from './settings.ts';
import { ruleRows } from './visit-due-book.ts';

type Summary = Output<'reports.list'>[number];
export type Detail = Output<'reports.get'>;
type FigureList = Output<'reports.figureList'>;

/** When the report is due to the city; null: the rule or the holiday table does not reach. */
export function dueDay(
  register: Register,
  period: BiMonthlyPeriod,
  holidays: HolidayTable,
): string | null {
  return reportPeriod(period, ruleRows(register), holidays).due;
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
function nextNumber(register: Register, agencyCode: string, year: string): string {
  const prefix = `${agencyCode}〔${year}〕`;
  const taken = register.reports
    .all()
    .filter(({ number }) => number.startsWith(prefix))
    .map(({ number }) => Number(number.slice(prefix.length, -1)));
  return `${prefix}${Math.max(0, ...taken) + 1}号`;
}

export function numberText(agencyCode: string, issuedOn: string, number: number): string {
  return `${agencyCode}〔${issuedOn.slice(0, 4)}〕${number}号`;
}

function detailOf(row: ReportHead, model: BiMonthlyModel, dueOn: string | null): Detail {
  const { title, opening, recipient, sections, figures, annexes, checks } = model;
  return {
    ...summaryOf(row),
    cutOffOn: biMonthlyDays(periodOf(row)).last,
    dueOn,
    ...{ title, opening, recipient },
    sections: sections.map((section) => ({ ...section, offered: [...section.offered] })),
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
  const { agencyCode, signer } = readSettings(register);
  const number = agencyCode === '' ? '' : nextNumber(register, agencyCode, world.today.slice(0, 4));
  const dueOn = dueDay(register, periodOf(row), world.holidays);
  return detailOf({ ...row, number, signer }, model, dueOn);
}

/** An issued report: what was frozen, whatever has happened to the register since. */
export function issuedDetail(register: Register, row: ReportRow, holidays: HolidayTable): Detail {
  return detailOf(row, frozenModel(row), dueDay(register, periodOf(row), holidays));
}

/** A report as it was frozen. */
export function frozenModel({ model }: Pick<ReportRow, 'model'>): BiMonthlyModel {
  if (model === null) throw new Error('an issued report without its model');
  return JSON.parse(model) as BiMonthlyModel;
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

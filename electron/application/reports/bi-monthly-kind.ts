import { addDays, yearOf, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  biMonthlyDays,
  biMonthlyLabel,
  biMonthlyName,
  biMonthlyPeriodOf,
  previousBiMonthlyPeriod,
  readBiMonthlyName,
  reportPeriod,
  type BiMonthlyPeriod,
} from '../../../db/domain/calendar/report-period.ts';
import type { HolidayTable } from '../../../db/domain/calendar/working-day.ts';
import {
  indicatorOf,
  INDICATORS,
  isTownOnly,
} from '../../../db/domain/figures/indicator-catalogue.ts';
import { countByTown } from '../../../db/domain/figures/indicators.ts';
import type { FrozenFigure, ReportHead } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import type { AppError } from '../../contract/errors.ts';
import { biMonthlyTitle } from '../../reports/bi-monthly/layout.ts';
import { recordedSource } from '../../reports/bi-monthly/recorded.ts';
import { editProblem } from '../../reports/bi-monthly/sections.ts';
import { sectionText, standardTemplate } from '../../reports/bi-monthly/texts.ts';
import { officeHolidays } from '../settings/holidays.ts';
import { ruleRows } from '../visits/visit-due-book.ts';
import {
  BI_MONTHLY,
  composeBiMonthlyReport,
  periodOf,
  recordedFigures,
  type ComposedBiMonthly,
  type IndicatorReader,
} from './bi-monthly-rows.ts';
import type { Composed, Due, KindPeriod, ReportKind } from './report-kind.ts';
import { NO_NAMES } from './report-privacy.ts';

/** How many periods before the running one are offered. */
const PERIODS_BACK = 5;

/** 两月工作进展报告: no names, 发文字号, due to the city some working days after the period. */
export function createBiMonthlyKind(readIndicators: IndicatorReader): ReportKind {
  const testWindowsKnown = (register: Register, row: ReportHead) =>
    readIndicators(register, periodOf(row)).testWindowsKnown;
  return {
    kind: BI_MONTHLY,
    label: '两月工作进展报告',
    privacy: NO_NAMES,
    numbered: true,
    periodForm: '2026-09/10',
    readPeriod: (name) => {
      const period = readBiMonthlyName(name);
      return period === null ? null : kindPeriod(period);
    },
    offered: (_register, today) => offeredPeriods(today).map(kindPeriod),
    notYet: (_register, { first }, today) => (first > today ? '报告期还没有开始' : null),
    title: (officeName, { first }) =>
      biMonthlyTitle(officeName, { year: yearOf(first), firstMonth: Number(first.slice(5, 7)) }),
    dueOf: (register, { first }, shipped) => dueOf(register, biMonthlyPeriodOf(first), shipped),
    compose: (register, row, world) =>
      composed(composeBiMonthlyReport(register, readIndicators, row, world)),
    isTownOnly,
    isOptional: (sectionId) => sectionText(sectionId)?.optional ?? false,
    editProblem: (register, row, { id, template }) =>
      editProblem(id, template, testWindowsKnown(register, row)),
    standardOf: (register, row, sectionId) => {
      const section = sectionText(sectionId);
      return section?.kind === 'computed'
        ? standardTemplate(section, testWindowsKnown(register, row))
        : undefined;
    },
    typingError,
  };
}

function kindPeriod(period: BiMonthlyPeriod): KindPeriod {
  return {
    period: biMonthlyName(period),
    label: biMonthlyLabel(period),
    ...biMonthlyDays(period),
  };
}

function offeredPeriods(today: CalendarDay): BiMonthlyPeriod[] {
  const periods = [biMonthlyPeriodOf(today)];
  for (let back = 0; back < PERIODS_BACK; back += 1) {
    const last = periods.at(-1);
    if (last !== undefined) periods.push(previousBiMonthlyPeriod(last));
  }
  return periods;
}

/** When the report is due to the city, or why that cannot be told and what the clerk can do about it. */
function dueOf(register: Register, period: BiMonthlyPeriod, shipped: HolidayTable): Due {
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

function composed(report: ComposedBiMonthly): Composed {
  const { model, indicators, opening } = report;
  const lists = new Map(indicators.lists).set('fix.open', opening?.items ?? []);
  return { model, lists, frozenFigures: () => frozenFigures(report) };
}

function frozenFigures({ model, indicators, opening }: ComposedBiMonthly): FrozenFigure[] {
  const differing = opening?.items ?? [];
  const lists = new Map(indicators.lists).set('fix.open', differing);
  const corrected = countByTown(new Map([['fix.open', differing]]));
  const counts = new Map([...indicators.counts, ...corrected]);
  const values = new Map(model.figures.map(({ id, value }) => [id, value]));
  return INDICATORS.flatMap(({ id, kind }) => {
    const items = (lists.get(id) ?? []).map(
      ({ personId, townCode, note }) => [personId, townCode, note] as const,
    );
    const towns = [...(counts.get(id) ?? [])].map(([townCode, value]) => ({
      figureId: id,
      townCode,
      value,
      items: null,
    }));
    const county = { figureId: id, townCode: '', value: values.get(id) ?? null };
    return [{ ...county, items: kind === 'count' ? items : null }, ...towns];
  });
}

function typingError(
  register: Register,
  row: ReportHead,
  { id, value }: { readonly id: string; readonly value: number | null },
): AppError | null {
  const figure = indicatorOf(id);
  if (figure === undefined) return { code: 'NOT_FOUND', what: '这个数字' };
  if (figure.kind !== 'typed')
    return { code: 'REFUSED', reason: `“${figure.label}”由程序统计，不能填报` };
  if (value !== null && !Number.isInteger(value))
    return { code: 'INVALID_INPUT', fields: [{ path: 'value', message: '请填整数' }] };
  const { recorded, counted } = recordedFigures(register, periodOf(row));
  if (recorded[id] === undefined) return null;
  const { formula, page } = recordedSource(id, counted);
  return { code: 'REFUSED', reason: `这个数字${formula}，请到${page}核对` };
}

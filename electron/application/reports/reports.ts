import { indicatorOf } from '../../../db/domain/figures/indicator-catalogue.ts';
import {
  biMonthlyDays,
  biMonthlyLabel,
  biMonthlyName,
  biMonthlyPeriodOf,
  previousBiMonthlyPeriod,
  readBiMonthlyName,
  type BiMonthlyPeriod,
} from '../../../db/domain/calendar/report-period.ts';
import type { HolidayTable } from '../../../db/domain/calendar/working-day.ts';
import type { ReportRow } from '../../../db/repositories/reports.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import { biMonthlyTitle } from '../../reports/bi-monthly/layout.ts';
import { editProblem } from '../../reports/bi-monthly/sections.ts';
import { sectionText, standardTemplate } from '../../reports/bi-monthly/texts.ts';
import type { Context, Handlers } from '../context.ts';
import {
  draftDetail,
  dueOf,
  figureListOf,
  issuedDetail,
  listOf,
  summaryOf,
  type Detail,
} from './report-answers.ts';
import {
  BI_MONTHLY,
  composeReport,
  periodOf,
  recordedFigures,
  textsOf,
  typedOf,
  type IndicatorReader,
  type Texts,
} from './report-rows.ts';
import { readSettings } from '../settings/settings.ts';

export interface ReportDependencies {
  readonly holidays: HolidayTable;
  readonly readIndicators: IndicatorReader;
}
type QueryMethod = 'reports.list' | 'reports.periods' | 'reports.get' | 'reports.figureList';
type DraftMethod = 'reports.prepare' | 'reports.editSection' | 'reports.typeFigure';

const NO_REPORT = { code: 'NOT_FOUND', what: '这份报告' } as const;
/** How many periods before the running one are offered. */
const PERIODS_BACK = 5;

/** What is read of reports: drafts are composed of the register as it is, issued ones come as they were frozen. */
export function createReportQueries(dependencies: ReportDependencies): Handlers<QueryMethod> {
  return {
    'reports.list': (_input, { register }) => ok(register.reports.all().map(summaryOf)),
    'reports.periods': (_input, context) =>
      ok(offeredPeriods(context).map((period) => periodAnswer(period, context, dependencies))),
    'reports.get': ({ id }, context) => {
      const row = context.register.reports.find(id);
      return row === undefined ? fail(NO_REPORT) : ok(detailOf(row, context, dependencies));
    },
    'reports.figureList': ({ id, figureId, townCode }, { register, today }) => {
      const row = register.reports.find(id);
      if (row === undefined) return fail(NO_REPORT);
      const figure = indicatorOf(figureId);
      if (figure === undefined) return fail({ code: 'NOT_FOUND', what: '这个数字' });
      const compose = () =>
        composeReport(register, dependencies.readIndicators, row, { today, issue: null });
      const items = figure.kind === 'count' ? listOf(register, row, figureId, compose) : null;
      if (items === null) return fail({ code: 'REFUSED', reason: `“${figure.label}”没有名单` });
      return figureListOf(register, figure, items, townCode);
    },
  };
}

function offeredPeriods({ register, today }: Context): BiMonthlyPeriod[] {
  const periods = [biMonthlyPeriodOf(today)];
  for (let back = 0; back < PERIODS_BACK; back += 1) {
    const last = periods.at(-1);
    if (last !== undefined) periods.push(previousBiMonthlyPeriod(last));
  }
  const names = new Set(periods.map(biMonthlyName));
  const older = register.reports.all().filter((row) => !names.has(row.period));
  return [...periods, ...older.map(periodOf)];
}

function periodAnswer(
  period: BiMonthlyPeriod,
  { register }: Context,
  { holidays }: ReportDependencies,
) {
  const name = biMonthlyName(period);
  const report = register.reports.ofPeriod(BI_MONTHLY, name);
  return {
    period: name,
    label: biMonthlyLabel(period),
    ...biMonthlyDays(period),
    ...dueOf(register, period, holidays),
    reportId: report?.id ?? null,
    state: report?.state ?? 'none',
  };
}

function detailOf(
  row: ReportRow,
  { register, today }: Context,
  { holidays, readIndicators }: ReportDependencies,
): Detail {
  if (row.state === 'issued') return issuedDetail(register, row, holidays);
  const composed = composeReport(register, readIndicators, row, { today, issue: null });
  return draftDetail(register, row, composed, { today, holidays });
}

/**
 * Making and changing a draft. Whoever changed it last is its preparer, whom another person must follow to issue it; saving
 * what stands there already changes nothing, so that nobody becomes the preparer of another's work by it.
 */
export function createReportCommands(dependencies: ReportDependencies): Handlers<DraftMethod> {
  const answer = (id: number, context: Context): Result<Detail> => {
    const row = context.register.reports.find(id);
    return row === undefined ? fail(NO_REPORT) : ok(detailOf(row, context, dependencies));
  };
  return {
    'reports.prepare': (input, context) => {
      const period = readBiMonthlyName(input.period);
      if (period === null || biMonthlyDays(period).first > context.today) {
        const message = period === null ? '报告期应为 2026-09/10 这样的形式' : '报告期还没有开始';
        return fail({ code: 'INVALID_INPUT', fields: [{ path: 'period', message }] });
      }
      const found = context.register.reports.ofPeriod(input.kind, input.period);
      return answer(found?.id ?? addDraft(period, context), context);
    },

    'reports.editSection': ({ id, sectionId, template }, context) => {
      const draft = draftToChange(id, context);
      if (!draft.ok) return draft;
      const period = periodOf(draft.value);
      const { testWindowsKnown } = dependencies.readIndicators(context.register, period);
      const problem = editProblem(sectionId, template, testWindowsKnown);
      if (problem !== null) return fail({ code: 'REFUSED', reason: problem });
      const texts = textsOf(draft.value);
      const changed = withText(texts, sectionId, template, testWindowsKnown);
      if (changed[sectionId] === texts[sectionId]) return answer(id, context);
      saveDraft(context, id, { texts: JSON.stringify(changed) });
      context.audit({
        action: template === null ? '省去报告段落' : '修改报告文字',
        subjectKind: 'report',
        subjectId: id,
        before: { sectionId, template: texts[sectionId] ?? null },
        after: { sectionId, template },
      });
      return answer(id, context);
    },

    'reports.typeFigure': ({ id, figureId, value }, context) => {
      const draft = draftToChange(id, context);
      if (!draft.ok) return draft;
      const error = typingError(figureId, value);
      if (error !== null) return fail(error);
      if (recordedFigures(context.register, periodOf(draft.value))[figureId] !== undefined)
        return fail({ code: 'REFUSED', reason: '这个数字取自“站点”台账，请到“站点”核对' });
      const { [figureId]: old = null, ...rest } = typedOf(draft.value);
      if (value === old) return answer(id, context);
      const typed = value === null ? rest : { ...rest, [figureId]: value };
      saveDraft(context, id, { typed: JSON.stringify(typed) });
      context.audit({
        action: '填报报告数字',
        subjectKind: 'report',
        subjectId: id,
        before: { figureId, value: old },
        after: { figureId, value },
      });
      return answer(id, context);
    },
  };
}

/**
 * The texts with one more change. A computed section that has got its standard text back is no longer a change; a typed one
 * is kept, as it would otherwise be left out until a figure is typed.
 */
function withText(
  texts: Texts,
  sectionId: string,
  template: string | null,
  testWindowsKnown: boolean,
): Texts {
  const others = Object.entries(texts).filter(([id]) => id !== sectionId);
  const rest: Texts = Object.fromEntries(others);
  const section = sectionText(sectionId);
  const standard =
    section?.kind === 'computed' ? standardTemplate(section, testWindowsKnown) : undefined;
  return template === standard ? rest : { ...rest, [sectionId]: template };
}

function typingError(figureId: string, value: number | null): AppError | null {
  const figure = indicatorOf(figureId);
  if (figure === undefined) return { code: 'NOT_FOUND', what: '这个数字' };
  if (figure.kind !== 'typed')
    return { code: 'REFUSED', reason: `“${figure.label}”由程序统计，不能填报` };
  return value === null || Number.isInteger(value)
    ? null
    : { code: 'INVALID_INPUT', fields: [{ path: 'value', message: '请填整数' }] };
}

function addDraft(period: BiMonthlyPeriod, context: Context): number {
  const { register, user, now } = context;
  const { officeName } = readSettings(register);
  const name = biMonthlyName(period);
  const firstMonth = 2 * period.period - 1;
  const { id } = register.reports.addDraft({
    kind: BI_MONTHLY,
    period: name,
    title: biMonthlyTitle(officeName, { year: period.year, firstMonth }),
    preparedBy: user.name,
    preparedAt: now,
  });
  context.audit({
    action: '起草报告',
    subjectKind: 'report',
    subjectId: id,
    after: { period: name },
  });
  return id;
}

function draftToChange(id: number, { register }: Context): Result<ReportRow> {
  const row = register.reports.find(id);
  if (row === undefined) return fail(NO_REPORT);
  return row.state === 'issued'
    ? fail({ code: 'REFUSED', reason: '报告已签发，不能再改；情况有变请在下一期说明' })
    : ok(row);
}

function saveDraft(
  { register, user, now }: Context,
  id: number,
  changes: { readonly texts?: string; readonly typed?: string },
): void {
  register.reports.updateDraft(id, { ...changes, preparedBy: user.name, preparedAt: now });
}

import type { HolidayTable } from '../../../db/domain/calendar/working-day.ts';
import type { ReportRow } from '../../../db/repositories/reports.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import {
  draftDetail,
  figureListOf,
  frozenModel,
  issuedDetail,
  listOf,
  NEVER_DUE,
  summaryOf,
  type Detail,
} from './report-answers.ts';
import {
  storedPeriod,
  textsOf,
  typedOf,
  type Composed,
  type KindPeriod,
  type ReportKind,
  type Texts,
} from './report-kind.ts';
import type { ReportKinds } from './report-kinds.ts';
import { readSettings } from '../settings/settings.ts';

export interface ReportDependencies {
  readonly holidays: HolidayTable;
  readonly kinds: ReportKinds;
}
type QueryMethod = 'reports.list' | 'reports.periods' | 'reports.get' | 'reports.figureList';
type DraftMethod = 'reports.prepare' | 'reports.editSection' | 'reports.typeFigure';

const NO_REPORT = { code: 'NOT_FOUND', what: '这份报告' } as const;
/** What is read of reports: drafts are composed of the register as it is, issued ones come as they were frozen. */
export function createReportQueries(dependencies: ReportDependencies): Handlers<QueryMethod> {
  const { kinds } = dependencies;
  return {
    'reports.list': (_input, { register }) =>
      ok(register.reports.all().map((row) => summaryOf(kinds.of(row), row))),
    'reports.periods': (_input, context) =>
      ok(
        kinds.all.flatMap((kind) =>
          offeredPeriods(kind, context).map((period) =>
            periodAnswer(kind, period, context, dependencies),
          ),
        ),
      ),
    'reports.get': ({ id }, context) => {
      const row = context.register.reports.find(id);
      return row === undefined ? fail(NO_REPORT) : ok(detailOf(row, context, dependencies));
    },
    'reports.figureList': ({ id, figureId, townCode }, { register, today }) => {
      const row = register.reports.find(id);
      if (row === undefined) return fail(NO_REPORT);
      const kind = kinds.of(row);
      let known: Composed | undefined;
      const compose = () => (known ??= kind.compose(register, row, { today, issue: null }));
      const { figures } = row.state === 'issued' ? frozenModel(row) : compose().model;
      const figure = figures.find((each) => each.id === figureId);
      if (figure === undefined) return fail({ code: 'NOT_FOUND', what: '这个数字' });
      const items = figure.listed ? listOf(register, row, figureId, compose) : null;
      if (items === null) return fail({ code: 'REFUSED', reason: `“${figure.label}”没有名单` });
      const asked = { ...figure, townOnly: kind.isTownOnly(figureId) };
      return figureListOf(register, asked, items, townCode);
    },
  };
}

/** The periods that the kind offers today, then older ones that have a report. */
function offeredPeriods(kind: ReportKind, { register, today }: Context): KindPeriod[] {
  const periods = kind.offered(register, today);
  const names = new Set(periods.map(({ period }) => period));
  const older = register.reports
    .all()
    .filter((row) => row.kind === kind.kind && !names.has(row.period));
  return [...periods, ...older.map((row) => storedPeriod(kind, register, row))];
}

function periodAnswer(
  kind: ReportKind,
  period: KindPeriod,
  { register, today }: Context,
  { holidays }: ReportDependencies,
): Output<'reports.periods'>[number] {
  const report = register.reports.ofPeriod(kind.kind, period.period);
  const due = kind.dueOf(register, period, holidays);
  return {
    ...{ kind: kind.kind, kindLabel: kind.label, hasDueDay: due !== null },
    ...period,
    ...(due ?? NEVER_DUE),
    notYet: report === undefined ? (kind.notYet(register, period, today) ?? '') : '',
    reportId: report?.id ?? null,
    state: report?.state ?? 'none',
  };
}

function detailOf(
  row: ReportRow,
  { register, today }: Context,
  { holidays, kinds }: ReportDependencies,
): Detail {
  const kind = kinds.of(row);
  if (row.state === 'issued') return issuedDetail(register, row, { kind, holidays });
  const composed = kind.compose(register, row, { today, issue: null });
  return draftDetail(register, row, composed, { kind, today, holidays });
}

/**
 * Making and changing a draft. Whoever changed it last is its preparer, whom another person must follow to issue it; saving
 * what stands there already changes nothing, so that nobody becomes the preparer of another's work by it.
 */
export function createReportCommands(dependencies: ReportDependencies): Handlers<DraftMethod> {
  const { kinds } = dependencies;
  const answer = (id: number, context: Context): Result<Detail> => {
    const row = context.register.reports.find(id);
    return row === undefined ? fail(NO_REPORT) : ok(detailOf(row, context, dependencies));
  };
  return {
    'reports.prepare': (input, context) => {
      const id = prepare(input, context, kinds);
      return id.ok ? answer(id.value, context) : id;
    },

    'reports.editSection': ({ id, sectionId, template }, context) => {
      const draft = draftToChange(id, context);
      if (!draft.ok) return draft;
      const { register } = context;
      const kind = kinds.of(draft.value);
      const problem = kind.editProblem(register, draft.value, { id: sectionId, template });
      if (problem !== null) return fail({ code: 'REFUSED', reason: problem });
      const texts = textsOf(draft.value);
      const standard = kind.standardOf(register, draft.value, sectionId);
      const changed = withText(texts, sectionId, template, standard);
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
      const figure = { id: figureId, value };
      const error = kinds.of(draft.value).typingError(context.register, draft.value, figure);
      if (error !== null) return fail(error);
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

/** The draft of a period, made if there is none; answers its id. */
function prepare(
  input: Checked<'reports.prepare'>,
  context: Context,
  kinds: ReportKinds,
): Result<number> {
  const kind = kinds.of(input);
  const { register, today } = context;
  const period = kind.readPeriod(input.period, register);
  const message =
    period === null
      ? `报告期应为 ${kind.periodForm} 这样的形式`
      : kind.notYet(register, period, today);
  if (period === null || message !== null)
    return fail({ code: 'INVALID_INPUT', fields: [{ path: 'period', message: message ?? '' }] });
  const found = register.reports.ofPeriod(kind.kind, period.period);
  return ok(found?.id ?? addDraft(kind, period, context));
}

/**
 * The texts with one more change. A computed section that has got its standard text back is no longer a change; a typed one
 * is kept, as it would otherwise be left out until a figure is typed.
 */
function withText(
  texts: Texts,
  sectionId: string,
  template: string | null,
  standard: string | undefined,
): Texts {
  const others = Object.entries(texts).filter(([id]) => id !== sectionId);
  const rest: Texts = Object.fromEntries(others);
  return template === standard ? rest : { ...rest, [sectionId]: template };
}

function addDraft(kind: ReportKind, period: KindPeriod, context: Context): number {
  const { register, user, now } = context;
  const { officeName } = readSettings(register);
  const { id } = register.reports.addDraft({
    kind: kind.kind,
    period: period.period,
    title: kind.title(officeName, period),
    preparedBy: user.name,
    preparedAt: now,
  });
  context.audit({
    action: '起草报告',
    subjectKind: 'report',
    subjectId: id,
    after: { kind: kind.kind, period: period.period },
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

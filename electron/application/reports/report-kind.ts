import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { HolidayTable } from '../../../db/domain/calendar/working-day.ts';
import type { FrozenFigure, ReportHead } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import type { AppError } from '../../contract/errors.ts';
import type { ReportKindName } from '../../contract/reports.ts';
import type { FigureLists, IssueWords, ReportModel } from '../../reports/report-model.ts';
import type { ReportPrivacy } from './report-privacy.ts';

/** The words and typed figures of a draft as they are stored. */
export type Texts = Readonly<Record<string, string | null>>;
export type Typed = Readonly<Record<string, number>>;

/** A period of a kind; `period` is the name that is stored and that sorts by time. */
export interface KindPeriod {
  readonly period: string;
  readonly label: string;
  readonly first: CalendarDay;
  /** The cut-off day: the document is not dated before it. */
  readonly last: CalendarDay;
}

export interface Due {
  readonly dueOn: CalendarDay | null;
  /** Why there is no day, and what to do; '': there is one, or the kind has none. */
  readonly dueWhy: string;
}

/** A report as it stands: what is printed, and what its figures are the lengths of. */
export interface Composed {
  readonly model: ReportModel;
  readonly lists: FigureLists;
  /** Each figure with its value for the county and for each town; the county's row holds the whole list. */
  readonly frozenFigures: () => FrozenFigure[];
}

export interface ComposeWorld {
  readonly today: CalendarDay;
  /** Null: a draft. */
  readonly issue: IssueWords | null;
}

/**
 * A kind of report (defaults.md 8, commands.md): everything that differs between kinds. The calls of electron/contract/reports.ts
 * are the same for all of them, and look a kind up by its name in report-kinds.ts.
 */
export interface ReportKind {
  readonly kind: ReportKindName;
  readonly label: string;
  readonly privacy: ReportPrivacy;
  /** An official document with 发文字号; otherwise a working paper without. */
  readonly numbered: boolean;
  /** What the name of a period looks like, for who typed another: 2026-09/10. */
  readonly periodForm: string;
  /** Null: the text names no period of this kind. */
  readonly readPeriod: (name: string, register: Register) => KindPeriod | null;
  /** The periods to choose from on a day, the latest first. */
  readonly offered: (register: Register, today: CalendarDay) => readonly KindPeriod[];
  /** Why a draft of the period cannot be begun, in the clerk's words; null: it can. */
  readonly notYet: (register: Register, period: KindPeriod, today: CalendarDay) => string | null;
  readonly title: (officeName: string, period: KindPeriod) => string;
  /** When it is due; null: the kind has no due day (nothing is said of it). */
  readonly dueOf: (register: Register, period: KindPeriod, shipped: HolidayTable) => Due | null;
  readonly compose: (register: Register, row: ReportHead, world: ComposeWorld) => Composed;
  /** The sum of the county is 0 by its nature: 县内转入. */
  readonly isTownOnly: (figureId: string) => boolean;
  readonly isOptional: (sectionId: string) => boolean;
  /** Why a changed text is refused (words only); null: it is taken. */
  readonly editProblem: (
    register: Register,
    row: ReportHead,
    section: { readonly id: string; readonly template: string | null },
  ) => string | null;
  /** The program's own text of a section; undefined: what stands there is a change even when it is the same (it was free). */
  readonly standardOf: (
    register: Register,
    row: ReportHead,
    sectionId: string,
  ) => string | undefined;
  /** Why a figure cannot be typed; null: it can (手工填报). */
  readonly typingError: (
    register: Register,
    row: ReportHead,
    figure: { readonly id: string; readonly value: number | null },
  ) => AppError | null;
}

export function textsOf(report: Pick<ReportHead, 'texts'>): Texts {
  return JSON.parse(report.texts) as Texts;
}

export function typedOf(report: Pick<ReportHead, 'typed'>): Typed {
  return JSON.parse(report.typed) as Typed;
}

/** The period of a stored report; its name was checked when the draft was made. */
export function storedPeriod(
  kind: ReportKind,
  register: Register,
  report: Pick<ReportHead, 'period'>,
): KindPeriod {
  const period = kind.readPeriod(report.period, register);
  if (period === null) throw new Error('a report without a period');
  return period;
}

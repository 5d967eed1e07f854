import type { CalendarDay, RoughDay } from '../../db/domain/calendar/calendar-day.ts';
import type { IdentityKind } from '../../db/domain/values/resident-id.ts';
import type {
  ControlStatus,
  DrugState,
  Education,
  Grade,
  Marriage,
  Occupation,
  PersonCategory,
  PovertyCategory,
  Sex,
} from '../../db/domain/words/vocabulary.ts';
import type { HINT_CODES } from '../contract/imports.ts';
import type { LedgerField } from './columns.ts';
import type { RememberedHeadings } from './heading.ts';
import type { LedgerTown, LedgerVillage } from './region-finder.ts';
import type { Cell, MergedRange } from './workbook.ts';

/** What the reader has to know of the office to read its ledger. */
export interface LedgerContext {
  readonly today: CalendarDay;
  readonly towns: readonly LedgerTown[];
  readonly villages: readonly LedgerVillage[];
  /** Whether six digits are a region code of the country, now or formerly. */
  readonly isKnownRegion: (code: string) => boolean;
  readonly rememberedHeadings: RememberedHeadings;
  /** Whether the holder of a number is registered in this town or village: they may stay where nobody new may come. */
  readonly livesIn?: (identityNumber: string, regionCode: string) => boolean;
}

export interface DrugUse {
  readonly drug: string;
  /** The word of the ledger where it is in no list. */
  readonly note: string;
}

/**
 * One line of the ledger, read. Null and an empty list mean an empty cell, which never erases anything (ledger.md,
 * What the import promises 3); the defaults 汉族 and 吸毒 are applied where a new person is made, not here. Sex and
 * birth day come from the number and are null only for an old permanent residence card without them.
 */
export interface LedgerPerson {
  readonly fullName: string;
  readonly identityNumber: string;
  readonly identityKind: IdentityKind;
  readonly sex: Sex | null;
  readonly birthOn: CalendarDay | null;
  readonly ethnicity: string | null;
  readonly phone: string | null;
  readonly domicile: string | null;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly address: string | null;
  readonly education: Education | null;
  readonly marriage: Marriage | null;
  readonly occupation: Occupation | null;
  readonly category: PersonCategory | null;
  readonly drugs: readonly DrugUse[];
  readonly firstUsedOn: RoughDay | null;
  readonly lastSeizedOn: RoughDay | null;
  readonly controlStatus: ControlStatus;
  readonly documentNumber: string | null;
  readonly serviceOn: RoughDay | null;
  readonly startOn: RoughDay | null;
  readonly decidedYears: number | null;
  readonly grade: Grade | null;
  readonly drugState: DrugState | null;
  readonly lastTestOn: CalendarDay | null;
  readonly lastTestResult: '阴性' | '阳性' | null;
  readonly lastVisitOn: CalendarDay | null;
  readonly policeOfficer: string | null;
  readonly caseWorker: string | null;
  readonly gridWorker: string | null;
  readonly guardian: string | null;
  readonly guardianPhone: string | null;
  readonly povertyCategory: PovertyCategory | null;
  readonly householdSize: number | null;
  readonly note: string | null;
  /** Columns that the program does not know, by their heading; kept beside the person. */
  readonly extra: readonly { heading: string; value: string }[];
}

export interface LedgerLine {
  readonly sheet: string;
  /** As Excel shows it. */
  readonly row: number;
  readonly person: LedgerPerson;
  /** Only drugs outside the schedules: alone they make nobody 吸毒人员 (defaults.md 3), so the line waits. */
  readonly needsConfirmation: boolean;
}

/** A cell that keeps its line out. */
export interface RejectedCell {
  readonly sheet: string;
  readonly row: number;
  /** The heading as it stands in the file; the template's where the file lacks the column. */
  readonly column: string;
  /** '' where the file lacks the column. */
  readonly columnLetter: string;
  readonly value: string;
  readonly code: ProblemCode;
  readonly message: string;
}

/** Something worth a look that rejects nothing. `column` is '' for a whole row or sheet, `row` 0 for a whole sheet. */
export interface Hint {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: HintCode;
  readonly message: string;
}

export interface UnknownHeading {
  readonly sheet: string;
  readonly heading: string;
  readonly columnLetter: string;
  /** Lines with a value in it. */
  readonly values: number;
  /** A heading of the template that it resembles; '' when none does. */
  readonly suggestion: string;
  /** The sheet has another column for the same; this one is not read. */
  readonly repeated: boolean;
}

/** A heading that was read as the office said. */
export interface MappedHeading {
  readonly sheet: string;
  readonly heading: string;
  /** The template's heading; '' keeps the text only. */
  readonly target: string;
  readonly values: number;
  /** Another heading of the sheet that names the same column, '' when none. */
  readonly clashesWith: string;
}

export interface SheetReading {
  readonly name: string;
  readonly hidden: boolean;
  /** 0 when no header was found; then the sheet was left out. */
  readonly headerRow: number;
  /** Lines that are people, good and rejected. */
  readonly lines: number;
  /** The town that the sheet's name gives, '' when none. */
  readonly town: string;
  /** Required columns that the sheet lacks, by the template's heading. */
  readonly missingColumns: readonly string[];
}

/** What the rejected workbook needs of one sheet: the rows above the people, and the rejected lines as they stood. */
export interface RejectedSheet {
  readonly name: string;
  readonly date1904: boolean;
  readonly headerRow: number;
  readonly top: readonly RawRow[];
  readonly topMerges: readonly MergedRange[];
  readonly lines: readonly RawRow[];
  /** Zero-based columns in which a number must stay text: identity numbers and phones. */
  readonly textColumns: readonly number[];
  readonly width: number;
  /** Where 错误原因 goes: its own column if the file has one already, else the first one behind all others. */
  readonly reasonColumn: number;
}

export interface RawRow {
  readonly number: number;
  readonly cells: readonly (Cell | undefined)[];
}

/** Lines with one number that differ, side by side: which fields, and what each line says. */
export interface Contradiction {
  readonly lines: readonly LedgerLine[];
  readonly fields: readonly { field: LedgerField; values: readonly string[] }[];
}

export interface LedgerReading {
  readonly sheets: readonly SheetReading[];
  readonly lines: readonly LedgerLine[];
  readonly rejected: readonly RejectedCell[];
  readonly rejectedSheets: readonly RejectedSheet[];
  readonly hints: readonly Hint[];
  readonly unknownHeadings: readonly UnknownHeading[];
  readonly mappedHeadings: readonly MappedHeading[];
  readonly contradictions: readonly Contradiction[];
}

export type ProblemCode =
  | 'MISSING'
  | 'CELL_ERROR'
  | 'TEXT_TOO_LONG'
  | 'ID_FORMAT'
  | 'ID_BIRTH_DAY'
  | 'ID_CHECK_DIGIT'
  | 'ID_TYPED_AS_NUMBER'
  | 'MASKED'
  | 'SEX_DIFFERS'
  | 'BIRTH_DIFFERS'
  | 'PHONE_FORMAT'
  | 'PHONE_ZERO_LOST'
  | 'TOWN_UNKNOWN'
  | 'TOWN_AMBIGUOUS'
  | 'TOWN_RETIRED'
  | 'VILLAGE_UNKNOWN'
  | 'VILLAGE_AMBIGUOUS'
  | 'VILLAGE_RETIRED'
  | 'WORD_UNKNOWN'
  | 'WORD_AMBIGUOUS'
  | 'DAY_FORMAT'
  | 'DAY_NOT_IN_CALENDAR'
  | 'DAY_IN_FUTURE'
  | 'DAY_BEFORE_BIRTH'
  | 'DAY_TOO_ROUGH'
  | 'DAY_AMBIGUOUS'
  | 'NUMBER_FORMAT'
  | 'YEARS_NOT_ALLOWED';

export type HintCode = (typeof HINT_CODES)[number];

export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

export interface Remark {
  readonly code: HintCode;
  readonly message: string;
}

/** What a cell says: a value (null: empty) with remarks, or what is wrong with it. */
export type CellReading<T> =
  | { readonly value: T | null; readonly remarks?: readonly Remark[] }
  | { readonly problem: Problem };

export function wrong(code: ProblemCode, message: string): { problem: Problem } {
  return { problem: { code, message } };
}

import { z } from 'zod';
import { APPROVERS, command, query, STAFF } from './define.ts';
import { Day, Id, Line, Note, Nothing, RequiredLine, TownCode } from './values.ts';

/** The kinds of reports; what each is lies in electron/application/reports/report-kinds.ts. */
export const REPORT_KINDS = [
  'bi-monthly',
  'return-visit',
  'poverty-annual',
  'poverty-summary',
] as const;
export type ReportKindName = (typeof REPORT_KINDS)[number];

/** A figure of a report. The text is what is printed; the count equals the length of the list behind it. */
export const Figure = z.strictObject({
  id: z.string(),
  label: z.string(),
  formula: z.string(),
  unit: z.string(),
  text: z.string(),
  value: z.number().nullable(),
  /** Whether a list of people or records can be opened behind it. */
  listed: z.boolean(),
  /** Typed by the clerk, marked 手工填报; otherwise computed. */
  typed: z.boolean(),
});
/** A part of the text: words are the clerk's, {figures} in it are filled in and cannot be typed over. */
export const Section = z.strictObject({
  id: z.string(),
  heading: z.string(),
  level: z.int().min(0).max(2),
  /** The text with its {figure ids}; null: this paragraph is left out of the document. */
  template: z.string().nullable(),
  text: z.string(),
  editable: z.boolean(),
  /** The paragraph may be left out without an error (defaults.md 8). */
  optional: z.boolean(),
  /** Sentences that the figures suggest (三、四); each can be taken over. */
  offered: z.array(z.string()),
});
/** A condition of issuing (R-12 continuity, empty paragraphs, missing 文号 …). */
export const Check = z.strictObject({
  id: z.string(),
  ok: z.boolean(),
  blocking: z.boolean(),
  message: z.string(),
});

/** Checks about what of people a text tells: while one of them fails no file of the report leaves, not even a draft. */
const LEAVING_CHECKS: readonly string[] = ['personal', 'health', 'names'];
export function isLeavingCheck(id: string): boolean {
  return LEAVING_CHECKS.includes(id);
}

/** Why there is no due day, and what to do about it; empty: there is one. */
const DueWhy = z.string();

export const ReportSummary = z.strictObject({
  id: Id,
  kind: z.enum(REPORT_KINDS),
  /** 两月工作进展报告. */
  kindLabel: z.string(),
  period: z.string(),
  title: z.string(),
  state: z.enum(['draft', 'issued']),
  number: z.string(),
  signer: z.string(),
  preparedBy: z.string(),
  issuedBy: z.string().nullable(),
  issuedOn: z.string().nullable(),
  selfApproved: z.boolean(),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  pages: z.int().nullable(),
});
export const AnnexTable = z.strictObject({
  number: z.int(),
  title: z.string(),
  columns: z.array(z.strictObject({ id: z.string(), label: z.string(), group: z.string() })),
  /** First the county's total (town null), then a row a town or a person; a cell that has a list carries its figure id. */
  rows: z.array(z.strictObject({ townCode: z.string().nullable(), cells: z.array(z.string()) })),
});
export const ReportDetail = ReportSummary.extend({
  /** What the kind may show of people; `names`: issuing asks for a reason. */
  privacy: z.strictObject({ names: z.boolean(), words: z.string() }),
  /** With 发文字号; a working paper has none. */
  numbered: z.boolean(),
  cutOffOn: z.string(),
  dueOn: z.string().nullable(),
  dueWhy: DueWhy,
  /** The next serial of 发文字号 for each year that the document may be dated in; of an issued report none. */
  nextNumbers: z.array(z.strictObject({ year: z.int(), number: z.int() })),
  recipient: z.string(),
  opening: z.string(),
  sections: z.array(Section),
  figures: z.array(Figure),
  annexes: z.array(AnnexTable),
  checks: z.array(Check),
});

export const reports = {
  'reports.list': query({
    access: 'user',
    input: Nothing,
    output: z.array(ReportSummary),
    reads: ['reports'],
  }),
  'reports.periods': query({
    access: 'user',
    input: Nothing,
    output: z.array(
      z.strictObject({
        kind: z.enum(REPORT_KINDS),
        kindLabel: z.string(),
        period: z.string(),
        label: z.string(),
        first: z.string(),
        last: z.string(),
        dueOn: z.string().nullable(),
        dueWhy: DueWhy,
        /** False: the kind is due on no day. */
        hasDueDay: z.boolean(),
        /** Why it cannot be prepared yet; '': it can, or is already. */
        notYet: z.string(),
        reportId: Id.nullable(),
        state: z.string(),
      }),
    ),
    reads: ['reports', 'rules', 'poverty'],
  }),
  /** Computes figures, texts and checks; opens the draft of that period or makes it. */
  'reports.prepare': command({
    access: STAFF,
    input: z.strictObject({ kind: z.enum(REPORT_KINDS), period: RequiredLine }),
    output: ReportDetail,
    changes: ['reports', 'audit'],
  }),
  'reports.get': query({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: ReportDetail,
    reads: ['reports', 'people', 'visits', 'settings', 'rules', 'poverty', 'regions'],
  }),
  /** Words only: a text that drops or invents a figure is refused with the figure's name. Null leaves the paragraph out. */
  'reports.editSection': command({
    access: STAFF,
    input: z.strictObject({ id: Id, sectionId: z.string(), template: Note.nullable() }),
    output: ReportDetail,
    changes: ['reports', 'audit'],
  }),
  /** Figures of ledgers that the register does not hold yet, typed by the clerk (手工填报). */
  'reports.typeFigure': command({
    access: STAFF,
    input: z.strictObject({
      id: Id,
      figureId: z.string(),
      value: z.number().min(0).max(99_999_999).nullable(),
    }),
    output: ReportDetail,
    changes: ['reports', 'audit'],
  }),
  /** Deletes a draft begun by mistake: by its preparer, or who may issue. An issued report stays for good. */
  'reports.discard': command({
    access: STAFF,
    input: z.strictObject({ id: Id, reason: RequiredLine }),
    output: Nothing,
    changes: ['reports', 'audit'],
  }),
  /** The people or records behind a figure; of an issued report the frozen list. */
  'reports.figureList': query({
    access: 'user',
    input: z.strictObject({ id: Id, figureId: z.string(), townCode: TownCode.nullable() }),
    output: z.strictObject({
      figureId: z.string(),
      label: z.string(),
      total: z.int(),
      rows: z.array(
        z.strictObject({
          personId: Id,
          fullName: z.string(),
          townName: z.string(),
          note: z.string(),
        }),
      ),
    }),
    reads: ['reports', 'people', 'visits', 'poverty'],
  }),
  /** The official fonts that this machine lacks (GB/T 9704 5.2.2); `known` false: it cannot be told here. */
  'reports.fonts': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      known: z.boolean(),
      missing: z.array(
        z.strictObject({
          font: z.string(),
          use: z.string(),
          instead: z.string().nullable(),
          install: z.boolean(),
        }),
      ),
    }),
    reads: [],
  }),
  /**
   * Makes the Word file of the draft (marked 草稿) or hands out the issued one; `target` is a save ticket. A draft leaves the office
   * as an issued report does: not while one of LEAVING_CHECKS fails, and with names only for a reason.
   */
  'reports.saveFile': command({
    access: 'user',
    input: z.strictObject({
      id: Id,
      target: z.string(),
      /** What a draft with names is for; required of it, and logged. */
      namesReason: Line.default(''),
    }),
    output: z.strictObject({ fileName: z.string(), sha256: z.string(), pages: z.int() }),
    changes: ['audit'],
  }),
  /** Freezes figures, lists, texts and the file. By another person than the preparer; alone only in an office of one. */
  'reports.issue': command({
    access: APPROVERS,
    input: z.strictObject({
      id: Id,
      signer: RequiredLine,
      /** The serial of the 发文字号; null of a kind that has none. */
      number: z.int().min(1).max(9999).nullable(),
      issuedOn: Day,
      note: Line.default(''),
      /** What names are sent for; required of a kind that holds names, and logged. */
      namesReason: Line.default(''),
    }),
    output: ReportDetail,
    changes: ['reports', 'settings', 'audit'],
  }),
} as const;

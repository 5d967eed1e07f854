import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { FormRow } from '../word-kit/form-table.ts';
import type { LeafColumn } from '../word-kit/report-types.ts';

/** 一人一档 as plain data: words and their order, nothing of what it looks like. */
export interface Dossier {
  /** 社区戒毒人员档案, 社区康复人员档案 …: also the name of the file, so nothing of the person stands in it. */
  readonly title: string;
  readonly office: string;
  readonly printedOn: CalendarDay;
  /** Label and value, on the cover. */
  readonly cover: readonly (readonly [string, string])[];
  /** Under the cover's table: who may see it. */
  readonly notices: readonly string[];
  readonly parts: readonly DossierPart[];
}

export type DossierPart = FormPart | TablePart;

interface Part {
  readonly title: string;
  /** A line above the table. */
  readonly lead?: string;
  /** Lines under it: 落款, note. */
  readonly foot?: readonly string[];
}

/** A form: labelled fields, filled in as far as the register knows, with room to write where it does not. */
export interface FormPart extends Part {
  readonly kind: 'form';
  readonly rows: readonly FormRow[];
}
/** Records, one a row; without any a line says so. */
export interface TablePart extends Part {
  readonly kind: 'table';
  /** Fields of the person above the records, as the printed forms have them. */
  readonly head?: readonly FormRow[];
  readonly columns: readonly LeafColumn[];
  readonly rows: readonly (readonly string[])[];
}

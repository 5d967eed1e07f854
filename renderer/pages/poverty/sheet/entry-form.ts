import { fenOfYuan, type Sheet } from '../../../../db/domain/poverty/sheet.ts';
import { riskWords, type RiskWords } from '../../../../db/domain/poverty/signal-words.ts';
import type { PovertyLevel } from '../../../../db/domain/words/vocabulary.ts';
import type { Entry } from '../entry.ts';
import { AMOUNTS, yuanText } from './sheet-fields.ts';

/** The whole form: the sheet, and the reviewer's conclusion, which may come later. */
export interface EntryForm {
  readonly sheet: Sheet;
  readonly level: PovertyLevel | null;
  readonly reason: string;
}

/** What these rules read of an entry. */
type KeptEntry = Pick<
  Entry,
  'sheet' | 'prefilled' | 'conclusion' | 'conclusionReason' | 'risk' | 'basis'
>;

type KeptRisk = NonNullable<Entry['risk']>;
export type ShownSignal = Readonly<KeptRisk['signals'][number]>;

/** R-11 in words, as the window or the office found it. */
export interface ShownRisk extends Omit<RiskWords, 'signals' | 'unset'> {
  readonly signals: readonly ShownSignal[];
  readonly unset: readonly ShownSignal[];
}

/** What the form opens with: what was saved, or what is known of the household. */
export function startOf(entry: KeptEntry): EntryForm {
  return {
    sheet: withPlainAmounts(entry.sheet ?? entry.prefilled),
    level: entry.conclusion,
    reason: entry.conclusionReason,
  };
}

/** Amounts as they are typed, without the .00 of the register: as the answer of the last round stands beside them. */
function withPlainAmounts(sheet: Sheet): Sheet {
  const plain = AMOUNTS.map(({ name }) => {
    const amount = sheet[name];
    return [name, typeof amount === 'string' ? yuanText(amount) : amount];
  });
  return { ...sheet, ...(Object.fromEntries(plain) as Partial<Sheet>) };
}

/** Whether the form says something else than the register. */
export function isChanged(form: EntryForm, entry: KeptEntry): boolean {
  return isSheetChanged(form, entry) || isConclusionChanged(form, entry);
}

export function isSheetChanged({ sheet }: EntryForm, entry: KeptEntry): boolean {
  return JSON.stringify(inOrder(sheet)) !== JSON.stringify(inOrder(entry.sheet ?? entry.prefilled));
}

/** Answers by the name of the question; 3000 and 3000.00 are one amount. */
function inOrder(sheet: Sheet): [string, unknown][] {
  return Object.entries(sheet)
    .map(([name, value]): [string, unknown] => [name, plainAmount(value)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function plainAmount(value: unknown): unknown {
  return typeof value === 'string' ? (fenOfYuan(value)?.toString() ?? value) : value;
}

export function isConclusionChanged({ level, reason }: EntryForm, entry: KeptEntry): boolean {
  return level !== entry.conclusion || reason !== entry.conclusionReason;
}

/** A concluded sheet, and nothing on the form says otherwise. */
export function isAsConcluded(form: EntryForm, entry: KeptEntry): boolean {
  return entry.conclusion !== null && !isChanged(form, entry);
}

/** 低 of a form without income only says that nothing is known yet: then nothing is proposed. */
export function isEarly({ perHead, level }: Pick<ShownRisk, 'perHead' | 'level'>): boolean {
  return perHead === null && level === '低';
}

/**
 * R-11 as the page shows it. What was concluded stands on the finding of then, whatever was tested, adopted or went by since; what
 * is being typed is judged as of today, as the office will judge it.
 */
export function shownRisk(form: EntryForm, entry: KeptEntry): ShownRisk {
  const kept = isAsConcluded(form, entry) ? entry.risk : null;
  return kept ?? riskWords(form.sheet, entry.basis);
}

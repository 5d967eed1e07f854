import type { Output } from '../../../electron/contract/index.ts';

export type DryRun = Output<'imports.read'>;
export type Receipt = Output<'imports.commit'>;

/** A workbook that was read: its ticket allows reading it again with another mapping. */
export interface CheckedState {
  readonly step: 'checked';
  readonly source: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly dryRun: DryRun;
}
export interface FinishedState {
  readonly step: 'finished';
  readonly fileName: string;
  readonly receipt: Receipt;
}
export type ImportState = { readonly step: 'start' } | CheckedState | FinishedState;

export const START: ImportState = { step: 'start' };

/** 建账（存量） or 新增 (defaults.md 4): whether these people count as new in the next report. */
export function kindText(as: string): string {
  return as === 'stock' ? '建账（存量）' : '新增';
}

import type { Output } from '../../../electron/contract/index.ts';

/** A report as the office answers it: draft or frozen. */
export type Report = Output<'reports.get'>;

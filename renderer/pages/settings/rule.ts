import type { Output } from '../../../electron/contract/index.ts';

/** A row of the rule table, or the line of a rule that has none. */
export type Rule = Output<'rules.list'>[number];

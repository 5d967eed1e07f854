import type { z } from 'zod';
import type { Command } from './define.ts';
import { attachments } from './attachments.ts';
import { audit, packages } from './exports.ts';
import { holidays } from './holidays.ts';
import { grades, lightTouch } from './grades.ts';
import { households } from './households.ts';
import { imports } from './imports.ts';
import { leaves, outflows } from './leaves.ts';
import { lists } from './lists.ts';
import { measures } from './measures.ts';
import { people } from './people.ts';
import { personFile } from './person-file.ts';
import { reports } from './reports.ts';
import { riskSigns } from './risk-signs.ts';
import { rounds } from './rounds.ts';
import { seizures } from './seizures.ts';
import { session, users } from './session.ts';
import { settings } from './settings.ts';
import { tests } from './tests.ts';
import { sheetDrafts } from './sheet-drafts.ts';
import { stations } from './stations.ts';
import { responsibility, teams } from './teams.ts';
import { todo } from './todo.ts';
import { visitCare } from './visit-care.ts';
import { watches } from './watches.ts';
import { records, visits } from './visits.ts';

/** Everything that may cross from the window or the command line into the office. */
export const contract = {
  ...session,
  ...users,
  ...settings,
  ...holidays,
  ...people,
  ...personFile,
  ...measures,
  ...seizures,
  ...riskSigns,
  ...visits,
  ...visitCare,
  ...records,
  ...attachments,
  ...tests,
  ...leaves,
  ...outflows,
  ...grades,
  ...lightTouch,
  ...teams,
  ...responsibility,
  ...stations,
  ...households,
  ...rounds,
  ...sheetDrafts,
  ...watches,
  ...todo,
  ...imports,
  ...reports,
  ...packages,
  ...lists,
  ...audit,
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
/** What a caller passes (defaults may be left out). */
export type Input<M extends Method> = z.input<Contract[M]['input']>;
/** What a handler receives (defaults filled in). */
export type Checked<M extends Method> = z.output<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;
export type CommandMethod = { [M in Method]: Contract[M] extends Command ? M : never }[Method];
export type QueryMethod = Exclude<Method, CommandMethod>;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(contract, name);
}

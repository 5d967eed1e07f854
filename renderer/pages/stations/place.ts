import type { ResponsibilityLevel } from '../../../db/domain/office/team.ts';
import type { Output } from '../../../electron/contract/index.ts';

type Town = Output<'responsibility.table'>['towns'][number];

/** A place of the table: a town, or a village of the town that is looked at. */
export interface Place {
  readonly level: ResponsibilityLevel;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly name: string;
  readonly people: number;
  readonly withoutCadre: number;
  readonly responsible: Town['responsible'];
  readonly gap: boolean;
}

/** who is visited and who is counted (docs/decisions/0011); one answer for the due list and for the report. */
import type { Presence } from '../figures/population.ts';
import type { PersonCategory } from '../words/vocabulary.ts';

export interface CareScope {
  /** R-08 is asked about the person, and what it gives stands on the due list. */
  readonly visited: boolean;
  /** One of 吸毒人员: in the figures of the report. */
  readonly counted: boolean;
}

/** defaults.md 3: rows of 贩毒 are in no count of 吸毒人员. */
export const COUNTED_CATEGORIES = ['吸毒', '既吸又贩'] as const satisfies readonly PersonCategory[];

/** Whether the category is one of 吸毒人员: the comings and goings of these are counted, also when they leave. */
export function isDrugUser(category: PersonCategory): boolean {
  return COUNTED_CATEGORIES.some((counted) => counted === category);
}

/**
 * R-08 names everybody for whom no visit is generated, and a category is not among them: whoever is 在册 is visited, 贩毒
 * too. The figures are of 吸毒人员 alone (defaults.md 3, 7), so of 贩毒 the report says only how many there are.
 */
export function careScope(category: PersonCategory, presence: Presence): CareScope {
  const listed = presence === '在册';
  return { visited: listed, counted: listed && isDrugUser(category) };
}

/** The sections of one report: which are printed, with what words and figures; and what the clerk may change. */
import { indicatorOf } from '../../../db/domain/figures/indicator-catalogue.ts';
import type { FigureTable } from './figures.ts';
import { WORD_TOKENS } from './figures.ts';
import { sourcesOf } from './recorded.ts';
import type { BiMonthlyRows } from './rows.ts';
import { hasControlCharacter } from '../text/wording.ts';
import {
  bracketProblem,
  figureIds,
  renderTemplate,
  type Figures,
  type Rendered,
} from '../text/template.ts';
import {
  OFFERED_PLANS,
  OFFERED_SHORTCOMINGS,
  SECTIONS,
  sectionText,
  standardTemplate,
  type SectionText,
} from './texts.ts';

export interface ReportSection {
  readonly text: SectionText;
  /** With its number, 一、 or （一）; a section that is left out has none. */
  readonly heading: string;
  readonly template: string | null;
  readonly standard: string;
  /** Changed by the clerk. */
  readonly edited: boolean;
  readonly rendered: Rendered;
  readonly offered: readonly string[];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const NOTHING: Rendered = { text: '', printed: [], unset: [] };

function offeredShortcomings(figures: Figures): string[] {
  return OFFERED_SHORTCOMINGS.filter(
    (sentence) => renderTemplate(`［${sentence}］`, figures).text !== '',
  );
}

function offeredPlans(figures: Figures): string[] {
  return OFFERED_PLANS.filter(
    ({ when }) => renderTemplate(`［{${when}}］`, figures).text !== '',
  ).map(({ words }, index) => `${NUMERALS[index] ?? ''}是${words}`);
}

function offeredOf({ id }: SectionText, figures: Figures): string[] {
  if (id === 'shortcomings') return offeredShortcomings(figures);
  return id === 'plans' ? offeredPlans(figures) : [];
}

/** Whether there is a figure of the section, typed or counted by the register, or of a count that a rate of it is made of. */
function hasFigures(section: SectionText, { typed, recorded }: BiMonthlyRows): boolean {
  return figureIds(section.template)
    .flatMap(({ id }) => sourcesOf(id))
    .some((id) => typed[id] !== undefined || recorded[id] !== undefined);
}

/** What is printed when the clerk has not touched the section; null: it is left out. */
function untouched(section: SectionText, standard: string, rows: BiMonthlyRows): string | null {
  return section.kind === 'typed' && !hasFigures(section, rows) ? null : standard;
}

/** All sections in order; the numbers of the headings close up over those left out (defaults.md 8). */
export function composeSections(rows: BiMonthlyRows, { county }: FigureTable): ReportSection[] {
  const numbers: Record<1 | 2, number> = { 1: 0, 2: 0 };
  return SECTIONS.map((text) => {
    const offered = offeredOf(text, county);
    const known = rows.indicators.testWindowsKnown;
    const standard = text.kind === 'free' ? offered.join('') : standardTemplate(text, known);
    const changed = rows.texts[text.id];
    const template = changed === undefined ? untouched(text, standard, rows) : changed;
    const rendered = template === null ? NOTHING : renderTemplate(template, county);
    return {
      text,
      heading: headingOf(text, template, numbers),
      template,
      standard,
      edited: changed !== undefined && changed !== standard,
      rendered,
      offered: text.kind === 'free' ? offered : template === standard ? [] : [standard],
    };
  });
}

function headingOf(
  { level, title }: SectionText,
  template: string | null,
  numbers: Record<1 | 2, number>,
): string {
  if (level === 0 || template === null) return level === 0 ? '' : title;
  numbers[level] += 1;
  const numeral = NUMERALS[numbers[level] - 1] ?? '';
  return level === 1 ? `${numeral}、${title}` : `（${numeral}）${title}`;
}

/** What a figure or a word token is called. */
export function tokenLabel(id: string): string | null {
  return indicatorOf(id)?.label ?? WORD_TOKENS.find((token) => token.id === id)?.label ?? null;
}

/**
 * Why a changed text is refused, in the clerk's words; null: it is taken. Words only (defaults.md 8): a figure that there is
 * not is refused, and so is a text of the register's own figures that drops one of them. A typed paragraph may
 * drop figures (a warning of the checks); 三 and 四 are free.
 */
export function editProblem(
  sectionId: string,
  template: string | null,
  testWindowsKnown: boolean,
): string | null {
  const section = sectionText(sectionId);
  if (section === undefined || section.kind === 'heading') return '这一部分不能修改';
  if (template === null) return section.optional ? null : `“${section.title}”不能省去`;
  if (hasControlCharacter(template)) return '文字里有不能印出的字符，请删去后重新输入';
  const brackets = bracketProblem(template);
  if (brackets !== null) return brackets;
  const ids = new Set(figureIds(template).map(({ id }) => id));
  const unknown = [...ids].find((id) => tokenLabel(id) === null);
  if (unknown !== undefined) return `没有“${unknown}”这个数字，请从数字列表中选取`;
  if (section.kind !== 'computed') return null;
  const dropped = figureIds(standardTemplate(section, testWindowsKnown)).find(
    ({ id, conditional }) => !conditional && !ids.has(id),
  );
  return dropped === undefined ? null : `不能删去数字“${tokenLabel(dropped.id) ?? dropped.id}”`;
}

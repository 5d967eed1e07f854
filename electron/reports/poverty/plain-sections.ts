/** Sections whose figures are all the register's, or which are the clerk's own words: the reports of the yearly review. */
import type { ModelSection, ReportCheck } from '../report-model.ts';
import { bracketProblem, figureIds, renderTemplate, type Rendered } from '../text/template.ts';
import { halfWidthSign, hasControlCharacter, typedDigits } from '../text/wording.ts';
import { chineseNumeral } from '../word-kit/headings.ts';
import type { ReportBlock } from '../word-kit/official-report.ts';
import type { FigureBook } from './figure-book.ts';

export interface PlainSection {
  readonly id: string;
  /** 0: the opening, without a heading. */
  readonly level: 0 | 1;
  readonly title: string;
  /** free: the clerk's own words; the program offers sentences. */
  readonly kind: 'computed' | 'free';
  readonly template: string;
}

export interface ComposedSection {
  readonly section: PlainSection;
  readonly heading: string;
  readonly template: string;
  readonly edited: boolean;
  readonly rendered: Rendered;
  readonly offered: readonly string[];
}

export interface SectionWorld {
  readonly book: FigureBook;
  readonly texts: Readonly<Record<string, string | null>>;
  /** Sentences that the figures suggest for the free sections, one list for all. */
  readonly offered: readonly string[];
}

/** Sentences that say something: one whose first figure is 0 falls away (defaults.md 8). */
export function suggested(sentences: readonly string[], { figures }: FigureBook): string[] {
  return sentences.filter((sentence) =>
    figureIds(sentence).length === 0
      ? true
      : renderTemplate(`［${sentence}］`, figures).text !== '',
  );
}

export function composePlainSections(
  sections: readonly PlainSection[],
  { book, texts, offered }: SectionWorld,
): readonly ComposedSection[] {
  let headings = 0;
  return sections.map((section) => {
    if (section.level === 1) headings += 1;
    const free = section.kind === 'free';
    const standard = free ? offered.join('') : section.template;
    const template = texts[section.id] ?? standard;
    return {
      section,
      heading: section.level === 0 ? '' : `${chineseNumeral(headings)}、${section.title}`,
      template,
      edited: template !== standard,
      rendered: renderTemplate(template, book.figures),
      offered: free ? offered : template === standard ? [] : [standard],
    };
  });
}

export function modelSections(sections: readonly ComposedSection[]): ModelSection[] {
  return sections.map(({ section, heading, template, rendered, offered }) => ({
    id: section.id,
    heading,
    level: section.level,
    template,
    text: rendered.text,
    editable: true,
    offered,
  }));
}

/** The text of a section as blocks of the body: a heading, then a paragraph a line. */
export function blocksOf({ section, rendered }: ComposedSection): ReportBlock[] {
  if (section.level === 0) return [];
  const lines = rendered.text.split('\n').filter((line) => line.trim() !== '');
  return [
    { kind: 'heading', level: 1, text: section.title },
    ...lines.map((text) => ({ kind: 'paragraph', text }) as const),
  ];
}

/** Why a changed text is refused (words only, defaults.md 8); null: it is taken. */
export function plainEditProblem(
  sections: readonly PlainSection[],
  labels: ReadonlyMap<string, string>,
  { id, template }: { readonly id: string; readonly template: string | null },
): string | null {
  const section = sections.find((each) => each.id === id);
  if (section === undefined) return '这一部分不能修改';
  if (template === null) return `“${section.title}”不能省去`;
  if (hasControlCharacter(template)) return '文字里有不能印出的字符，请删去后重新输入';
  const brackets = bracketProblem(template);
  if (brackets !== null) return brackets;
  const ids = new Set(figureIds(template).map((figure) => figure.id));
  const unknown = [...ids].find((each) => !labels.has(each));
  if (unknown !== undefined) return `没有“${unknown}”这个数字，请从数字列表中选取`;
  if (section.kind === 'free') return null;
  const dropped = figureIds(section.template).find(
    (figure) => !figure.conditional && !ids.has(figure.id),
  );
  return dropped === undefined ? null : `不能删去数字“${labels.get(dropped.id) ?? dropped.id}”`;
}

/** What must hold of each section before issuing, and digits typed by hand as a warning. */
export function sectionChecks(sections: readonly ComposedSection[]): ReportCheck[] {
  return sections.flatMap(({ section, heading, template, rendered, edited }) => {
    const name = `“${heading === '' ? section.title : heading}”`;
    const sign = halfWidthSign(template);
    const problem =
      rendered.text.trim() === ''
        ? `${name}没有内容`
        : sign === null
          ? null
          : `${name}用了半角标点“${sign}”，请改为全角`;
    const found: ReportCheck[] = [
      {
        id: `section.${section.id}`,
        ok: problem === null,
        blocking: true,
        message: problem ?? `${name}完整`,
      },
    ];
    const digits = edited ? typedDigits(template) : null;
    if (digits !== null)
      found.push({
        id: `section.${section.id}.digits`,
        ok: false,
        blocking: false,
        message: `“${section.title}”里的“${digits}”是手写数字，程序不核对`,
      });
    return found;
  });
}

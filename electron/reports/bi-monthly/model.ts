/** From rows to the whole report: texts, figures, annexes, checks, and the document that is laid out of them. */
import { INDICATORS } from '../../../db/domain/figures/indicator-catalogue.ts';
import type { ReportFigure, ReportModel, ReportTable } from '../report-model.ts';
import type { OfficialReport, ReportBlock } from '../word-kit/official-report.ts';
import { annexNote } from './annex-note.ts';
import { CONTROL_TITLE, POPULATION_TITLE } from './annexes.ts';
import { reportChecks } from './checks.ts';
import { figureTable, WORD_TOKENS } from './figures.ts';
import { biMonthlyTitle, layoutBiMonthly } from './layout.ts';
import { recordedSource } from './recorded.ts';
import type { BiMonthlyRows } from './rows.ts';
import { composeSections, type ReportSection } from './sections.ts';
import { controlTable, populationTable } from './tables.ts';
import type { Figures } from '../text/template.ts';

export type BiMonthlyModel = ReportModel & { readonly document: OfficialReport };

function reportFigures(county: Figures, { recorded, rounds }: BiMonthlyRows): ReportFigure[] {
  const shown = (id: string) => {
    const { value = null, text = '' } = county.get(id) ?? {};
    return { text, value };
  };
  return [
    ...INDICATORS.map(({ id, label, formula, unit, kind }) => ({
      ...{ id, label, unit },
      ...shown(id),
      formula: recorded[id] === undefined ? formula : recordedSource(id, rounds.counted).formula,
      listed: kind === 'count',
      typed: kind === 'typed' && recorded[id] === undefined,
    })),
    ...WORD_TOKENS.map(({ id, label }) => ({
      ...{ id, label, formula: '', unit: '' },
      ...shown(id),
      listed: false,
      typed: false,
    })),
  ];
}

function blocksOf({ text, template, rendered }: ReportSection): ReportBlock[] {
  if (text.level === 0 || (template === null && text.kind !== 'heading')) return [];
  const [first = '', ...rest] = rendered.text.split('\n').filter((line) => line.trim() !== '');
  const paragraphs = rest.map((line) => ({ kind: 'paragraph', text: line }) as const);
  if (text.level === 2)
    return [{ kind: 'heading', level: 2, text: text.title, runIn: first }, ...paragraphs];
  const heading = { kind: 'heading', level: 1, text: text.title } as const;
  return first === '' ? [heading] : [heading, { kind: 'paragraph', text: first }, ...paragraphs];
}

function documentNumber({ office, period, issue }: BiMonthlyRows): string {
  const year = issue?.issuedOn.slice(0, 4) ?? String(period.year);
  return `${office.agencyCode}〔${year}〕${issue?.number ?? ''}号`;
}

function documentOf(
  rows: BiMonthlyRows,
  sections: readonly ReportSection[],
  tables: { readonly population: ReportTable; readonly control: ReportTable },
): OfficialReport {
  const { office, period, issue, today } = rows;
  const issuedOn = issue?.issuedOn ?? today;
  const signer = issue?.signer ?? office.signer;
  return layoutBiMonthly({
    mark: `${office.officeName}文件`,
    documentNumber: documentNumber(rows),
    signers: signer === '' ? [] : [signer],
    recipient: office.recipient,
    office: office.officeName,
    issuedOn,
    ...(office.copyTo === '' ? {} : { copyTo: office.copyTo }),
    draft: issue === null,
    period: { year: period.year, firstMonth: period.firstMonth },
    opening: sections.find(({ text }) => text.level === 0)?.rendered.text ?? '',
    blocks: sections.flatMap(blocksOf),
    populationRows: tables.population.rows.map(({ cells }) => cells),
    controlRows: tables.control.rows.map(({ cells }) => cells),
    tables: {
      filler: office.filler,
      checker: office.checker,
      filledOn: issuedOn,
      note: annexNote(rows, sections),
    },
  });
}

/** Every word of the document but the names of the signer and of the office's staff. */
function printedWords(model: Pick<BiMonthlyModel, 'document'>): string {
  const { document } = model;
  const blocks = document.blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [block.text, block.runIn ?? '']
      : [block.kind === 'paragraph' ? block.text : block.chart.title],
  );
  const tables = document.annexes.flatMap(({ title, rows, note }) => [
    title,
    ...rows.flat(),
    note ?? '',
  ]);
  return [document.title, document.recipient, document.opening, ...blocks, ...tables].join('\n');
}

/** Composes the report; the same rows give the same report. */
export function composeBiMonthly(rows: BiMonthlyRows): BiMonthlyModel {
  const figures = figureTable(rows);
  const sections = composeSections(rows, figures);
  const population = populationTable(rows, figures);
  const control = controlTable(rows, figures);
  const document = documentOf(rows, sections, { population, control });
  return {
    title: biMonthlyTitle(rows.office.officeName, rows.period),
    opening: document.opening,
    recipient: rows.office.recipient,
    sections: sections.map(({ text, heading, template, rendered, offered }) => ({
      id: text.id,
      heading,
      level: text.level,
      template,
      text: rendered.text,
      editable: text.kind !== 'heading',
      offered,
    })),
    figures: reportFigures(figures.county, rows),
    annexes: [
      { number: 1, title: POPULATION_TITLE, ...population },
      { number: 2, title: CONTROL_TITLE, ...control },
    ],
    checks: reportChecks(rows, sections, printedWords({ document })),
    document,
  };
}

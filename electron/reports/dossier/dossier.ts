import {
  AlignmentType,
  Bookmark,
  LeaderType,
  Paragraph,
  SimpleField,
  Tab,
  TabStopType,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { chineseNumeral } from '../word-kit/headings.ts';
import { twips } from '../word-kit/measures.ts';
import { placeForTable } from '../word-kit/pack.ts';
import { portraitSection } from '../word-kit/page.ts';
import { tableXml } from '../word-kit/table.ts';
import { titleParagraphs } from '../word-kit/title.ts';
import { buildWordFile } from '../word-kit/word-file.ts';
import { ABOVE_FOOT, ABOVE_TABLE, planDossier, ROW_HEIGHT, WIDTH } from './dossier-pages.ts';
import type { Dossier, DossierPart } from './dossier-types.ts';
import { formXml } from '../word-kit/form-table.ts';

export type { Dossier, DossierPart } from './dossier-types.ts';
export type { FormRow } from '../word-kit/form-table.ts';

/** The cover's title stands about a quarter down the page. */
const COVER_TOP = twips(40);
const COVER_GAP = twips(15);
const NOTHING = '截至打印之日没有记录。';

/** Tables in the order of their places in the document. */
interface Tables {
  readonly place: (xml: string) => Paragraph;
  readonly all: readonly string[];
}

function tablesOf(): Tables {
  const all: string[] = [];
  return {
    all,
    place: (xml) => {
      all.push(xml);
      return placeForTable(all.length - 1);
    },
  };
}

function line(text: string, before = 0): Paragraph {
  return new Paragraph({
    style: 'TableLine',
    text,
    ...(before > 0 ? { spacing: { before } } : {}),
  });
}

/** The cover: title, whose file, who keeps it; no page number. */
function coverSection(dossier: Dossier, tables: Tables): ISectionOptions {
  const rows = dossier.cover.map(([label, value]) => ({ fields: [{ label, value }], room: 2 }));
  const children = [
    new Paragraph({ style: 'Normal', spacing: { before: COVER_TOP } }),
    ...titleParagraphs(dossier.title, '', 'AnnexTitle'),
    new Paragraph({ style: 'Normal', spacing: { before: COVER_GAP } }),
    tables.place(formXml(rows, WIDTH)),
    ...dossier.notices.map((text, index) => line(text, index === 0 ? 2 * ABOVE_FOOT : 0)),
    new Paragraph({
      style: 'Normal',
      alignment: AlignmentType.CENTER,
      spacing: { before: COVER_GAP },
      text: dossier.office,
    }),
    new Paragraph({
      style: 'Normal',
      alignment: AlignmentType.CENTER,
      text: formatChineseDay(dossier.printedOn),
    }),
  ];
  return portraitSection(children, { draft: false, withoutNumbers: true });
}

function bookmark(index: number): string {
  return `part${index + 1}`;
}

function partTitle(part: DossierPart, index: number): string {
  return `${chineseNumeral(index + 1)}、${part.title}`;
}

/** 目录: each part with its page; a word processor brings the numbers up to date, a reader without one sees the planned ones. */
function contentsSection({ parts }: Dossier): ISectionOptions {
  const { starts } = planDossier(parts);
  const lines = parts.map(
    (part, index) =>
      new Paragraph({
        style: 'Normal',
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH, leader: LeaderType.MIDDLE_DOT }],
        children: [
          new TextRun({ children: [partTitle(part, index), new Tab()] }),
          new SimpleField(`PAGEREF ${bookmark(index)} \\h`, `${starts[index] ?? 1}`),
        ],
      }),
  );
  const children = [
    ...titleParagraphs('目录', '', 'AnnexTitle'),
    new Paragraph({ style: 'Normal' }),
    ...lines,
  ];
  return portraitSection(children, { draft: false, withoutNumbers: true });
}

function headingOf(part: DossierPart, index: number): Paragraph[] {
  return [
    new Paragraph({
      style: 'AnnexTitle',
      pageBreakBefore: index > 0,
      outlineLevel: 0,
      children: [new Bookmark({ id: bookmark(index), children: [new TextRun(part.title)] })],
    }),
    new Paragraph({ style: 'Normal', keepNext: true }),
    ...(part.lead === undefined ? [] : [line(part.lead)]),
  ];
}

function contentOf(part: DossierPart, tables: Tables): Paragraph[] {
  if (part.kind === 'form') return [tables.place(formXml(part.rows, WIDTH))];
  const { columns, rows, head = [] } = part;
  const table = { columns, rows, width: WIDTH };
  return [
    ...(head.length === 0 ? [] : [tables.place(formXml(head, WIDTH)), line('')]),
    rows.length === 0 ? line(NOTHING, ABOVE_TABLE) : tables.place(tableXml(table, ROW_HEIGHT)),
  ];
}

/** The parts, each on a new page; page 1 is the first page of the first part. */
function partsSection({ parts }: Dossier, tables: Tables): ISectionOptions {
  const children = parts.flatMap((part, index) => [
    ...headingOf(part, index),
    ...contentOf(part, tables),
    ...(part.foot ?? []).map((text, at) => line(text, at === 0 ? ABOVE_FOOT : 0)),
  ]);
  const section = portraitSection(children, { draft: false });
  const { page } = section.properties ?? {};
  return {
    ...section,
    properties: { ...section.properties, page: { ...page, pageNumbers: { start: 1 } } },
  };
}

/** Pages in all: cover, contents, parts. */
export function dossierPages({ parts }: Dossier): number {
  return 2 + planDossier(parts).pages;
}

/** A person's file as the bytes of a .docx: cover, contents with page numbers, forms and records. The same file gives the same bytes. */
export async function buildDossier(dossier: Dossier): Promise<Uint8Array> {
  const tables = tablesOf();
  const cover = coverSection(dossier, tables);
  const contents = contentsSection(dossier);
  const parts = partsSection(dossier, tables);
  const { title, office, printedOn: date } = dossier;
  return buildWordFile({
    sections: [cover, contents, parts],
    tables: tables.all,
    properties: { title, office, date },
  });
}

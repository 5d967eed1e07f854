import { Document, Paragraph } from 'docx';
import { formatChineseDay, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { OFFICIAL_FONTS } from '../word-kit/fonts.ts';
import { LINE, TEXT_AREA } from '../word-kit/measures.ts';
import { packDocument, placeForTable } from '../word-kit/pack.ts';
import { landscapeSection } from '../word-kit/page.ts';
import type { ReportColumn } from '../word-kit/report-types.ts';
import { stylesXml } from '../word-kit/styles.ts';
import { tableXml } from '../word-kit/table.ts';
import { titleParagraphs } from '../word-kit/title.ts';

/** One person on the sheet: what is printed, and nothing that need not be. */
export interface RoutePerson {
  readonly name: string;
  readonly grade: string;
  readonly address: string;
  readonly phone: string;
  /** What is to be done, with its day. */
  readonly tasks: readonly string[];
}

export interface RouteVillage {
  readonly name: string;
  readonly people: readonly RoutePerson[];
}

export interface RouteSheet {
  readonly office: string;
  readonly town: string;
  readonly printedOn: CalendarDay;
  /** Last due day on the sheet. */
  readonly to: CalendarDay;
  readonly villages: readonly RouteVillage[];
}

/** Room to write by hand. */
const ROW_HEIGHT = 1000;
const COLUMNS: readonly ReportColumn[] = [
  { title: '序号', width: 3 },
  { title: '姓名', width: 6 },
  { title: '等级', width: 4 },
  { title: '住址', width: 12, align: 'left' },
  { title: '电话', width: 8 },
  { title: '待办事项和期限', width: 17, align: 'left' },
  { title: '走访日期', width: 6 },
  { title: '方式', width: 5 },
  { title: '见到谁', width: 5 },
  { title: '情况、困难和需求', width: 18 },
  { title: '走访人签名', width: 6 },
];
const BLANKS = 5;

function rowOf(person: RoutePerson, index: number): string[] {
  const { name, grade, address, phone, tasks } = person;
  const printed = [`${index + 1}`, name, grade, address, phone, tasks.join('；')];
  return [...printed, ...Array.from({ length: BLANKS }, () => '')];
}

function villageHead(town: string, { name, people }: RouteVillage, index: number): Paragraph {
  return new Paragraph({
    style: 'TableLine',
    keepNext: true,
    pageBreakBefore: index > 0,
    spacing: { before: 160 },
    text: `${town}${name}（${people.length}人）　　走访人：　　　　　　　　走访时间：　　　　年　　月　　日`,
  });
}

/**
 * A sheet for the door-to-door round of a town: a table a village, each on a page of its own, with what is due and blank
 * fields to be filled in by hand. The same sheet gives the same bytes.
 */
export async function buildRouteSheet(sheet: RouteSheet): Promise<Uint8Array> {
  const title = `${sheet.town}入户走访清单`;
  const width = TEXT_AREA.height;
  const tables = sheet.villages.map(({ people }) =>
    tableXml({ columns: COLUMNS, rows: people.map(rowOf), width }, ROW_HEIGHT),
  );
  const head = new Paragraph({
    style: 'TableLine',
    keepNext: true,
    text: `打印日期：${formatChineseDay(sheet.printedOn)}　　列入范围：${formatChineseDay(sheet.to)}前到期（含已逾期）　　内部资料，用后交回`,
  });
  const paragraphs = [
    ...titleParagraphs(title, '', 'AnnexTitle'),
    head,
    ...sheet.villages.flatMap((village, index) => [
      villageHead(sheet.town, village, index),
      placeForTable(index),
    ]),
  ];
  const document = new Document({
    externalStyles: stylesXml(OFFICIAL_FONTS),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: LINE,
    sections: [landscapeSection(paragraphs, { draft: false })],
  });
  const { office, printedOn: date } = sheet;
  return packDocument(document, tables, OFFICIAL_FONTS, { title, office, date });
}

import { Paragraph } from 'docx';
import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { TEXT_AREA } from './measures.ts';
import { placeForTable } from './pack.ts';
import { landscapeSection } from './page.ts';
import type { ReportColumn } from './report-types.ts';
import { tableXml } from './table.ts';
import { titleParagraphs } from './title.ts';
import { buildWordFile } from './word-file.ts';

interface ListByPlace {
  readonly title: string;
  readonly office: string;
  readonly printedOn: CalendarDay;
  /** Under the title, once. */
  readonly head: string;
  readonly columns: readonly ReportColumn[];
  /** Of each row, in twips: room to write by hand. */
  readonly rowHeight: number;
  readonly places: readonly { readonly head: string; readonly rows: string[][] }[];
}

/** A landscape list to take along: a table a town or village, each on a page of its own. The same list gives the same bytes. */
export async function buildListByPlace(list: ListByPlace): Promise<Uint8Array> {
  const { title, office, printedOn: date, head, columns, rowHeight, places } = list;
  const paragraphs = [
    ...titleParagraphs(title, '', 'AnnexTitle'),
    new Paragraph({ style: 'TableLine', keepNext: true, text: head }),
    ...places.flatMap((place, index) => [
      new Paragraph({
        style: 'TableLine',
        keepNext: true,
        pageBreakBefore: index > 0,
        spacing: { before: 160 },
        text: place.head,
      }),
      placeForTable(index),
    ]),
  ];
  return buildWordFile({
    sections: [landscapeSection(paragraphs, { draft: false })],
    tables: places.map(({ rows }) =>
      tableXml({ columns, rows, width: TEXT_AREA.height }, rowHeight),
    ),
    properties: { title, office, date },
  });
}

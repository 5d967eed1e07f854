import { AlignmentType, Paragraph } from 'docx';
import { formatChineseDay, type CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { formXml, type FormLook } from '../word-kit/form-table.ts';
import { LINE, POINTS, TEXT_AREA } from '../word-kit/measures.ts';
import { placeForTable } from '../word-kit/pack.ts';
import { portraitSection } from '../word-kit/page.ts';
import { titleParagraphs } from '../word-kit/title.ts';
import { buildWordFile } from '../word-kit/word-file.ts';

/**
 * 村内公示 of a household that is to be taken in (domain.md 7.7). It hangs on a wall: no identity number, phone, bank account or
 * health (民发 F3), and no word of drugs (戒毒条例 第七条), so it has no field for any of them.
 */
export interface VillageNotice {
  readonly village: string;
  readonly headName: string;
  readonly people: number;
  readonly category: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly days: number;
  /** Who hangs it up: 村民委员会. */
  readonly signedBy: string;
  readonly printedOn: CalendarDay;
}

const TITLE = '关于拟纳入防止返贫监测帮扶农户的公示';
/** Read from a wall: 三号. */
const LOOK: FormLook = { points: POINTS.三号, line: LINE, padding: 200 };

/** The table is set off from the words above and below it. */
const APART = 200;

function body(text: string, spacing: { before?: number; after?: number } = {}): Paragraph {
  return new Paragraph({ style: 'Body', text, spacing });
}

/** One page, to be signed and stamped by the village. The same notice gives the same bytes. */
export async function buildVillageNotice(notice: VillageNotice): Promise<Uint8Array> {
  const { village, headName, people, category, from, to, days, signedBy, printedOn } = notice;
  const fields = (...pairs: readonly (readonly [string, string])[]) => ({
    fields: pairs.map(([label, value]) => ({ label, value })),
  });
  const table = formXml(
    [
      fields(['户主姓名', headName], ['家庭人口', `${people}人`]),
      fields(['所在村组', village], ['纳入类别', category]),
    ],
    TEXT_AREA.width,
    LOOK,
  );
  const right = (text: string) =>
    new Paragraph({ style: 'Normal', alignment: AlignmentType.RIGHT, text });
  return buildWordFile({
    sections: [
      portraitSection(
        [
          ...titleParagraphs(TITLE, '', 'AnnexTitle'),
          new Paragraph({ style: 'Normal' }),
          body(
            '根据防止返贫监测帮扶工作要求，经入户核实、民主评议，拟将以下农户纳入监测帮扶，现予公示。',
            { after: APART },
          ),
          placeForTable(0),
          body(
            `公示时间：${formatChineseDay(from)}至${formatChineseDay(to)}（张贴当天不计，共${days}天）。`,
            { before: APART },
          ),
          body(
            '公示期间如有异议，请向村民委员会或乡镇人民政府（街道办事处）反映。反映情况应当实事求是，我们将为反映人保密。',
          ),
          new Paragraph({ style: 'Normal' }),
          right(signedBy),
          right(formatChineseDay(from)),
        ],
        { draft: false, withoutNumbers: true },
      ),
    ],
    tables: [table],
    properties: { title: TITLE, office: signedBy, date: printedOn },
  });
}

import type { ParagraphChild } from 'docx';
import { Paragraph } from 'docx';
import { annexNote } from './annex-note.ts';
import type { FontChoice } from './fonts.ts';
import { bodyParagraph, bodyParagraphs } from './headings.ts';
import { markParagraph, numberAndSigners } from './red-head.ts';
import type { OfficialReport } from './report-types.ts';
import { signatureBlock } from './signature-block.ts';
import { titleParagraphs } from './title.ts';

function blankLines(count: number): Paragraph[] {
  return Array.from({ length: count }, () => new Paragraph({ style: 'Normal' }));
}

type BodySetting = {
  readonly onDate?: readonly ParagraphChild[];
  readonly measured?: boolean;
};

/**
 * The portrait part of a report, from the mark to the date, in the order of GB/T 9704-2012 7.2 and 7.3: two blank lines
 * below the mark (7.2.5) and below the red line (7.3.1), one below the title (7.3.2) and above the 附件说明 (7.3.4).
 * `onDate` are runs to anchor in the paragraph of the date; `measured`: pages are only counted, and what is no text has a stand-in.
 */
export function reportBody(
  report: OfficialReport,
  fonts: FontChoice,
  { onDate = [], measured = false }: BodySetting = {},
): Paragraph[] {
  return [
    markParagraph(report.mark),
    ...blankLines(2),
    ...numberAndSigners(report.documentNumber, report.signers, fonts),
    ...blankLines(2),
    ...titleParagraphs(report.title, report.office),
    ...blankLines(1),
    new Paragraph({ style: 'Addressee', text: `${report.recipient}：` }),
    bodyParagraph(report.opening),
    ...bodyParagraphs(report.blocks, fonts, measured ? null : report.annexes.length),
    bodyParagraph(report.closing, true),
    ...annexNote(report.annexes.map(({ title }) => title)),
    ...signatureBlock(report.office, report.issuedOn, onDate),
  ];
}

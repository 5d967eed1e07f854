import { Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { BODY_TIGHTENING, CHARACTER, POINTS } from './measures.ts';

/** One tightened character of the body in twips (15.75 pt). */
const TIGHT = POINTS.三号 * 20 + BODY_TIGHTENING;
const LABEL = '附件：';
/** Keeps the tab after a number from falling before its stop. */
const SLACK = 10;

/** Width of a number with its dot, `1.` or `12.`, in twips: half characters, each tightened. */
function numberWidth(digits: number): number {
  return (digits + 1) * (POINTS.三号 * 10 + BODY_TIGHTENING);
}

function item(title: string, number: string, nameStart: number, labelled: boolean): Paragraph {
  const start = 2 * CHARACTER + (labelled ? 0 : LABEL.length * TIGHT);
  const lead = `${labelled ? LABEL : ''}${number}`;
  return new Paragraph({
    style: 'AnnexNote',
    keepNext: true,
    indent: { left: nameStart, hanging: nameStart - start },
    tabStops: [{ type: TabStopType.LEFT, position: nameStart }],
    children: [new TextRun({ children: [lead, new Tab(), title] })],
  });
}

/**
 * 附件说明 (GB/T 9704-2012 7.3.4): one blank line below the body, two characters in, `附件：1.名称`; further names and turn
 * lines begin under the first character of the name; no full stop; a single annex has no number. All kept with what
 * follows, so that the signature below is never parted from them.
 */
export function annexNote(titles: readonly string[]): Paragraph[] {
  if (titles.length === 0) return [];
  const numbered = titles.length > 1;
  const numbers = numbered ? numberWidth(String(titles.length).length) : 0;
  const nameStart = 2 * CHARACTER + LABEL.length * TIGHT + numbers + SLACK;
  return [
    new Paragraph({ style: 'Normal', keepNext: true }),
    ...titles.map((title, index) =>
      item(title, numbered ? `${index + 1}.` : '', nameStart, index === 0),
    ),
  ];
}

import { Paragraph } from 'docx';
import { balancedLines } from './balanced-lines.ts';
import { POINTS, TEXT_AREA } from './measures.ts';
import { titlePhrases } from './phrases.ts';

/** 7.3.1: characters of 2号 (22 pt) that fit on a line of the 版心. */
const WIDTH = Math.floor(TEXT_AREA.width / (POINTS.二号 * 20));

/**
 * The lines of a title (7.3.1): by sense, no word broken, in the form of a trapezium or a rhombus, at most 20
 * characters each. `office` is the 发文机关 the title may begin with; its name stays whole if it fits on a line.
 */
export function splitTitle(title: string, office = ''): string[] {
  return balancedLines(titlePhrases(title, office, WIDTH), WIDTH);
}

/** 7.3.1: one centred paragraph for each line, so that no program breaks a line anew. */
export function titleParagraphs(
  title: string,
  office: string,
  style: 'ReportTitle' | 'AnnexTitle' = 'ReportTitle',
): Paragraph[] {
  return splitTitle(title, office).map((line) => new Paragraph({ style, text: line }));
}

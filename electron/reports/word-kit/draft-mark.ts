import type { ParagraphChild } from 'docx';
import { Header, Paragraph } from 'docx';
import { TextWatermark } from 'docx/watermarks';

/**
 * A draft is marked 草稿 across every page, behind the text, in grey: GB/T 9704-2012 has no place for such a word
 * and 5.2.4 no colour for it, so it stands in no line of the document and cannot be mistaken for a part of it.
 */
const DRAFT = '草稿';

function markParagraph(): Paragraph {
  // TextWatermark is a Run like every other child; docx only names its subclasses in the type.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const watermark: ParagraphChild = new TextWatermark({
    text: DRAFT,
    font: '黑体',
    color: 'D9D9D9',
    width: 300,
    height: 150,
  });
  return new Paragraph({ style: 'Rule', children: [watermark] });
}

/** Headers of every section of a draft; an issued document has none. */
export function draftHeaders(): { default: Header; even: Header } {
  return {
    default: new Header({ children: [markParagraph()] }),
    even: new Header({ children: [markParagraph()] }),
  };
}

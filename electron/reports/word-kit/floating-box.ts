import type { Paragraph, ParagraphChild } from 'docx';
import { ShapeRun } from 'docx/shapes';
import { emu } from './measures.ts';

/** A box of text that stands at a fixed place of the sheet, without frame and without margins. */
export type FloatingBox = {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** Left edge, from the left edge of the sheet, in millimetres. */
  readonly left: number;
  /** Upper edge from the upper edge of the sheet in millimetres, or the lower edge of the 版心. */
  readonly top: number | 'foot of the text area';
  readonly align: 'center' | 'bottom';
  /** Lines run down the sheet, turned to the right (a page number on a landscape page). */
  readonly turned?: boolean;
  readonly children: readonly Paragraph[];
};

/** DrawingML through docx counts in 1/96 inch. */
function pixels(millimetres: number): number {
  return (millimetres * 96) / 25.4;
}

/** A run that anchors a box in its paragraph. */
export function floatingBox(box: FloatingBox): ParagraphChild {
  // ShapeRun is a Run like every other child; docx only names its subclasses in the type.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return new ShapeRun({
    type: 'rectangle',
    transformation: { width: pixels(box.width), height: pixels(box.height) },
    fill: 'none',
    line: 'none',
    textOptions: {
      ...(box.turned === true ? { direction: 'topToBottom' } : {}),
      verticalAlignment: box.align,
      margins: { top: 0, right: 0, bottom: 0, left: 0 },
    },
    floating: {
      horizontalPosition: { relative: 'page', offset: emu(box.left) },
      verticalPosition:
        typeof box.top === 'number'
          ? { relative: 'page', offset: emu(box.top) }
          : { relative: 'margin', align: 'bottom' },
    },
    children: box.children,
  });
}

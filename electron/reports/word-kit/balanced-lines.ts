import { textWidth as widthOf } from './measures.ts';
import type { Phrase } from './phrases.ts';

/**
 * A digit is half a character wide in the official fonts, more where another font stands in: a line that fits only
 * by a hair would then leave a single character alone on the next.
 */
const CAUTIOUS_DIGIT = 0.64;

function textWidth(text: string): number {
  return widthOf(text, CAUTIOUS_DIGIT);
}

const NARROW_WAIST_COST = 8;
const EXTRA_LINE_COST = 4;
const STUB_COST = 10;

/** Cost of a shape: 梯形 or 菱形 is wanted (7.3.1), a narrow waist or a stub of a line is not. */
function shapeCost(widths: readonly number[]): number {
  const longest = Math.max(...widths);
  let cost = 0;
  for (const [index, width] of widths.entries()) {
    cost += ((longest - width) * (longest - width)) / 20;
    if (width < longest / 3) cost += STUB_COST;
    const before = widths[index - 1];
    const after = widths[index + 1];
    if (before !== undefined && after !== undefined && width < before && width < after)
      cost += NARROW_WAIST_COST;
  }
  const isBox = widths.length > 1 && widths.every((width) => width === longest);
  return isBox ? cost + 1 : cost;
}

type Candidate = { lines: string[]; cost: number };

/** All ways to set the phrases on exactly `count` lines, each at most `width` wide. */
function* arrangements(
  phrases: readonly Phrase[],
  count: number,
  width: number,
): Generator<Candidate> {
  let line = '';
  for (const [index, phrase] of phrases.entries()) {
    line += phrase.text;
    if (textWidth(line) > width) return;
    const rest = phrases.slice(index + 1);
    if (count === 1) {
      if (rest.length === 0) yield { lines: [line], cost: 0 };
    } else if (rest.length > 0) {
      for (const { lines, cost } of arrangements(rest, count - 1, width))
        yield { lines: [line, ...lines], cost: cost + phrase.breakCost };
    }
  }
}

function best(phrases: readonly Phrase[], count: number, width: number): Candidate | undefined {
  let found: Candidate | undefined;
  for (const candidate of arrangements(phrases, count, width)) {
    const cost = candidate.cost + shapeCost(candidate.lines.map(textWidth));
    if (found === undefined || cost < found.cost) found = { lines: candidate.lines, cost };
  }
  return found;
}

/** A phrase wider than a line has to be broken somewhere: then by characters. */
function fitting(phrases: readonly Phrase[], width: number): Phrase[] {
  return phrases.flatMap((phrase) =>
    textWidth(phrase.text) <= width
      ? [phrase]
      : Array.from(phrase.text, (text) => ({ text, breakCost: 20 })),
  );
}

/**
 * Sets phrases on the fewest lines of at most `width` characters, or on one line more where that is clearly
 * better balanced; never breaks inside a phrase that fits on a line. GB/T 9704-2012 7.3.1: centred, lines of
 * fitting length, in the form of a trapezium or a rhombus, no word broken.
 */
export function balancedLines(phrases: readonly Phrase[], width: number): string[] {
  const pieces = fitting(phrases, width);
  const total = textWidth(pieces.map(({ text }) => text).join(''));
  const fewest = Math.max(1, Math.ceil(total / width));
  let chosen: Candidate | undefined;
  for (let count = fewest; count <= pieces.length && count <= fewest + 2; count += 1) {
    const candidate = best(pieces, count, width);
    if (candidate === undefined) continue;
    if (count === 1) return candidate.lines;
    const cost = candidate.cost + (count - fewest) * EXTRA_LINE_COST;
    if (chosen === undefined || cost < chosen.cost) chosen = { lines: candidate.lines, cost };
  }
  return chosen?.lines ?? [pieces.map(({ text }) => text).join('')];
}

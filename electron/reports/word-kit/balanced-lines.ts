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
/** Lines tried beyond the fewest; beyond four lines the first that fits is taken. */
const MOST_EXTRA_LINES = 2;
const LONGEST_SEARCH = 4;
const ROUNDING = 0.001;

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
type Measured = { readonly phrases: readonly Phrase[]; readonly widths: readonly number[] };

/** All ways to set the phrases from `start` on exactly `count` lines, each at most `width` wide. */
function* arrangements(
  measured: Measured,
  start: number,
  count: number,
  width: number,
): Generator<Candidate> {
  const { phrases, widths } = measured;
  let line = '';
  let used = 0;
  let rest = widths.slice(start).reduce((sum, each) => sum + each, 0);
  for (const [offset, phrase] of phrases.slice(start).entries()) {
    const next = start + offset + 1;
    line += phrase.text;
    used += widths[next - 1] ?? 0;
    rest -= widths[next - 1] ?? 0;
    if (used > width) return;
    if (count === 1 && next === phrases.length) yield { lines: [line], cost: 0 };
    const restFits = rest <= (count - 1) * width + ROUNDING;
    if (count === 1 || next === phrases.length || !restFits) continue;
    for (const { lines, cost } of arrangements(measured, next, count - 1, width))
      yield { lines: [line, ...lines], cost: cost + phrase.breakCost };
  }
}

function best(phrases: readonly Phrase[], count: number, width: number): Candidate | undefined {
  const measured = { phrases, widths: phrases.map(({ text }) => textWidth(text)) };
  let found: Candidate | undefined;
  for (const candidate of arrangements(measured, 0, count, width)) {
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
 * Sets phrases on the fewest lines of at most `width` characters, or on a line or two more where that is
 * clearly better balanced; never breaks inside a phrase that fits on a line. GB/T 9704-2012 7.3.1: centred, lines of
 * fitting length, in the form of a trapezium or a rhombus, no word broken.
 */
export function balancedLines(phrases: readonly Phrase[], width: number): string[] {
  const pieces = fitting(phrases, width);
  const total = textWidth(pieces.map(({ text }) => text).join(''));
  const fewest = Math.max(1, Math.ceil(total / width));
  let chosen: Candidate | undefined;
  for (let count = fewest; count <= pieces.length; count += 1) {
    const enough = count > fewest + MOST_EXTRA_LINES || count > LONGEST_SEARCH;
    if (chosen !== undefined && enough) break;
    const candidate = best(pieces, count, width);
    if (candidate === undefined) continue;
    if (count === 1) return candidate.lines;
    const cost = candidate.cost + (count - fewest) * EXTRA_LINE_COST;
    if (chosen === undefined || cost < chosen.cost) chosen = { lines: candidate.lines, cost };
  }
  return chosen?.lines ?? [pieces.map(({ text }) => text).join('')];
}

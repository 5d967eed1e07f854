import type { Cell } from './workbook.ts';

/** Characters that nobody sees: zero-width marks, direction marks, control characters, the soft hyphen and the byte order mark. */
const INVISIBLE =
  /[\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]|(?![\t\n\v\f\r])\p{Cc}/gu;

/** Those among them that nobody types by accident of a keyboard: they turn the direction of writing or steer a machine. */
const STEERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|(?![\t\n\v\f\r])\p{Cc}/u;

/** Whether a cell holds characters that the register refuses when they are typed; they are left out and the clerk is told. */
export function holdsSteeringMarks(text: string): boolean {
  return STEERING.test(text);
}

/** What some programs leave of a carriage return when they save a workbook again. */
const LEFT_OF_RETURN = /_x000d_/gi;

function visible(text: string): string {
  return text.replace(LEFT_OF_RETURN, '').replace(INVISIBLE, '');
}

/** Full-width ASCII (Ａ, １, ：, （) as its half-width twin. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** The text of a cell as a clerk sees it, without numbers' display formats; '' for an empty one. */
export function shownText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (cell.kind === 'error') return cell.text;
  if (cell.kind === 'truth') return cell.value ? 'TRUE' : 'FALSE';
  return plainNumber(cell.value);
}

/** A number without exponent where it is whole: 410927199003071000, not 4.10927199003071e+17. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(value);
}

/** A line of free text: no line breaks, no blanks around it, invisible characters gone; inner blanks stay. */
export function lineText(text: string): string {
  return visible(text)
    .replace(/[\r\n\t\v\f\u2028\u2029]+/g, ' ')
    .trim();
}

/** A note: line breaks stay, as \n. */
export function noteText(text: string): string {
  return visible(text).replace(/\r\n?/g, '\n').trim();
}

/** For numbers, days and words of lists: no blanks, half-width, without the apostrophe that marks text in Excel. */
export function tightText(text: string): string {
  return halfWidth(visible(text).replace(/[\s\u3000]+/g, '')).replace(/^['’‘`]+/, '');
}

/** In numbers and days 〇, ○ and the letter O stand for 0. */
export function zerosRead(text: string): string {
  return text.replace(/[〇○◯Oo]/g, '0');
}

/** A piece of a long text keeps the whole of it in memory; this is the piece alone. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

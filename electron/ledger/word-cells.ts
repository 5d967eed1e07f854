import {
  AMBIGUOUS_OCCUPATIONS,
  CONTROL_STATUSES,
  DRUGS,
  DRUG_STATES,
  EDUCATIONS,
  GRADES,
  MARRIAGES,
  OCCUPATIONS,
  PERSON_CATEGORIES,
  POVERTY_CATEGORIES,
  SEXES,
  synonymsOf,
} from '../../db/domain/words/vocabulary.ts';
import { halfWidth, lineText, shownText, tightText } from './cell-text.ts';
import { wrong, type CellReading, type DrugUse } from './reading.ts';
import type { Cell } from './workbook.ts';

/** A list of words and the words of ledgers that mean one of them. */
export interface WordList<T extends string> {
  readonly values: readonly T[];
  readonly byKey: ReadonlyMap<string, T>;
}

/** Words match whole, whatever their blanks, widths, brackets and case (defaults.md 3). */
function wordKey(word: string): string {
  return tightText(word).toUpperCase();
}

function wordList<T extends string>(
  values: readonly T[],
  synonyms: Readonly<Record<string, string>> = {},
): WordList<T> {
  const byKey = new Map(values.map((value) => [wordKey(value), value]));
  for (const [word, value] of Object.entries(synonyms)) {
    const target = values.find((candidate) => candidate === value);
    if (target !== undefined && !byKey.has(wordKey(word))) byKey.set(wordKey(word), target);
  }
  return { values, byKey };
}

export const WORD_LISTS = {
  sex: wordList(SEXES),
  category: wordList(PERSON_CATEGORIES),
  controlStatus: wordList(CONTROL_STATUSES),
  grade: wordList(GRADES),
  drugState: wordList(DRUG_STATES),
  lastTestResult: wordList(['阴性', '阳性'] as const),
  povertyCategory: wordList(POVERTY_CATEGORIES),
  occupation: wordList(OCCUPATIONS, synonymsOf.occupation),
  education: wordList(EDUCATIONS, synonymsOf.education),
  marriage: wordList(MARRIAGES, synonymsOf.marriage),
  drugs: wordList(
    DRUGS.map(({ value }) => value),
    synonymsOf.drug,
  ),
} as const;

/** A word of a list; any other is an error that names the allowed words. */
export function readWordCell<T extends string>(cell: Cell, list: WordList<T>): CellReading<T> {
  const word = shownText(cell);
  const value = list.byKey.get(wordKey(word));
  if (value !== undefined) return { value };
  return wrong(
    'WORD_UNKNOWN',
    `“${lineText(word)}”不在可填的词里。可填：${list.values.join('、')}`,
  );
}

/** 就业状况: 务工 and 打工 fit two values, so the message names both. */
export function readOccupationCell(cell: Cell): CellReading<(typeof OCCUPATIONS)[number]> {
  const word = tightText(shownText(cell));
  const choices = Object.hasOwn(AMBIGUOUS_OCCUPATIONS, word)
    ? AMBIGUOUS_OCCUPATIONS[word]
    : undefined;
  if (choices === undefined) return readWordCell(cell, WORD_LISTS.occupation);
  return wrong('WORD_AMBIGUOUS', `“${word}”没有说明在哪里，请写明：${choices.join(' 或 ')}`);
}

/** A list on which nothing is computed: an unknown word becomes 不详, and the word goes into the note (defaults.md 3). */
export function readLooseWord<T extends string>(
  cell: Cell,
  list: WordList<T>,
  instead: T,
): CellReading<T> & { kept?: string } {
  const word = lineText(shownText(cell));
  const value = list.byKey.get(wordKey(word));
  if (value !== undefined) return { value };
  const message = `“${word}”不在词表里，记为“${instead}”，原文写入备注`;
  return { value: instead, remarks: [{ code: 'WORD_KEPT_IN_NOTE', message }], kept: word };
}

const SEPARATORS = /[、,;/，；\n\r]+/;

/** 滥用毒品: one or several; an unknown word becomes 其他 with the word beside it. */
export function readDrugsCell(cell: Cell): CellReading<readonly DrugUse[]> {
  const text = shownText(cell);
  const whole = WORD_LISTS.drugs.byKey.get(wordKey(text));
  if (whole !== undefined) return { value: [{ drug: whole, note: '' }] };
  const uses: DrugUse[] = [];
  const unknown: string[] = [];
  for (const word of splitOutsideBrackets(text)) {
    const value = WORD_LISTS.drugs.byKey.get(wordKey(word));
    const named = /^其他[（(](.*)[)）]$/.exec(word)?.[1];
    if (value === undefined && named === undefined) unknown.push(word);
    const use = { drug: value ?? '其他', note: value === undefined ? (named ?? word) : '' };
    if (!uses.some((other) => other.drug === use.drug && other.note === use.note)) uses.push(use);
  }
  if (unknown.length === 0) return { value: uses };
  const message = `“${unknown.join('、')}”不在毒品种类词表里，记为“其他”并保留原文`;
  return { value: uses, remarks: [{ code: 'WORD_KEPT_IN_NOTE', message }] };
}

/** 其他（甲、乙） is one word: what stands in brackets is not split. */
function splitOutsideBrackets(text: string): string[] {
  const words: string[] = [];
  let depth = 0;
  let word = '';
  for (const character of text) {
    const plain = halfWidth(character);
    if (plain === '(') depth += 1;
    if (plain === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && SEPARATORS.test(character)) {
      words.push(word);
      word = '';
    } else word += character;
  }
  return [...words, word].map(lineText).filter((part) => part !== '');
}

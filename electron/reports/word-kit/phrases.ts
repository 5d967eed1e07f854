import { textWidth } from './measures.ts';

/** A piece of a line that must not be broken, and how bad a break after it would be (0 best). */
export type Phrase = { readonly text: string; readonly breakCost: number };

const AFTER_SENSE_UNIT = 0;
const AFTER_DATE = 1;
const AFTER_NAME_PART = 1;
const AFTER_WORD = 3;

const SEGMENTER = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** 2026年9—10月, 2026年11月15日, 《…》, “…”, （…）, a number with its measure word. */
const WHOLE =
  /\d{4}年(?:\d{1,2}(?:[—－-]\d{1,2})?月(?:\d{1,2}日)?)?(?:度|年[初中末]|上半年|下半年|第[一二三四]季度)?|《[^》]*》|“[^”]*”|（[^）]*）|\d[\d.]*[%\p{Script=Han}]?/gu;

/** Parts of an office's name: after each of them a line may end. */
const NAME_PART =
  /.+?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|兵团|师|委员会|人民政府|公安局|公安厅|领导小组|办公室|文件|$)/gu;

/** Words of one character that hang on the word before them, and signs that never begin a line. */
const CLINGS_TO_PREVIOUS = /^(?:的|等|及|和|与|或|中|上|下|内|外|、|，|：|；|”|》|）)$/u;
/** The genre stands with its 的 at the end of a title: 的报告, 的函. */
const GENRE = /^(?:报告|请示|通知|通报|意见|函|纪要|批复|答复)$/u;

/** The name of an office in parts that keep their sense: 河南省, 台前县, 禁毒委员会, 办公室. */
export function nameParts(name: string): Phrase[] {
  return (name.match(NAME_PART) ?? [name]).map((text) => ({ text, breakCost: AFTER_NAME_PART }));
}

function words(text: string): string[] {
  const found = [...SEGMENTER.segment(text)].map(({ segment }) => segment);
  const joined: string[] = [];
  for (const word of found) {
    const previous = joined.at(-1);
    const clings = CLINGS_TO_PREVIOUS.test(word) || (GENRE.test(word) && previous?.endsWith('的'));
    if (previous !== undefined && clings) joined[joined.length - 1] = previous + word;
    else joined.push(word);
  }
  return joined;
}

function plainPhrases(text: string): Phrase[] {
  return words(text).map((word) => ({
    text: word,
    breakCost: word === '关于' ? AFTER_SENSE_UNIT : AFTER_WORD,
  }));
}

function phrasesWithDates(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  let end = 0;
  for (const match of text.matchAll(WHOLE)) {
    phrases.push(...plainPhrases(text.slice(end, match.index)));
    phrases.push({ text: match[0], breakCost: match[0].includes('年') ? AFTER_DATE : AFTER_WORD });
    end = match.index + match[0].length;
  }
  phrases.push(...plainPhrases(text.slice(end)));
  return phrases.filter(({ text: piece }) => piece !== '');
}

/** A clinging word at the start of a piece (after a date, after an office's name) belongs to what stands before it. */
function withoutLooseStarts(phrases: readonly Phrase[]): Phrase[] {
  const result: Phrase[] = [];
  for (const phrase of phrases) {
    const previous = result.at(-1);
    if (previous !== undefined && CLINGS_TO_PREVIOUS.test(phrase.text))
      result[result.length - 1] = { text: previous.text + phrase.text, breakCost: AFTER_WORD };
    else result.push(phrase);
  }
  return result;
}

/**
 * The phrases of a title: `office` (when the title has it) whole if it fits on a line of `width` characters, else in
 * its parts; dates, titles in 《》 and numbers whole; the rest by words.
 */
export function titlePhrases(title: string, office: string, width: number): Phrase[] {
  const start = office === '' ? -1 : title.indexOf(office);
  if (start < 0) return withoutLooseStarts(phrasesWithDates(title));
  const name: Phrase[] =
    textWidth(office) <= width ? [{ text: office, breakCost: AFTER_WORD }] : nameParts(office);
  return withoutLooseStarts([
    ...phrasesWithDates(title.slice(0, start)),
    ...name,
    ...phrasesWithDates(title.slice(start + office.length)),
  ]);
}

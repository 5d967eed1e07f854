/** More than this helps nobody; the rest is counted. */
const MOST_SHOWN = 100;

export interface ProblemList {
  add(sentence: string): void;
  isEmpty(): boolean;
  /** The first of them; the last says how many more there are. */
  sentences(): string[];
}

export function problemList(): ProblemList {
  const first: string[] = [];
  let more = 0;
  return {
    add(sentence) {
      if (first.length < MOST_SHOWN) first.push(sentence);
      else more++;
    },
    isEmpty: () => first.length === 0,
    sentences: () => (more === 0 ? [...first] : [...first, `另有 ${more} 处问题未列出`]),
  };
}

/** A path from a foreign package, safe to show: no control or direction characters, not endless. */
export function shown(path: string): string {
  const plain = path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
  const cut = plain.length > 120 ? `${plain.slice(0, 120)}…` : plain;
  return `“${cut}”`;
}

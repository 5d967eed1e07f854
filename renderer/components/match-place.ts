interface NamedPlace {
  readonly label: string;
  readonly initials: string;
  readonly reading: string;
}

/** Whether a place is meant by what was typed: a part of its name, or how its pinyin or its initials begin (tq, taiq). */
export function matchesPlace(typed: string, place: NamedPlace): boolean {
  const text = typed.normalize('NFKC').replace(/[\s']/gu, '').toLowerCase();
  return (
    place.label.includes(text) || place.initials.startsWith(text) || place.reading.startsWith(text)
  );
}

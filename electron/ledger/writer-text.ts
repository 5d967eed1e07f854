/** As many characters as a cell of Excel holds; what is longer would make Excel repair the file. */
const LONGEST_CELL = 32_767;

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters, halves of surrogate pairs and the two non-characters cannot stand in XML; a carriage return would be lost. */
const UNSPEAKABLE =
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text of a cell as XML: what XML cannot hold is written as Excel writes it (_x000D_), and what looks like that, escaped. */
export function cellText(text: string): string {
  const cut = text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL) : text;
  const guarded = cut.includes('_x') ? cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : cut;
  return escapeXml(
    guarded.replace(
      UNSPEAKABLE,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    ),
  );
}

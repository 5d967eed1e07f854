import { strFromU8, unzipSync } from 'fflate';

/** Looking into a .docx: its parts as text, a readable form of them, and faults that no schema can see. */

/** Every XML part of a package by name, in the order of the zip. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]),
  );
}

/** One tag a line, indented; text stays on the line of its element. Namespaces of the root are left out. */
export function prettyXml(xml: string): string {
  let depth = 0;
  return xml
    .replaceAll(/ xmlns:\w+="[^"]*"/g, '')
    .replaceAll(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      if (line.startsWith('</')) depth -= 1;
      const indented = '  '.repeat(Math.max(0, depth)) + line;
      const opens = /^<[^?!/]/.test(line) && !line.endsWith('/>') && !line.includes('</');
      if (opens) depth += 1;
      return indented;
    })
    .join('\n')
    .concat('\n');
}

function all(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map((match) => match[1]!);
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function idFaults(parts: Record<string, string>): string[] {
  const faults: string[] = [];
  const drawings = Object.values(parts).flatMap((xml) => all(xml, /<wp:docPr id="(\d+)"/g));
  for (const id of duplicates(drawings)) faults.push(`drawing id ${id} twice`);
  const shapes = Object.values(parts).flatMap((xml) => all(xml, /<v:shape id="([^"]+)"/g));
  for (const id of duplicates(shapes)) faults.push(`shape id ${id} twice`);
  for (const id of duplicates(all(parts['word/styles.xml']!, /w:styleId="([^"]+)"/g)))
    faults.push(`style ${id} twice`);
  return faults;
}

function relationshipFaults(parts: Record<string, string>): string[] {
  const faults: string[] = [];
  for (const [name, xml] of Object.entries(parts)) {
    const relationships =
      parts[name.replace(/([^/]+)$/, '_rels/$1.rels')] ?? '<Relationships></Relationships>';
    const known = all(relationships, /\bId="([^"]+)"/g);
    for (const id of all(xml, /\br:id="([^"]+)"/g))
      if (!known.includes(id)) faults.push(`${name}: ${id} does not resolve`);
    for (const id of duplicates(known)) faults.push(`${name}: relationship ${id} twice`);
  }
  for (const target of all(parts['word/_rels/document.xml.rels']!, /Target="([^"]+)"/g))
    if (parts[`word/${target}`] === undefined) faults.push(`${target} does not exist`);
  for (const part of all(parts['[Content_Types].xml']!, /PartName="\/([^"]+)"/g))
    if (parts[part] === undefined) faults.push(`content type of ${part}, which does not exist`);
  return faults;
}

function tableFaults(xml: string): string[] {
  const faults: string[] = [];
  for (const table of xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []) {
    const grid = all(table, /<w:gridCol w:w="(\d+)"/g).map(Number);
    for (const row of table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []) {
      let column = 0;
      for (const cell of row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []) {
        if (!cell.endsWith('</w:p></w:tc>')) faults.push('a cell that ends without a paragraph');
        const span = Number(all(cell, /<w:gridSpan w:val="(\d+)"/g)[0] ?? 1);
        const wide = grid.slice(column, column + span).reduce((sum, each) => sum + each, 0);
        if (Number(all(cell, /<w:tcW w:w="(\d+)"/g)[0]) !== wide)
          faults.push(`a cell over column ${column + 1} is not as wide as its grid`);
        column += span;
      }
      if (column !== grid.length)
        faults.push(`a row of ${column} columns in a grid of ${grid.length}`);
    }
  }
  return faults;
}

/** Faults that make Word refuse or mend a file although every part is valid by itself. */
export function structuralFaults(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  const document = parts['word/document.xml']!;
  const styles = new Set(all(parts['word/styles.xml']!, /w:styleId="([^"]+)"/g));
  const used = Object.values(parts).flatMap((xml) => all(xml, /<w:pStyle w:val="([^"]+)"/g));
  const unknown = [...new Set(used)].filter((style) => !styles.has(style));
  return [
    ...idFaults(parts),
    ...relationshipFaults(parts),
    ...tableFaults(document),
    ...unknown.map((style) => `style ${style} does not exist`),
    ...(document.includes('@@') ? ['a place kept for a table is still there'] : []),
    ...(/<\/w:sectPr><\/w:body><\/w:document>$/.test(document) ? [] : ['no section at the end']),
  ];
}

/** Name, time and date fields of every entry in a zip's directory. */
export function zipEntries(bytes: Uint8Array): { name: string; time: number; date: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: { name: string; time: number; date: number }[] = [];
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
    });
  }
  return entries;
}

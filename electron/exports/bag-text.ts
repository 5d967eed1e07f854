/** The texts of a BagIt 1.0 bag (RFC 8493), made and read. Pure. */
export const BAG_DECLARATION = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const PAYLOAD_FOLDER = 'data';

/** No tag file of ours comes near; a longer one is not read to its end. */
export const MOST_LINES = 50_000;

const LONGEST_PATH = 4096;

export interface ManifestEntry {
  /** From the bag's folder, '/' between names. */
  path: string;
  /** 64 hex digits in lower case. */
  sha256: string;
}

export interface BagInfo {
  /** The office that hands over. */
  sourceOrganization: string;
  /** The day of packing, YYYY-MM-DD. */
  baggingDate: string;
  /** What is in it, in one line. */
  description: string;
  /** The office it is meant for. */
  recipient: string;
  /** Name and version of the program. */
  software: string;
}

/** bagit.txt (2.1.1): exactly these two lines. */
export function declarationText(): string {
  return 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
}

/** bag-info.txt (2.2.2); Recipient and Sequence-Number are our own labels, which the RFC allows. */
export function bagInfoText(
  name: string,
  info: BagInfo,
  payload: { bytes: number; files: number },
): string {
  const lines: [string, string][] = [
    ['Source-Organization', info.sourceOrganization],
    ['External-Identifier', name],
    ['External-Description', info.description],
    ['Recipient', info.recipient],
    ['Sequence-Number', name.slice(-3)],
    ['Bagging-Date', info.baggingDate],
    ['Payload-Oxum', `${payload.bytes}.${payload.files}`],
    ['Bag-Software-Agent', info.software],
  ];
  return lines.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('');
}

/** A value may not break the line: what follows would be read as a label of its own. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** Label and value pairs of bag-info.txt or bagit.txt; a line that begins with a blank continues the one before (2.2.2). Null when a line is neither. */
export function parseLabels(text: string): [string, string][] | null {
  const pairs: [string, string][] = [];
  for (const line of linesOf(text)) {
    const last = pairs.at(-1);
    if (/^[ \t]/u.test(line) && last !== undefined) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const match = /^([^:\s][^:]*):[ \t]*(.*)$/u.exec(line);
    if (match === null) return null;
    pairs.push([match[1] ?? '', (match[2] ?? '').trimEnd()]);
  }
  return pairs;
}

/** Payload-Oxum: octets of the payload, a dot, number of its files. */
export function parseOxum(value: string): { bytes: number; files: number } | null {
  const match = /^(\d{1,15})\.(\d{1,9})$/u.exec(value);
  return match === null ? null : { bytes: Number(match[1]), files: Number(match[2]) };
}

/** A manifest (2.1.3) in the order of its paths; two blanks, as `sha256sum -c` wants it. */
export function manifestText(entries: readonly ManifestEntry[]): string {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({ path, sha256 }) => `${sha256}  ${encodePath(path)}\n`).join('');
}

/** Entries of a manifest in its order; `badLines` are the numbers of lines that are none. */
export function parseManifest(text: string): { entries: ManifestEntry[]; badLines: number[] } {
  const entries: ManifestEntry[] = [];
  const badLines: number[] = [];
  const lines = linesOf(text);
  for (const [index, line] of lines.entries()) {
    const match = /^([0-9a-f]{64})[ \t]+(.+)$/iu.exec(line);
    const path = match === null ? null : decodePath(match[2] ?? '');
    if (match === null || path === null) badLines.push(index + 1);
    else entries.push({ path, sha256: (match[1] ?? '').toLowerCase() });
  }
  if (lines.length > MOST_LINES) badLines.push(lines.length);
  return { entries, badLines };
}

/** LF, CR and '%', and only those, are percent-encoded (2.1.3). */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

/** The path of a manifest line; null when a '%' stands for anything else, or when no system has such long paths. */
export function decodePath(encoded: string): string | null {
  if (encoded.length > LONGEST_PATH || /%(?!25|0A|0D)/iu.test(encoded)) return null;
  return encoded.replace(/%(25|0A|0D)/giu, (found) => decodeURIComponent(found));
}

/** UTF-8 without a byte order mark; null for anything else. */
export function decodeTagFile(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One line more than allowed shows that there were more. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u, MOST_LINES + 1);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

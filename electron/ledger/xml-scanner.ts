import { REASONS, unreadable } from './unreadable.ts';

/** What a reader of one XML part wants to hear. Names come without their prefix (x:row is row). */
export interface XmlHandler {
  /** True while text between tags matters; other text is skipped without being copied. */
  collecting: boolean;
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text with its entities resolved; may come in several pieces. */
  text(value: string): void;
}

export interface XmlScanner {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** Longest tag or text held back while it is incomplete; a formula or a cell is far shorter. */
const LONGEST_PIECE = 2_000_000;
const LESS_THAN = 60;
const BANG = 33;
const QUESTION = 63;
const SPACE = 32;
const SLASH = 47;
const GREATER_THAN = 62;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/**
 * Reads XML from pieces of UTF-8 without building a tree. A document type definition is refused outright, so an
 * entity can never be defined, let alone expanded.
 */
export function scanXml(handler: XmlHandler): XmlScanner {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  const feed = (text: string): void => {
    const buffer = rest === '' ? text : rest + text;
    const used = scanBuffer(buffer, handler);
    rest = used === buffer.length ? '' : buffer.slice(used);
    if (rest.length > LONGEST_PIECE) throw unreadable(REASONS.longCell);
  };
  return {
    push: (bytes) => feed(decode(() => decoder.decode(bytes, { stream: true }))),
    end: () => {
      feed(decode(() => decoder.decode()));
      if (rest.trim() !== '') throw unreadable(REASONS.damaged);
    },
  };
}

function decode(read: () => string): string {
  try {
    return read();
  } catch {
    throw unreadable(REASONS.damaged);
  }
}

/** Handles all complete tags and texts; answers how far it came. */
function scanBuffer(buffer: string, handler: XmlHandler): number {
  let at = 0;
  while (at < buffer.length) {
    if (buffer.charCodeAt(at) !== LESS_THAN) {
      const tag = buffer.indexOf('<', at);
      if (tag === -1) return handler.collecting ? at : buffer.length;
      if (handler.collecting) handler.text(resolveEntities(buffer.slice(at, tag)));
      at = tag;
    }
    const next = scanTag(buffer, at, handler);
    if (next === -1) return at;
    at = next;
  }
  return at;
}

/** Handles the tag at `at` and answers where the next piece begins, or -1 while the tag is incomplete. */
function scanTag(buffer: string, at: number, handler: XmlHandler): number {
  const mark = buffer.charCodeAt(at + 1);
  if (mark === BANG) return scanDeclaration(buffer, at, handler);
  if (mark === QUESTION) return after(buffer, '?>', at + 2);
  const end = tagEnd(buffer, at + 1);
  if (end === -1) return -1;
  if (mark === SLASH) {
    handler.close(localName(buffer.slice(at + 2, end).trim()));
    return end + 1;
  }
  const selfClosing = buffer.charCodeAt(end - 1) === SLASH;
  const last = selfClosing ? end - 1 : end;
  let nameEnd = at + 1;
  while (nameEnd < last && buffer.charCodeAt(nameEnd) > SPACE) nameEnd += 1;
  const name = localName(buffer.slice(at + 1, nameEnd));
  handler.open(name, buffer.slice(nameEnd, last));
  if (selfClosing) handler.close(name);
  return end + 1;
}

/** The closing > of a tag in one pass; one inside a quoted attribute does not count. */
function tagEnd(buffer: string, from: number): number {
  for (let at = from; at < buffer.length; at += 1) {
    const code = buffer.charCodeAt(at);
    if (code === GREATER_THAN) return at;
    if (code !== DOUBLE_QUOTE && code !== SINGLE_QUOTE) continue;
    at = buffer.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

function scanDeclaration(buffer: string, at: number, handler: XmlHandler): number {
  if (buffer.startsWith('<!--', at)) return after(buffer, '-->', at + 4);
  if (buffer.startsWith('<![CDATA[', at)) {
    const end = buffer.indexOf(']]>', at);
    if (end === -1) return -1;
    if (handler.collecting) handler.text(buffer.slice(at + 9, end));
    return end + 3;
  }
  if (buffer.length - at < 9) return -1;
  throw unreadable(REASONS.doctype);
}

function after(buffer: string, mark: string, from: number): number {
  const end = buffer.indexOf(mark, from);
  return end === -1 ? -1 : end + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The attributes of a tag by local name. */
export function attributesOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(source); match !== null; match = ATTRIBUTE.exec(source)) {
    found.set(localName(match[1] ?? ''), resolveEntities(match[2] ?? match[3] ?? ''));
  }
  return found;
}

/**
 * One attribute without a prefix, or undefined. The usual spelling (one blank, double quotes) is found without taking
 * the tag apart: a ledger has a million cells.
 */
export function attributeOf(source: string, name: string): string | undefined {
  if (/['\t\r\n]|\s=|=\s/.test(source)) return attributesOf(source).get(name);
  const start = source.indexOf(` ${name}="`);
  if (start === -1) return undefined;
  const from = start + name.length + 3;
  const end = source.indexOf('"', from);
  return resolveEntities(source.slice(from, end === -1 ? undefined : end));
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/gi,
    (whole, name: string) => {
      if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name)
        ? Number.parseInt(name.slice(2), 16)
        : Number.parseInt(name.slice(1), 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Resolves Excel's own escapes for characters that XML cannot hold: _x000D_ is a carriage return. */
export function resolveExcelEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

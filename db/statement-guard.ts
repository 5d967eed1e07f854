import type Database from 'better-sqlite3';

/** Pragmas that would re-key, decrypt or weaken the file; set once at opening, never later. */
const SEALED_PRAGMAS =
  /^(?:(?:hex|text)?(?:re)?key|cipher\w*|hmac_check|temp_store\w*|journal_mode|locking_mode|synchronous|trusted_schema|writable_schema|mmap_size)$/i;

const SUSPICIOUS = /\b(?:attach|detach|vacuum|pragma)\b/i;

/**
 * Refuses, on this open connection, every way by which plain text could leave the encrypted file: ATTACH
 * (with KEY '' it writes a plain copy), DETACH, VACUUM INTO (only through `vacuumInto`), keys and pragmas of
 * the cipher, `serialize`, `backup`, `loadExtension`, `rekey`. A refusal is a bug in the program and throws.
 */
export function guardStatements(db: Database.Database): void {
  const prepare = db.prepare.bind(db);
  const exec = db.exec.bind(db);
  const pragma = db.pragma.bind(db);
  const guarded = {
    prepare: (source: string) => prepare(checked(source)),
    exec: (source: string) => exec(checked(source)),
    pragma: (source: string, options?: Database.PragmaOptions) => {
      checked(`PRAGMA ${source}`);
      return pragma(source, options);
    },
    serialize: () => refuse('serialize'),
    backup: () => refuse('backup'),
    loadExtension: () => refuse('loadExtension'),
    key: () => refuse('key'),
    rekey: () => refuse('rekey'),
    unsafeMode: () => refuse('unsafeMode'),
  };
  for (const [name, value] of Object.entries(guarded)) Object.defineProperty(db, name, { value });
}

function checked(source: string): string {
  if (SUSPICIOUS.test(source)) withoutTexts(source).split(';').forEach(checkStatement);
  return source;
}

function checkStatement(statement: string): void {
  const words = statement.trim().replace(/^explain\s+(?:query\s+plan\s+)?/i, '');
  if (/^(?:attach|detach)\b/i.test(words)) refuse('ATTACH');
  if (/^vacuum\b/i.test(words) && /\binto\b/i.test(words)) refuse('VACUUM INTO');
  if (/^pragma\b/i.test(words)) checkPragma(words.slice('pragma'.length).trim());
}

/** Reading a setting is allowed; a quoted name could hide a sealed one. */
function checkPragma(words: string): void {
  const parts = /^(?:\w+\s*\.\s*)?(\w+)\s*([=(]?)/.exec(words);
  if (parts === null) refuse('PRAGMA');
  const [, name = '', sets] = parts;
  if (sets !== '' && SEALED_PRAGMAS.test(name)) refuse('PRAGMA');
}

/** Comments become a space, texts and quoted names an empty pair of quotes, so that no word inside counts. */
function withoutTexts(source: string): string {
  return source.replace(
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
    (part) =>
      part.startsWith('--') || part.startsWith('/*') ? ' ' : part.charAt(0) + part.charAt(0),
  );
}

function refuse(what: string): never {
  throw new Error(`${what} is not allowed on the register`);
}

import { parseArgs } from 'node:util';

/** Wrong usage: exit 2, a word on standard error. */
export class Usage extends Error {
  override name = 'Usage';
}

export type Options = Readonly<Record<string, string | true | undefined>>;

const FLAGS = ['adopt-examples', 'commit', 'issue', 'verify', 'list'] as const;
const VALUES = [
  'register',
  'passphrase-file',
  'user',
  'today',
  'county',
  'office',
  'agency',
  'file',
  'as',
  'rejects',
  'input',
  'output',
  'of',
  'where',
  'limit',
  'method',
  'town',
  'kind',
  'period',
  'out',
  'signer',
  'reason',
  'number',
  'reports',
  'to',
  'recipient',
  'package',
  'from',
  'people',
  'seed',
  'json',
] as const;

/** `COMMAND --name value --flag`; an unknown option is wrong usage, not a silent nothing. */
export function readArguments(words: readonly string[]): { command: string; options: Options } {
  const config = {
    ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'boolean' as const }])),
    ...Object.fromEntries(VALUES.map((name) => [name, { type: 'string' as const }])),
  };
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    const [command, ...more] = positionals;
    if (command === undefined || more.length > 0) throw new Usage('one command, then options');
    return { command, options: values as Options };
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(error instanceof Error ? error.message : 'wrong options');
  }
}

/** A value that the command cannot do without. */
export function needed(options: Options, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value === '') throw new Usage(`--${name} is missing`);
  return value;
}

export function optional(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function wholeNumber(options: Options, name: string, otherwise: number): number {
  const text = optional(options, name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new Usage(`--${name} takes a whole number`);
  return Number(text);
}

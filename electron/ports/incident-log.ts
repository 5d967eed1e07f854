import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const MAXIMUM_BYTES = 256 * 1024;

export interface IncidentLog {
  /** Writes what broke and returns the number that the user is shown, e.g. 4F7A-09C2. */
  record(where: string, error: unknown): string;
}

/**
 * One line a bug in logs/incidents.jsonl. A message of an exception can quote what a clerk typed, so only
 * the kind of error and the places in our own code are kept. A log that cannot be written is no reason to
 * fail: the number is answered all the same.
 */
export function createIncidentLog(folder: string, now: () => string): IncidentLog {
  const file = join(folder, 'incidents.jsonl');
  return {
    record(where, error) {
      const incident = newIncidentNumber();
      const kind = error instanceof Error ? error.name : typeof error;
      const line = JSON.stringify({ incident, at: now(), where, kind, stack: placesOf(error) });
      try {
        mkdirSync(folder, { recursive: true });
        if (existsSync(file) && statSync(file).size > MAXIMUM_BYTES) renameSync(file, `${file}.1`);
        appendFileSync(file, `${line}\n`);
      } catch {
        return incident;
      }
      return incident;
    },
  };
}

/** Eight hexadecimal digits that a clerk can read out on the telephone. */
function newIncidentNumber(): string {
  const digits = randomBytes(4).toString('hex').toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** The frames of a stack with file names only: folders can hold the name of the user of the computer. */
function placesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  return error.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^\s()]*[\\/][^\s()]*/, baseOf))
    .slice(0, 20);
}

function baseOf(place: string): string {
  const path = place.replace(/^\(/, '').replace(/^file:\/\//, '');
  return `${place.startsWith('(') ? '(' : ''}${basename(path.replaceAll('\\', '/'))}`;
}

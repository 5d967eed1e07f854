import type Database from 'better-sqlite3';
import { StorageFailure, storageErrorOf } from './errors.ts';
import type { DamagedPart } from './errors.ts';

/**
 * What is damaged in an open register, or null. `quick` reads every page and its structure; `full` also
 * compares every index with its table and looks for rows that point to nothing (several times as long).
 */
export function findDamage(db: Database.Database, depth: 'quick' | 'full'): DamagedPart | null {
  try {
    const check = depth === 'quick' ? 'quick_check(1)' : 'integrity_check(1)';
    if (db.pragma(check, { simple: true }) !== 'ok') return 'pages';
    if (depth === 'full' && hasLostReferences(db)) return 'references';
    return null;
  } catch (error) {
    const meaning = storageErrorOf(error);
    if (meaning?.kind !== 'DAMAGED') throw error;
    return meaning.what;
  }
}

/** @throws StorageFailure DAMAGED with what is damaged. */
export function requireSound(db: Database.Database, depth: 'quick' | 'full'): void {
  const what = findDamage(db, depth);
  if (what !== null) throw new StorageFailure({ kind: 'DAMAGED', what });
}

/** Whether any row refers to a row that is not there. */
export function hasLostReferences(db: Database.Database): boolean {
  return (db.pragma('foreign_key_check') as unknown[]).length > 0;
}

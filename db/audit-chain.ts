import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { purposeKey } from './key-slots.ts';

/** What can be hashed: plain values under names; the order of the names does not matter. */
type ChainedEntry = Readonly<Record<string, string | number | boolean | null>>;

/** One stored line: its number (from 1, without gaps), its own fields, and its hash. */
export interface ChainLink {
  readonly seq: number;
  readonly hash: string;
  readonly [field: string]: string | number | boolean | null;
}

/** What the log must end with, kept outside the log, so that cutting lines off its end is found as well. */
export interface ChainHead {
  readonly entries: number;
  readonly hash: string;
}

interface ChainReading {
  entries: number;
  ok: boolean;
  /** Number of the first line that is missing, altered or out of order; null when all is well. */
  firstBroken: number | null;
}

/** The key of the log's hashes: who has no data key cannot build a chain that holds. */
export function auditKeyOf(dataKey: Uint8Array): KeyObject {
  return createSecretKey(purposeKey(dataKey, 'audit-chain/1'));
}

/** HMAC-SHA-256 (hex) over the hash before ('' for the first line) and the entry (等保 保护审计记录; ASVS 16.4.2). */
export function entryHash(previous: string, entry: ChainedEntry, auditKey: KeyObject): string {
  return createHmac('sha256', auditKey)
    .update(`${previous.length}:${previous}`)
    .update(canonical(entry))
    .digest('hex');
}

/**
 * Follows the chain over lines in the order of their numbers. With a head it also finds lines cut off at
 * the end (`firstBroken` is then the first missing number).
 */
export function verifyChain(
  links: Iterable<ChainLink>,
  auditKey: KeyObject,
  head?: ChainHead,
): ChainReading {
  let previous = '';
  let entries = 0;
  let firstBroken: number | null = null;
  for (const { hash, ...entry } of links) {
    entries += 1;
    if (firstBroken !== null) continue;
    if (entry.seq !== entries || !sameHash(hash, entryHash(previous, entry, auditKey))) {
      firstBroken = entries;
    }
    previous = hash;
  }
  if (firstBroken === null && head !== undefined)
    firstBroken = brokenAtEnd(entries, previous, head);
  return { entries, ok: firstBroken === null, firstBroken };
}

function brokenAtEnd(entries: number, last: string, head: ChainHead): number | null {
  if (entries !== head.entries) return Math.min(entries, head.entries) + 1;
  return sameHash(last, head.hash) ? null : entries;
}

function sameHash(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** JSON with the names in code-unit order: the same entry gives the same bytes on every machine. */
function canonical(entry: ChainedEntry): string {
  const names = Object.keys(entry).sort();
  return JSON.stringify(names.map((name) => [name, entry[name] ?? null]));
}

import { randomUUID } from 'node:crypto';
import { TICKET_FIELDS, type FileTicket, type TicketMode } from '../contract/file-ticket.ts';
import { fail, ok, type Result } from '../contract/errors.ts';
import type { Plain } from './plain-input.ts';

/** The oldest tickets are forgotten beyond this number; a clerk opens a few dialogs an hour. */
const KEPT = 200;

export interface Tickets {
  issue(path: string, mode: TicketMode): FileTicket;
  pathOf(ticket: string): string | null;
  /** The input with its tickets replaced by paths; INVALID_INPUT where a field holds anything else. */
  resolve(method: string, input: Plain): Result<Plain>;
  forget(): void;
}

/** Keeps which path the user chose behind each ticket, for this session only. */
export function createTickets(): Tickets {
  const kept = new Map<string, { path: string; mode: TicketMode }>();
  return {
    issue(path, mode) {
      const ticket: FileTicket = `ticket:${randomUUID()}`;
      kept.set(ticket, { path, mode });
      for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
      return ticket;
    },
    pathOf: (ticket) => kept.get(ticket)?.path ?? null,
    resolve(method, input) {
      const fields: Readonly<Record<string, TicketMode>> =
        (TICKET_FIELDS as Readonly<Record<string, Record<string, TicketMode>>>)[method] ?? {};
      if (!isRecord(input)) return ok(input);
      const resolved: Record<string, Plain> = { ...input };
      for (const [field, mode] of Object.entries(fields)) {
        const given = input[field];
        const chosen = typeof given === 'string' ? kept.get(given) : undefined;
        if (chosen?.mode !== mode) return noTicket(field);
        resolved[field] = chosen.path;
      }
      return ok(resolved);
    },
    forget() {
      kept.clear();
    },
  };
}

function noTicket(path: string): Result<Plain> {
  return fail({ code: 'INVALID_INPUT', fields: [{ path, message: '请重新选择文件或文件夹' }] });
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

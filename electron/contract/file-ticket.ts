import type { Method } from './index.ts';

/**
 * The window never sends a path. It asks for a dialog (shell.ts: dialogs.*), gets a ticket for what the
 * user chose, and puts the ticket into the fields named here; exports.drives answers tickets in `path`. The
 * main process replaces them by the paths before a call reaches the worker, and refuses everything else in
 * these fields. In the command line, which has no window to distrust, the same fields hold the path itself.
 */
export type FileTicket = `ticket:${string}`;

/** open: a file to read; save: a file to write; folder: a folder or the root of a drive. */
export type TicketMode = 'open' | 'save' | 'folder';

/** Every input field that holds a ticket; tests/shell/tickets.test.ts compares it with the contract. */
export const TICKET_FIELDS: Partial<Record<Method, Readonly<Record<string, TicketMode>>>> = {
  'imports.read': { source: 'open' },
  'imports.saveRejected': { target: 'save' },
  'imports.saveTemplate': { target: 'save' },
  'people.export': { target: 'save' },
  'people.dossier': { target: 'save' },
  'lists.export': { target: 'save' },
  'attachments.saveCopy': { target: 'save' },
  'todo.routeSheet': { target: 'save' },
  'rounds.forms': { target: 'save' },
  'rounds.reminder': { target: 'save' },
  'povertyCases.notice': { target: 'save' },
  'reports.saveFile': { target: 'save' },
  'exports.write': { target: 'folder' },
  'exports.verify': { source: 'folder' },
};

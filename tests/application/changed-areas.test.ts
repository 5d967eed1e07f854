import { describe, expect, it } from 'vitest';
import { contract } from '../../electron/contract/index.ts';

const commands = Object.entries(contract).flatMap(([method, call]) =>
  call.kind === 'command' ? [{ method, changes: call.changes }] : [],
);

/** They read a file, write a file without a person, or keep what is nobody's record yet: no line of the log. */
const UNLOGGED = [
  'exports.verify',
  'imports.read',
  'imports.saveRejected',
  'imports.saveTemplate',
  'rounds.dropSheetDraft',
  'rounds.keepSheetDraft',
  'todo.refresh',
  'visits.dropDraft',
  'visits.saveDraft',
];

describe('what a command makes the window ask again', () => {
  it('is the log, unless the command writes no line of it', () => {
    const without = commands.filter(({ changes }) => !changes.includes('audit'));
    expect(without.map(({ method }) => method).sort()).toEqual(UNLOGGED);
  });

  it('is a report that is open, when a town is added, renamed or given up', () => {
    expect(contract['reports.get'].reads).toContain('regions');
    for (const method of ['regions.addTown', 'regions.rename', 'regions.setRetired'] as const)
      expect(contract[method].changes).toContain('regions');
  });
});

import type { Handlers } from '../context.ts';
import { createPaperQueries } from './review-papers.ts';
import { createApprovalCommands } from './rounds-approve.ts';
import { createEntryCommands } from './rounds-entries.ts';
import { createRoundCommands } from './rounds-open.ts';
import { createSheetCommands } from './rounds-sheets.ts';
import { createRoundQueries } from './rounds-view.ts';

type RoundMethod =
  | keyof ReturnType<typeof createRoundQueries>
  | keyof ReturnType<typeof createPaperQueries>
  | keyof ReturnType<typeof createRoundCommands>
  | keyof ReturnType<typeof createEntryCommands>
  | keyof ReturnType<typeof createSheetCommands>
  | keyof ReturnType<typeof createApprovalCommands>;

/** Rounds of return visits from the frozen list to the closing; their papers are written by createReviewPapers. */
export function createRoundHandlers(): Handlers<RoundMethod> {
  return {
    ...createRoundQueries(),
    ...createPaperQueries(),
    ...createRoundCommands(),
    ...createEntryCommands(),
    ...createSheetCommands(),
    ...createApprovalCommands(),
  };
}

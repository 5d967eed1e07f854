import { createGlance } from './glance.ts';
import { createPaperHandlers } from './papers.ts';
import { createTimeline } from './timeline.ts';

/** One person on one page: the look at the top, the time line, the papers of the file. */
export function createPersonFile() {
  return { ...createGlance(), ...createTimeline(), ...createPaperHandlers() };
}

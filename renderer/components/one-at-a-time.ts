/** Starts a piece of work unless the one before it still goes on: whoever presses twice gets it once. */
export function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let busy = false;
  return async (work) => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } finally {
      busy = false;
    }
  };
}

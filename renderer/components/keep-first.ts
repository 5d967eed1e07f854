type Keep = () => Promise<unknown>;

const keepers = new Set<Keep>();

/** How long locking waits for what is being kept: it comes first whatever the office answers. */
const WAITED_MS = 2000;

/** Something typed that is kept before the clerk locks; answers how to withdraw it. */
export function keepFirst(keep: Keep): () => void {
  keepers.add(keep);
  return () => void keepers.delete(keep);
}

/** Has everything kept that is not kept yet; what cannot be kept does not hold the lock up. */
export async function keepAll(): Promise<void> {
  // A day that is half typed counts once its field is left.
  if (keepers.size > 0 && document.activeElement instanceof HTMLElement)
    document.activeElement.blur();
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  const kept = Promise.allSettled([...keepers].map((keep) => keep()));
  const waited = new Promise((resolve) => {
    setTimeout(resolve, WAITED_MS);
  });
  await Promise.race([kept, waited]);
}

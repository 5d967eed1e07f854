import type { Clipboard } from 'electron';

export const CLIPBOARD_SECONDS = 30;

export interface ClipboardGuard {
  /** Copies a value that must not stay: an identity number, a phone. */
  copy(text: string): Promise<void>;
  /** Empties the clipboard if what we copied is still in it; never somebody else's text. */
  clear(): Promise<void>;
}

export function createClipboardGuard(
  clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>,
): ClipboardGuard {
  let ours: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  async function clear(): Promise<void> {
    clearTimeout(timer);
    const copied = ours;
    ours = null;
    if (copied !== null && (await clipboard.readText()) === copied) clipboard.clear();
  }
  return {
    async copy(text) {
      clearTimeout(timer);
      ours = text;
      await clipboard.writeText(text);
      timer = setTimeout(() => void clear(), CLIPBOARD_SECONDS * 1000);
      timer.unref();
    },
    clear,
  };
}

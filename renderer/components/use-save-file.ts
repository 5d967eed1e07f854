import { useState } from 'react';
import { callShell } from '../bridge/call.ts';
import type { ShellInput, ShellOutput } from '../bridge/desk.ts';

type Target = NonNullable<ShellOutput<'dialogs.saveFile'>>;

/**
 * Asks where a file is to lie and then has it written there; a clerk who closes the dialog has changed their mind, and nothing
 * happens. What goes wrong on the way is left to the page (`failure`) until the next try.
 */
export function useSaveFile() {
  const [failure, setFailure] = useState<unknown>(null);
  async function saveFile(
    asked: ShellInput<'dialogs.saveFile'>,
    write: (target: Target) => Promise<void>,
  ): Promise<void> {
    setFailure(null);
    try {
      const target = await callShell('dialogs.saveFile', asked);
      if (target !== null) await write(target);
    } catch (reason) {
      setFailure(reason);
    }
  }
  return { saveFile, failure, forgetFailure: () => setFailure(null) };
}

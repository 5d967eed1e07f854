import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/** Whether a key belongs to an input method that is composing: then no key of ours may act on it. */
export function isComposing(event: ReactKeyboardEvent | KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Chinese input methods on Windows are known by 229 alone.
  return native.isComposing || native.keyCode === 229;
}

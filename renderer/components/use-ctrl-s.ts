import { useEffect, useRef, type RefObject } from 'react';
import { isComposing } from './composing.ts';
import { hasKeys, topLayer } from './layers.ts';

function isIn(within: RefObject<HTMLElement | null> | undefined): boolean {
  if (within === undefined) return topLayer() === null;
  return within.current !== null && hasKeys(within.current);
}

/**
 * Ctrl+S, while `active` and while nothing lies over what `within` is a part of; left out: the page. The key never reaches
 * through a form or a dialog to the page behind it (layers.ts), and one press is one save.
 */
export function useCtrlS(
  active: boolean,
  onSave: () => void,
  within?: RefObject<HTMLElement | null>,
): void {
  const save = useRef(onSave);
  useEffect(() => {
    save.current = onSave;
  });
  useEffect(() => {
    if (!active) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 's' || !event.ctrlKey || isComposing(event)) return;
      if (event.defaultPrevented || !isIn(within)) return;
      event.preventDefault();
      save.current();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [active, within]);
}

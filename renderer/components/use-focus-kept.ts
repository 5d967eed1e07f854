import { useEffect, type RefObject } from 'react';
import { isAsked, topLayer } from './layers.ts';

/** How long a form or dialog that closes, or a list that is read anew, may take to place the focus by itself. */
const SETTLED_MS = 400;

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Where antd puts it when a form at the right is opened; a question that is being asked places it by itself. */
function focusLayer(layer: Element): void {
  if (isAsked()) return;
  layer.closest<HTMLElement>('.ant-drawer[tabindex]')?.focus({ preventScroll: true });
}

/**
 * A button that goes away by what it did (审定, 没有见到) must not take the focus with it: the page takes it, or the form at the
 * right that it stood in, and Tab goes on from its head. A list puts it on its first row from there (fill-table.tsx).
 */
export function useFocusKept(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let held: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    function onFocus(event: FocusEvent) {
      held = event.target instanceof Element ? event.target : null;
    }
    function settle() {
      timer = null;
      if (!isLost()) return;
      const layer = topLayer();
      if (layer === null) main.current?.focus({ preventScroll: true });
      else focusLayer(layer);
    }
    function onChange() {
      if (held === null || held.isConnected || !isLost() || timer !== null) return;
      timer = setTimeout(settle, SETTLED_MS);
    }
    const observer = new MutationObserver(onChange);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      if (timer !== null) clearTimeout(timer);
    };
  }, [main]);
}

import { useEffect, type RefObject } from 'react';
import { topLayer } from './layers.ts';

/** How long a form or dialog that closes may take to give the focus back by itself. */
const CLOSED_MS = 400;

/** The part of the page that is still there of what the focus was in. */
function leftOf(way: readonly Element[], main: HTMLElement): HTMLElement {
  const part = way.find((each) => each.isConnected && main.contains(each));
  return part instanceof HTMLElement ? part : main;
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * A button that goes away by what it did (审定, 没有见到) must not take the focus with it: the part of the page that it stood in
 * takes it, and Tab goes on from there.
 */
export function useFocusKept(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let way: Element[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    function onFocus(event: FocusEvent) {
      way = [];
      const from = event.target instanceof Element ? event.target : null;
      for (let each = from; each !== null; each = each.parentElement) way.push(each);
    }
    function settle() {
      timer = null;
      const page = main.current;
      if (page === null || !isLost() || topLayer() !== null) return;
      const part = leftOf(way.slice(1), page);
      if (part !== page && !part.hasAttribute('tabindex')) part.tabIndex = -1;
      part.focus({ preventScroll: true });
    }
    function onChange() {
      const [last] = way;
      if (last === undefined || last.isConnected || !isLost() || timer !== null) return;
      timer = setTimeout(settle, CLOSED_MS);
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

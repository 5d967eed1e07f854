/** Where the keyboard goes when what it stood on is gone: it stays in the list or the card, never on the page's body. */
import { useEffect, useRef, type RefObject } from 'react';

const CONTROLS = 'input:not([disabled]), button:not([disabled]), [href]';

/** Nothing has the focus, so nothing is taken away from the clerk. */
function isFocusLost(): boolean {
  const now = document.activeElement;
  return now === null || now === document.body;
}

function focusFirstIn(box: Element | null): boolean {
  const first = box?.querySelector<HTMLElement>(CONTROLS);
  first?.focus({ preventScroll: true });
  return first !== null && first !== undefined;
}

/** A row that was dealt with leaves the list: the next button of the list, else of the drawer that holds it, has the focus. */
export function useFocusInList(box: RefObject<HTMLElement | null>, count: number): void {
  const before = useRef(count);
  useEffect(() => {
    const shrank = count < before.current;
    before.current = count;
    if (!shrank || !isFocusLost()) return;
    const rows = box.current?.querySelector('tbody') ?? null;
    if (!focusFirstIn(rows?.querySelector('button:not([disabled])')?.closest('tr') ?? null))
      focusFirstIn(box.current?.closest('[role=dialog]') ?? null);
  }, [box, count]);
}

/** A small form that gives way to its answer: the next one of the same card or page has the focus. */
export function useFocusOnward(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const around =
      box.current?.closest('[role=dialog], [role=tabpanel], main') ??
      document.querySelector('main');
    return () =>
      void setTimeout(() => {
        if (!isFocusLost()) return;
        if (!focusFirstIn(around?.querySelector('.step-form') ?? null)) focusFirstIn(around);
      });
  }, [box]);
}

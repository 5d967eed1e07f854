import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { isComposing } from './composing.ts';

const FIELDS = [
  'input:not([type=hidden]):not([disabled]):not([readonly])',
  'input[role=combobox]:not([disabled])',
  'textarea:not([disabled])',
].join(',');
const SAVE = 'button[data-save]:not([disabled])';

const ROW = '.ant-radio-group, [data-one-stop]';

/** One stop a row of choices: the one that is checked, or the first. */
function isStop(field: HTMLElement): boolean {
  if (field.tabIndex < 0 || field.offsetParent === null) return false;
  const group = field.closest(ROW);
  if (group === null) return true;
  const chosen = group.querySelector('input:checked') ?? group.querySelector('input');
  return chosen === null || chosen === field;
}

/** The fields of a form in the order of the page, the save button last. */
export function focusNextField(root: HTMLElement, from: Element): void {
  const stops = [FIELDS, SAVE].flatMap((kind) =>
    [...root.querySelectorAll<HTMLElement>(kind)].filter(isStop),
  );
  const group = from.closest(ROW);
  const here = stops.findIndex((stop) => stop === from || (group?.contains(stop) ?? false));
  const next = stops[here + 1];
  next?.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
}

/** The first field of a form that has just been opened; a clerk who is already typing in one of its fields goes on there. */
export function focusFirstField(root: HTMLElement): void {
  const stops = [...root.querySelectorAll<HTMLElement>(FIELDS)].filter(isStop);
  if (stops.some((stop) => stop === document.activeElement)) return;
  const first = stops[0];
  first?.focus();
  if (first instanceof HTMLInputElement && first.type === 'text') first.select();
}

/** For antd's afterOpenChange: a dialog takes the focus for itself, its first field should have it. */
export function focusDialogField(open: boolean): void {
  const dialogs = document.querySelectorAll<HTMLElement>('[role=dialog]');
  const last = dialogs[dialogs.length - 1];
  if (open && last) focusFirstField(last);
}

/** Whether Enter has a meaning of its own in this field. */
function keepsEnter(event: KeyboardEvent): boolean {
  const field = event.target as HTMLElement;
  if (field instanceof HTMLTextAreaElement) return !event.ctrlKey;
  if (field instanceof HTMLButtonElement) return true;
  return field.closest('[data-keeps-enter]') !== null;
}

/** Whether the clerk has marked an entry of an open list: by typing a part of it, or with the arrows. */
function hasMarked(field: HTMLElement, arrowed: Element | null): boolean {
  if (field.getAttribute('aria-expanded') !== 'true') return false;
  return field === arrowed || (field instanceof HTMLInputElement && field.value !== '');
}

/** Whether a list is still open because nothing in it is what was typed: going on would lose it without a word. */
function foundNothing(field: HTMLElement): boolean {
  if (field.closest('.ant-select-auto-complete') !== null) return false;
  const typed = field instanceof HTMLInputElement && field.value.trim() !== '';
  return typed && field.getAttribute('aria-expanded') === 'true';
}

/** Enter as the keyboard sends it; the list of a field knows keys by their number. */
function pressEnter(field: HTMLElement): void {
  const key = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true };
  field.dispatchEvent(new window.KeyboardEvent('keydown', key));
}

/**
 * Enter goes to the next field and on the last one to the save button; never while an input method is composing. In an open list
 * Enter first takes the marked entry, and so does Tab; where nothing is found Enter stays.
 */
export function EnterMoves({ children }: { readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const arrowed = useRef<Element | null>(null);
  function moveFrom(field: Element) {
    const own = root.current;
    if (own) focusNextField(own.closest<HTMLElement>('[role=dialog]') ?? own, field);
  }
  function onTab(event: KeyboardEvent<HTMLDivElement>, field: HTMLElement) {
    if (event.shiftKey || !hasMarked(field, arrowed.current)) return;
    if (field.closest('.ant-select-multiple') !== null) return;
    event.preventDefault();
    pressEnter(field);
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (isComposing(event)) return;
    const field = event.target as HTMLElement;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') arrowed.current = field;
    else if (event.key === 'Tab') onTab(event, field);
    if (event.key !== 'Enter' || keepsEnter(event)) return;
    if (field.getAttribute('aria-expanded') === 'true') {
      if (field.closest('.ant-select-multiple') === null) {
        setTimeout(() => {
          if (!foundNothing(field)) moveFrom(field);
        }, 0);
      }
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    moveFrom(field);
  }
  return (
    <div
      ref={root}
      onKeyDownCapture={onKeyDown}
      onFocusCapture={() => {
        arrowed.current = null;
      }}
    >
      {children}
    </div>
  );
}

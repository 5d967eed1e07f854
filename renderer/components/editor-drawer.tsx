import { App, Button, Drawer, Space } from 'antd';
import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { isComposing } from './composing.ts';
import { EnterMoves, focusFirstField } from './enter-moves.tsx';
import { Failure } from './failure.tsx';
import { hasKeys } from './layers.ts';
import { useCtrlS } from './use-ctrl-s.ts';

interface EditorDrawerProps {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly width?: number;
  readonly saveText?: string;
  readonly pending: boolean;
  readonly failure: unknown;
  /** Whether something was typed that closing would lose. */
  readonly isDirty: () => boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What had the focus before the form was opened. */
function useOrigin(open: boolean): RefObject<Element | null> {
  const origin = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) origin.current = document.activeElement;
  }, [open]);
  return origin;
}

/** Back to where the clerk came from; to the page when that is gone. Where the page has put the focus itself it stays. */
function focusOrigin(origin: Element | null): void {
  const now = document.activeElement;
  if (now !== null && now !== document.body && now.closest('.ant-drawer') === null) return;
  const seen = origin instanceof HTMLElement && origin.offsetParent !== null;
  const target = seen ? origin : document.querySelector<HTMLElement>('main');
  target?.focus();
}

/** A form that its page takes away while it is open (shown only while something is asked) gives the focus back as well. */
function useFocusAfterwards(origin: RefObject<Element | null>): void {
  useEffect(() => () => void setTimeout(() => focusOrigin(origin.current)), [origin]);
}

/** The mask keeps the mouse from the menu and the search; Alt+1 … Alt+9 and Ctrl+K must not lose what was typed either. */
function useAskBeforeLeaving(
  active: boolean,
  body: RefObject<HTMLElement | null>,
  isDirty: () => boolean,
  ask: () => void,
): void {
  const latest = useRef({ isDirty, ask });
  useEffect(() => {
    latest.current = { isDirty, ask };
  });
  useEffect(() => {
    if (!active) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      const leaves =
        (event.altKey && /^[1-9]$/.test(event.key)) ||
        (event.ctrlKey && event.key.toLowerCase() === 'k');
      if (!leaves || isComposing(event) || !hasKeys(body.current)) return;
      if (!latest.current.isDirty()) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.ask();
    }
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [active, body]);
}

/** A form at the right: Enter moves on, Ctrl+S saves, Esc closes and asks when something is unsaved. */
export function EditorDrawer(props: EditorDrawerProps) {
  const { modal } = App.useApp();
  const body = useRef<HTMLDivElement>(null);
  const origin = useOrigin(props.open);
  const asking = useRef(false);
  useCtrlS(props.open, props.onSave, body);
  useFocusAfterwards(origin);
  useAskBeforeLeaving(props.open, body, props.isDirty, close);
  function close() {
    if (!props.isDirty()) {
      props.onClose();
      return;
    }
    if (asking.current) return;
    asking.current = true;
    modal.confirm({
      title: '内容还没有保存',
      content: '关闭后刚才填写的内容会丢失。',
      okText: '不保存，关闭',
      cancelText: '继续填写',
      focusable: { autoFocusButton: 'cancel' },
      onOk: props.onClose,
      afterClose: () => {
        asking.current = false;
      },
    });
  }
  return (
    <Drawer
      open={props.open}
      title={props.title}
      size={props.width ?? 560}
      onClose={close}
      afterOpenChange={(open) => {
        if (open && body.current) focusFirstField(body.current);
        if (!open) focusOrigin(origin.current);
      }}
      destroyOnHidden
      footer={
        <Space>
          <Button type="primary" data-save loading={props.pending} onClick={props.onSave}>
            {props.saveText ?? '保存'} <kbd>Ctrl+S</kbd>
          </Button>
          <Button onClick={close}>取消</Button>
        </Space>
      }
    >
      <Failure reason={props.failure} />
      <div ref={body}>
        <EnterMoves>{props.children}</EnterMoves>
      </div>
    </Drawer>
  );
}

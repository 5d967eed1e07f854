import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';

/**
 * Asks before a page with unsaved fields is left; `allow` lets the next leaving through (after saving). `onLost` is told when the
 * clerk goes without saving.
 */
export function useLeaveGuard(
  isDirty: () => boolean,
  onLost?: () => void,
): { readonly allow: () => void } {
  const { modal } = App.useApp();
  const allowed = useRef(false);
  const lost = useRef(onLost);
  useEffect(() => {
    lost.current = onLost;
  });
  const blocker = useBlocker(() => !allowed.current && isDirty());
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    const dialog = modal.confirm({
      title: '内容还没有保存',
      content: '离开后刚才填写的内容会丢失。',
      okText: '不保存，离开',
      cancelText: '继续填写',
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => {
        lost.current?.();
        blocker.proceed();
      },
      onCancel: () => blocker.reset(),
    });
    return () => dialog.destroy();
  }, [blocker, modal]);
  return {
    allow: () => {
      allowed.current = true;
    },
  };
}

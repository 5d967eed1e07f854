import { App } from 'antd';
import { useEffect } from 'react';

const WARNING_KEY = 'idle-warning';
const WARNING_SECONDS = 30;

/**
 * Says half a minute before that nobody has touched a key or the pointer here for almost as long as the setting allows.
 * The locking itself is the shell's (electron/shell/lock-events.ts). Null: the setting is not known yet.
 */
export function useIdleWarning(minutes: number | null): void {
  const { message } = App.useApp();
  useEffect(() => {
    if (minutes === null) return undefined;
    let lastUsed = Date.now();
    let warned = false;
    function used() {
      lastUsed = Date.now();
      if (warned) message.destroy(WARNING_KEY);
      warned = false;
    }
    const timer = setInterval(() => {
      const left = minutes * 60 - (Date.now() - lastUsed) / 1000;
      if (warned || left > WARNING_SECONDS || !document.hasFocus()) return;
      warned = true;
      void message.warning({
        key: WARNING_KEY,
        content:
          '长时间没有操作，台账即将自动锁定，未保存的内容会丢失（批量录入、回访登记表除外）。按任意键继续使用。',
        duration: 0,
      });
    }, 1000);
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const event of events) document.addEventListener(event, used, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of events) document.removeEventListener(event, used);
      message.destroy(WARNING_KEY);
    };
  }, [minutes, message]);
}

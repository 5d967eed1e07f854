import { App } from 'antd';
import { useEffect, useRef } from 'react';

const WARNING_KEY = 'idle-lock';
const WARNING_SECONDS = 30;

/** Locks after so many minutes without a key or a pointer; says so half a minute before. Null: not known yet. */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  const { message } = App.useApp();
  const act = useRef(lock);
  useEffect(() => {
    act.current = lock;
  });
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
      if (left <= 0) act.current();
      else if (left <= WARNING_SECONDS && !warned) {
        warned = true;
        void message.warning({
          key: WARNING_KEY,
          content: '长时间没有操作，即将自动锁定，未保存的内容会丢失。按任意键继续。',
          duration: 0,
        });
      }
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

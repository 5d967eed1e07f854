import { App } from 'antd';
import { useEffect } from 'react';
import { callShell } from '../bridge/call.ts';
import { isComposing } from './composing.ts';

export const ZOOM_STEPS = [100, 125, 150] as const;
export type Zoom = (typeof ZOOM_STEPS)[number];

/** The step that is nearest to how large a css pixel is now; the window keeps no note of its own of it. */
export function zoomOf(outerWidth: number, innerWidth: number): Zoom {
  const percent = (100 * outerWidth) / innerWidth;
  const [nearest = 100] = ZOOM_STEPS.toSorted(
    (one, other) => Math.abs(one - percent) - Math.abs(other - percent),
  );
  return nearest;
}

/** The next larger (+1) or smaller (-1) step, or the last one there is; 0: the plain size. */
export function zoomAfter(now: Zoom, direction: 1 | 0 | -1): Zoom {
  if (direction === 0) return 100;
  const next = ZOOM_STEPS.indexOf(now) + direction;
  return ZOOM_STEPS[Math.max(0, Math.min(next, ZOOM_STEPS.length - 1))] ?? now;
}

/** The step that was asked for last; after locking the page is a new one and measures. */
let asked: Zoom | null = null;

/** Makes everything larger or smaller and says how large. */
export function useZoom(): (direction: 1 | 0 | -1) => void {
  const { message } = App.useApp();
  return (direction) => {
    const now = asked ?? zoomOf(window.outerWidth, window.innerWidth);
    const percent = zoomAfter(now, direction);
    asked = percent;
    void callShell('shell.zoom', { percent }).then(() => {
      void message.info({ key: 'zoom', content: `显示大小 ${percent}%`, duration: 2 });
    });
  };
}

const DIRECTIONS: Readonly<Record<string, 1 | 0 | -1>> = { '=': 1, '+': 1, '-': -1, _: -1, '0': 0 };

/** Ctrl+加号, Ctrl+减号, Ctrl+0, before the register is open too. */
export function useZoomKeys(): void {
  const zoom = useZoom();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const direction = event.ctrlKey && !event.altKey ? DIRECTIONS[event.key] : undefined;
      if (direction === undefined || isComposing(event)) return;
      event.preventDefault();
      zoom(direction);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [zoom]);
}

import { decode, encode } from './codec.ts';

/*
 * The half of the stand-in that runs in the page before its own scripts: what the preload sees as
 * 'electron', and what Electron changes in a page. No isolated world: page and preload share one here.
 */

type Listener = (event: object, ...values: unknown[]) => void;
type ToMain = (message: string) => Promise<string>;
type Preload = (require: (name: string) => unknown, process: object) => void;

interface PageGlobals {
  __toMain?: ToMain;
  __fromMain?: (channel: string, text: string) => void;
  __rawInvoke?: unknown;
}

interface InstallOptions {
  /** Leaves a way to the main process in sub-frames, to test that the gate refuses it. */
  readonly rawFrames: boolean;
}

export function install(preload: Preload, options: InstallOptions): void {
  const page = globalThis as unknown as PageGlobals;
  const binding = page.__toMain;
  delete page.__toMain;
  if (binding === undefined) return;
  const ipcRenderer = createIpcRenderer(page, binding);
  if (window !== window.top && options.rawFrames) page.__rawInvoke = ipcRenderer.invoke;
  denyNewWindows(binding);
  preload(requireFor({ contextBridge: { exposeInMainWorld }, ipcRenderer }), {
    sandboxed: true,
    contextIsolated: true,
    type: 'renderer',
  });
}

/** The main side tells the documents of a page apart by when each began (PageMessage). */
function messageOf(channel: string, values: unknown[]): string {
  return encode({ document: performance.timeOrigin, channel, values });
}

/** A sandboxed preload can require Electron and nothing else of ours. */
function requireFor(electron: object): (name: string) => unknown {
  return (name) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
}

function createIpcRenderer(page: PageGlobals, binding: ToMain) {
  const listeners = new Map<string, Set<Listener>>();
  Object.defineProperty(page, '__fromMain', {
    value: (channel: string, text: string) => {
      for (const listener of listeners.get(channel) ?? [])
        listener({}, ...(decode(text) as unknown[]));
    },
  });
  async function invoke(channel: string, ...values: unknown[]): Promise<unknown> {
    const answer = JSON.parse(await binding(messageOf(channel, values))) as
      { value: string } | { error: string };
    if ('error' in answer) throw new Error(answer.error);
    return decode(answer.value);
  }
  return {
    invoke,
    on(channel: string, listener: Listener) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
    },
    removeListener(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
    },
  };
}

function exposeInMainWorld(key: string, api: unknown): void {
  if (Object.hasOwn(globalThis, key))
    throw new Error(`Cannot bind an API on top of an existing property on the window object`);
  Object.defineProperty(globalThis, key, {
    value: overBridge(api),
    writable: false,
    configurable: false,
    enumerable: true,
  });
}

/** Values are copied, functions become proxies whose arguments and answers are copied again. */
function overBridge(value: unknown): unknown {
  if (typeof value === 'function') return proxyOf(value as (...values: unknown[]) => unknown);
  if (Array.isArray(value)) return Object.freeze(value.map(overBridge));
  if (value !== null && typeof value === 'object' && !(value instanceof Date))
    return Object.freeze(
      Object.fromEntries(Object.entries(value).map(([key, item]) => [key, overBridge(item)])),
    );
  return decode(encode(value));
}

function proxyOf(target: (...values: unknown[]) => unknown): (...values: unknown[]) => unknown {
  return (...values) => {
    const answer = target(...values.map(overBridge));
    return answer instanceof Promise ? answer.then(overBridge) : overBridge(answer);
  };
}

/** Electron asks the window-open handler; here a page never gets a window, and the main side is told. */
function denyNewWindows(binding: ToMain): void {
  function tell(url: string): void {
    void binding(messageOf('electron-double:window-open', [url]));
  }
  window.open = (url) => {
    tell(new URL(String(url ?? 'about:blank'), location.href).href);
    return null;
  };
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[target]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === '_self') return;
      event.preventDefault();
      tell(link.href);
    },
    true,
  );
}

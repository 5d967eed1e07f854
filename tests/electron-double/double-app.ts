import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type * as Electron from 'electron';
import type { DoubleWindow } from './double-window.ts';
import { preventable } from './preventable.ts';
import type { WorldOptions } from './world.ts';

type AppMember =
  | 'whenReady'
  | 'isReady'
  | 'getPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getName'
  | 'getAppMetrics'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit';

/** Electron's `app`; what a program may ask for and this does not know, throws. */
export function createApp(options: WorldOptions, windows: () => readonly DoubleWindow[]) {
  const ready = Promise.withResolvers<undefined>();
  const left = Promise.withResolvers<number>();
  let isReady = false;
  const appended = new Map<string, string>();
  const emitter = new EventEmitter();
  const members = {
    isReady: () => isReady,
    whenReady: () => ready.promise,
    getAppPath: () => options.appPath,
    getVersion: () => options.version,
    getName: () => '平安关爱台账',
    getPath: (name) => pathOf(name, options),
    getAppMetrics: () => [],
    enableSandbox() {
      if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
      app.sandboxed = true;
    },
    requestSingleInstanceLock: () => options.firstInstance,
    quit() {
      const event = preventable({});
      emitter.emit('before-quit', event);
      if (event.defaultPrevented) return;
      for (const window of windows()) window.emit('close', preventable({}));
      void Promise.all(windows().map((window) => window.destroy())).then(() => {
        emitter.emit('will-quit', preventable({}));
        emitter.emit('quit', {}, 0);
        left.resolve(0);
      });
    },
    exit(code = 0) {
      left.resolve(code);
    },
  } satisfies Pick<Electron.App, AppMember>;
  const extra = {
    isPackaged: false,
    sandboxed: false,
    commandLine: {
      appendSwitch(name: string, value = '') {
        appended.set(name, value);
      },
      hasSwitch: (name: string) => appended.has(name) || Object.hasOwn(options.switches, name),
      getSwitchValue: (name: string) => appended.get(name) ?? options.switches[name] ?? '',
    } satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>,
    appended,
    /** The exit code, when the program has left. */
    left: left.promise,
    /** Called by launch() when the main module has run. */
    becomeReady() {
      isReady = true;
      ready.resolve(undefined);
      emitter.emit('ready', {});
    },
  };
  const app = Object.assign(emitter, members, extra);
  return app;
}

/** A name that is not listed is a mistake of the program, not a folder. */
function pathOf(name: string, { userData }: WorldOptions): string {
  const known: Readonly<Record<string, string>> = {
    userData,
    temp: join(userData, 'temp'),
    documents: join(userData, 'documents'),
    logs: join(userData, 'logs'),
  };
  const path = known[name];
  if (path === undefined) throw new Error(`Unexpected call: app.getPath('${name}')`);
  return path;
}

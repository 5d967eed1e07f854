import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type KeyStoreMode = 'works' | 'unavailable' | 'basic_text' | 'cannot decrypt';

/** What surrounds the program on a computer: clipboard, dialogs, menu, power, key store, screen, file manager. */
export interface DoubleSystem {
  readonly clipboard: ReturnType<typeof createClipboard>;
  readonly dialog: ReturnType<typeof createDialog>;
  readonly Menu: ReturnType<typeof createMenu>;
  readonly powerMonitor: EventEmitter & { idleSeconds: number; getSystemIdleTime: () => number };
  readonly safeStorage: ReturnType<typeof createSafeStorage>;
  readonly screen: Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays'> & {
    /** The work areas of the screens, the first one first; a test may take one away. */
    areas: Electron.Rectangle[];
  };
  readonly shell: ReturnType<typeof createShell>;
}

export function createSystem(): DoubleSystem {
  const powerMonitor = Object.assign(new EventEmitter(), {
    idleSeconds: 0,
    getSystemIdleTime: () => powerMonitor.idleSeconds,
  });
  return {
    clipboard: createClipboard(),
    dialog: createDialog(),
    Menu: createMenu(),
    powerMonitor,
    safeStorage: createSafeStorage(),
    screen: createScreen(),
    shell: createShell(),
  };
}

function createScreen(): DoubleSystem['screen'] {
  const screen: DoubleSystem['screen'] = {
    areas: [{ x: 0, y: 0, width: 1366, height: 728 }],
    getPrimaryDisplay: () => displayOf(screen.areas[0]),
    getAllDisplays: () => screen.areas.map(displayOf),
  };
  return screen;
}

function displayOf(workArea: Electron.Rectangle | undefined): Electron.Display {
  return { workArea } as unknown as Electron.Display;
}

function createClipboard() {
  const state = { text: '' };
  const members = {
    readText: () => Promise.resolve(state.text),
    writeText(text: string) {
      state.text = text;
      return Promise.resolve();
    },
    clear() {
      state.text = '';
    },
  } satisfies Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>;
  return Object.assign(members, { state });
}

/** What an unscripted dialog asks; preview.ts answers with it, tests let it throw. */
type AskUser = (kind: 'open' | 'save', options: object) => Promise<string | null>;

/** Dialogs answer what the test laid ready, in order; one that nobody expected is a failure. */
function createDialog() {
  const ready: { kind: 'open' | 'save'; path: string | null }[] = [];
  const asked: { kind: 'open' | 'save'; options: object }[] = [];
  const state: { askUser: AskUser | null } = { askUser: null };
  async function next(kind: 'open' | 'save', options: object): Promise<string | null> {
    asked.push({ kind, options });
    if (state.askUser !== null) return state.askUser(kind, options);
    const answer = ready.shift();
    if (answer?.kind !== kind) throw new Error(`Unexpected ${kind} dialog`);
    return answer.path;
  }
  return {
    asked,
    state,
    /** Lays an answer ready; null stands for 取消. */
    answer(kind: 'open' | 'save', path: string | null) {
      ready.push({ kind, path });
    },
    async showOpenDialog(...values: object[]): Promise<Electron.OpenDialogReturnValue> {
      const path = await next('open', values.at(-1) ?? {});
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    },
    async showSaveDialog(...values: object[]): Promise<Electron.SaveDialogReturnValue> {
      const path = await next('save', values.at(-1) ?? {});
      return { canceled: path === null, filePath: path ?? '' };
    },
  };
}

function createMenu() {
  const state: { template: Electron.MenuItemConstructorOptions[] } = { template: [] };
  return {
    state,
    buildFromTemplate(template: Electron.MenuItemConstructorOptions[]) {
      return { template };
    },
    setApplicationMenu(menu: { template: Electron.MenuItemConstructorOptions[] } | null) {
      state.template = menu?.template ?? [];
    },
  };
}

function createSafeStorage() {
  const key = randomBytes(32);
  const state: { mode: KeyStoreMode } = { mode: 'works' };
  const members = {
    isAsyncEncryptionAvailable: () => Promise.resolve(state.mode !== 'unavailable'),
    getSelectedStorageBackend: () => (state.mode === 'works' ? 'gnome_libsecret' : 'basic_text'),
    encryptStringAsync(text: string): Promise<Buffer> {
      if (state.mode === 'unavailable')
        return Promise.reject(new Error('Encryption is not available'));
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Promise.resolve(Buffer.concat(sealed));
    },
    decryptStringAsync(sealed: Buffer) {
      if (state.mode === 'cannot decrypt' || state.mode === 'unavailable')
        return Promise.reject(new Error('Error while decrypting the ciphertext'));
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const text = [decipher.update(sealed.subarray(12, -16)), decipher.final()];
      return Promise.resolve({
        shouldReEncrypt: false,
        result: Buffer.concat(text).toString('utf8'),
      });
    },
  } satisfies Partial<Electron.SafeStorage>;
  return Object.assign(members, { state });
}

function createShell() {
  const shown: string[] = [];
  const members = {
    showItemInFolder(path: string) {
      shown.push(path);
    },
    openExternal(url: string): Promise<void> {
      return Promise.reject(new Error(`The program opened ${url} outside`));
    },
  } satisfies Pick<Electron.Shell, 'showItemInFolder' | 'openExternal'>;
  return Object.assign(members, { shown });
}

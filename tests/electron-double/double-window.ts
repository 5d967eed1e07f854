import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { DoubleContents } from './double-contents.ts';
import { preventable } from './preventable.ts';
import type { World } from './world.ts';

type Implemented = Pick<
  Electron.BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'maximize'
  | 'isMinimized'
  | 'restore'
  | 'isDestroyed'
  | 'close'
  | 'isMaximized'
  | 'getNormalBounds'
>;

/** A window is a page of Chromium; it can be neither hidden nor in front, only closed. */
export class DoubleWindow extends EventEmitter implements Implemented {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents: DoubleContents;
  /** What the program did with it, in order. */
  readonly acts: string[] = [];
  private readonly world: World;
  private destroyed = false;
  private minimized = false;
  private maximized = false;
  private bounds: Electron.Rectangle;

  constructor(world: World, options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.world = world;
    this.options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    world.windows.push(this);
    this.webContents = new DoubleContents(world, options);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('page-closed', () => this.markClosed());
    world.app.emit('browser-window-created', {}, this);
    world.app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.acts.push('show');
  }

  focus(): void {
    this.acts.push('focus');
    this.emit('focus');
  }

  maximize(): void {
    this.acts.push('maximize');
    this.maximized = true;
  }

  unmaximize(): void {
    this.maximized = false;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  /** Moves it, as the user would. */
  setBounds(bounds: Electron.Rectangle): void {
    this.bounds = bounds;
  }

  getNormalBounds(): Electron.Rectangle {
    return this.bounds;
  }

  minimize(): void {
    this.minimized = true;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.acts.push('restore');
    this.minimized = false;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) void this.destroy();
  }

  async destroy(): Promise<void> {
    this.markClosed();
    await (await this.webContents.page).close();
  }

  private markClosed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    const { windows, app } = this.world;
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0) app.emit('window-all-closed');
  }
}

import { app, Menu, type BrowserWindow } from 'electron';
import { setZoom, stepZoom } from './window.ts';

/** A short Chinese menu; copy and paste need their roles to work with the keyboard everywhere. */
export function installMenu(window: BrowserWindow, lock: () => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: '台账',
        submenu: [
          { label: '锁定', accelerator: 'CommandOrControl+L', click: lock },
          { type: 'separator' },
          {
            label: '退出',
            click: () => {
              app.quit();
            },
          },
        ],
      },
      {
        label: '编辑',
        submenu: [
          { role: 'undo', label: '撤销' },
          { role: 'redo', label: '重做' },
          { type: 'separator' },
          { role: 'cut', label: '剪切' },
          { role: 'copy', label: '复制' },
          { role: 'paste', label: '粘贴' },
          { role: 'selectAll', label: '全选' },
        ],
      },
      { label: '显示', submenu: zoomItems(window) },
    ]),
  );
}

function zoomItems(window: BrowserWindow): Electron.MenuItemConstructorOptions[] {
  return [
    {
      label: '放大',
      accelerator: 'CommandOrControl+=',
      click: () => {
        stepZoom(window, 1);
      },
    },
    {
      label: '缩小',
      accelerator: 'CommandOrControl+-',
      click: () => {
        stepZoom(window, -1);
      },
    },
    {
      label: '100%',
      accelerator: 'CommandOrControl+0',
      click: () => {
        setZoom(window, 100);
      },
    },
  ];
}

import { basename, join } from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { DialogPurpose } from '../contract/shell.ts';
import type { Tickets } from './tickets.ts';

export interface Chosen {
  ticket: string;
  name: string;
}

/** The dialogs of the system; what the user chose stays here, the window gets a ticket and a name. */
export interface FileDialogs {
  openFile(purpose: DialogPurpose): Promise<Chosen | null>;
  saveFile(purpose: DialogPurpose, suggestedName: string): Promise<Chosen | null>;
  chooseFolder(purpose: DialogPurpose): Promise<Chosen | null>;
}

const WORDS: Readonly<Record<DialogPurpose, { title: string; filters: FileFilter[] }>> = {
  ledger: {
    title: '选择要导入的人员台账',
    filters: [{ name: '台账（Excel 工作簿、CSV）', extensions: ['xlsx', 'xls', 'csv'] }],
  },
  workbook: { title: '保存表格', filters: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }] },
  report: { title: '保存文书', filters: [{ name: 'Word 文档', extensions: ['docx'] }] },
  attachment: {
    title: '另存附件',
    filters: [{ name: '图片或 PDF', extensions: ['jpg', 'png', 'pdf'] }],
  },
  export: { title: '选择要写入的移动介质或文件夹', filters: [] },
  package: { title: '选择要核验的导出包文件夹', filters: [] },
};

export function createFileDialogs(
  window: () => BrowserWindow | null,
  tickets: Tickets,
): FileDialogs {
  function chosen(path: string | undefined, mode: 'open' | 'save' | 'folder'): Chosen | null {
    if (path === undefined || path === '') return null;
    return { ticket: tickets.issue(path, mode), name: basename(path) || path };
  }
  return {
    async openFile(purpose) {
      const parent = window();
      if (parent === null) return null;
      const answer = await dialog.showOpenDialog(parent, {
        ...WORDS[purpose],
        properties: ['openFile', 'dontAddToRecent'],
      });
      return chosen(answer.filePaths[0], 'open');
    },
    async saveFile(purpose, suggestedName) {
      const parent = window();
      if (parent === null) return null;
      const answer = await dialog.showSaveDialog(parent, {
        ...WORDS[purpose],
        defaultPath: join(app.getPath('documents'), suggestedName),
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return chosen(answer.filePath, 'save');
    },
    async chooseFolder(purpose) {
      const parent = window();
      if (parent === null) return null;
      const answer = await dialog.showOpenDialog(parent, {
        title: WORDS[purpose].title,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      return chosen(answer.filePaths[0], 'folder');
    },
  };
}

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { screen, type BrowserWindow } from 'electron';
import {
  openingPlace,
  placeIn,
  ZOOM_STEPS,
  type Opening,
  type WindowPlace,
} from './window-place.ts';

/** Where the window opens: as `file` remembers it, as far as the screens of today allow. */
export function rememberedOpening(file: string): Opening {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  return openingPlace(readPlace(file), screen.getPrimaryDisplay().workArea, areas);
}

/** Writes place, size and zoom into `file` when the window is closed: nothing about people, nothing of the register. */
export function rememberWindow(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    try {
      const text = `${JSON.stringify(placeOf(window))}\n`;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.tmp`, text);
      renameSync(`${file}.tmp`, file);
    } catch {
      // A full or read-only disk: the window opens as it did before. It must not keep anybody from leaving.
    }
  });
}

function readPlace(file: string): WindowPlace | null {
  try {
    return placeIn(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Of a maximized window the place that it goes back to. */
function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds();
  const factor = Math.round(window.webContents.getZoomFactor() * 100);
  const zoom = ZOOM_STEPS.find((step) => step === factor) ?? 100;
  return { x, y, width, height, maximized: window.isMaximized(), zoom };
}

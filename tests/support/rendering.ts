import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Documents as LibreOffice shows them, measured in the PDF: a second opinion, not Word. Lengths are millimetres. */

function onPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

const NEEDED = ['soffice', 'pdftotext', 'pdftoppm'] as const;

/** Programs that rendering needs and this machine has not; a test that skips says their names. */
export function missingPrograms(): string[] {
  return NEEDED.filter((program) => !onPath(program));
}

/** The document checker that stands beside the project on machines of its builders; it is no part of the product. */
export function checkerPath(): string | undefined {
  const path = resolve(import.meta.dirname, '../../../shared/tools/check-docx');
  return existsSync(path) ? path : undefined;
}

/**
 * Converts documents to PDF in one start of LibreOffice (with a profile of its own, so that two at a time do not
 * disturb each other) and gives the folder, with NAME.docx and NAME.pdf in it. The caller removes it.
 */
export function renderAll(documents: Readonly<Record<string, Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'render-'));
  const files = Object.entries(documents).map(([name, bytes]) => {
    const file = join(folder, `${name}.docx`);
    writeFileSync(file, bytes);
    return file;
  });
  const profile = join(folder, 'profile');
  const settings = [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    '--headless',
    '--norestore',
  ];
  const conversion = ['--convert-to', 'pdf', '--outdir', folder, ...files];
  execFileSync('soffice', [...settings, ...conversion], { stdio: 'ignore', timeout: 150_000 });
  rmSync(profile, { recursive: true, force: true });
  const made = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  if (made.length !== files.length)
    throw new Error(`LibreOffice made ${made.length} of ${files.length} files`);
  return folder;
}

export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
export type RenderedPage = {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
};

const MILLIMETRES = 25.4 / 72;
const WORD =
  /<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)<\/word>/g;
/** Words whose middles are nearer than this are on one line. */
const SAME_LINE = 2.4;

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function asLines(words: readonly Line[]): Line[] {
  const middle = (line: Line): number => (line.top + line.bottom) / 2;
  const rows: Line[][] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    if (row !== undefined && middle(word) - middle(row[0]!) < SAME_LINE) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => ({
    text: [...row].sort((a, b) => a.left - b.left).reduce((text, word) => text + word.text, ''),
    left: Math.min(...row.map((word) => word.left)),
    right: Math.max(...row.map((word) => word.right)),
    top: Math.min(...row.map((word) => word.top)),
    bottom: Math.max(...row.map((word) => word.bottom)),
  }));
}

/** Pages of a PDF with their lines of text from top to bottom. */
export function pdfPages(pdf: string): RenderedPage[] {
  const raw = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' });
  const pages = raw.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs);
  return [...pages].map(([, width, height, content]) => {
    const words = [...content!.matchAll(WORD)].map(([, left, top, right, bottom, text]) => ({
      text: unescaped(text!),
      left: Number(left) * MILLIMETRES,
      right: Number(right) * MILLIMETRES,
      top: Number(top) * MILLIMETRES,
      bottom: Number(bottom) * MILLIMETRES,
    }));
    return {
      width: Number(width) * MILLIMETRES,
      height: Number(height) * MILLIMETRES,
      lines: asLines(words),
    };
  });
}

/** Whether a line is a page number at the foot of a portrait page. */
export function isPageNumber(line: Line): boolean {
  return line.top > 262 && /^—?\d+—?$/.test(line.text.replaceAll(' ', ''));
}

const DPI = 300;
const PIXEL = 25.4 / DPI;
type Colour = 'red' | 'dark';

function isInk(data: Buffer, at: number, colour: Colour): boolean {
  const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
  if (colour === 'red') return red >= 150 && green < 110 && blue < 110;
  return red < 150 && green < 150 && blue < 150;
}

/** A row of pixels that shows ink. */
export type InkRow = { readonly y: number; readonly left: number; readonly right: number };

/** Rows with ink of a colour on a page (from 1), from top to bottom, `left` to `right` the outermost ink. */
export function inkRows(pdf: string, page: number, colour: Colour): InkRow[] {
  const range = ['-f', String(page), '-l', String(page)];
  const image = execFileSync('pdftoppm', ['-r', String(DPI), ...range, pdf], {
    maxBuffer: 256 * 1024 * 1024,
  });
  const head = /^P6\s+(\d+)\s+(\d+)\s+\d+\s/.exec(image.subarray(0, 64).toString('latin1'));
  if (head === null) throw new Error(`${basename(pdf)}: not a picture`);
  const [width, height] = [Number(head[1]), Number(head[2])];
  const rows: InkRow[] = [];
  for (let y = 0; y < height; y += 1) {
    const start = head[0].length + y * width * 3;
    let left = -1;
    let right = -1;
    for (let x = 0; x < width; x += 1) {
      if (!isInk(image, start + x * 3, colour)) continue;
      if (left < 0) left = x;
      right = x;
    }
    if (left >= 0) rows.push({ y: y * PIXEL, left: left * PIXEL, right: (right + 1) * PIXEL });
  }
  return rows;
}

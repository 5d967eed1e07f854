import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { CHART_FONT } from '../reports/charts/chart-svg.ts';

/** Dots to a unit of the drawing: 156 mm of 624 units at 3 are 305 dots an inch. */
const DOTS = 3;

let ready: Promise<Uint8Array> | null = null;

/**
 * Draws an SVG text as PNG, with the font of resources/charts and no other: the same bytes on every machine.
 * @param resources folder that holds charts/
 */
export async function pictureOf(svg: string, resources: string): Promise<Uint8Array> {
  ready ??= prepare(resources);
  const font = await ready;
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: DOTS },
    background: '#ffffff',
    font: { fontBuffers: [font], defaultFontFamily: CHART_FONT, loadSystemFonts: false },
  });
  try {
    const drawn = resvg.render();
    try {
      return drawn.asPng();
    } finally {
      drawn.free();
    }
  } finally {
    resvg.free();
  }
}

async function prepare(resources: string): Promise<Uint8Array> {
  await initWasm(readFileSync(drawerFile(resources)));
  return brotliDecompressSync(readFileSync(join(resources, 'charts', 'font.br')));
}

/** In the packed program beside the font; while developing in the package it comes from. */
function drawerFile(resources: string): string {
  const packed = join(resources, 'charts', 'resvg.wasm');
  return existsSync(packed)
    ? packed
    : createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
}

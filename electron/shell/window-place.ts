/** Where the window stood when the program was left, in the pixels of the screens (DIP), and how it was shown. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
  readonly zoom: ZoomPercent;
}

/** Where a window opens; without x and y the system puts it into the middle of the first screen. */
export interface Opening {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
  readonly zoom: ZoomPercent;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const ZOOM_STEPS = [100, 125, 150] as const;
export type ZoomPercent = (typeof ZOOM_STEPS)[number];

/** The window is laid out for the usual small screen of an office, 1366 × 768. */
const PREFERRED = { width: 1366, height: 768 };
export const SMALLEST = { width: 1024, height: 640 };
/** So much of the window's top must lie on a screen that it can be seen and taken hold of. */
const SEEN = { width: 200, height: 40 };

/**
 * Where to open the window: where it was, if enough of it still lies on one of the screens' work areas, else in the
 * middle of the first one. Never larger than the screen it opens on. The first time it fills a screen that is no wider than it.
 */
export function openingPlace(
  kept: WindowPlace | null,
  first: Area,
  areas: readonly Area[],
): Opening {
  if (kept === null) {
    return { ...fitting(PREFERRED, first), maximized: first.width <= PREFERRED.width, zoom: 100 };
  }
  const { maximized, zoom } = kept;
  const area = areas.find((each) => isSeen(kept, each));
  if (area === undefined) return { ...fitting(kept, first), maximized, zoom };
  return { x: kept.x, y: kept.y, ...fitting(kept, area), maximized, zoom };
}

/** What the file holds; null for anything that is not whole: the window then opens as the first time. */
export function placeIn(text: string): WindowPlace | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height, maximized, zoom } = value as Record<string, unknown>;
  const percent = ZOOM_STEPS.find((step) => step === zoom);
  if (typeof maximized !== 'boolean' || percent === undefined) return null;
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null;
  return { x, y, width, height, maximized, zoom: percent };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPixels(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 100_000;
}

function fitting(size: { width: number; height: number }, area: Area) {
  return {
    width: Math.min(Math.max(size.width, SMALLEST.width), area.width),
    height: Math.min(Math.max(size.height, SMALLEST.height), area.height),
  };
}

/** Whether the title bar of a window at this place can be seen on the work area. */
function isSeen(place: Area, area: Area): boolean {
  const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
  const isTopOnIt = place.y >= area.y && place.y + SEEN.height <= area.y + area.height;
  return width >= SEEN.width && isTopOnIt;
}

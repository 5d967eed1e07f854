import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openingPlace, placeIn, type WindowPlace } from '../../electron/shell/window-place.ts';
import { closeBrowser } from '../electron-double/launch.ts';
import { buildTestProgram, invoke, launchTestProgram } from './test-program.ts';

const SMALL = { x: 0, y: 0, width: 1366, height: 728 };
const LARGE = { x: 0, y: 0, width: 1920, height: 1040 };
const SECOND = { x: 1920, y: 0, width: 1280, height: 984 };
const LEFT = { x: -1280, y: 100, width: 1280, height: 984 };

function kept(differing: Partial<WindowPlace> = {}): WindowPlace {
  const place = { x: 100, y: 50, width: 1200, height: 700 };
  return { ...place, maximized: false, zoom: 125, ...differing };
}

describe('the place where the window opens', () => {
  it('fills a small screen the first time', () => {
    const opening = { width: 1366, height: 728, maximized: true, zoom: 100 };
    expect(openingPlace(null, SMALL, [SMALL])).toEqual(opening);
  });

  it('is 1366 × 768 in the middle of a larger screen the first time', () => {
    const opening = { width: 1366, height: 768, maximized: false, zoom: 100 };
    expect(openingPlace(null, LARGE, [LARGE])).toEqual(opening);
  });

  it.each<[string, WindowPlace]>([
    ['on the first screen', kept()],
    ['on the second screen', kept({ x: 1950 })],
    ['left of the first screen', kept({ x: -1200, y: 120 })],
    ['partly outside, with its title bar to be seen', kept({ x: 1700, y: 300 })],
    ['maximized', kept({ maximized: true })],
  ])('is where it was %s', (_where, place) => {
    expect(openingPlace(place, LARGE, [LARGE, SECOND, LEFT])).toEqual(place);
  });

  it.each<[string, WindowPlace]>([
    ['on a screen that is gone', kept({ x: 1950 })],
    ['on a screen left of the first that is gone', kept({ x: -1300 })],
    ['with only its edge on the screen', kept({ x: 1750 })],
    ['with its title bar above the screen', kept({ y: -20 })],
    ['with its title bar below the screen', kept({ y: 1030 })],
  ])('is the middle of the first screen for a window that was %s', (_where, place) => {
    const opening = { width: 1200, height: 700, maximized: false, zoom: 125 };
    expect(openingPlace(place, LARGE, [LARGE])).toEqual(opening);
  });

  it('is no larger than the screen, and no smaller than can be worked in', () => {
    const large = kept({ x: 0, y: 0, width: 3000, height: 2000 });
    expect(openingPlace(large, SMALL, [SMALL])).toMatchObject({ width: 1366, height: 728 });
    const small = kept({ width: 300, height: 100 });
    expect(openingPlace(small, LARGE, [LARGE])).toMatchObject({ width: 1024, height: 640 });
  });
});

describe('the file of the place', () => {
  it('reads what was written', () => {
    expect(placeIn(JSON.stringify(kept()))).toEqual(kept());
  });

  it.each([
    ['', 'empty'],
    ['{"x": 1', 'cut off'],
    ['null', 'nothing'],
    [JSON.stringify({ ...kept(), x: '1' }), 'a number as text'],
    [JSON.stringify({ ...kept(), width: 1.5 }), 'half a pixel'],
    [JSON.stringify({ ...kept(), height: 1e9 }), 'a height beyond all screens'],
    [JSON.stringify({ ...kept(), zoom: 110 }), 'a zoom that is none of the steps'],
    [JSON.stringify({ ...kept(), maximized: 1 }), 'maximized as a number'],
  ])('counts as none when it is not whole: %s', (text) => {
    expect(placeIn(text)).toBeNull();
  });
});

describe('the window', () => {
  beforeAll(buildTestProgram);
  afterAll(closeBrowser);

  function aFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'window-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  it('opens the next time where it was closed, at the zoom it had, and nothing else is kept', async () => {
    const userData = aFolder();
    const prepare = (world: { system: { screen: { areas: object[] } } }) => {
      world.system.screen.areas = [LARGE, SECOND];
    };
    const first = await launchTestProgram({ userData, prepare });
    first.world.windows[0]?.setBounds({ x: 1960, y: 60, width: 1100, height: 720 });
    await invoke(first, 'shell.zoom', { percent: 150 });
    await first.close();
    expect(JSON.parse(readFileSync(join(userData, 'window.json'), 'utf8'))).toEqual({
      x: 1960,
      y: 60,
      width: 1100,
      height: 720,
      maximized: false,
      zoom: 150,
    });
    const second = await launchTestProgram({ userData, prepare });
    const { options, acts } = second.world.windows[0]!;
    expect(options).toMatchObject({ x: 1960, y: 60, width: 1100, height: 720 });
    expect([options.webPreferences?.zoomFactor, acts]).toEqual([1.5, ['show']]);
    await second.close();
  });

  it('opens in the middle, maximized as it was, when its screen is gone', async () => {
    const userData = aFolder();
    const place = kept({ x: 1950, maximized: true });
    writeFileSync(join(userData, 'window.json'), JSON.stringify(place));
    const launched = await launchTestProgram({ userData });
    const { options, acts } = launched.world.windows[0]!;
    expect([options.x, options.y, options.width, acts]).toEqual([
      undefined,
      undefined,
      1200,
      ['maximize', 'show'],
    ]);
    await launched.close();
  });

  it('closes and opens where its place cannot be kept', async () => {
    const userData = aFolder();
    mkdirSync(join(userData, 'window.json'));
    const launched = await launchTestProgram({ userData });
    await launched.close();
    const again = await launchTestProgram({ userData });
    expect(again.world.windows[0]?.acts).toEqual(['maximize', 'show']);
    await again.close();
  });
});

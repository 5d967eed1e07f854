import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeHolidayTable } from '../../db/domain/calendar/working-day.ts';
import type { OfficePorts } from '../application/office.ts';
import type { Clock } from '../application/ports.ts';
import { createIncidentLog } from './incident-log.ts';
import { listInstalledFonts } from './installed-fonts.ts';
import { createNodeFiles } from './node-files.ts';
import { openPackageFiles } from './package-files.ts';
import { pictureOf } from './chart-pictures.ts';
import { openRegions } from './region-files.ts';
import { listRemovableDrives } from './removable-drives.ts';

const OFFICE_ZONE = 'Asia/Shanghai';
const OFFICE_HOURS_AHEAD = 8 * 3_600_000;

/** The real clock; `fixedToday` holds the calendar day still for tests and demonstrations (commands.md --today). */
export function nodeClock(fixedToday?: string): Clock {
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone: OFFICE_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return {
    today: () => fixedToday ?? day.format(new Date()),
    now: () => {
      if (fixedToday === undefined) return new Date().toISOString();
      // The time of day in the office, so that the instant lies on the fixed day there at any hour.
      const time = new Date(Date.now() + OFFICE_HOURS_AHEAD).toISOString().slice(11, -1);
      return new Date(`${fixedToday}T${time}+08:00`).toISOString();
    },
  };
}

export interface NodePlace {
  readonly registerFile: string;
  /** Folder that holds regions/ and holidays.json. */
  readonly resources: string;
  readonly logs: string;
  readonly version: string;
  readonly fixedToday?: string | undefined;
}

/** The ports of a program under plain Node or in Electron's worker thread. */
export function nodePorts(place: NodePlace): OfficePorts {
  const clock = nodeClock(place.fixedToday);
  const log = createIncidentLog(place.logs, () => clock.now());
  const holidays = JSON.parse(
    readFileSync(join(place.resources, 'holidays.json'), 'utf8'),
  ) as Parameters<typeof makeHolidayTable>[0];
  return {
    registerFile: place.registerFile,
    clock,
    files: createNodeFiles(place.registerFile),
    regions: openRegions((name) => readFileSync(join(place.resources, 'regions', name))),
    holidays: makeHolidayTable(holidays),
    packageFiles: openPackageFiles(),
    drives: listRemovableDrives,
    fonts: listInstalledFonts,
    pictureOf: (svg) => pictureOf(svg, place.resources),
    software: `平安关爱台账 ${place.version}`,
    nameOf: (path) => basename(path) || path,
    recordIncident: (where, error) => log.record(where, error),
  };
}

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, statfsSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface RemovableDrive {
  /** Its root, e.g. 'E:\\' or '/media/office/STICK'. */
  path: string;
  /** Its own name; empty when it has none. */
  label: string;
  freeBytes: number;
  totalBytes: number;
}

/** A cold PowerShell takes two to four seconds on an office machine. */
const PATIENCE_MS = 15_000;
const POWERSHELL = [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  '[Console]::OutputEncoding=[Text.Encoding]::UTF8; ' +
    "Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=2' | " +
    'Select-Object DeviceID,VolumeName,FreeSpace,Size | ConvertTo-Json -Compress',
];
const WMIC = [
  'logicaldisk',
  'where',
  'DriveType=2',
  'get',
  'DeviceID,FreeSpace,Size,VolumeName',
  '/format:list',
];

/**
 * The removable drives that hold a medium. Windows asks PowerShell and, where that is forbidden or missing, wmic; other
 * systems read /proc/mounts. Empty when nothing is found or nothing answers in time. A USB hard disk counts as a fixed
 * disk on Windows: its folder is chosen in the file dialog.
 */
export async function listRemovableDrives(): Promise<RemovableDrive[]> {
  return process.platform === 'win32' ? onWindows() : onLinux();
}

async function onWindows(): Promise<RemovableDrive[]> {
  const json = await outputOf('powershell.exe', POWERSHELL);
  const drives = json === null ? null : parsePowerShell(json.toString('utf8'));
  if (drives !== null) return drives;
  const list = await outputOf('wmic.exe', WMIC);
  return list === null ? [] : parseWmic(new TextDecoder('gb18030').decode(list));
}

/** What the command printed; null when it is missing, fails or takes too long. */
function outputOf(command: string, parameters: string[]): Promise<Buffer | null> {
  const options = { encoding: 'buffer', timeout: PATIENCE_MS, windowsHide: true } as const;
  return new Promise((answer) => {
    execFile(command, parameters, options, (error, output) => {
      answer(error === null ? output : null);
    });
  });
}

/** ConvertTo-Json: nothing for no drive, an object for one, a list for more. Null for anything else. */
export function parsePowerShell(text: string): RemovableDrive[] | null {
  const trimmed = text.replace(/^\uFEFF/u, '').trim();
  if (trimmed === '') return [];
  try {
    const json: unknown = JSON.parse(trimmed);
    return (Array.isArray(json) ? json : [json]).flatMap(windowsDrive);
  } catch {
    return null;
  }
}

/** `Name=Value` lines, an empty line between drives; wmic ends lines with CR CR LF. */
export function parseWmic(text: string): RemovableDrive[] {
  const blocks = text.replaceAll('\r', '').split(/^(?=DeviceID=)/mu);
  return blocks.flatMap((block) => {
    const lines = block.split('\n').filter((line) => line.includes('='));
    const pairs = lines.map((line): [string, string] => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1).trim()];
    });
    return windowsDrive(Object.fromEntries(pairs));
  });
}

/** An empty card reader is a drive without a size: left out. */
function windowsDrive(disk: unknown): RemovableDrive[] {
  if (typeof disk !== 'object' || disk === null) return [];
  const { DeviceID, VolumeName, FreeSpace, Size } = disk as Record<string, unknown>;
  if (typeof DeviceID !== 'string' || !/^[A-Z]:$/iu.test(DeviceID)) return [];
  const totalBytes = Number(Size ?? 0);
  if (!(totalBytes > 0)) return [];
  return [
    {
      path: `${DeviceID}\\`,
      label: typeof VolumeName === 'string' ? VolumeName : '',
      freeBytes: Number(FreeSpace ?? 0),
      totalBytes,
    },
  ];
}

export interface Mount {
  device: string;
  path: string;
  type: string;
}

/** File systems that are no medium in the hand: the kernel's own and those of other machines. */
const NO_MEDIUM = new Set(
  'proc sysfs devtmpfs devpts tmpfs cgroup cgroup2 overlay squashfs autofs mqueue nfs nfs4 cifs smb3 9p'.split(
    ' ',
  ),
);
const USUAL_PLACE = /^\/(media|run\/media|mnt)\/./u;

/** Lines of /proc/mounts; blanks in names are written \040. */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [device, path, type] = line.split(' ').map(unescapeOctal);
    if (device === undefined || path === undefined || type === undefined) return [];
    return [{ device, path, type }];
  });
}

/** Mounted where desktops put media, or on a disk that the kernel calls removable; each place once. */
export function removableMounts(
  mounts: readonly Mount[],
  isRemovable: (device: string) => boolean,
): Mount[] {
  const chosen = mounts.filter(
    ({ device, path, type }) =>
      !NO_MEDIUM.has(type) && (USUAL_PLACE.test(path) || isRemovable(device)),
  );
  return [...new Map(chosen.map((mount) => [mount.path, mount])).values()];
}

/** The bytes of names in UTF-8: \345\217\260 is 台. */
function unescapeOctal(field: string): string {
  if (!field.includes('\\')) return field;
  const bytes = Buffer.from(field, 'utf8').toString('latin1');
  const plain = bytes.replace(/\\([0-7]{3})/gu, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1').toString('utf8');
}

function onLinux(): RemovableDrive[] {
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : '';
  return removableMounts(parseMounts(mounts), kernelCallsRemovable).flatMap(({ path }) => {
    const space = spaceOf(path);
    return space === null ? [] : [{ path, label: basename(path), ...space }];
  });
}

/** /sys/class/block/sdb1 links to …/block/sdb/sdb1; the disk's folder has the flag. */
function kernelCallsRemovable(device: string): boolean {
  if (!device.startsWith('/dev/')) return false;
  const link = join('/sys/class/block', basename(device));
  if (!existsSync(link)) return false;
  const place = join('/sys/class/block', readlinkSync(link));
  const flags = [join(place, 'removable'), join(place, '..', 'removable')];
  return flags.some((flag) => existsSync(flag) && readFileSync(flag, 'utf8').trim() === '1');
}

/** Null for a drive that was pulled out without being unmounted. */
function spaceOf(path: string): { freeBytes: number; totalBytes: number } | null {
  try {
    const { bavail, blocks, bsize } = statfsSync(path);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

import { type Result, fail, ok } from '../contract/errors.ts';

export interface PackageName {
  mark: string;
  /** YYYYMMDD */
  day: string;
  sequence: number;
}

const NAME = /^(?<mark>[^\s.]+)_(?<day>\d{8})_(?<sequence>\d{3})$/u;
const TEMPORARY = /^\.(?<name>.+)\.partial(-\d{1,2})?$/u;
/** Names that Windows refuses, whatever follows a dot, and its forbidden characters. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu;
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/u;
const LONGEST_NAME_BYTES = 255;
/** Windows Explorer and Word stop at 260 characters for the whole path; this leaves room for the folder. */
const LONGEST_PATH = 160;
const LAST_SEQUENCE = 999;

/**
 * 机关代字_YYYYMMDD_三位序号 with the next free number of that mark and day (defaults.md 1). `existing` are the names in
 * the target folder and those the register knows; an unfinished `.NAME.partial` does not use up its number.
 * Errors: INVALID_INPUT for a mark that cannot be a folder name, REFUSED after 999 packages in one day.
 */
export function nextPackageName(
  mark: string,
  day: string,
  existing: readonly string[],
): Result<string> {
  const folder = mark.normalize('NFC');
  const compact = day.replaceAll('-', '');
  const taken = existing.map(parsePackageName).filter((name) => name !== null);
  const used = taken.filter((name) => name.mark === folder && name.day === compact);
  const sequence = Math.max(0, ...used.map((name) => name.sequence)) + 1;
  if (sequence > LAST_SEQUENCE)
    return fail({ code: 'REFUSED', reason: '当天的导出包已满 999 个，请改日导出' });
  const name = `${folder}_${compact}_${String(sequence).padStart(3, '0')}`;
  if (refusePackageName(name) !== null)
    return fail({
      code: 'INVALID_INPUT',
      fields: [{ path: 'mark', message: '机关代字不能作文件夹名' }],
    });
  return ok(name);
}

/** The parts of a package's folder name, or null for any other name. */
export function parsePackageName(name: string): PackageName | null {
  const groups = NAME.exec(name.normalize('NFC'))?.groups;
  if (groups === undefined) return null;
  return {
    mark: groups['mark'] ?? '',
    day: groups['day'] ?? '',
    sequence: Number(groups['sequence']),
  };
}

/** The name a package has until it is complete and checked; `attempt` 2 and up when an older one lies there. */
export function temporaryNameOf(name: string, attempt: number): string {
  return attempt === 1 ? `.${name}.partial` : `.${name}.partial-${attempt}`;
}

/** Whether a folder is an unfinished package of ours. */
export function isTemporaryName(name: string): boolean {
  const inner = TEMPORARY.exec(name)?.groups?.['name'];
  return inner !== undefined && parsePackageName(inner) !== null;
}

/** Why a package folder cannot have this name, as a sentence, or null. */
export function refusePackageName(name: string): string | null {
  if (parsePackageName(name) === null) return '包名应为“机关代字_日期_三位序号”';
  return refuseName(name);
}

/**
 * Why a file cannot be packed under this path (relative, '/' between names), or null. Refused is what one of the systems
 * that may read the stick cannot hold, and '%', which RFC 8493 2.1.3 writes as %25 so that `sha256sum -c` would not find it.
 */
export function refusePayloadPath(path: string): string | null {
  if (path !== path.normalize('NFC')) return '文件名不是标准的 Unicode 写法（NFC）';
  if (path.length > LONGEST_PATH) return `文件名连同文件夹超过 ${LONGEST_PATH} 个字`;
  if (path.includes('%')) return '文件名不能有百分号';
  for (const name of path.split('/')) {
    const refused = refuseName(name);
    if (refused !== null) return refused;
  }
  return null;
}

function refuseName(name: string): string | null {
  if (name === '' || name === '.' || name === '..') return '文件名不能为空，也不能是“.”或“..”';
  if (!name.isWellFormed()) return '文件名有残缺的字符';
  if (FORBIDDEN.test(name)) return '文件名不能有 < > : " / \\ | ? * 和控制字符';
  if (/[. ]$/u.test(name)) return '文件名不能以点或空格结尾';
  if (RESERVED.test(name)) return '文件名是 Windows 的保留名';
  if (new TextEncoder().encode(name).length > LONGEST_NAME_BYTES) return '文件名太长';
  return null;
}

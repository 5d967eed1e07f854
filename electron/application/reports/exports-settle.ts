import { createHash } from 'node:crypto';
import type { ExportUnderWay } from '../../../db/repositories/exports.ts';
import { MANIFEST } from '../../exports/bag-text.ts';
import { diskFailure } from '../../exports/disk-failure.ts';
import type { PackageFiles } from '../../exports/package-files.ts';
import { temporaryNameOf } from '../../exports/package-name.ts';
import { verifyPackage } from '../../exports/verify-package.ts';
import { ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, LongHandler } from '../context.ts';
import { keepRecord, type ExportDependencies } from './exports.ts';

type Waiting = Output<'exports.settle'>['waiting'][number];
/** unfinished: it never got its final name, and its temporary one lies there. */
type Whereabouts = 'found' | 'unfinished' | Waiting['state'];

/**
 * Packages that were about to get their final name when the program ended: the note of them was written before, so none
 * can lie on a drive without being found again. The drive may have another letter today: all that are plugged in are
 * looked at.
 */
export function createExportSettler(
  dependencies: Pick<ExportDependencies, 'packageFiles' | 'drives'>,
): LongHandler<'exports.settle'> {
  return async ({ forget }, context) => {
    const { exports } = context.register;
    if (exports.underWay().length === 0) return ok({ found: [], waiting: [] });
    const roots = (await dependencies.drives()).map(({ path }) => path);
    const found: string[] = [];
    const waiting: Waiting[] = [];
    for (const row of exports.underWay()) {
      const where = whereabouts(row, [row.target, ...roots], dependencies.packageFiles);
      if (where === 'found') {
        keepRecord(context, row, '补记导出数据包');
        found.push(row.package);
      } else if (where === 'unfinished' || forget.includes(row.package))
        giveUp(row, where, context);
      else waiting.push(waitingOf(row, where));
    }
    return ok({ found, waiting });
  };
}

function whereabouts(
  row: ExportUnderWay,
  folders: readonly string[],
  files: PackageFiles,
): Whereabouts {
  const states = [...new Set(folders)].map((folder) => stateIn(folder, row, files));
  const order = ['found', 'broken', 'unfinished'] as const;
  return order.find((state) => states.includes(state)) ?? 'notFound';
}

/** A drive that cannot be read has nothing of it. */
function stateIn(folder: string, row: ExportUnderWay, files: PackageFiles): Whereabouts {
  try {
    const place = files.join(folder, row.package);
    if (files.exists(place)) return isThePackage(place, row, files) ? 'found' : 'broken';
    const unfinished = files.exists(files.join(folder, temporaryNameOf(row.package, 1)));
    return unfinished ? 'unfinished' : 'notFound';
  } catch (error) {
    if (diskFailure(error) === undefined) throw error;
    return 'notFound';
  }
}

/** Whole, and with the manifest that was noted, which names every byte of it. */
function isThePackage(place: string, row: ExportUnderWay, files: PackageFiles): boolean {
  if (!verifyPackage(place, files).ok) return false;
  const hash = createHash('sha256');
  for (const piece of files.readPieces(files.join(place, MANIFEST))) hash.update(piece);
  return hash.digest('hex') === row.manifestSha256;
}

function giveUp(row: ExportUnderWay, where: Whereabouts, { register, audit }: Context): void {
  register.transaction(() => {
    register.exports.end(row.package);
    audit({
      action: '不再查找导出数据包',
      subjectKind: 'export',
      reason: where === 'unfinished' ? '没有写完，没有导出' : '办理人确认不再查找',
      before: { package: row.package },
    });
  });
}

function waitingOf({ at, by, drive, ...row }: ExportUnderWay, state: Waiting['state']): Waiting {
  return { package: row.package, at, by, drive, state };
}

import type { ExportRow } from '../../../db/repositories/exports.ts';
import type { Register } from '../../../db/register.ts';
import { nextPackageName } from '../../exports/package-name.ts';
import type { PackageFiles } from '../../exports/package-files.ts';
import { verifyPackage } from '../../exports/verify-package.ts';
import { writePackage, type PackageSummary } from '../../exports/write-package.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import type { Context, Handlers, LongHandler } from '../context.ts';
import { readSettings } from '../settings/settings.ts';

export interface Drive {
  readonly path: string;
  readonly label: string;
  readonly freeBytes: number;
  readonly totalBytes: number;
}
export interface ExportDependencies {
  readonly packageFiles: PackageFiles;
  readonly drives: () => Promise<readonly Drive[]>;
  /** Name and version of the program, for bag-info.txt. */
  readonly software: string;
  /** The last part of a path, for what the register keeps of a target. */
  readonly nameOf: (path: string) => string;
}
type Contents = Output<'exports.list'>[number]['contents'];

export function createExportList(): Handlers<'exports.list'> {
  return { 'exports.list': (_input, { register }) => ok(register.exports.all().map(recordOf)) };
}

/** Issued reports out to removable media: written, read back, compared, and only then kept in the list (RFC 8493). */
export function createExportWriter(dependencies: ExportDependencies): LongHandler<'exports.write'> {
  return async (input, context) => {
    const written = write(input, context, dependencies);
    if (!written.ok) return written;
    const drives = await dependencies.drives();
    const removable = drives.some(({ path }) => liesOn(input.target, path));
    return ok({ ...written.value, removable });
  };
}

/** Whether a folder is a drive's root or lies below it. */
function liesOn(folder: string, root: string): boolean {
  if (folder === root) return true;
  const separator = root.includes('\\') ? '\\' : '/';
  return folder.startsWith(root.endsWith(separator) ? root : `${root}${separator}`);
}

function write(
  input: Checked<'exports.write'>,
  context: Context,
  { packageFiles, nameOf, software }: ExportDependencies,
): Result<Omit<Output<'exports.write'>, 'removable'>> {
  const { register, user, now, today } = context;
  const settings = readSettings(register);
  if (settings.agencyCode === '')
    return fail({ code: 'REFUSED', reason: '还没有填写机关代字，请到“设置—机关信息”填写后再导出' });
  const files = issuedFiles(register, input.reportIds);
  if (!files.ok) return files;
  const known = [...register.exports.all(), ...register.exports.underWay()].map(
    (row) => row.package,
  );
  const name = nextPackageName(settings.agencyCode, today, [
    ...known,
    ...listed(packageFiles, input.target),
  ]);
  if (!name.ok) return name;
  const info = {
    sourceOrganization: settings.officeName,
    baggingDate: today,
    description: `已签发报告${files.value.length}份`,
    recipient: input.recipient,
    software,
  };
  const recordFrom = ({ manifest, ...sums }: PackageSummary): Omit<ExportRow, 'id'> => ({
    package: name.value,
    at: now,
    by: user.name,
    recipient: input.recipient,
    drive: nameOf(input.target),
    files: sums.files,
    bytes: sums.bytes,
    manifestSha256: sums.manifestSha256,
    contents: JSON.stringify(contentsOf(manifest, files.value)),
  });
  const order = {
    to: input.target,
    name: name.value,
    files: files.value,
    info,
    onVerified: (summary: PackageSummary) =>
      register.transaction(() =>
        register.exports.begin({ ...recordFrom(summary), target: input.target }),
      ),
  };
  const written = writePackage(order, packageFiles, {
    report: (done: number, total: number) => context.progress.report(done, total, '正在写入并核对'),
  });
  if (!written.ok) {
    // A drive that went away right after the renaming may hold the package: then the note stays, for exports.settle.
    const place = packageFiles.join(input.target, name.value);
    const gone = packageFiles.exists(input.target) && !packageFiles.exists(place);
    if (gone) register.transaction(() => register.exports.end(name.value));
    return written;
  }
  const row = keepRecord(context, recordFrom(written.value), '导出数据包');
  return ok({ ...recordOf(row), verified: true, leftovers: written.value.leftovers });
}

interface IssuedFile {
  readonly id: number;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files of the chosen reports; a draft has none that could leave the office. */
function issuedFiles(register: Register, reportIds: readonly number[]): Result<IssuedFile[]> {
  const files: IssuedFile[] = [];
  for (const id of new Set(reportIds)) {
    const report = register.reports.find(id);
    if (report === undefined) return fail({ code: 'NOT_FOUND', what: '所选报告' });
    if (report.state !== 'issued' || report.file === null || report.fileName === null)
      return fail({
        code: 'REFUSED',
        reason: `《${report.title}》还没有签发，只有已签发的报告才能导出`,
      });
    files.push({ id, path: report.fileName, bytes: new Uint8Array(report.file) });
  }
  return ok(files);
}

/** The lines of the manifest, each with the report that it holds. */
function contentsOf(manifest: PackageSummary['manifest'], files: readonly IssuedFile[]): Contents {
  return manifest.map((line) => ({
    ...line,
    reportId: files.find((each) => `data/${each.path}` === line.path)?.id ?? null,
  }));
}

/** Into the list, out of what is under way, and into the log: all or nothing. */
export function keepRecord(
  { register, audit }: Context,
  record: Omit<ExportRow, 'id'>,
  action: string,
): ExportRow {
  return register.transaction(() => {
    const row = register.exports.add(record);
    register.exports.end(record.package);
    audit({
      action,
      subjectKind: 'export',
      subjectId: row.id,
      reason: record.recipient,
      after: { package: record.package, files: record.files },
    });
    return row;
  });
}

function listed(files: PackageFiles, folder: string): string[] {
  try {
    return files.list(folder).map((entry) => entry.name);
  } catch {
    return [];
  }
}

/** Reads a package again, with the register locked or open: it needs nothing of it. */
export function verify(
  input: Checked<'exports.verify'>,
  { packageFiles, nameOf }: ExportDependencies,
): Result<Output<'exports.verify'>> {
  const found = verifyPackage(input.source, packageFiles);
  return ok({
    ok: found.ok,
    package: nameOf(input.source),
    files: found.files,
    problems: found.problems,
  });
}

function recordOf(row: ExportRow): Output<'exports.list'>[number] {
  const { id, at, by, recipient, drive, files, bytes, manifestSha256 } = row;
  return {
    id,
    package: row.package,
    at,
    by,
    recipient,
    drive,
    files,
    bytes,
    manifestSha256,
    contents: JSON.parse(row.contents) as Contents,
  };
}

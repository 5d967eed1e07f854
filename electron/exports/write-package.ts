import { createHash } from 'node:crypto';
import { type Result, fail, ok } from '../contract/errors.ts';
import {
  BAG_DECLARATION,
  BAG_INFO,
  type BagInfo,
  MANIFEST,
  PAYLOAD_FOLDER,
  TAG_MANIFEST,
  bagInfoText,
  declarationText,
  manifestText,
} from './bag-text.ts';
import { diskFailure } from './disk-failure.ts';
import type { PackageFiles, PackageProgress } from './package-files.ts';
import {
  isTemporaryName,
  refusePackageName,
  refusePayloadPath,
  temporaryNameOf,
} from './package-name.ts';
import { verifyPackage } from './verify-package.ts';

export interface PayloadFile {
  /** Below data/, '/' between names. */
  path: string;
  bytes: Uint8Array;
}
export interface PackageRequest {
  /** An existing folder, usually the root of a removable drive. */
  to: string;
  /** From nextPackageName. */
  name: string;
  files: readonly PayloadFile[];
  info: BagInfo;
  /** Told when everything has been read back, right before the final name; what it throws gives the package up. */
  onVerified?: (summary: PackageSummary) => void;
}
export type PackageSummary = Pick<
  WrittenPackage,
  'files' | 'bytes' | 'manifest' | 'manifestSha256'
>;
export interface PackedFile {
  path: string;
  bytes: number;
  sha256: string;
}
export interface WrittenPackage {
  /** The folder of the package. */
  package: string;
  files: number;
  /** Of the payload. */
  bytes: number;
  verified: true;
  manifest: PackedFile[];
  /** SHA-256 of manifest-sha256.txt: names the whole content in one line. */
  manifestSha256: string;
  /** Names of unfinished packages of ours that lie in the target folder; nothing removes them unasked. */
  leftovers: string[];
}

/** The largest cluster of usual sticks: a small file may take that much. */
const CLUSTER = 64 * 1024;
const SPARE_BYTES = 1024 * 1024;
const MOST_LEFTOVERS = 99;

/**
 * Writes a BagIt package (RFC 8493) so that no folder under its final name is ever incomplete: free space first, everything under a
 * temporary name in the same folder, each file flushed, all read back and compared, folders flushed, then renamed. An existing name is never touched.
 * Errors: INVALID_INPUT (names), FILE_MISSING (target), FILE_EXISTS, DISK_FULL, FILE_READ_ONLY, FILE_NO_ACCESS, REFUSED (drive pulled out, name or size
 * the disk cannot hold), PACKAGE_BROKEN (the disk gave back something else). `progress` may throw to cancel; then nothing remains either.
 */
export function writePackage(
  request: PackageRequest,
  files: PackageFiles,
  progress?: PackageProgress,
): Result<WrittenPackage> {
  const refused = refuseRequest(request);
  if (refused !== null) return fail({ code: 'INVALID_INPUT', fields: [refused] });
  return telling(request.name, () => {
    const bag = layOut(request);
    const leftovers = leftoversIn(request.to, files);
    if (leftovers === null) return fail({ code: 'FILE_MISSING', what: '导出的目标文件夹' });
    const target = files.join(request.to, request.name);
    if (files.exists(target)) return fail({ code: 'FILE_EXISTS', what: request.name });
    if (files.freeBytes(request.to) < spaceFor(bag)) return fail({ code: 'DISK_FULL' });
    const temporary = makeTemporary(request, files);
    const onVerified = () => request.onVerified?.(bag.summary);
    const place = { to: request.to, target, temporary, files, progress, onVerified };
    const problems = complete(bag, place);
    if (problems.length > 0) return fail({ code: 'PACKAGE_BROKEN', problems });
    return ok({ ...bag.summary, package: target, verified: true, leftovers });
  });
}

/** Turns what the disk throws into an expected failure; anything else goes on. */
function telling<T>(name: string, act: () => Result<T>): Result<T> {
  try {
    return act();
  } catch (error) {
    const failure = diskFailure(error);
    if (failure === undefined) throw error;
    return fail(failure.code === 'FILE_EXISTS' ? { ...failure, what: name } : failure);
  }
}

interface Place {
  to: string;
  target: string;
  temporary: string;
  files: PackageFiles;
  progress: PackageProgress | undefined;
  onVerified: () => void;
}

/** Fills, checks and renames the temporary folder, or removes it; answers what the disk gave back differently. */
function complete(bag: Bag, place: Place): string[] {
  let published = false;
  try {
    writeAll(bag, place);
    const problems = readBack(bag, place);
    if (problems.length === 0) {
      place.onVerified();
      publish(place);
      published = true;
    }
    return problems;
  } finally {
    if (!published) quietly(() => place.files.removeTemporary(place.temporary));
  }
}

/** When the drive fails right after the rename, what it holds is uncertain: the final name is given up again. */
function publish({ to, target, temporary, files }: Place): void {
  if (files.exists(target)) throw nameTaken();
  files.rename(temporary, target);
  try {
    files.flushFolder(to);
  } catch (error) {
    quietly(() => files.rename(target, temporary));
    throw error;
  }
}

function refuseRequest({ name, files }: PackageRequest): { path: string; message: string } | null {
  const message = refusePackageName(name);
  if (message !== null) return { path: 'name', message };
  if (files.length === 0) return { path: 'files', message: '没有要导出的文件' };
  const seen = new Set<string>();
  const folders = new Set<string>();
  for (const [index, { path }] of files.entries()) {
    const where = `files.${index}.path`;
    const refused = refusePayloadPath(path);
    if (refused !== null) return { path: where, message: refused };
    const key = path.toLowerCase();
    if (seen.has(key)) return { path: where, message: '两个文件同名（不分大小写）' };
    seen.add(key);
    for (const folder of foldersOf(key)) folders.add(folder);
  }
  const both = [...seen].find((key) => folders.has(key));
  return both === undefined ? null : { path: 'files', message: '文件与文件夹同名' };
}

/** 'a/b/c.docx' → 'a', 'a/b'. */
function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

interface Bag {
  /** All folders below the bag, outer before inner. */
  folders: string[];
  /** Payload first, the tag manifest last. */
  content: { path: string; bytes: Uint8Array }[];
  summary: PackageSummary;
  tagManifestSha256: string;
}

/** Everything the package will hold, before a byte is written. */
function layOut({ name, files, info }: PackageRequest): Bag {
  const manifest = files.map(({ path, bytes }) => ({
    path: `${PAYLOAD_FOLDER}/${path}`,
    bytes: bytes.length,
    sha256: sha256Of(bytes),
  }));
  const bytes = manifest.reduce((sum, file) => sum + file.bytes, 0);
  const tags = [
    textFile(BAG_DECLARATION, declarationText()),
    textFile(BAG_INFO, bagInfoText(name, info, { bytes, files: files.length })),
    textFile(MANIFEST, manifestText(manifest)),
  ];
  const hashes = tags.map((tag) => ({ path: tag.path, sha256: sha256Of(tag.bytes) }));
  const tagManifest = textFile(TAG_MANIFEST, manifestText(hashes));
  const payload = files.map((file) => ({ ...file, path: `${PAYLOAD_FOLDER}/${file.path}` }));
  return {
    folders: [...new Set(payload.flatMap(({ path }) => foldersOf(path)))].sort(),
    content: [...payload, ...tags, tagManifest],
    summary: {
      files: files.length,
      bytes,
      manifest,
      manifestSha256: hashes.find(({ path }) => path === MANIFEST)?.sha256 ?? '',
    },
    tagManifestSha256: sha256Of(tagManifest.bytes),
  };
}

function spaceFor({ content, folders }: Bag): number {
  const files = content.map(({ bytes }) => (Math.floor(bytes.length / CLUSTER) + 1) * CLUSTER);
  return files.reduce((sum, size) => sum + size, (folders.length + 1) * CLUSTER + SPARE_BYTES);
}

/** Unfinished packages of ours, or null when there is no such folder. */
function leftoversIn(folder: string, files: PackageFiles): string[] | null {
  if (!files.exists(folder)) return null;
  const entries = files.list(folder);
  return entries.filter(({ name }) => isTemporaryName(name)).map(({ name }) => name);
}

/** A leftover of the same name stays where it is; the new one gets a number. */
function makeTemporary({ to, name }: PackageRequest, files: PackageFiles): string {
  for (let attempt = 1; attempt <= MOST_LEFTOVERS; attempt++) {
    const path = files.join(to, temporaryNameOf(name, attempt));
    if (files.exists(path)) continue;
    files.makeFolder(path);
    return path;
  }
  throw nameTaken();
}

function writeAll({ folders, content }: Bag, { temporary, files, progress }: Place): void {
  const at = (path: string): string => files.join(temporary, ...path.split('/'));
  const total = totalOf(content);
  let done = 0;
  for (const folder of folders) files.makeFolder(at(folder));
  for (const { path, bytes } of content) {
    files.writeFlushed(at(path), bytes);
    done += bytes.length;
    progress?.report(done, total * 2, '正在写入');
  }
  for (const folder of folders.toReversed()) files.flushFolder(at(folder));
  files.flushFolder(temporary);
}

/** What differs on the disk. The chain of manifests covers every byte once the last link, the tag manifest, is the one we made. */
function readBack(
  { content, tagManifestSha256 }: Bag,
  { temporary, files, progress }: Place,
): string[] {
  const total = totalOf(content);
  const half = progress && {
    report: (done: number, _: number, words: string) => {
      progress.report(total + done, total * 2, words);
    },
  };
  const onDiskError = (error: unknown): never => {
    throw error;
  };
  const { problems } = verifyPackage(temporary, files, { progress: half, onDiskError });
  if (problems.length > 0) return problems;
  const hash = createHash('sha256');
  for (const piece of files.readPieces(files.join(temporary, TAG_MANIFEST))) hash.update(piece);
  progress?.report(total * 2, total * 2, '正在核对');
  return hash.digest('hex') === tagManifestSha256 ? [] : [`${TAG_MANIFEST} 的内容与写入的不符`];
}

function totalOf(content: Bag['content']): number {
  return content.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Best effort after a failure: the disk is probably gone, and the first error is the one to tell. */
function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (diskFailure(error) === undefined) throw error;
  }
}

function nameTaken(): Error {
  return Object.assign(new Error('EEXIST'), { code: 'EEXIST', syscall: 'rename' });
}

function textFile(path: string, text: string): { path: string; bytes: Uint8Array } {
  return { path, bytes: new TextEncoder().encode(text) };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

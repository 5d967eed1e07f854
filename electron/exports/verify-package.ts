import { createHash } from 'node:crypto';
import {
  BAG_DECLARATION,
  BAG_INFO,
  MANIFEST,
  type ManifestEntry,
  PAYLOAD_FOLDER,
  TAG_MANIFEST,
  decodeTagFile,
  parseLabels,
  parseManifest,
  parseOxum,
} from './bag-text.ts';
import { type BagFolder, type FoundFile, readBagFolder } from './bag-folder.ts';
import { diskFailure } from './disk-failure.ts';
import type { PackageFiles, PackageProgress } from './package-files.ts';
import { type ProblemList, problemList, shown } from './problem-list.ts';

export interface Verification {
  ok: boolean;
  /** Files of the payload that were found. */
  files: number;
  /** Sentences for the clerk; empty when ok. */
  problems: string[];
}

const TAG_FILES = [BAG_DECLARATION, BAG_INFO, MANIFEST, TAG_MANIFEST];
/** A manifest of 50,000 files stays below this; anything longer is not read. */
const LONGEST_TAG_FILE = 16 * 1024 * 1024;

export interface Watch {
  /** May throw to cancel. */
  progress?: PackageProgress | undefined;
  /** Told of each error of the disk before it becomes a problem; may throw it instead. */
  onDiskError?: (error: unknown) => void;
}

interface Check {
  bag: BagFolder;
  files: PackageFiles;
  problems: ProblemList;
  watch: Watch;
  hashOf: (file: FoundFile) => string | null;
}

/**
 * Reads a package again and compares everything: complete, nothing extra, every hash, Payload-Oxum, and the tag files by the
 * tag manifest (RFC 8493 section 3, and stricter: bag-info.txt with Payload-Oxum and the tag manifest are required, no file may lie
 * unlisted beside them, no links, no fetch.txt). It shows damage and clumsy changes; who wrote the package it cannot show.
 * Never throws for a bad package or a failing disk: those are problems.
 */
export function verifyPackage(
  folder: string,
  files: PackageFiles,
  watch: Watch = {},
): Verification {
  const problems = problemList();
  const bag = readBagFolder(folder, files, { problems, watch });
  if (bag !== null) {
    const check = { bag, files, problems, watch, hashOf: hasher({ bag, files, problems, watch }) };
    checkTexts(check);
  }
  const found = bag?.payload.size ?? 0;
  return { ok: problems.isEmpty(), files: found, problems: problems.sentences() };
}

function checkTexts(check: Check): void {
  const { bag, problems } = check;
  if (bag.tags.has('fetch.txt'))
    problems.add('包内有 fetch.txt（要求联网取文件），本程序不接受这样的包');
  const texts = new Map<string, string>();
  for (const name of TAG_FILES) {
    const text = readTagFile(check, name);
    if (text !== null) texts.set(name, text);
  }
  checkDeclaration(texts.get(BAG_DECLARATION), check);
  checkOxum(texts.get(BAG_INFO), check);
  checkManifest(MANIFEST, texts.get(MANIFEST), check);
  checkManifest(TAG_MANIFEST, texts.get(TAG_MANIFEST), check);
}

function readTagFile(check: Check, name: string): string | null {
  const { bag, files, problems } = check;
  const file = bag.tags.get(name);
  if (file === undefined) {
    problems.add(`缺少 ${name}`);
    return null;
  }
  if (file.size > LONGEST_TAG_FILE) {
    problems.add(`${name} 过大，不像导出包的文件`);
    return null;
  }
  const pieces: Uint8Array[] = [];
  const read = attempt(file, check, () => {
    for (const piece of files.readPieces(file.at)) pieces.push(piece.slice());
    return true;
  });
  if (read === null) return null;
  const text = decodeTagFile(Buffer.concat(pieces));
  if (text === null) problems.add(`${name} 的编码不是 UTF-8（无 BOM）`);
  return text;
}

function checkDeclaration(text: string | undefined, { problems }: Check): void {
  if (text === undefined) return;
  const labels = parseLabels(text);
  const [version, encoding] = labels ?? [];
  const good =
    labels?.length === 2 &&
    version?.[0] === 'BagIt-Version' &&
    /^(1\.0|0\.97)$/u.test(version[1]) &&
    encoding?.[0] === 'Tag-File-Character-Encoding' &&
    /^utf-8$/iu.test(encoding[1]);
  if (!good) problems.add('bagit.txt 不是 BagIt 1.0、UTF-8 的声明');
}

function checkOxum(text: string | undefined, { bag, problems }: Check): void {
  if (text === undefined) return;
  const labels = parseLabels(text);
  if (labels === null) {
    problems.add('bag-info.txt 有读不懂的行');
    return;
  }
  const values = labels.filter(([label]) => label.toLowerCase() === 'payload-oxum');
  const stated = values.length === 1 ? parseOxum(values[0]?.[1] ?? '') : null;
  if (stated === null) {
    problems.add('bag-info.txt 没有写明（或重复写了）文件总数和总字节数（Payload-Oxum）');
    return;
  }
  const bytes = [...bag.payload.values()].reduce((sum, file) => sum + file.size, 0);
  if (stated.files !== bag.payload.size)
    problems.add(`应有 ${stated.files} 个文件，实有 ${bag.payload.size} 个`);
  if (stated.bytes !== bytes) problems.add(`应有 ${stated.bytes} 字节，实有 ${bytes} 字节`);
}

/** The payload against manifest-sha256.txt, or the tag files against tagmanifest-sha256.txt. */
function checkManifest(name: string, text: string | undefined, check: Check): void {
  if (text === undefined) return;
  const { bag, problems } = check;
  const { entries, badLines } = parseManifest(text);
  for (const line of badLines) problems.add(`${name} 第 ${line} 行读不懂`);
  const ofPayload = name === MANIFEST;
  const found = ofPayload ? bag.payload : bag.tags;
  const listed = new Set<string>();
  for (const entry of entries) {
    const path = entry.path.normalize('NFC');
    if (listed.has(path)) problems.add(`${name} 重复列出 ${shown(path)}`);
    listed.add(path);
    checkEntry({ ...entry, path }, found, { name, ofPayload, check });
  }
  for (const path of found.keys())
    if (!listed.has(path) && path !== TAG_MANIFEST)
      problems.add(`多出清单上没有的文件 ${shown(path)}`);
}

function checkEntry(
  { path, sha256 }: ManifestEntry,
  found: ReadonlyMap<string, FoundFile>,
  of: { name: string; ofPayload: boolean; check: Check },
): void {
  const { problems, hashOf } = of.check;
  if (!isSafePath(path) || path.startsWith(`${PAYLOAD_FOLDER}/`) !== of.ofPayload) {
    problems.add(`${of.name} 列出了包外或不该列的路径 ${shown(path)}`);
    return;
  }
  const file = found.get(path);
  if (file === undefined) {
    problems.add(`缺少文件 ${shown(path)}`);
    return;
  }
  const actual = hashOf(file);
  if (actual !== null && actual !== sha256) problems.add(`文件 ${shown(path)} 的内容与清单不符`);
}

/** Inside the bag: relative, no '..', no drive, no backslash. */
function isSafePath(path: string): boolean {
  if (/[\\:\0]/u.test(path) || path.startsWith('~')) return false;
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

function hasher(check: Omit<Check, 'hashOf'>): (file: FoundFile) => string | null {
  const { bag, files, watch } = check;
  const hashed = [...bag.payload.values(), ...bag.tags.values()].filter(
    ({ path }) => path !== TAG_MANIFEST,
  );
  const total = hashed.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  return (file) =>
    attempt(file, check, () => {
      const hash = createHash('sha256');
      for (const piece of files.readPieces(file.at)) {
        hash.update(piece);
        done += piece.length;
        watch.progress?.report(Math.min(done, total), total, '正在核对');
      }
      return hash.digest('hex');
    });
}

/** The answer, or null and a problem when the disk fails. */
function attempt<T>(
  file: FoundFile,
  { problems, watch }: Pick<Check, 'problems' | 'watch'>,
  read: () => T,
): T | null {
  try {
    return read();
  } catch (error) {
    if (diskFailure(error) === undefined) throw error;
    watch.onDiskError?.(error);
    problems.add(`读不出 ${shown(file.path)}：磁盘断开或读写出错`);
    return null;
  }
}

import { PAYLOAD_FOLDER } from './bag-text.ts';
import { diskFailure } from './disk-failure.ts';
import type { PackageEntry, PackageFiles } from './package-files.ts';
import { type ProblemList, shown } from './problem-list.ts';

export interface FoundFile {
  /** From the bag's folder, NFC, '/' between names. */
  path: string;
  /** Where it really lies. */
  at: string;
  size: number;
}

/** The plain files of a bag by path: those below data/, and the tag files. */
export interface BagFolder {
  payload: ReadonlyMap<string, FoundFile>;
  tags: ReadonlyMap<string, FoundFile>;
}

interface Listing {
  problems: ProblemList;
  watch: { onDiskError?: (error: unknown) => void };
}

const MOST_FILES = 50_000;
const DEEPEST = 32;
/** Files that Windows and macOS leave in folders that were looked at. */
const LEFT_BY_SYSTEM = /^(thumbs\.db|desktop\.ini|\.ds_store|\._.*)$/iu;

/** Lists a package's folder without following links; what is no plain file becomes a problem. Null when it cannot be opened. */
export function readBagFolder(
  root: string,
  files: PackageFiles,
  { problems, watch }: Listing,
): BagFolder | null {
  const bag = { payload: new Map<string, FoundFile>(), tags: new Map<string, FoundFile>() };
  const open = [{ path: '', at: root, depth: 0 }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = listOrNull(folder.at, files, watch);
    if (entries === null) {
      if (folder.path === '') {
        problems.add('找不到或打不开导出包文件夹');
        return null;
      }
      problems.add(`打不开文件夹 ${shown(folder.path)}`);
      continue;
    }
    if (entries.length === 0) problems.add(`有空文件夹 ${shown(folder.path)}`);
    for (const entry of entries) {
      const name = entry.name.normalize('NFC');
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      const found = { path, at: files.join(folder.at, entry.name), size: entry.size };
      if (entry.kind === 'folder' && folder.depth < DEEPEST)
        open.push({ ...found, depth: folder.depth + 1 });
      else if (entry.kind === 'file') keep(found, bag, problems);
      else problems.add(`${shown(path)} 是链接、设备或过深的文件夹，不能接受`);
    }
    if (bag.payload.size + bag.tags.size > MOST_FILES) {
      problems.add(`文件多于 ${MOST_FILES} 个，不像导出包`);
      return null;
    }
  }
  return bag;
}

function keep(
  file: FoundFile,
  bag: { payload: Map<string, FoundFile>; tags: Map<string, FoundFile> },
  problems: ProblemList,
): void {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const files = file.path.startsWith(`${PAYLOAD_FOLDER}/`) ? bag.payload : bag.tags;
  if (files.has(file.path)) problems.add(`有两个同名文件 ${shown(file.path)}`);
  if (LEFT_BY_SYSTEM.test(name))
    problems.add(`${shown(file.path)} 是系统自动生成的文件，可删除后重新核对`);
  files.set(file.path, file);
}

function listOrNull(
  folder: string,
  files: PackageFiles,
  watch: Listing['watch'],
): PackageEntry[] | null {
  try {
    return files.list(folder);
  } catch (error) {
    if (diskFailure(error) === undefined) throw error;
    watch.onDiskError?.(error);
    return null;
  }
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the static data (regions/). In the packed program it lies beside app.asar
 * (electron-builder.yml, extraResources); from the source tree or from out/ it is resources/ of the project,
 * found by walking up from this module. Throws when neither is there: the program is not whole then.
 */
export function resourcesFolder(from: string = import.meta.url): string {
  const { resourcesPath } = process as { resourcesPath?: string };
  if (resourcesPath !== undefined && existsSync(join(resourcesPath, 'regions')))
    return resourcesPath;
  for (let folder = dirname(fileURLToPath(from)); ; folder = dirname(folder)) {
    const resources = join(folder, 'resources');
    if (existsSync(join(resources, 'regions'))) return resources;
    if (dirname(folder) === folder) throw new Error('resources/regions is missing');
  }
}

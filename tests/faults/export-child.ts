/** Writes one package after another into the folder of its argument until it is killed. */
import { nextPackageName } from '../../electron/exports/package-name.ts';
import { writePackage } from '../../electron/exports/write-package.ts';
import { openPackageFiles } from '../../electron/ports/package-files.ts';

const to = process.argv[2] ?? '';
const disk = openPackageFiles();
const names: string[] = [];
const files = ['报告_v1.docx', '附件/一.docx', '附件/二.docx'].map((path, index) => ({
  path,
  bytes: Buffer.alloc(100_000 * (index + 1), path),
}));
const info = {
  sourceOrganization: '台前县禁毒委员会办公室',
  baggingDate: '2026-11-15',
  description: '报告',
  recipient: '濮阳市禁毒委员会办公室',
  software: 'test',
};
process.stdout.write('ready\n');
for (;;) {
  const name = nextPackageName('台禁毒办', '2026-11-15', names);
  if (!name.ok) break;
  const result = writePackage({ to, name: name.value, files, info }, disk);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  names.push(name.value);
  process.stdout.write(`${name.value}\n`);
}

/** Exports a report onto a stick and dies at the renaming: `before` it or `after` it. */
import { openPackageFiles } from '../../electron/ports/package-files.ts';
import { CHIEF, officeAt } from '../support/office.ts';

const [folder = '', stick = '', moment = '', reportId = ''] = process.argv.slice(2);
const disk = openPackageFiles();
const die = () => process.kill(process.pid, 'SIGKILL');
const packageFiles = {
  ...disk,
  rename(from: string, to: string) {
    if (moment === 'before') die();
    disk.rename(from, to);
    if (moment === 'after') die();
  },
};
const { call } = officeAt(folder, '2026-11-15', {
  packageFiles,
  drives: () => Promise.resolve([]),
});
await call('session.unlock', CHIEF);
await call('exports.write', {
  reportIds: [Number(reportId)],
  target: stick,
  recipient: '濮阳市禁毒委员会办公室',
});

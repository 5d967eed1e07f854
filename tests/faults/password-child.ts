import { writeSync } from 'node:fs';
import { CHIEF, officeAt } from '../support/office.ts';

/** Changes the chief's password over and over until it is killed: "asking NEW" before each change, "done NEW" after it. */
const [folder = '', password = '', turn = '0'] = process.argv.slice(2);
const STANDARD_OUTPUT = 1;
const say = (line: string) => writeSync(STANDARD_OUTPUT, `${line}\n`);

const { call } = officeAt(folder, '2026-11-15');
await call('session.unlock', { ...CHIEF, password });
say('open');
let oldPassword = password;
for (let round = 1; ; round += 1) {
  const newPassword = `horse-${turn}-${round}`;
  say(`asking ${newPassword}`);
  await call('users.changePassword', { oldPassword, newPassword });
  say(`done ${newPassword}`);
  oldPassword = newPassword;
}

/**
 * Fills a register with three rounds of so many people: `round-child.ts FOLDER COUNT`. In a process of its own, so that its memory is
 * not measured; the register is FOLDER/test.register.
 */
import { join } from 'node:path';
import { openRegister } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';
import { fillRounds } from '../support/rounds.ts';

const [folder = '', count = '5000'] = process.argv.slice(2);
const file = join(folder, 'test.register');
const desk = officeAt(folder, '2027-01-05');
await setUpAnew(desk);
desk.office.close();
const register = openRegister(file, unlock(file, CHIEF.userName, CHIEF.password, 0).dataKey);
fillRounds(register, {
  ...{ people: Number(count), seed: 20_260_901, line: '8000.00' },
  rounds: [
    { year: 2025, name: '年末' },
    { year: 2026, name: '年中' },
    { year: 2026, name: '年末' },
  ],
});
register.close();

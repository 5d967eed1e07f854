/**
 * Prepares and writes the report of a round with so many people: `round-child.ts FOLDER COUNT`. In a process of its own, so that its
 * memory is its own. Prints the seconds of the report as JSON.
 */
import { join } from 'node:path';
import { openRegister } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import { CHIEF, officeAt, setUp } from '../support/office.ts';
import { fillRounds } from '../support/rounds.ts';

const [folder = '', count = '5000', work = 'write'] = process.argv.slice(2);
const file = join(folder, 'test.register');
const TODAY = '2027-01-05';

if (work === 'fill') {
  const desk = officeAt(folder, TODAY);
  await setUp(desk);
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
} else {
  const { office, call } = officeAt(folder, TODAY);
  await call('session.unlock', CHIEF);
  const started = performance.now();
  const { id } = await call('reports.prepare', { kind: 'return-visit', period: '2026-end' });
  const prepared = performance.now();
  const { pages } = await call('reports.saveFile', { id, target: join(folder, 'round.docx') });
  const seconds = [prepared - started, performance.now() - prepared].map((each) => each / 1000);
  office.close();
  console.log(JSON.stringify({ prepare: seconds[0], write: seconds[1], pages }));
}

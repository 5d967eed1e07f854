import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { aPerson, anIdentityNumber, aVisit } from '../support/builders.ts';
import { aLine, writeLedgerFile } from '../support/ledger-file.ts';
import { CHIEF, officeAt } from '../support/office.ts';

/**
 * A clerk's day until it is killed: people and visits one by one, now and then a whole ledger. Each line of standard output
 * is written after the office has answered, so what was read there had been acknowledged.
 */
const [folder = '', turn = '0'] = process.argv.slice(2);
const STANDARD_OUTPUT = 1;
const LEDGER_LINES = 300;
const say = (line: string) => writeSync(STANDARD_OUTPUT, `${line}\n`);

const { call } = officeAt(folder, '2026-11-15');
await call('session.unlock', CHIEF);
say('open');
for (let round = 0; ; round += 1) {
  // Turns that share a year of birth (50 apart) get serial numbers of their own.
  const sequence = Math.floor(Number(turn) / 50) * 200 + round;
  for (let index = 0; index < 4; index += 1) {
    const birth = `19${50 + (Number(turn) % 50)}0${1 + index}${String(10 + (round % 18))}`;
    const identityNumber = anIdentityNumber(birth, sequence);
    const { id } = await call('people.create', {
      fields: aPerson({ identityNumber }),
      controlStatus: '社会面',
      registeredOn: '2026-10-01',
    });
    say(`person ${id}`);
    const { visitId } = await call('visits.record', aVisit(id));
    say(`visit ${visitId}`);
  }
  const lines = Array.from({ length: LEDGER_LINES }, (_, index) =>
    aLine({
      fullName: `导入${turn}次${round}回${index}`,
      identityNumber: anIdentityNumber(
        `${2000 + (Number(turn) % 24)}${String(1 + (round % 12)).padStart(2, '0')}${String(1 + (index % 28)).padStart(2, '0')}`,
        // Two lines are never one digit apart: names so alike would wait as doubtful.
        (index + 37 * round + 311 * Number(turn)) % 1000,
      ),
    }),
  );
  const source = writeLedgerFile(folder, `台账${turn}-${round}.xlsx`, lines);
  const { token } = await call('imports.read', { source: join(source) });
  say(`importing ${round}`);
  const { importId, created } = await call('imports.commit', { token });
  say(`import ${importId} ${created}`);
}

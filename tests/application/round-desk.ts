import { openRegister, type Register } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import { anOffice, CHIEF, officeAt, setUp } from '../support/office.ts';
import { fillRounds, type RoundsOrder } from '../support/rounds.ts';

export const DAY = '2027-01-05';
export const USUAL: RoundsOrder = {
  people: 160,
  seed: 20_260_901,
  rounds: [
    { year: 2025, name: '年末' },
    { year: 2026, name: '年中' },
    { year: 2026, name: '年末' },
  ],
  line: '8000.00',
};

/** An office of 台前县 with invented rounds, on a day after the last of them. */
export async function aRoundDesk(order: RoundsOrder = USUAL) {
  const desk = anOffice(DAY);
  await setUp(desk);
  desk.office.close();
  withRegister(desk.registerFile, (register) => fillRounds(register, order));
  const { office, call, refused } = officeAt(desk.folder, DAY);
  await call('session.unlock', CHIEF);
  return {
    ...{ office, call, refused, folder: desk.folder, registerFile: desk.registerFile },
    /** The register itself, for counting by another way; the office is closed for it. */
    looked<T>(look: (register: Register) => T): T {
      office.close();
      return withRegister(desk.registerFile, look);
    },
    dispose: () => {
      office.close();
      desk.dispose();
    },
  };
}
export type RoundDesk = Awaited<ReturnType<typeof aRoundDesk>>;

function withRegister<T>(file: string, look: (register: Register) => T): T {
  const { dataKey } = unlock(file, CHIEF.userName, CHIEF.password, 0);
  const register = openRegister(file, dataKey);
  try {
    return look(register);
  } finally {
    register.close();
  }
}

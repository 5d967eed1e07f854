import { EXAMPLE_RULE_ROWS } from '../../../db/domain/rules/rule-catalogue.ts';
import { createKeyFile, newDataKey, type KeyFile } from '../../../db/key-slots.ts';
import { createRegisterFile } from '../../../db/new-register.ts';
import { newRecoveryCode } from '../../../db/recovery-code.ts';
import { openRegister } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked, Output } from '../../contract/index.ts';
import { rememberSlots } from './session-keys.ts';
import { sessionOf, storage, type Seat, type SessionWorld } from './session-seat.ts';
import { fillRegister, findCounty, type County } from './set-up.ts';

type Wishes = Checked<'setup.create'>;

/** Makes the register of a county with its first user, who sits down at it; the recovery code is told once. */
export function setUp(
  world: SessionWorld,
  seat: Seat,
  input: Wishes,
): Result<Output<'setup.create'>> {
  if (seat.current() !== null) return fail({ code: 'REFUSED', reason: '台账已打开，请先锁定' });
  const county = findCounty(world.regions, input.countyCode);
  if (county === null)
    return fail({
      code: 'INVALID_INPUT',
      fields: [{ path: 'countyCode', message: '没有这个县（市、区），请重新选择' }],
    });
  const dataKey = newDataKey();
  const recoveryCode = newRecoveryCode();
  return storage(() => {
    let filled = { towns: 0, villages: 0 };
    createRegisterFile(world.registerFile, (temporary) => {
      const slot = { userId: 1, userName: input.userName, password: input.password };
      const keyFile = createKeyFile(dataKey, slot, recoveryCode, world.keyCost);
      filled = fillNew(temporary, { world, input, county, dataKey, keyFile });
      return keyFile;
    });
    const register = openRegister(world.registerFile, dataKey);
    const user = register.users.findByName(input.userName);
    if (user === undefined) throw new Error('the first user is missing');
    seat.take(sessionOf({ register, dataKey, madeSlots: new Set() }, user));
    const { code, name, spokenCity, provinceName } = county;
    return ok({
      register: world.registerFile,
      county: { code, name, cityName: spokenCity, provinceName },
      ...filled,
      recoveryCode,
    });
  });
}

interface NewRegister {
  readonly world: SessionWorld;
  readonly input: Wishes;
  readonly county: County;
  readonly dataKey: Uint8Array;
  readonly keyFile: KeyFile;
}

/** Fills the file under its temporary name and closes it, so that only a whole register takes its place. */
function fillNew(temporary: string, { world, input, county, dataKey, keyFile }: NewRegister) {
  const register = openRegister(temporary, dataKey, { create: true });
  try {
    const exampleIds = input.adoptExamples ? EXAMPLE_RULE_ROWS.map((row) => row.id) : [];
    const { clock, regions } = world;
    const filled = fillRegister(register, input, { county, clock, regions, exampleIds });
    rememberSlots(register, keyFile);
    return filled;
  } finally {
    register.close();
  }
}

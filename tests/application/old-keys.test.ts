import { copyFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { keyFilePath, readKeyFile, writeKeyFile } from '../../db/key-file.ts';
import { addSlot, createKeyFile, newDataKey } from '../../db/key-slots.ts';
import { migrate } from '../../db/migrate.ts';
import { createRegister } from '../../db/migrations/0010-create-register.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { openRegister } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import { errorText } from '../../electron/contract/error-text.ts';
import { anOffice, CHEAP_KEYS, CHIEF, setUpAnew } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(() => {
  desk = anOffice();
});
afterEach(() => desk.dispose());

const OUTDATED = { code: 'KEYS_OUTDATED' } as const;
const NEW = { ...CHIEF, password: 'new horse 1' };

function keyFiles(): [string, string] {
  const path = keyFilePath(desk.registerFile);
  return [path, `${path}.bak`];
}

/** Keeps both key files as they are now; answers what puts them back. */
function keepKeys(): () => void {
  for (const path of keyFiles()) copyFileSync(path, `${path}.kept`);
  return () => {
    for (const path of keyFiles()) copyFileSync(`${path}.kept`, path);
  };
}

async function changePassword(): Promise<void> {
  await desk.call('users.changePassword', {
    oldPassword: CHIEF.password,
    newPassword: NEW.password,
  });
}

describe('an old key file that is put back', () => {
  it('brings no old password back, and says what happened and what to do', async () => {
    await setUpAnew(desk);
    const putBack = keepKeys();
    await changePassword();
    await desk.call('session.lock', {});
    putBack();
    const refused = await desk.refused('session.unlock', CHIEF);
    expect(refused).toEqual(OUTDATED);
    expect(errorText(refused)).toEqual({
      what: '这个密码（恢复码）已经作废：密钥文件（.keys）和台账不是同一时候的，可能放回了旧的密钥文件。',
      next: '请用现在的密码登录；登录不了时，把与这份台账一起保存的.keys和.keys.bak放回原处，或用现在的恢复码重设密码。',
    });
    expect(await desk.call('session.state', {})).toMatchObject({ state: 'locked' });
  });

  it('lets the recovery code that still counts set a password anew', async () => {
    const { recoveryCode } = await setUpAnew(desk);
    const putBack = keepKeys();
    await changePassword();
    await desk.call('session.lock', {});
    putBack();
    const third = { userName: CHIEF.userName, recoveryCode, newPassword: 'third horse' };
    await desk.call('session.recover', third);
    await desk.call('session.lock', {});
    expect(await desk.refused('session.unlock', CHIEF)).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await desk.call('session.unlock', { ...CHIEF, password: 'third horse' });
  });

  it('brings no old recovery code back', async () => {
    const { recoveryCode } = await setUpAnew(desk);
    const putBack = keepKeys();
    await desk.call('users.newRecoveryCode', {});
    await desk.call('session.lock', {});
    putBack();
    const { userName } = CHIEF;
    const recover = { userName, recoveryCode, newPassword: 'third horse' };
    expect(await desk.refused('session.recover', recover)).toEqual(OUTDATED);
    expect(await desk.call('session.unlock', CHIEF)).toMatchObject({ name: userName });
  });

  it('brings no retired user back', async () => {
    await setUpAnew(desk);
    const clerk = { name: '张敏', role: '经办人', password: 'clerk secret' } as const;
    const { id } = await desk.call('users.add', clerk);
    const putBack = keepKeys();
    await desk.call('users.retire', { id, reason: '调离' });
    await desk.call('session.lock', {});
    putBack();
    expect(
      await desk.refused('session.unlock', { userName: '张敏', password: clerk.password }),
    ).toEqual({ code: 'NOT_PERMITTED', needs: '本单位在用的用户' });
    await desk.call('session.unlock', CHIEF);
    expect((await desk.call('session.state', {})).users).toEqual([CHIEF.userName]);
    expect(readKeyFile(desk.registerFile).slots.map((slot) => slot.userId)).toEqual([1]);
  });

  it('is mended from the copy when only one of the two was put back', async () => {
    await setUpAnew(desk);
    const [path, copy] = keyFiles();
    copyFileSync(path, `${path}.kept`);
    await changePassword();
    await desk.call('session.lock', {});
    copyFileSync(`${path}.kept`, path);
    expect(await desk.refused('session.unlock', CHIEF)).toEqual(OUTDATED);
    await desk.call('session.unlock', NEW);
    expect(readFileSync(path)).toEqual(readFileSync(copy));
    expect(readKeyFile(desk.registerFile).slots).toHaveLength(1);
    await desk.call('session.lock', {});
    expect(await desk.refused('session.unlock', CHIEF)).toMatchObject({ code: 'WRONG_PASSPHRASE' });
  });

  it('does not prove an old password for a new one while the register is open', async () => {
    await setUpAnew(desk);
    const putBack = keepKeys();
    await changePassword();
    putBack();
    const again = { oldPassword: CHIEF.password, newPassword: 'fourth horse' };
    expect(await desk.refused('users.changePassword', again)).toEqual(OUTDATED);
  });
});

describe('a register from before the slots were remembered', () => {
  it('opens, takes over every slot of its key file at once, and no older one from then on', async () => {
    const dataKey = newDataKey();
    const db = openConnection(desk.registerFile, dataKey, { create: true });
    migrate(db, [createRegister], { file: desk.registerFile, dataKey });
    db.exec(`INSERT INTO users (name, role, active, created_at) VALUES
      ('${CHIEF.userName}', '负责人', 1, ''), ('张敏', '经办人', 1, ''), ('旧人', '经办人', 0, '')`);
    db.close();
    const code = newRecoveryCode();
    const chief = { userId: 1, userName: CHIEF.userName, password: CHIEF.password };
    const clerk = { userId: 2, userName: '张敏', password: 'clerk secret' };
    const first = createKeyFile(dataKey, chief, code, CHEAP_KEYS);
    const both = addSlot(first, dataKey, clerk, CHEAP_KEYS).keyFile;
    writeKeyFile(desk.registerFile, both);
    const putBack = keepKeys();

    await desk.call('session.unlock', CHIEF);
    await desk.call('users.resetPassword', { id: 2, newPassword: 'clerk secret 2' });
    await desk.call('session.lock', {});
    putBack();
    const old = { userName: '张敏', password: 'clerk secret' };
    expect(await desk.refused('session.unlock', old)).toEqual(OUTDATED);
    await desk.call('session.unlock', CHIEF);
    await desk.call('session.lock', {});

    const { dataKey: opened } = unlock(desk.registerFile, CHIEF.userName, CHIEF.password, 0);
    const register = openRegister(desk.registerFile, opened);
    const current = register.keySlots.current();
    register.close();
    expect([...current.keys()].sort()).toEqual([1, 2, 3, 'recovery']);
    expect([current.get(1), current.get(3), current.get('recovery')]).toEqual([
      first.slots[0]?.slotId,
      '',
      first.recovery.slotId,
    ]);
  });
});

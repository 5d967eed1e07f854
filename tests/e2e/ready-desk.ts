import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Launched } from '../electron-double/launch.ts';
import { COUNTY, TODAY } from '../ledger/taiqian.ts';
import { officeOver } from '../support/office.ts';
import { launchDesk } from './launch-desk.ts';
import { unlock } from './pages/desk-page.ts';
import { PASSWORD, USER } from './pages/set-up-page.ts';

export interface ReadyDesk extends Launched {
  /** As the wizard would have shown it. */
  readonly recoveryCode: string;
}

/**
 * The program with an office that is set up, its ledger imported and the user logged in, for tests of what comes after: the
 * register is made by the office itself without a window, in a second instead of the ten that the wizard and the import take.
 * The wizard and the import at the screen: main-job.test.ts, keyboard.test.ts, accessibility.test.ts, chinese.test.ts.
 */
export async function launchReadyDesk(ledger?: string): Promise<ReadyDesk> {
  const userData = mkdtempSync(join(tmpdir(), 'desk-'));
  const recoveryCode = await makeRegister(join(userData, 'register'), ledger);
  const desk = await launchDesk({ userData, today: TODAY });
  await unlock(desk.page);
  await desk.page.getByRole('heading', { level: 1, name: '待办事项' }).waitFor();
  return {
    ...desk,
    recoveryCode,
    async close() {
      await desk.close();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

/** Where the window looks for it (electron/shell/worker-start.ts); answers the recovery code. */
async function makeRegister(folder: string, ledger: string | undefined): Promise<string> {
  mkdirSync(folder);
  const { office, call } = officeOver(join(folder, 'office.register'), TODAY);
  const { recoveryCode } = await call('setup.create', {
    countyCode: COUNTY,
    officeName: '台前县禁毒委员会办公室',
    agencyCode: '台禁毒办',
    userName: USER,
    password: PASSWORD,
    adoptExamples: true,
  });
  await call('users.confirmRecoveryCode', {});
  if (ledger !== undefined) {
    const { token } = await call('imports.read', { source: ledger });
    expect(await call('imports.commit', { token })).toMatchObject({ doubtful: 0, rejected: 0 });
  }
  office.close();
  return recoveryCode;
}

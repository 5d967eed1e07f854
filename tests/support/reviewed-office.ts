import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLedgerWorkbook } from '../../electron/demo/ledger-workbook.ts';
import { makePeople } from '../../electron/demo/people.ts';
import { reviewNow, reviewPast } from '../../electron/demo/yearly-review.ts';
import { anOffice, CHIEF, COUNTY, setUp } from './office.ts';

const PASSWORDS = {
  王建国: CHIEF.password,
  张敏: 'first helper',
  李秀英: 'second helper',
} as const;
const TODAY = '2026-11-15';
const SEED = 20_260_901;

/** An office of three with two years of return visits over invented people (electron/demo/yearly-review.ts). */
export async function aReviewedOffice(people = 60) {
  const desk = anOffice(TODAY);
  const { call, folder } = desk;
  await setUp(desk);
  const settings = await call('settings.get', {});
  await call('settings.save', {
    officeName: settings.officeName,
    agencyCode: settings.agencyCode,
    recipient: settings.recipient,
    idleMinutes: settings.idleMinutes,
    ...{ copyTo: '', signer: '王建国', checker: '李秀英', filler: '张敏' },
  });
  await call('users.add', { name: '张敏', role: '经办人', password: PASSWORDS.张敏 });
  await call('users.add', { name: '李秀英', role: '审核人', password: PASSWORDS.李秀英 });
  const towns = await call('regions.towns', {});
  const villages = [];
  for (const { code } of towns)
    villages.push(...(await call('regions.villages', { townCode: code })));
  const invented = makePeople({
    ...{ countyCode: COUNTY, towns, villages, count: people, seed: SEED, today: TODAY },
  });
  const names = new Map([...towns, ...villages].map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const ledger = { people: invented, nameOf, countyName: '台前县', today: TODAY, seed: SEED };
  const source = join(folder, '人员台账.xlsx');
  writeFileSync(source, makeLedgerWorkbook(ledger));
  const { token } = await call('imports.read', { source });
  await call('imports.commit', { token });
  const as = async (userName: keyof typeof PASSWORDS) => {
    await call('session.lock', {});
    await call('session.unlock', { userName, password: PASSWORDS[userName] });
  };
  // This office stays at one day: all rounds of the past are keyed in on it.
  const turnTo = () => Promise.resolve();
  const order = { today: TODAY, startedOn: TODAY, seed: SEED, place: '台前县', as, turnTo };
  const done = await reviewNow(call, order, await reviewPast(call, order));
  return { ...desk, as, done, invented };
}

import type { Register } from '../../../db/register.ts';
import type { Checked } from '../../contract/index.ts';
import { auditEntry } from '../context.ts';
import type { Clock } from '../ports.ts';
import { recoveryShown } from './recovery-kept.ts';
import { adoptExample } from '../settings/rules.ts';
import type { Settings } from '../settings/settings.ts';

/** The window locks itself after this many minutes without a key or a click, until the office says otherwise. */
const FIRST_IDLE_MINUTES = 10;

/** What the set-up needs of the packed divisions (electron/ports/region-files.ts has the real ones). */
export interface CountySource {
  readonly listProvinces: () => readonly Place[];
  readonly listCities: (provinceCode: string) => readonly Place[];
  readonly listCounties: (cityCode: string) => readonly Place[];
  readonly findCounty: (code: string) => County | undefined;
  readonly townsOf: (countyCode: string) => readonly Place[];
  readonly villagesOf: (countyCode: string) => readonly (Place & { readonly townCode: string })[];
  readonly isKnownRegion: (code: string) => boolean;
}
interface Place {
  readonly code: string;
  readonly name: string;
}
export interface County extends Place {
  readonly cityCode: string;
  /** As people say it; empty: the county stands right under the province. */
  readonly spokenCity: string;
  readonly provinceName: string;
}

export function findCounty(regions: CountySource, code: string): County | null {
  return regions.findCounty(code) ?? null;
}

interface SetUpWorld {
  readonly county: County;
  readonly clock: Clock;
  readonly regions: CountySource;
  readonly exampleIds: readonly string[];
}

/** First user, settings, towns and villages, adopted example rules: one transaction with its log entries. */
export function fillRegister(
  register: Register,
  input: Checked<'setup.create'>,
  world: SetUpWorld,
): { towns: number; villages: number } {
  const { county, clock, regions } = world;
  const towns = regions.townsOf(county.code);
  const villages = regions.villagesOf(county.code);
  register.transaction(() => {
    const user = register.users.add({
      name: input.userName,
      role: '负责人',
      createdAt: clock.now(),
    });
    register.settings.set('office', firstSettings(input, county));
    recoveryShown(register);
    for (const { code, name } of towns) register.regions.addTown({ code, name, own: false });
    for (const { code, name, townCode } of villages)
      register.regions.addVillage({ code, name, townCode, own: false });
    const adoption = { by: user.name, on: clock.today() };
    const adopted = world.exampleIds.filter((id) => adoptExample(register, id, adoption));
    const after = { county: county.code, towns: towns.length, villages: villages.length, adopted };
    register.auditLog.append(
      auditEntry({ action: '建立台账', subjectKind: 'register', after }, user, clock.now()),
    );
  });
  return { towns: towns.length, villages: villages.length };
}

/** defaults.md 2: derived from county and office, all editable; 机关代字 is never guessed. */
function firstSettings(input: Checked<'setup.create'>, county: County): Settings {
  return {
    countyCode: county.code,
    countyName: county.name,
    cityName: county.spokenCity,
    provinceName: county.provinceName,
    officeName: input.officeName,
    agencyCode: input.agencyCode,
    recipient: `${county.spokenCity === '' ? county.provinceName : county.spokenCity}禁毒委员会办公室`,
    copyTo: '',
    signer: '',
    checker: '',
    filler: '',
    idleMinutes: FIRST_IDLE_MINUTES,
    firstReportIssued: false,
  };
}

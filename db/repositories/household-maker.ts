import { householdCategories, householdMembers, households } from '../schema/poverty.ts';
import type { Connection } from './connection-type.ts';
import { createInserter } from './inserter.ts';

/** Who records it, when, and the office's day. */
export interface HouseholdKept {
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly today: string;
}

interface LedgerLine {
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly address: string;
  readonly povertyCategory: string | null;
  readonly householdSize: number | null;
  readonly registeredOn: string;
}

/** Where a person lives, and the household that is made of columns 33 and 34 of the people ledger. */
export function createHouseholdMaker({ db }: Connection) {
  const homeOf = db.prepare<{ personId: number }, { id: number }>(`
    SELECT h.id FROM household_members m JOIN households h ON h.id = m.household_id
    WHERE m.person_id = @personId AND m.until IS NULL AND m.voided_at IS NULL AND h.voided_at IS NULL`);
  const lineOf = db.prepare<{ personId: number }, LedgerLine>(`
    SELECT town_code AS townCode, village_code AS villageCode, address, poverty_category AS povertyCategory,
      household_size AS householdSize, registered_on AS registeredOn
    FROM people WHERE id = @personId AND recycled_at IS NULL`);
  const insert = {
    household: createInserter(db, households),
    category: createInserter(db, householdCategories),
    member: createInserter(db, householdMembers),
  };
  /** The household in which a person lives now; null: none is recorded. */
  const householdOf = (personId: number): number | null => homeOf.get({ personId })?.id ?? null;
  return {
    householdOf,
    /**
     * The household of a person, made of their ledger line if none is recorded: place and category (column 33) are theirs, the
     * category from the day they were registered; 户主 only if column 34 says that they live alone.
     * @throws for somebody who is not there, or is in the recycle bin
     */
    ensureHousehold(personId: number, kept: HouseholdKept): { id: number; made: boolean } {
      const found = householdOf(personId);
      if (found !== null) return { id: found, made: false };
      const line = lineOf.get({ personId });
      if (line === undefined) throw new Error('A household of nobody');
      const { recordedBy, recordedAt, today } = kept;
      const row = { recordedBy, recordedAt };
      const { townCode, villageCode, address, povertyCategory, registeredOn } = line;
      const id = insert.household({ townCode, villageCode, address, source: '台账', ...row });
      const since = registeredOn < today ? registeredOn : today;
      const basis = '人员台账第33列';
      if (povertyCategory !== null)
        insert.category({ householdId: id, word: povertyCategory, since, basis, ...row });
      const relation = line.householdSize === 1 ? '户主' : '其他';
      insert.member({ householdId: id, personId, relation, ...UNKNOWN_MEMBER, ...row });
      return { id, made: true };
    },
  };
}

const UNKNOWN_MEMBER = {
  health: '不详',
  disability: '不详',
  schooling: '不详',
  labour: '不详',
  work: '不详',
} as const;

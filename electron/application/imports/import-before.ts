import type {
  DrugRow,
  MeasureRow,
  NewPerson,
  PersonRecord,
} from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { pick } from '../people/person-change.ts';

/** Ids of the records that a change added, so that taking the import back can take them out again. */
interface AddedRecords {
  readonly statuses: number[];
  readonly measures: number[];
  readonly grades: number[];
  readonly tests: number[];
  readonly visits: number[];
}

/** What stood in the register before a line of the ledger changed a person: what taking the import back needs. */
export interface BeforeImport {
  readonly person: Partial<NewPerson>;
  readonly drugs: DrugRow[];
  readonly measures: MeasureRow[];
  /** The entry into 无感式管理 that the change ended. */
  readonly lightTouchId?: number | undefined;
  readonly added: AddedRecords;
}

/** Remembers a person, and answers, once the change is done, what stood there before and what was added. */
export function rememberPerson(register: Register, person: PersonRecord): () => BeforeImport {
  const before = {
    person: pick(person, KEPT_FIELDS),
    drugs: register.people.drugs(person.id),
    measures: register.people.measures(person.id),
    lightTouchId: register.lightTouch.runningOf(person.id)?.id,
  };
  const ids = recordIds(register, person.id);
  return () => ({ ...before, added: addedSince(register, person.id, ids) });
}

const KEPT_FIELDS = [
  'fullName',
  'nameInitials',
  'identityNumber',
  'identityKind',
  'sex',
  'birthOn',
  'ethnicity',
  'phone',
  'domicile',
  'townCode',
  'villageCode',
  'address',
  'education',
  'marriage',
  'occupation',
  'category',
  'firstUsedOn',
  'lastSeizedOn',
  'drugState',
  'policeOfficer',
  'caseWorker',
  'gridWorker',
  'guardian',
  'guardianPhone',
  'povertyCategory',
  'householdSize',
  'note',
  'extra',
  'controlStatus',
  'grade',
] as const;

function recordIds(register: Register, personId: number): AddedRecords {
  const ids = (rows: readonly { id: number }[]) => rows.map((row) => row.id);
  return {
    statuses: ids(register.people.statuses(personId)),
    measures: ids(register.people.measures(personId)),
    grades: ids(register.people.grades(personId)),
    tests: ids(register.records.testsOf(personId)),
    visits: ids(register.visits.ofPerson(personId)),
  };
}

function addedSince(register: Register, personId: number, before: AddedRecords): AddedRecords {
  const after = recordIds(register, personId);
  const fresh = (kind: keyof AddedRecords) =>
    after[kind].filter((id) => !before[kind].includes(id));
  return {
    statuses: fresh('statuses'),
    measures: fresh('measures'),
    grades: fresh('grades'),
    tests: fresh('tests'),
    visits: fresh('visits'),
  };
}

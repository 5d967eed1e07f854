import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { searchText } from './person-names.ts';

/** Writes the narrow row that the search box looks through; after every change of a name, number, phone or place. */
export function refreshSearch(register: Register, person: PersonRecord): void {
  const townName = register.regions.findTown(person.townCode)?.name ?? '';
  const villageName =
    person.villageCode === null
      ? ''
      : (register.regions.findVillage(person.villageCode)?.name ?? '');
  register.people.setSearchText(person.id, searchText({ ...person, townName, villageName }));
}

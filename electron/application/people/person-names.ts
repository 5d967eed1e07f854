import { pinyin } from 'pinyin-pro';
import { searchable } from '../../../db/repositories/people-list.ts';

interface NameReading {
  readonly name: string;
  readonly initials: string;
  readonly reading: string;
}

/** The name read last: a person's initials and search row are made one after the other. */
let lastRead: NameReading = { name: '', initials: '', reading: '' };

/** 张立新 → zlx and zhanglixin; surnames with a reading of their own are read as surnames (单 shan, 仇 qiu, 尉迟 yuchi). */
function readName(name: string): NameReading {
  if (lastRead.name === name) return lastRead;
  const options = {
    toneType: 'none',
    surname: 'head',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  } as const;
  const syllables = pinyin(name, options).map((syllable) =>
    syllable.toLowerCase().replace(/[\s·•.]/gu, ''),
  );
  lastRead = {
    name,
    initials: syllables.map((syllable) => Array.from(syllable)[0] ?? '').join(''),
    reading: syllables.join(''),
  };
  return lastRead;
}

/** 张立新 → zlx. */
export function nameInitials(name: string): string {
  return readName(name).initials;
}

/** 张立新 → zhanglixin. */
export function nameReading(name: string): string {
  return readName(name).reading;
}

/** Everything the search box looks through: name, alias, initials, reading, number, phones, village. */
export function searchText(person: {
  fullName: string;
  alias: string;
  identityNumber: string;
  phone: string;
  guardianPhone: string;
  townName: string;
  villageName: string;
}): string {
  return [
    person.fullName,
    person.alias,
    readName(person.fullName).initials,
    readName(person.fullName).reading,
    person.identityNumber,
    person.phone,
    person.guardianPhone,
    `${person.townName}${person.villageName}`,
  ]
    .map(searchable)
    .filter((part) => part !== '')
    .join('|');
}

import { pinyin } from 'pinyin-pro';
import { searchable } from '../../db/repositories/people-list.ts';

/** 张立新 → zlx; surnames with a reading of their own are read as surnames (单 shan, 仇 qiu, 尉迟 yuchi). */
export function nameInitials(name: string): string {
  return pinyin(name, {
    pattern: 'first',
    toneType: 'none',
    surname: 'head',
    type: 'array',
    nonZh: 'consecutive',
  })
    .join('')
    .toLowerCase()
    .replace(/[\s·•.]/gu, '');
}

/** The whole reading without tones: zhanglixin. */
function nameReading(name: string): string {
  return pinyin(name, {
    toneType: 'none',
    surname: 'head',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  }).join('');
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
    nameInitials(person.fullName),
    nameReading(person.fullName),
    person.identityNumber,
    person.phone,
    person.guardianPhone,
    `${person.townName}${person.villageName}`,
  ]
    .map(searchable)
    .filter((part) => part !== '')
    .join('|');
}

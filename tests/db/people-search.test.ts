import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openRegister, type Register } from '../../db/register.ts';
import { nameInitials, searchText } from '../../electron/application/people/person-names.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { scratchFolder } from './scratch.ts';

function aRegister(): Register {
  const file = join(scratchFolder(), 'search.register');
  const register = openRegister(file, randomBytes(32), { create: true });
  onTestFinished(() => register.close());
  register.regions.addTown({ code: '410927100', name: '张庄镇', own: false });
  return register;
}

let sequence = 0;

/** Enters somebody with the search text that the office would write. */
function enter(register: Register, fullName: string, alias = ''): number {
  sequence += 1;
  const identityNumber = anIdentityNumber(
    `1990${String((sequence % 12) + 1).padStart(2, '0')}07`,
    sequence,
  );
  const { id } = register.people.insert({
    fullName,
    alias,
    nameInitials: nameInitials(fullName),
    identityNumber,
    identityKind: '居民身份证',
    townCode: '410927100',
    category: '吸毒',
    controlStatus: '社会面',
    origin: '新增',
    registeredOn: '2026-01-05',
    createdAt: '2026-01-05T01:00:00Z',
    createdBy: '张敏',
  });
  const places = { townName: '张庄镇', villageName: '' };
  const phones = { phone: '', guardianPhone: '' };
  register.people.setSearchText(
    id,
    searchText({ fullName, alias, identityNumber, ...phones, ...places }),
  );
  return id;
}

const found = (register: Register, text: string, limit = 8) =>
  register.peopleList.search(text, limit).map(({ fullName }) => fullName);

it('names who has these initials before five hundred whom the letters match elsewhere', () => {
  const register = aRegister();
  register.transaction(() => {
    for (let number = 0; number < 500; number += 1) enter(register, '王小明', 'lx');
    enter(register, '李想');
    enter(register, '梁晓东');
    enter(register, '张立新');
  });
  expect(found(register, 'lx')).toEqual([
    '李想',
    '梁晓东',
    '张立新',
    ...Array<string>(5).fill('王小明'),
  ]);
});

it('names who has this name before five hundred who live in a place of that name', () => {
  const register = aRegister();
  register.transaction(() => {
    for (let number = 0; number < 500; number += 1) enter(register, '王小明');
    enter(register, '李庄');
    enter(register, '张庄');
    enter(register, '张庄生');
  });
  expect(found(register, '张庄', 3)).toEqual(['张庄', '张庄生', '王小明']);
});

it('passes over those in the recycle bin without losing others for them', () => {
  const register = aRegister();
  const ids = Array.from({ length: 10 }, () => enter(register, '张立新'));
  for (const id of ids.slice(0, 8))
    register.people.update(id, { recycledAt: '2026-02-01T01:00:00Z' });
  expect(register.peopleList.search('zlx', 8).map(({ id }) => id)).toEqual(ids.slice(8));
});

it.each([
  ['the whole name first', '张立新', ['张立新', '张立新生', '小张立新', '王五']],
  ['the whole initials first', 'zlx', ['赵丽霞', '张立新', '张立新生', '小张立新', '王五']],
  ['the beginning of the reading first', 'zhangli', ['张立新生', '张立新', '王五', '小张立新']],
])('%s', (_words, text, names) => {
  const register = aRegister();
  enter(register, '王五', `${text}的弟弟`);
  for (const name of ['小张立新', '张立新生', '赵丽霞', '张立新']) enter(register, name);
  expect(found(register, text)).toEqual(names);
});

it('knows a name by its dots and capitals', () => {
  const register = aRegister();
  enter(register, '阿里木·买买提');
  enter(register, 'Anna Li');
  expect(found(register, '阿里木买')).toEqual(['阿里木·买买提']);
  expect(found(register, '阿里木·买')).toEqual(['阿里木·买买提']);
  expect(found(register, 'annal')).toEqual(['Anna Li']);
});

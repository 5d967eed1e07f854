import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anOffice, setUp, TOWN } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

const TAKEN = (kind: string) => ({
  code: 'INVALID_INPUT',
  fields: [{ path: 'name', message: `已有同名的${kind}` }],
});
const IN_USE = { code: 'REFUSED', reason: expect.stringContaining('已有同名的') as string };

const nameOf = async (code: string) =>
  (await desk.call('regions.towns', {})).find((town) => town.code === code)?.name;

/** A town in use and one that was given up, both of that name. */
async function twins(): Promise<{ used: string; retired: string }> {
  const { code: retired } = await desk.call('regions.addTown', { name: '新城镇' });
  await desk.call('regions.setRetired', { code: retired, retired: true });
  const { code: used } = await desk.call('regions.addTown', { name: '新城镇' });
  return { used, retired };
}

describe('of two towns in use', () => {
  it('none is renamed to the name of the other', async () => {
    const { code } = await desk.call('regions.addTown', { name: '新城镇' });
    const taken = (await nameOf(TOWN)) ?? '';
    expect(await desk.refused('regions.rename', { code, name: taken })).toEqual(TAKEN('乡镇'));
    expect(await nameOf(code)).toBe('新城镇');
    expect(await desk.call('regions.rename', { code, name: '新城镇' })).toEqual({});
  });

  it('none comes back into use under the name of the other, but under one of its own', async () => {
    const { used, retired } = await twins();
    expect(await desk.refused('regions.setRetired', { code: retired, retired: false })).toEqual(
      IN_USE,
    );
    await desk.call('regions.rename', { code: used, name: '新城街道' });
    expect(await desk.call('regions.setRetired', { code: retired, retired: false })).toEqual({});
  });

  it('one that was given up may be renamed as one likes, and comes back with a name of its own only', async () => {
    const { used, retired } = await twins();
    await desk.call('regions.rename', { code: retired, name: '旧城镇' });
    await desk.call('regions.rename', { code: retired, name: '新城镇' });
    await desk.call('regions.setRetired', { code: used, retired: true });
    expect(await desk.call('regions.setRetired', { code: retired, retired: false })).toEqual({});
  });
});

describe('of two villages in use', () => {
  it('none of one town is renamed or brought back to the name of the other', async () => {
    const { code } = await desk.call('regions.addVillage', { townCode: TOWN, name: '新村' });
    const other = await desk.call('regions.addVillage', { townCode: TOWN, name: '旧村' });
    expect(await desk.refused('regions.rename', { code, name: '旧村' })).toEqual(
      TAKEN('村（社区）'),
    );
    await desk.call('regions.setRetired', { code: other.code, retired: true });
    await desk.call('regions.rename', { code, name: '旧村' });
    expect(await desk.refused('regions.setRetired', { code: other.code, retired: false })).toEqual(
      IN_USE,
    );
  });

  it('two of different towns may have one name', async () => {
    const { code } = await desk.call('regions.addVillage', { townCode: TOWN, name: '新村' });
    const elsewhere = await desk.call('regions.addVillage', {
      townCode: '410927101',
      name: '旧村',
    });
    expect(elsewhere.name).toBe('旧村');
    expect(await desk.call('regions.rename', { code, name: '旧村' })).toEqual({});
  });
});

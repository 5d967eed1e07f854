import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentFolder } from '../../db/attachment-files.ts';
import { openRegister } from '../../db/register.ts';
import { unlock } from '../../db/unlock.ts';
import type { Input } from '../../electron/contract/index.ts';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { anOffice, callsOf, CHIEF, setUp } from '../support/office.ts';
import { aJpeg, aPdf, aPng, GPS_TIFF, HIDDEN } from '../support/pictures.ts';

const SOCIAL = { controlStatus: '社会面', registeredOn: '2026-11-15' } as const;
const CANARY = 'CANARY-OF-THE-SCANNED-PAPER';

let desk: ReturnType<typeof anOffice>;
let personId: number;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
  personId = (await desk.call('people.create', { fields: aPerson(), ...SOCIAL })).id;
});
afterEach(() => desk.dispose());

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const folder = () => attachmentFolder(desk.registerFile);
const files = () => readdirSync(folder()).sort();

async function add(bytes: Uint8Array, given: Partial<Input<'attachments.add'>> = {}) {
  return desk.call('attachments.add', {
    personId,
    subjectKind: 'person',
    subjectId: null,
    title: '承诺书',
    content: base64(bytes),
    thumbnail: null,
    ...given,
  });
}
async function refusedAdd(bytes: Uint8Array, given: Partial<Input<'attachments.add'>> = {}) {
  return desk.refused('attachments.add', {
    personId,
    subjectKind: 'person',
    subjectId: null,
    title: '承诺书',
    content: base64(bytes),
    thumbnail: null,
    ...given,
  });
}

/** Everything in the folder of the office, register, journal and sealed files alike. */
function allBytes(): Buffer {
  return Buffer.concat(
    readdirSync(desk.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
}

describe('an attachment', () => {
  it('comes back as it was put in, without what the photo said of its place', async () => {
    const photo = aJpeg({ exif: true });
    const { id, bytes } = await add(photo, { thumbnail: base64(photo) });
    expect(bytes).toBe(aJpeg().length);
    expect(await desk.call('attachments.open', { id })).toEqual({
      title: '承诺书',
      mediaType: 'image/jpeg',
      content: base64(aJpeg()),
    });
    expect(await desk.call('attachments.list', { personId })).toMatchObject([
      {
        id,
        subject: '',
        mediaType: 'image/jpeg',
        thumbnail: base64(aJpeg()),
        file: 'whole',
        addedBy: CHIEF.userName,
        removed: false,
      },
    ]);
  });

  it('is on the disk under a name that says nothing, and nowhere in plain', async () => {
    await add(aPdf(CANARY), { title: '张立新的承诺书' });
    await add(aJpeg({ exif: true }));
    desk.office.close();
    expect(files()).toHaveLength(2);
    for (const name of files()) expect(name).toMatch(/^[0-9a-f]{32}\.sealed$/);
    const written = allBytes();
    for (const secret of [CANARY, HIDDEN, '%PDF-', '张立新', 'JFIF'])
      expect([secret, written.includes(secret)]).toEqual([secret, false]);
    expect(written.includes(GPS_TIFF)).toBe(false);
  });

  it('belongs to a visit of the same person, or is refused', async () => {
    const visit = await desk.call('visits.record', {
      personId,
      visitedOn: '2026-11-14',
      mode: '面对面',
      outcome: '见到本人',
      inCharge: '陈静',
      seen: '本人',
      place: '',
      drugState: null,
      topics: [],
      findings: '',
      needs: '',
    });
    const other = await desk.call('people.create', {
      fields: aPerson({ fullName: '单小红', identityNumber: anIdentityNumber('19910101') }),
      ...SOCIAL,
    });
    const of = { subjectKind: 'visit', subjectId: visit.visitId } as const;
    await add(aPng(), of);
    expect((await desk.call('attachments.list', { personId }))[0]?.subject).toBe('2026-11-14走访');
    for (const wrong of [
      { ...of, personId: other.id },
      { ...of, subjectId: 999 },
      { ...of, subjectId: null },
    ])
      expect(await refusedAdd(aPng(), wrong)).toEqual({
        code: 'NOT_FOUND',
        what: '附件所属的记录',
      });
    expect(files()).toHaveLength(1);
  });

  it.each([
    ['a program', Buffer.from('MZ\x90\0'), '只能添加'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '只能添加'],
    ['half a photo', aJpeg({ exif: true }).subarray(0, 200), '不完整'],
    ['more than 10 MB', aJpeg({ scan: Buffer.alloc(10 * 1024 * 1024) }), '超过10MB'],
  ])('is refused when it is %s', async (_title, bytes, words) => {
    expect(await refusedAdd(bytes)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'content', message: expect.stringContaining(words) as string }],
    });
    expect(() => files()).toThrow('ENOENT');
  });

  it('of just under 10 MB is taken', async () => {
    const { id } = await add(aJpeg({ scan: Buffer.alloc(10 * 1024 * 1024 - 200, 5) }));
    const { content } = await desk.call('attachments.open', { id });
    expect(content.length).toBeGreaterThan(13_900_000);
  });

  it('that is removed stays sealed, without its picture, for those who approve', async () => {
    const { id } = await add(aJpeg(), { thumbnail: base64(aJpeg()) });
    await desk.call('attachments.remove', { id, reason: '拍错了人' });
    expect(await desk.call('attachments.list', { personId })).toMatchObject([
      { id, removed: true, removeReason: '拍错了人', thumbnail: null },
    ]);
    expect(await desk.refused('attachments.remove', { id, reason: '再移' })).toMatchObject({
      code: 'REFUSED',
    });
    await desk.call('attachments.open', { id });
    const clerk = { userName: '李秀英', password: 'battery staple' };
    await desk.call('users.add', {
      name: clerk.userName,
      role: '经办人',
      password: clerk.password,
    });
    await desk.call('session.lock', {});
    await desk.call('session.unlock', clerk);
    expect(await desk.refused('attachments.open', { id })).toEqual({
      code: 'NOT_PERMITTED',
      needs: '审核人或负责人',
    });
  });

  it('is logged when it is added, read, copied and removed, without its words', async () => {
    const { id } = await add(aPdf(), { title: '张立新的承诺书' });
    await desk.call('attachments.open', { id });
    const target = join(desk.folder, '副本.pdf');
    expect(await desk.call('attachments.saveCopy', { id, target })).toEqual({
      fileName: '副本.pdf',
    });
    expect(readFileSync(target)).toEqual(aPdf());
    await desk.call('attachments.remove', { id, reason: '重复' });
    const log = await desk.call('people.history', { id: personId });
    expect(log.map(({ action }) => action).slice(0, 4)).toEqual([
      '移除附件（重复）',
      '另存附件',
      '查看附件',
      '添加附件',
    ]);
    expect(JSON.stringify(log.slice(0, 4))).not.toContain('承诺书');
  });
});

describe('a file that is not as it was written', () => {
  const only = () => join(folder(), files()[0] ?? '');

  it('is said to be damaged, whichever byte was changed', async () => {
    const { id } = await add(aPng());
    const whole = readFileSync(only());
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(only(), changed);
      expect([at, await desk.refused('attachments.open', { id })]).toEqual([
        at,
        { code: 'DAMAGED', what: '附件文件' },
      ]);
    }
    writeFileSync(only(), whole);
    await desk.call('attachments.open', { id });
  });

  it('is seen in the list when it is missing or cut off', async () => {
    const { id } = await add(aPng());
    const state = async () => (await desk.call('attachments.list', { personId }))[0]?.file;
    const path = only();
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, 20));
    expect(await state()).toBe('damaged');
    expect(await desk.refused('attachments.open', { id })).toMatchObject({ code: 'DAMAGED' });
    rmSync(path);
    expect(await state()).toBe('missing');
    expect(await desk.refused('attachments.open', { id })).toEqual({
      code: 'FILE_MISSING',
      what: '附件文件（台账旁边的 .attachments 文件夹中）',
    });
  });

  it('does not open under the name of another attachment', async () => {
    const first = await add(aPng());
    await add(aPdf());
    const [one = '', other = ''] = files();
    renameSync(join(folder(), one), join(folder(), 'spare'));
    renameSync(join(folder(), other), join(folder(), one));
    renameSync(join(folder(), 'spare'), join(folder(), other));
    expect(await desk.refused('attachments.open', { id: first.id })).toMatchObject({
      code: 'DAMAGED',
    });
  });
});

describe('what a crash leaves', () => {
  const dataKey = () =>
    unlock(desk.registerFile, CHIEF.userName, CHIEF.password, Date.now()).dataKey;

  it('is taken away at the next start: noted, written, and without a row', async () => {
    await add(aPng());
    const kept = files();
    desk.office.close();
    const fileId = '0123456789abcdef0123456789abcdef';
    const register = openRegister(desk.registerFile, dataKey());
    register.attachments.note(fileId, '2026-11-15T00:00:00.000Z');
    register.attachmentFiles.write(fileId, aPdf());
    register.close();
    writeFileSync(join(folder(), `${fileId}.sealed.tmp`), 'half');
    expect(files()).toHaveLength(3);
    const office = desk.again();
    await callsOf(office).call('session.unlock', CHIEF);
    expect(files()).toEqual(kept);
    office.close();
  });

  it('is nothing else: files of newer attachments outlive an older copy of the register', async () => {
    const stranger = 'fedcba9876543210fedcba9876543210.sealed';
    await add(aPng());
    writeFileSync(join(folder(), stranger), 'of another day');
    desk.office.close();
    const office = desk.again();
    await callsOf(office).call('session.unlock', CHIEF);
    expect(files()).toContain(stranger);
    office.close();
  });

  it('is said at once when the folder cannot be written, and nothing is recorded', async () => {
    writeFileSync(folder(), 'a file in the place of the folder');
    const error = await refusedAdd(aPng());
    expect(['BAD_PLACE', 'FILE_EXISTS']).toContain(error.code);
    expect(await desk.call('attachments.list', { personId })).toEqual([]);
  });
});

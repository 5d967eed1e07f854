import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../electron/contract/index.ts';
import { anIdentityNumber, aVisit } from '../support/builders.ts';
import { aLine, writeLedgerFile, type LedgerLine } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
let files = 0;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

function ledger(lines: readonly LedgerLine[]): string {
  files += 1;
  return writeLedgerFile(desk.folder, `台账${files}.xlsx`, lines);
}
function counts({
  created,
  updated,
  unchanged,
}: {
  created: number;
  updated: number;
  unchanged: number;
}) {
  return { created, updated, unchanged };
}
async function take(
  lines: readonly LedgerLine[],
  choice: Partial<Input<'imports.commit'>> = {},
): Promise<Output<'imports.commit'>> {
  const { token } = await desk.call('imports.read', { source: ledger(lines) });
  return desk.call('imports.commit', { token, ...choice });
}
async function only(): Promise<Output<'people.get'>> {
  const { rows } = await desk.call('people.list', { filter: {} });
  expect(rows).toHaveLength(1);
  return desk.call('people.get', { id: rows[0]?.id ?? 0 });
}

const FULL = aLine({
  phone: '199 0000 1234',
  villageCode: '',
  domicile: '河南省台前县',
  education: '高中',
  marriage: '离婚',
  occupation: '农民',
  drugs: '冰毒、麻古',
  firstUsedOn: '2015年',
  controlStatus: '社区戒毒',
  documentNumber: '台公（禁）社戒决字〔2025〕1号',
  serviceOn: '2025.3.1',
  startOn: '2025-03-05',
  grade: '高',
  drugState: '未复吸',
  lastTestOn: '2026-10-08',
  lastTestResult: '阴性',
  lastVisitOn: '2026-10-20',
  policeOfficer: '赵刚',
  caseWorker: '陈静',
  guardian: '张父',
  guardianPhone: '0393-2231234',
  povertyCategory: '脱贫户',
  householdSize: '4',
  note: '无',
});

describe('a dry run', () => {
  it('counts and locates, and writes nothing', async () => {
    const source = ledger([
      aLine(),
      aLine({
        fullName: '李四',
        identityNumber: `${anIdentityNumber().slice(0, 17)}${anIdentityNumber().endsWith('1') ? '2' : '1'}`,
      }),
    ]);
    const before = await desk.call('audit.verify', {});
    const dry = await desk.call('imports.read', { source });
    expect({
      read: dry.read,
      people: dry.people,
      rejectedLines: dry.rejectedLines,
      as: dry.as,
      ...counts(dry),
    }).toEqual({
      read: 2,
      people: 1,
      rejectedLines: 1,
      as: 'stock',
      created: 1,
      updated: 0,
      unchanged: 0,
    });
    expect(dry.rejected).toMatchObject([
      { sheet: '人员台账', row: 3, column: '身份证号', columnLetter: 'B', code: 'ID_CHECK_DIGIT' },
    ]);
    expect((await desk.call('people.list', { filter: {} })).total).toBe(0);
    expect(await desk.call('audit.verify', {})).toEqual(before);
  });

  it('gives the rejected lines back as a workbook; mended and imported, only they change anything', async () => {
    const bad = aLine({
      fullName: '李四',
      identityNumber: anIdentityNumber('19850101', 321),
      phone: '123',
    });
    const { token } = await desk.call('imports.read', { source: ledger([aLine(), bad]) });
    const target = join(desk.folder, '退回.xlsx');
    expect(await desk.call('imports.saveRejected', { token, target })).toEqual({
      lines: 1,
      fileName: '退回.xlsx',
    });
    expect(
      await desk.refused('imports.saveRejected', {
        token,
        target: join(desk.folder, '没有的文件夹', '退回.xlsx'),
      }),
    ).toMatchObject({ code: 'FILE_MISSING' });
    await desk.call('imports.commit', { token });
    const again = await desk.call('imports.read', { source: target });
    expect({ read: again.read, rejectedLines: again.rejectedLines }).toEqual({
      read: 1,
      rejectedLines: 1,
    });
  });

  it('forgets itself when the register is locked', async () => {
    const { token } = await desk.call('imports.read', { source: ledger([aLine()]) });
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: '王建国', password: 'correct horse' });
    expect(await desk.refused('imports.commit', { token })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('committing', () => {
  it('makes of a line the person, the measure, the grade, the test and the visit (defaults.md 4)', async () => {
    expect(counts(await take([FULL]))).toEqual({ created: 1, updated: 0, unchanged: 0 });
    const person = await only();
    expect(person).toMatchObject({
      origin: '存量',
      controlStatus: '社区戒毒',
      grade: '高',
      fields: {
        marriage: '离异',
        occupation: '务农',
        ethnicity: '汉族',
        firstUsedOn: '2015',
        householdSize: 4,
      },
      measures: [
        {
          kind: '社区戒毒',
          serviceOn: '2025-03-01',
          startOn: '2025-03-05',
          reportInState: '已报到',
          lastDay: '2028-03-04',
        },
      ],
      grades: [{ grade: '高', effectiveOn: '2026-10-20', source: '台账导入', selfApproved: false }],
      statuses: [{ on: '0001-01-01', cause: '存量登记' }],
      visitDue: { dueOn: '2026-11-20', anchorOn: '2026-10-20', ruleId: 'VISIT-高' },
    });
    expect(person.fields.drugs.map(({ drug }) => drug)).toEqual([
      '甲基苯丙胺（冰毒）',
      '甲基苯丙胺片剂（麻古）',
    ]);
    expect(await desk.call('visits.ofPerson', { personId: person.id })).toMatchObject([
      {
        visitedOn: '2026-10-20',
        inCharge: '陈静',
        seen: '本人',
        qualifies: true,
        source: '台账导入',
      },
    ]);
    expect(await desk.call('tests.ofPerson', { personId: person.id })).toMatchObject([
      { testedOn: '2026-10-08', result: '阴性', source: '台账导入' },
    ]);
    expect((await desk.call('people.search', { text: '1234' })).map((row) => row.id)).toEqual([
      person.id,
    ]);
  });

  it('changes nothing when the same file comes twice', async () => {
    await take([
      FULL,
      aLine({
        fullName: '李四',
        identityNumber: anIdentityNumber('19850101', 321),
        documentNumber: '某号',
      }),
    ]);
    const source = ledger([
      FULL,
      aLine({
        fullName: '李四',
        identityNumber: anIdentityNumber('19850101', 321),
        documentNumber: '某号',
      }),
    ]);
    const dry = await desk.call('imports.read', { source });
    expect({ ...counts(dry), changed: dry.changed }).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
      changed: [],
    });
    expect(counts(await desk.call('imports.commit', { token: dry.token }))).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
  });

  it('reads its own export without one change', async () => {
    await take([
      FULL,
      aLine({
        fullName: '=1+1',
        identityNumber: anIdentityNumber('19850101', 321),
        address: '@某路',
      }),
    ]);
    const target = join(desk.folder, '导出.xlsx');
    await desk.call('people.export', {
      filter: {},
      columns: [],
      unmasked: true,
      reason: '核对',
      target,
    });
    const dry = await desk.call('imports.read', { source: target });
    expect({
      read: dry.read,
      rejected: dry.rejected,
      changed: dry.changed,
      ...counts(dry),
    }).toEqual({
      read: 2,
      rejected: [],
      changed: [],
      created: 0,
      updated: 0,
      unchanged: 2,
    });
  });

  it('fills what is empty, and overwrites only what was chosen', async () => {
    await take([aLine({ address: '旧址' })]);
    const changed = aLine({ address: '新址', caseWorker: '陈静', grade: '中' });
    expect(counts(await take([changed]))).toEqual({ created: 0, updated: 1, unchanged: 0 });
    const filled = await only();
    expect([filled.fields.address, filled.fields.caseWorker, filled.grade]).toEqual([
      '旧址',
      '陈静',
      '中',
    ]);
    expect(counts(await take([changed], { takeFields: ['address'] }))).toEqual({
      created: 0,
      updated: 1,
      unchanged: 0,
    });
    expect((await only()).fields.address).toBe('新址');
    await take([aLine({ address: '' })]);
    expect((await only()).fields.address).toBe('新址');
  });

  it('moves a person to another status or town by the same steps as on the screen', async () => {
    await take([FULL]);
    await take([{ ...FULL, controlStatus: '在押', townCode: '侯庙镇' }], {
      takeFields: ['controlStatus', 'townCode'],
    });
    const person = await only();
    expect([person.controlStatus, person.townName]).toEqual(['在押', '侯庙镇']);
    expect(person.statuses.map((status) => status.cause)).toEqual([
      '存量登记',
      '县内转移',
      '现状变更',
    ]);
    expect(person.measures).toMatchObject([{ kind: '社区戒毒', endOn: null }]);
  });
});

describe('doubtful lines', () => {
  it.each([
    ['同名同生日不同号', { identityNumber: anIdentityNumber('19900307', 789) }],
    ['仅差一位', { identityNumber: anIdentityNumber('19900317', 123) }],
    ['仅差一位', { fullName: '张丽欣', identityNumber: anIdentityNumber('19900317', 123) }],
    ['仅差一位', { fullName: '张立', identityNumber: anIdentityNumber('19900307', 128) }],
    ['仅差一位', { fullName: '章立新', identityNumber: anIdentityNumber('19900307', 223) }],
    ['同号不同名', { fullName: '张立心' }],
    [
      '待确认',
      {
        fullName: '李四',
        identityNumber: anIdentityNumber('19850101', 321),
        drugs: '一氧化二氮（笑气）',
      },
    ],
  ] as const)('%s waits, and the import goes on', async (why, given) => {
    await take([aLine()]);
    const lines = [
      aLine(given),
      aLine({ fullName: '孙七', identityNumber: anIdentityNumber('19700101', 111) }),
    ];
    const done = await take(lines);
    expect([done.created, done.doubtful]).toEqual([1, 1]);
    expect(await desk.call('imports.doubtful', {})).toMatchObject([{ why }]);
    expect((await take(lines)).doubtful).toBe(0);
    const [line] = await desk.call('imports.doubtful', {});
    await desk.call('imports.decideDoubtful', { id: line?.id ?? 0, decision: 'drop', note: '' });
    expect(await desk.call('imports.doubtful', {})).toEqual([]);
    expect((await take(lines)).doubtful).toBe(0);
  });

  it.each([
    ['another name', { fullName: '李海波', identityNumber: anIdentityNumber('19900317', 123) }],
    ['two other digits', { fullName: '张丽欣', identityNumber: anIdentityNumber('19900318', 123) }],
    ['two characters less', { fullName: '张', identityNumber: anIdentityNumber('19900317', 123) }],
  ] as const)('are none with %s', async (_what, given) => {
    await take([aLine()]);
    const done = await take([aLine(given)]);
    expect([done.created, done.doubtful]).toEqual([1, 0]);
  });

  it('with a name alike change nothing any more once they were found to be the same person', async () => {
    await take([aLine()]);
    const mistyped = { fullName: '张丽欣', identityNumber: anIdentityNumber('19900317', 123) };
    await take([aLine(mistyped)]);
    const [line] = await desk.call('imports.doubtful', {});
    expect(line?.explanation).toBe('与已登记人员姓名相近，身份证号只差一位，可能是同一人');
    await desk.call('imports.decideDoubtful', { id: line?.id ?? 0, decision: 'same', note: '' });
    expect((await only()).fields.fullName).toBe('张立新');
    expect(counts(await take([aLine(mistyped)]))).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });

  it('are two people once somebody says so', async () => {
    await take([aLine(), aLine({ identityNumber: anIdentityNumber('19900307', 789) })]);
    const [line] = await desk.call('imports.doubtful', {});
    await desk.call('imports.decideDoubtful', {
      id: line?.id ?? 0,
      decision: 'newPerson',
      note: '孪生兄弟',
    });
    expect((await desk.call('people.list', { filter: {} })).total).toBe(2);
  });

  it('are the lines of one number that contradict each other', async () => {
    const done = await take([aLine({ address: '甲' }), aLine({ address: '乙' })]);
    expect(counts(done)).toEqual({ created: 0, updated: 0, unchanged: 0 });
    const [line] = await desk.call('imports.doubtful', {});
    expect(line).toMatchObject({
      why: '同一文件内矛盾',
      explanation: expect.stringContaining('甲 / 乙') as string,
    });
  });
});

describe('taking an import back', () => {
  it('leaves the register as it was, new people and changed ones', async () => {
    await take([aLine({ address: '旧址' })]);
    const before = await only();
    const { importId } = await take(
      [
        { ...FULL, address: '新址' },
        aLine({ fullName: '李四', identityNumber: anIdentityNumber('19850101', 321) }),
      ],
      { takeFields: ['address', 'controlStatus'] },
    );
    expect(await desk.call('imports.undo', { importId, reason: '选错文件' })).toEqual({
      removed: 1,
      restored: 1,
    });
    const after = await only();
    expect({ ...after, revision: 0 }).toEqual({ ...before, revision: 0 });
    expect(await desk.call('visits.ofPerson', { personId: after.id })).toEqual([]);
    expect((await desk.call('imports.list', {}))[0]).toMatchObject({
      undoable: false,
      whyNotUndoable: '已经撤销',
    });
  });

  it('is refused once something else has touched its people', async () => {
    const { importId } = await take([aLine()]);
    const { id } = await only();
    await desk.call('people.reveal', { id });
    expect((await desk.call('imports.list', {}))[0]).toMatchObject({ undoable: true });
    await desk.call('visits.record', aVisit(id));
    expect(await desk.refused('imports.undo', { importId, reason: '选错文件' })).toMatchObject({
      code: 'REFUSED',
    });
    expect((await desk.call('people.list', { filter: {} })).total).toBe(1);
  });

  it('is refused once its people stand on the list of a round: nobody leaves that silently (R-10)', async () => {
    const { importId } = await take([aLine({ povertyCategory: '脱贫户' })]);
    const window = { firstOn: '2026-11-15', lastOn: '2026-12-31' };
    await desk.call('rounds.open', { year: 2026, name: '年末', ...window });
    expect(await desk.refused('imports.undo', { importId, reason: '选错文件' })).toEqual({
      code: 'REFUSED',
      reason: '导入之后，其中的人员已登记了户或列入逐人回访名单，不能整体撤销',
    });
    const { rounds } = await desk.call('rounds.list', {});
    expect(rounds).toMatchObject([{ listed: 1, waiting: 1 }]);
  });
});

describe('a ledger against what was approved and ended', () => {
  it('only proposes a grade where another was approved', async () => {
    await take([FULL]);
    const done = await take([{ ...FULL, grade: '低' }], { takeFields: ['grade'] });
    expect(done.updated).toBe(1);
    const person = await only();
    expect([person.grade, person.grades.map((grade) => [grade.grade, grade.approvedBy])]).toEqual([
      '高',
      expect.arrayContaining([['低', null]]),
    ]);
    expect((await take([{ ...FULL, grade: '低' }], { takeFields: ['grade'] })).updated).toBe(0);
  });

  it('never files somebody under a village of another town', async () => {
    await take([aLine()]);
    const [village] = await desk.call('regions.villages', { townCode: '410927101' });
    const moved = aLine({ townCode: '侯庙镇', villageCode: village?.name ?? '' });
    await take([moved]);
    await take([moved], { takeFields: ['villageCode'] });
    const before = await only();
    expect([before.townName, before.villageName]).toEqual(['城关镇', '']);
    await take([moved], { takeFields: ['townCode', 'villageCode'] });
    const after = await only();
    expect([after.townName, after.villageName]).toEqual(['侯庙镇', village?.name]);
  });

  it('leaves the dead to a correction with its reason', async () => {
    await take([aLine({ controlStatus: '死亡' })]);
    const done = await take([aLine()], { takeFields: ['controlStatus'] });
    expect([done.updated, done.doubtful]).toEqual([0, 1]);
    expect((await only()).controlStatus).toBe('死亡');
  });
});

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, anIdentityNumber } from '../support/builders.ts';
import { officeAt, setUpAnew } from '../support/office.ts';

const folder = mkdtempSync(join(tmpdir(), 'exports-'));
const stick = join(folder, 'stick');
let fonts: readonly string[] | null = null;
const { office, call, refused } = officeAt(folder, '2026-11-15', {
  drives: () => Promise.resolve([{ path: stick, label: '', freeBytes: 1e9, totalBytes: 1e9 }]),
  fonts: () => Promise.resolve(fonts),
});
let reportId = 0;

beforeAll(async () => {
  await setUpAnew({ call });
  await call('people.create', {
    fields: aPerson({ identityNumber: anIdentityNumber('19900307', 1) }),
    controlStatus: '社会面',
    registeredOn: '2026-09-10',
  });
  const { id } = await call('reports.prepare', { kind: 'bi-monthly', period: '2026-09/10' });
  await call('reports.issue', { id, signer: '王建国', number: 1, issuedOn: '2026-11-05' });
  reportId = id;
});
afterAll(() => {
  office.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a package', () => {
  it.each([
    ['on a stick', 'stick', true],
    ['in a folder of the stick', 'stick/报送', true],
    ['in a folder', 'documents', false],
    ['in a folder whose name begins like the stick', 'stick-copies', false],
  ])(
    '%s is known as such, so that only a stick is said to be taken out',
    async (_fact, name, removable) => {
      const target = join(folder, name);
      mkdirSync(target, { recursive: true });
      const written = await call('exports.write', {
        reportIds: [reportId],
        target,
        recipient: '濮阳市禁毒委员会办公室',
      });
      expect([written.removable, written.leftovers]).toEqual([removable, []]);
      expect(await call('exports.settle', {})).toEqual({ found: [], waiting: [] });
    },
  );

  it('that could not be written leaves no note behind', async () => {
    const missing = { reportIds: [reportId], target: join(folder, 'none'), recipient: '市禁毒办' };
    expect(await refused('exports.write', missing)).toMatchObject({ code: 'FILE_MISSING' });
    expect(await call('exports.settle', {})).toEqual({ found: [], waiting: [] });
  });
});

describe('the fonts of this machine', () => {
  it('are not known where they cannot be listed', async () => {
    expect(await call('reports.fonts', {})).toEqual({ known: false, missing: [] });
  });

  it('are compared with the official ones', async () => {
    fonts = ['仿宋', '楷体', '黑体', '宋体', 'Times New Roman', '方正小标宋简体'];
    const { known, missing } = await call('reports.fonts', {});
    expect([known, missing.map(({ font, install }) => [font, install])]).toEqual([
      true,
      [
        ['仿宋_GB2312', false],
        ['楷体_GB2312', false],
      ],
    ]);
  });
});

describe('a change of a rule', () => {
  it('is refused under its field, in words', async () => {
    const change = {
      ruleId: 'VISIT-高',
      value: { months: 4, faceToFace: true },
      validFrom: '2026-11-16',
      legalBasis: '会议决定',
    };
    const words =
      '高风险走访间隔（4个月）不能长于中风险（3个月）；确需这样，请先修改“中风险走访间隔”';
    expect(await refused('rules.change', change)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'value.months', message: words }],
    });
    const extra = { ...change, value: { months: 2, faceToFace: true, weeks: 1 } };
    expect(await refused('rules.change', extra)).toMatchObject({
      fields: [{ path: 'value', message: '这条规则没有“weeks”这一项，请去掉' }],
    });
    const changed = await call('rules.change', {
      ...change,
      value: { months: 2, faceToFace: true },
    });
    expect(changed.value).toEqual({ months: 2, faceToFace: true });
  });
});

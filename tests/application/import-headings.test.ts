import { statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WORKBOOK_LIMITS } from '../../electron/ledger/workbook.ts';
import { REASONS } from '../../electron/ledger/unreadable.ts';
import { anIdentityNumber } from '../support/builders.ts';
import { writeWorkbook } from '../support/ledger-file.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

const HEAD = ['姓名', '身份证号', '乡镇', '管控现状'];
const LINE = ['张立新', anIdentityNumber(), '城关镇', '社会面'];

function ledger(head: readonly string[], line: readonly string[]): string {
  return writeWorkbook(desk.folder, '台账.xlsx', { 台账: [head, line] });
}

describe('a mapping of headings', () => {
  it.each([
    ['姓名', '监护人', '“姓名”程序本来就认识，就是“姓名”'],
    ['身份证号', '', '“身份证号”程序本来就认识'],
    ['学历', '备注', '“学历”程序本来就认识，就是“文化程度”'],
    ['序号', '姓名', '程序不读这一列'],
    ['新列', '没有的列', '台账里没有“没有的列”这一列'],
  ])('that makes %s “%s” is refused with its reason', async (heading, target, words) => {
    const source = ledger([...HEAD, '新列'], [...LINE, '甲']);
    const error = await desk.refused('imports.read', { source, mapping: { [heading]: target } });
    expect(error).toEqual({ code: 'REFUSED', reason: expect.stringContaining(words) as string });
  });

  it.each([
    [['号码一', '号码二'], { 号码一: '联系电话', 号码二: '联系电话' }],
    [['联系电话', '号码二'], { 号码二: '联系电话' }],
  ])('that makes two headings of a sheet one column is refused: %s', async (more, mapping) => {
    const source = ledger([...HEAD, ...more], [...LINE, '19900001111', '19900002222']);
    expect(await desk.refused('imports.read', { source, mapping })).toEqual({
      code: 'REFUSED',
      reason: expect.stringContaining('两列不能都是“联系电话”') as string,
    });
  });

  it('is remembered, told as such in the next dry run, changed there, and forgotten on demand', async () => {
    const source = ledger([...HEAD, '尿检那天', '旧号'], [...LINE, '2026-11-01', '19900001111']);
    const first = await desk.call('imports.read', {
      source,
      mapping: { 尿检那天: '最近走访日期' },
    });
    expect(first.mappedHeadings).toEqual([
      { sheet: '台账', heading: '尿检那天', target: '最近走访日期', samples: 1, remembered: false },
    ]);
    expect(await desk.call('imports.headings', {})).toEqual([]);
    await desk.call('imports.commit', { token: first.token });
    expect(await desk.call('imports.headings', {})).toEqual([
      { heading: '尿检那天', target: '最近走访日期' },
    ]);
    const second = await desk.call('imports.read', { source });
    expect(second.mappedHeadings).toMatchObject([{ target: '最近走访日期', remembered: true }]);
    expect(second.unknownHeadings.map(({ heading }) => heading)).toEqual(['旧号']);
    const third = await desk.call('imports.read', { source, mapping: { '尿检 那天：': '' } });
    expect(third.mappedHeadings).toMatchObject([
      { heading: '尿检那天', target: '', remembered: false },
    ]);
    await desk.call('imports.commit', { token: third.token });
    expect(await desk.call('imports.headings', {})).toEqual([
      { heading: '尿检 那天：', target: '' },
    ]);
    await desk.call('imports.forgetHeading', { heading: '尿检 那天：' });
    expect(await desk.call('imports.headings', {})).toEqual([]);
    expect(await desk.refused('imports.forgetHeading', { heading: '尿检 那天：' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const fourth = await desk.call('imports.read', { source });
    expect(fourth.mappedHeadings).toEqual([]);
    expect((await desk.call('audit.list', {})).rows.map(({ action }) => action)).toContain(
      '删除列名对应',
    );
  });
});

describe('the dry run tells', () => {
  it('of hidden sheets, rows and columns and of columns that are missing', async () => {
    const source = writeWorkbook(
      desk.folder,
      '隐藏.xlsx',
      {
        明: [
          [...HEAD, '电话'],
          [...LINE, '19900001111'],
          ['李四', anIdentityNumber('19850101', 321), '城关镇', '社会面', ''],
        ],
        暗: [
          ['姓名', '身份证号'],
          ['王五', anIdentityNumber('19800101', 111)],
        ],
      },
      (book) => {
        book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
        book.Sheets['明']!['!cols'] = [{}, {}, {}, {}, { hidden: true }];
        book.Sheets['明']!['!rows'] = [{}, {}, { hidden: true }];
      },
    );
    const dry = await desk.call('imports.read', { source });
    expect(
      dry.sheets.map(({ name, hidden, missingColumns }) => [name, hidden, missingColumns]),
    ).toEqual([
      ['明', false, []],
      ['暗', true, ['乡镇', '管控现状']],
    ]);
    expect(
      dry.hints
        .filter(({ code }) => code === 'HIDDEN_READ')
        .map(({ sheet, row, message }) => [sheet, row, message]),
    ).toEqual([
      ['明', 0, '有 1 行是隐藏或被筛掉的，也已读入'],
      ['明', 0, '有 1 列是隐藏的，也已读入：E 列“电话”'],
      ['暗', 0, '工作表“暗”是隐藏的，也已读入'],
    ]);
  });
});

describe('a file that is too large', () => {
  it('is refused before a byte of it is read', async () => {
    const source = join(desk.folder, '太大.xlsx');
    writeFileSync(source, '');
    // Longer than a Buffer may be: reading it would fail by itself.
    truncateSync(source, 2 ** 33);
    expect(statSync(source).size).toBeGreaterThan(WORKBOOK_LIMITS.fileBytes);
    expect(await desk.refused('imports.read', { source })).toEqual({
      code: 'NOT_A_LEDGER',
      reason: REASONS.tooBig,
    });
  });
});

describe('a retired town', () => {
  it('takes nobody new from a ledger, and keeps who is there', async () => {
    const source = ledger(HEAD, LINE);
    const { token } = await desk.call('imports.read', { source });
    await desk.call('imports.commit', { token });
    await desk.call('regions.setRetired', { code: '410927100', retired: true });
    const again = await desk.call('imports.read', { source });
    expect([again.unchanged, again.rejectedLines]).toEqual([1, 0]);
    expect(again.hints.map(({ code }) => code)).toEqual(['RETIRED_REGION']);
    const other = ledger(HEAD, ['李四', anIdentityNumber('19850101', 321), '城关镇', '社会面']);
    const dry = await desk.call('imports.read', { source: other });
    expect([dry.created, dry.rejected.map(({ column, code }) => [column, code])]).toEqual([
      0,
      [['乡镇', 'TOWN_RETIRED']],
    ]);
  });
});

import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  buildRouteSheet,
  type RouteSheet,
} from '../../electron/reports/route-sheet/route-sheet.ts';

const person = {
  ...{ name: '欧阳建国', grade: '高', address: '东街1号', phone: '199****1234' },
  tasks: ['走访（2026年11月20日）', '检测（2026年12月1日）'],
};
const SHEET: RouteSheet = {
  ...{ office: '台前县禁毒委员会办公室', town: '城关镇' },
  ...{ printedOn: '2026-11-15', to: '2026-12-14' },
  villages: [
    { name: '第一村', people: [person, person] },
    { name: '第二村', people: [person] },
  ],
};

it('has a table a village, each on a page of its own, with blank fields to write in', async () => {
  const bytes = await buildRouteSheet(SHEET);
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  expect(xml.match(/<w:tbl>/g)).toHaveLength(2);
  expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  const [, row = ''] = /<w:tr>(?:(?!<w:tr>).)*欧阳建国(.*?)<\/w:tr>/s.exec(xml) ?? [];
  const cells = row
    .split('<w:tc>')
    .slice(1)
    .map((cell) => cell.replace(/<[^>]+>/g, ''));
  expect(cells).toEqual([
    '高',
    '东街1号',
    '199****1234',
    '走访（2026年11月20日）；检测（2026年12月1日）',
    ...['', '', '', '', ''],
  ]);
});

it('is the same file for the same sheet', async () => {
  expect(await buildRouteSheet(SHEET)).toEqual(await buildRouteSheet(SHEET));
});

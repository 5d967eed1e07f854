/** The rows of the two annexes by town (defaults.md 8), 合计 first; each column is one indicator. */
import type { ReportTable } from '../report-model.ts';
import type { FigureTable } from './figures.ts';
import { UNSET } from './figures.ts';
import type { BiMonthlyRows } from './rows.ts';
import type { Figures } from '../text/template.ts';

type ColumnGroup = readonly [
  group: string,
  columns: readonly (readonly [id: string, label: string])[],
];

const LEADING: ColumnGroup = [
  '',
  [
    ['', '序号'],
    ['', '乡镇（街道）'],
  ],
];

const POPULATION: readonly ColumnGroup[] = [
  LEADING,
  ['', [['pop.open', '期初现有']]],
  [
    '本期增加',
    [
      ['pop.new', '新增'],
      ['pop.in', '迁入'],
      ['pop.tin', '县内转入'],
      ['pop.relapse', '复吸重新纳入'],
    ],
  ],
  [
    '本期减少',
    [
      ['pop.dead', '死亡'],
      ['pop.out', '迁出'],
      ['pop.tout', '县内转出'],
      ['pop.clean3', '三年未复吸'],
      ['pop.other', '其他注销'],
    ],
  ],
  ['', [['pop.close', '期末现有']]],
  [
    '其中',
    [
      ['pop.SD', '社区戒毒'],
      ['pop.SK', '社区康复'],
      ['pop.QG', '强制隔离'],
      ['pop.ZY', '自愿戒毒'],
      ['pop.YW', '维持治疗'],
      ['pop.SH', '社会面'],
      ['pop.jail', '在押'],
      ['pop.lost', '失联'],
    ],
  ],
];

const CONTROL: readonly ColumnGroup[] = [
  LEADING,
  [
    '',
    [
      ['ctl.base', '应管控'],
      ['ctl.in', '在控'],
      ['ctl.rate', '管控率'],
    ],
  ],
  [
    '分级',
    [
      ['grade.h', '高'],
      ['grade.m', '中'],
      ['grade.l', '低'],
      ['grade.u', '未评估'],
    ],
  ],
  [
    '走访',
    [
      ['visit.due', '应走访'],
      ['visit.done', '已走访'],
      ['visit.rate', '完成率'],
    ],
  ],
  [
    '见面',
    [
      ['meet.base', '应见面'],
      ['meet.done', '已见面'],
      ['meet.rate', '见面率'],
    ],
  ],
  [
    '检测',
    [
      ['test.due', '应检'],
      ['test.done', '已检'],
      ['test.rate', '完成率'],
      ['test.pos', '阳性人次'],
    ],
  ],
  [
    '',
    [
      ['help.count', '帮扶人次'],
      ['light.count', '无感'],
    ],
  ],
];

/** Test windows that cannot be told stand as a dash, explained in the note; whatever else is unknown as 未设置. */
function cellText(id: string, figures: Figures): string {
  const figure = figures.get(id);
  if (figure === undefined || figure.unset) return id.startsWith('test.') ? '—' : UNSET;
  return figure.text;
}

/** A retired town keeps its row as long as it has figures. */
function isEmpty(figures: Figures): boolean {
  return [...figures.values()].every(({ value }) => value === null || value === 0);
}

function tableOf(
  groups: readonly ColumnGroup[],
  rows: BiMonthlyRows,
  { county, byTown }: FigureTable,
): ReportTable {
  const columns = groups.flatMap(([group, list]) =>
    list.map(([id, label]) => ({ id, label, group })),
  );
  const ids = columns.slice(2).map(({ id }) => id);
  const total = { townCode: null, cells: ['', '合计', ...ids.map((id) => cellText(id, county))] };
  const towns = rows.towns
    .map((town) => ({ town, figures: byTown.get(town.code) ?? new Map<string, never>() }))
    .filter(({ town, figures }) => !town.retired || !isEmpty(figures))
    .map(({ town, figures }, index) => ({
      townCode: town.code,
      cells: [String(index + 1), town.name, ...ids.map((id) => cellText(id, figures))],
    }));
  return { columns, rows: [total, ...towns] };
}

/** Annex 1: stock of people and its changes. */
export function populationTable(rows: BiMonthlyRows, figures: FigureTable): ReportTable {
  return tableOf(POPULATION, rows, figures);
}

/** Annex 2: control by grade and Safe Care. */
export function controlTable(rows: BiMonthlyRows, figures: FigureTable): ReportTable {
  return tableOf(CONTROL, rows, figures);
}

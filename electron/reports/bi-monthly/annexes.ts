import type { LeafColumn, ReportAnnex, ReportColumn } from '../word-kit/official-report.ts';

/**
 * The statistical annexes of the bi-monthly report (defaults 8): their names, columns and units. The rows come from the
 * register, one a town, 合计 first; a row has a text for every leaf column in the order given here.
 */

/** Widths in characters of 小五; together about 66 on a landscape page. */
const NUMBER = 2.3;
const TOWN = 6.1;
/** Three characters of heading. */
const COUNT = 3;
/** One or two characters of heading, or four in two lines; five digits. */
const SMALL_COUNT = 2.6;
/** 100.0%, also where a wide font stands in for an official one. */
const RATE = 4;

function count(title: string): LeafColumn {
  return { title, width: COUNT };
}

function smallCount(title: string): LeafColumn {
  return { title, width: SMALL_COUNT };
}

function rate(title: string): LeafColumn {
  return { title, width: RATE };
}

function counts(titles: readonly string[]): LeafColumn[] {
  return titles.map(count);
}

const LEADING: readonly LeafColumn[] = [
  { title: '序号', width: NUMBER },
  { title: '乡镇（街道）', width: TOWN },
];

/** Annex 1: stock of people and its changes (indicators pop.* per town). */
export const POPULATION_COLUMNS: readonly ReportColumn[] = [
  ...LEADING,
  count('期初现有'),
  { title: '本期增加', columns: counts(['新增', '迁入', '县内转入', '复吸重新纳入']) },
  { title: '本期减少', columns: counts(['死亡', '迁出', '县内转出', '三年未复吸', '其他注销']) },
  count('期末现有'),
  {
    title: '其中',
    columns: counts([
      '社区戒毒',
      '社区康复',
      '强制隔离',
      '自愿戒毒',
      '维持治疗',
      '社会面',
      '在押',
      '失联',
    ]),
  },
];

/** Annex 2: control by grade and Safe Care (indicators ctl.*, grade.*, visit.*, meet.*, test.*, help.count, light.count). */
export const CONTROL_COLUMNS: readonly ReportColumn[] = [
  ...LEADING,
  count('应管控'),
  smallCount('在控'),
  rate('管控率'),
  { title: '分级', columns: [...['高', '中', '低'].map(smallCount), count('未评估')] },
  { title: '走访', columns: [count('应走访'), count('已走访'), rate('完成率')] },
  { title: '见面', columns: [count('应见面'), count('已见面'), rate('见面率')] },
  {
    title: '检测',
    columns: [smallCount('应检'), smallCount('已检'), rate('完成率'), smallCount('阳性人次')],
  },
  smallCount('帮扶人次'),
  smallCount('无感'),
];

export const POPULATION_TITLE = '吸毒人员底数和变动统计表';
export const CONTROL_TITLE = '分级管控和平安关爱统计表';

/** What both annexes say above and below their tables. */
export type AnnexFrame = Pick<ReportAnnex, 'filler' | 'checker' | 'filledOn' | 'note'> & {
  readonly fillingUnit: string;
  readonly period: string;
};

function annex(
  title: string,
  unit: string,
  columns: readonly ReportColumn[],
): (rows: ReportAnnex['rows'], frame: AnnexFrame) => ReportAnnex {
  return (rows, { fillingUnit, period, ...below }) => ({
    title,
    unitLine: { fillingUnit, period, unit },
    columns,
    rows,
    ...below,
  });
}

/** Annex 1 with its rows; 21 texts a row. */
export const populationAnnex = annex(POPULATION_TITLE, '名', POPULATION_COLUMNS);

/** Annex 2 with its rows; 21 texts a row. */
export const controlAnnex = annex(CONTROL_TITLE, '名、次', CONTROL_COLUMNS);

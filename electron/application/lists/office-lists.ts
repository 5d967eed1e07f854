import type { Output } from '../../contract/index.ts';
import { written } from './list-columns.ts';

type Town = Output<'responsibility.table'>['towns'][number];
type Village = Town['villages'][number];
type Station = Output<'stations.list'>['rows'][number];

interface PlaceLine {
  readonly level: string;
  readonly townName: string;
  readonly villageName: string;
  readonly people: number;
  readonly withoutCadre: number;
  readonly who: Village['responsible'][number] | null;
}

/** A line for each who answers for a place, and one for a place for which nobody does. */
function linesOf(place: Omit<PlaceLine, 'who'>, responsible: Village['responsible']): PlaceLine[] {
  return responsible.length === 0
    ? [{ ...place, who: null }]
    : responsible.map((who) => ({ ...place, who }));
}

function placeLines({ towns }: Output<'responsibility.table'>): PlaceLine[] {
  return towns.flatMap(({ name: townName, villages, responsible, people, withoutCadre }) => [
    ...linesOf({ level: '县包乡', townName, villageName: '', people, withoutCadre }, responsible),
    ...villages.flatMap((village) =>
      linesOf(
        {
          ...{ level: '乡包村', townName, villageName: village.name },
          ...{ people: village.people, withoutCadre: village.withoutCadre },
        },
        village.responsible,
      ),
    ),
  ]);
}

function ratioWords({ open, ratio: { state, needed } }: Station): string {
  if (!open) return '已撤销';
  if (state !== '超出' && state !== '没有人员') return state;
  return `${state === '超出' ? '人员不足' : state}，应有${needed ?? 0}名`;
}

/** People by what their file lacks or who looks after them, and the places of the office. */
export const OFFICE_LISTS = {
  'outflows.list': written(
    'outflows.list',
    ({ rows }) => rows,
  )({
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    管控现状: [14, (row) => row.controlStatus],
    分级: [8, (row) => row.grade],
    去向: [28, (row) => (row.place === '' ? '去向没有登记' : row.place)],
    工作: [16, (row) => row.work],
    外出日期: [12, (row) => row.sinceOn],
    当地联系人: [12, (row) => row.contactName],
    最近联系: [12, (row) => row.lastContactOn],
    没有联系天数: [12, (row) => row.silentDays],
  }),
  'papers.missing': written(
    'papers.missing',
    ({ rows }) => rows,
  )({
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    管控现状: [14, (row) => row.controlStatus],
    责任人: [10, (row) => row.inCharge],
    齐: [6, (row) => row.present],
    缺: [6, (row) => row.missing],
    缺的材料: [60, (row) => row.missingPapers.join('、')],
  }),
  'teams.people': written(
    'teams.people',
    ({ rows }) => rows,
  )({
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    '村（社区）': [16, (row) => row.villageName],
    管控现状: [14, (row) => row.controlStatus],
    分级: [8, (row) => row.grade],
  }),
  'responsibility.table': written(
    'responsibility.table',
    placeLines,
  )({
    级别: [8, (row) => row.level],
    '乡镇（街道）': [14, (row) => row.townName],
    '村（社区）': [18, (row) => row.villageName],
    责任人: [10, (row) => row.who?.name ?? '没有落实'],
    职务: [16, (row) => row.who?.post ?? null],
    电话: [14, (row) => row.who?.phoneMasked ?? null],
    从哪天起: [12, (row) => row.who?.since ?? null],
    人数: [8, (row) => row.people],
    没有村包人: [12, (row) => row.withoutCadre],
  }),
  'stations.list': written(
    'stations.list',
    ({ rows }) => rows,
  )({
    名称: [28, (row) => row.name],
    类别: [16, (row) => row.kind],
    '乡镇（街道）': [14, (row) => row.townName],
    '村（社区）': [18, (row) => row.villageName],
    服务乡镇: [24, (row) => row.serves.join('、') || '本村（社区）'],
    五有: [6, (row) => `${row.met}/5`],
    人员: [6, (row) => row.staff],
    服务对象: [9, (row) => row.caseLoad],
    人员配备: [20, ratioWords],
    要处理的: [40, (row) => row.problems.join('；')],
    设立日期: [12, (row) => row.openedOn],
    撤销日期: [12, (row) => row.closedOn],
  }),
  'reports.figureList': written(
    'reports.figureList',
    ({ rows }) => rows,
  )({
    姓名: [10, (row) => row.fullName],
    乡镇: [12, (row) => row.townName],
    说明: [60, (row) => row.note],
  }),
} as const;

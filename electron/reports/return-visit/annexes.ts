/** The annexes of a round's report: by township, the list of risks person by person, help by kind, who was not visited, who left. */
import { levelsByTown, visitsByRound } from '../../../db/domain/poverty/review-charts.ts';
import type { RoundFact, RoundHelp } from '../../../db/domain/poverty/round-fact.ts';
import { approvedLevel } from '../../../db/domain/poverty/round-fact.ts';
import { percentageText } from '../../../db/domain/values/percentage.ts';
import {
  POVERTY_HELP_KINDS,
  POVERTY_LEVELS,
  type PovertyHelpKind,
} from '../../../db/domain/words/vocabulary.ts';
import { townRows, type AnnexColumn, type AnnexTable } from '../poverty/annex-table.ts';
import { chartBlock, pointOf } from '../poverty/chart-of.ts';
import { plainYuan, type FigureBook } from '../poverty/figure-book.ts';
import {
  helpWords,
  namedColumns,
  personCells,
  riskWords,
  unmetWords,
} from '../poverty/name-list.ts';
import type { ChartBlock } from '../word-kit/official-report.ts';
import type { CountedRound } from './counted-round.ts';
import type { ReturnVisitRows } from './rows.ts';

interface AnnexWorld {
  readonly rows: ReturnVisitRows;
  readonly counts: CountedRound;
  readonly book: FigureBook;
}

const PERIOD_NOTE = '户按户内已审定的最重结论统计';
const NAMES_NOTE =
  '按研判结论由重到轻排列；无感式管理人员和未成年人以编号代替姓名；身份证号隐去中间数字；涉及健康的风险类型和帮扶措施不逐人列出';

function column(label: string, figure: string, group?: string): AnnexColumn {
  return { label, width: 3, figure, ...(group === undefined ? {} : { group }) };
}

const TOWN_COLUMNS: readonly AnnexColumn[] = [
  { label: '序号', width: 2.3 },
  { label: '乡镇（街道）', width: 6.1 },
  column('冻结', 'list.frozen', '名单'),
  column('补入', 'list.added', '名单'),
  column('移出', 'list.left', '名单'),
  column('应回访', 'list.listed', '名单'),
  column('已回访', 'visit.done', '回访'),
  column('未回访', 'visit.not', '回访'),
  { label: '回访率', width: 4, group: '回访' },
  column('应回访户', 'list.homes'),
  column('已返贫', 'level.back', '研判结论（户）'),
  column('高', 'level.high', '研判结论（户）'),
  column('中', 'level.middle', '研判结论（户）'),
  column('低', 'level.low', '研判结论（户）'),
  column('低于收入线', 'income.below'),
  column('无人就业', 'work.none'),
  column('帮扶户', 'help.homes', '帮扶'),
  column('项次', 'help.count', '帮扶'),
];

function townTable({ rows, book }: AnnexWorld): AnnexTable {
  const cellsOf = (townCode: string | null) =>
    TOWN_COLUMNS.slice(2).map(({ figure }) =>
      figure === undefined
        ? percentageText(book.count('visit.done', townCode), book.count('list.listed', townCode))
        : String(book.count(figure, townCode)),
    );
  return {
    title: '已脱贫涉毒人员逐人回访统计表',
    unit: '名、户、项次',
    columns: TOWN_COLUMNS,
    rows: townRows(rows.towns, cellsOf),
    note: `${PERIOD_NOTE}。`,
  };
}

/** The gravest first; within a level in the order of the list. */
function byLevel(first: RoundFact, second: RoundFact): number {
  const place = (fact: RoundFact) => {
    const level = approvedLevel(fact);
    return level === null ? POVERTY_LEVELS.length : POVERTY_LEVELS.indexOf(level);
  };
  return place(first) - place(second);
}

function helpByHousehold(
  help: readonly RoundHelp[],
): ReadonlyMap<number, readonly PovertyHelpKind[]> {
  const kinds = new Map<number, PovertyHelpKind[]>();
  for (const { householdId, kind } of help) {
    const known = kinds.get(householdId);
    if (known === undefined) kinds.set(householdId, [kind]);
    else if (!known.includes(kind)) known.push(kind);
  }
  return kinds;
}

function riskTable({ rows, counts }: AnnexWorld): AnnexTable {
  const towns = new Map(rows.towns.map(({ code, name }) => [code, name]));
  const help = helpByHousehold(counts.help);
  const people = [...counts.visited].sort(byLevel);
  return {
    title: '已脱贫涉毒人员返贫风险研判名单',
    unit: '元',
    columns: [
      ...namedColumns(),
      { label: '人均纯收入', width: 5 },
      { label: '主要风险', width: 9, align: 'left' },
      { label: '研判结论', width: 3.5 },
      { label: '帮扶措施', width: 8, align: 'left' },
      { label: '联系人', width: 4 },
    ],
    rows: people.map((fact, index) => ({
      townCode: fact.townCode,
      cells: [
        ...personCells(fact, index, towns),
        fact.sheet?.perHead ?? '—',
        fact.sheet === null ? '—' : riskWords(fact.sheet),
        approvedLevel(fact) ?? '未审定',
        helpWords(help.get(fact.householdId) ?? fact.sheet?.helpInPlace ?? []),
        fact.contactName || '—',
      ],
    })),
    note: `${NAMES_NOTE}。`,
  };
}

function reasonTable(
  { rows }: AnnexWorld,
  table: { readonly title: string; readonly label: string; readonly people: readonly RoundFact[] },
  reasonOf: (fact: RoundFact) => string,
): AnnexTable[] {
  if (table.people.length === 0) return [];
  const towns = new Map(rows.towns.map(({ code, name }) => [code, name]));
  return [
    {
      title: table.title,
      unit: '名',
      columns: [
        ...namedColumns(),
        { label: table.label, width: 10, align: 'left' },
        { label: '联系人', width: 5 },
      ],
      rows: table.people.map((fact, index) => ({
        townCode: fact.townCode,
        cells: [...personCells(fact, index, towns), reasonOf(fact), fact.contactName || '—'],
      })),
      note: '无感式管理人员和未成年人以编号代替姓名；身份证号隐去中间数字。',
    },
  ];
}

function helpTable({ rows, counts }: AnnexWorld): AnnexTable {
  const line = (records: readonly RoundHelp[]) => [
    String(new Set(records.map(({ householdId }) => householdId)).size),
    String(new Set(records.map(({ personId }) => personId)).size),
    String(records.length),
    plainYuan(records.reduce((sum, { amountFen }) => sum + BigInt(amountFen ?? 0), 0n)),
  ];
  const kinds = POVERTY_HELP_KINDS.map((kind) => counts.help.filter((each) => each.kind === kind));
  return {
    title: '已脱贫涉毒人员帮扶措施统计表',
    unit: '户、名、项次、元',
    columns: [
      { label: '序号', width: 4 },
      { label: '帮扶措施', width: 16 },
      { label: '户数', width: 8 },
      { label: '人数', width: 8 },
      { label: '项次', width: 8 },
      { label: '金额', width: 12 },
    ],
    rows: [
      { townCode: null, cells: ['', '合计', ...line(counts.help)] },
      ...POVERTY_HELP_KINDS.map((kind, index) => ({
        townCode: '',
        cells: [String(index + 1), kind, ...line(kinds[index] ?? [])],
      })),
    ],
    note: `一户、一名人员得到几种帮扶的，各种分别计数，合计只计一次；统计时间为${rows.facts.helpFrom}至${rows.facts.helpTo}。`,
  };
}

/**
 * All annexes in order (issue C 7): 1 by township, 2 the risks person by person, 3 help. Behind them who was not visited and who left,
 * where there is somebody, so that the first three always keep their numbers.
 */
export function returnVisitAnnexes(world: AnnexWorld): AnnexTable[] {
  const { unvisited, left } = world.counts;
  return [
    townTable(world),
    riskTable(world),
    helpTable(world),
    ...reasonTable(
      world,
      { title: '未回访人员名单', label: '未回访原因', people: unvisited },
      unmetWords,
    ),
    ...reasonTable(
      world,
      { title: '移出人员名单', label: '移出原因', people: left },
      ({ leftReason }) => leftReason ?? '',
    ),
  ];
}

/** What stands behind annex 1 as pictures: the levels by town, and the visits of this round beside those before it. */
export function returnVisitCharts({ rows, counts }: Omit<AnnexWorld, 'book'>): ChartBlock[] {
  const levelsIn = (townCode: string) => {
    const own = counts.households.filter((home) => home.townCode === townCode);
    const [back = 0, high = 0, middle = 0, low = 0] = POVERTY_LEVELS.map(
      (level) => own.filter((home) => home.level === level).length,
    );
    return { 已返贫: back, 高: high, 中: middle, 低: low };
  };
  const judged = counts.households.some(({ level }) => level !== null);
  const towns = rows.towns.map(({ code, name }) => ({ townName: name, levels: levelsIn(code) }));
  const points = [...rows.earlier, pointOf(rows.facts)];
  return [...(judged ? [chartBlock(levelsByTown(towns))] : []), chartBlock(visitsByRound(points))];
}

/** The annexes of the yearly assessment: the rounds by township, help and what came of it, next year's list. */
import {
  householdsOf,
  isListed,
  isVisitedEntry,
  type RoundFacts,
} from '../../../db/domain/poverty/round-fact.ts';
import { POVERTY_HELP_KINDS, POVERTY_LEVELS } from '../../../db/domain/words/vocabulary.ts';
import { townRows, type AnnexColumn, type AnnexTable } from '../poverty/annex-table.ts';
import { helpWords, namedColumns, personCells, riskWords } from '../poverty/name-list.ts';
import { homesHelpedWith, type CountedYear } from './figures.ts';
import type { PovertyAnnualRows } from './rows.ts';

function roundColumns({ head }: RoundFacts): AnnexColumn[] {
  const group = head.name;
  return ['应回访', '已回访', '户数', ...POVERTY_LEVELS].map((label) => ({
    ...{ label, width: 3, group },
  }));
}

function roundCells({ entries }: RoundFacts, townCode: string | null): string[] {
  const own = entries.filter((fact) => townCode === null || fact.townCode === townCode);
  const homes = householdsOf(entries).filter(
    (home) => townCode === null || home.townCode === townCode,
  );
  const levels = POVERTY_LEVELS.map((level) => homes.filter((home) => home.level === level).length);
  return [
    own.filter(isListed).length,
    own.filter(isVisitedEntry).length,
    homes.length,
    ...levels,
  ].map(String);
}

function townTable({ rounds, towns }: PovertyAnnualRows): AnnexTable {
  return {
    title: '各轮逐人回访和研判结论对比表',
    unit: '名、户',
    columns: [
      { label: '序号', width: 2.3 },
      { label: '乡镇（街道）', width: 6.1 },
      ...rounds.flatMap(roundColumns),
    ],
    rows: townRows(towns, (code) => rounds.flatMap((round) => roundCells(round, code))),
    note: '研判结论按户内已审定的最重结论统计。',
  };
}

function helpTable(year: CountedYear): AnnexTable {
  return {
    title: '帮扶措施成效统计表',
    unit: '户',
    columns: [
      { label: '序号', width: 4 },
      { label: '帮扶措施', width: 16 },
      { label: '得到帮扶', width: 8 },
      { label: '风险下降', width: 8, group: '与上一轮相比' },
      { label: '持平', width: 8, group: '与上一轮相比' },
      { label: '风险上升', width: 8, group: '与上一轮相比' },
    ],
    rows: POVERTY_HELP_KINDS.map((kind, index) => {
      const { all, down, same, up } = homesHelpedWith(year, kind);
      const cells = [all, down, same, up].map((homes) => String(homes.length));
      return { townCode: '', cells: [String(index + 1), kind, ...cells] };
    }),
    note: '一户得到几种帮扶的，各种分别计数；上一轮没有结论的户不计入比较。',
  };
}

function nextTable(rows: PovertyAnnualRows, { next }: CountedYear): AnnexTable[] {
  if (next.length === 0) return [];
  const towns = new Map(rows.towns.map(({ code, name }) => [code, name]));
  return [
    {
      title: `${rows.year + 1}年重点监测人员名单`,
      unit: '名',
      columns: [
        ...namedColumns(),
        { label: '研判结论', width: 4 },
        { label: '列入原因', width: 7, align: 'left' },
        { label: '主要风险', width: 9, align: 'left' },
        { label: '需要的帮扶', width: 7, align: 'left' },
        { label: '联系人', width: 4 },
      ],
      rows: next.map(({ fact, level, sheet, why }, index) => ({
        townCode: fact.townCode,
        cells: [
          ...personCells(fact, index, towns),
          level ?? '—',
          why,
          sheet === null ? '—' : riskWords(sheet),
          helpWords(sheet?.helpNeeded ?? []),
          fact.contactName || '—',
        ],
      })),
      note: '按研判结论由重到轻排列；未回访的按以前最近一次审定的结论；无感式管理人员和未成年人以编号代替姓名；身份证号隐去中间数字；涉及健康的风险类型和帮扶需求不逐人列出。',
    },
  ];
}

export function annualAnnexes(rows: PovertyAnnualRows, year: CountedYear): AnnexTable[] {
  return [townTable(rows), helpTable(year), ...nextTable(rows, year)];
}

/** What the round concluded and what was done for its households. */
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { IndicatorItem } from '../../../db/domain/figures/indicator-source.ts';
import { approvedLevel, type RoundHelp } from '../../../db/domain/poverty/round-fact.ts';
import {
  POVERTY_HELP_KINDS,
  POVERTY_LEVELS,
  type PovertyLevel,
} from '../../../db/domain/words/vocabulary.ts';
import { counted, words, yuan, type BookEntry } from '../poverty/figure-book.ts';
import { comparisonWords } from './comparison.ts';
import { homesFigure, peopleFigure, type CountedRound } from './counted-round.ts';
import type { ReturnVisitRows } from './rows.ts';

const LEVEL_IDS = {
  已返贫: 'level.back',
  高: 'level.high',
  中: 'level.middle',
  低: 'level.low',
} as const;

export function levelFigures(
  { households, visited }: CountedRound,
  rows: Pick<ReturnVisitRows, 'before' | 'yearAgo' | 'facts'>,
): BookEntry[] {
  const at = (level: PovertyLevel) => households.filter((household) => household.level === level);
  const grave = visited.filter((fact) => ['已返贫', '高'].includes(approvedLevel(fact) ?? ''));
  return [
    ...POVERTY_LEVELS.map((level) =>
      homesFigure(
        {
          id: LEVEL_IDS[level],
          label: level === '已返贫' ? '已返贫的户' : `返贫风险${level}的户`,
          formula: '按户内已审定的最重结论',
        },
        at(level),
      ),
    ),
    homesFigure(
      { id: 'level.grave', label: '已返贫和高风险的户', formula: '已返贫与返贫风险高之和' },
      [...at('已返贫'), ...at('高')],
    ),
    peopleFigure(
      { id: 'level.people', label: '已返贫和高风险人员', formula: '本人结论为已返贫或高的' },
      grave,
    ),
    homesFigure(
      { id: 'level.open', label: '尚未审定的户', formula: '已回访、结论还没有审定的户' },
      households.filter(({ sheet, level }) => sheet !== null && level === null),
    ),
    words('before.words', '与上一轮比较', comparisonWords(households, rows.before)),
    words('year.words', '与上年同期比较', comparisonWords(households, rows.yearAgo)),
  ];
}

function helpItem({ personId, townCode, kind, helpedOn }: RoundHelp): IndicatorItem {
  return { personId, townCode, note: `${helpedOn}${kind}` };
}

export function helpFigures(
  { help, households }: CountedRound,
  rows: Pick<ReturnVisitRows, 'before' | 'yearAgo' | 'facts'>,
): BookEntry[] {
  const helped = new Set(help.map(({ householdId }) => householdId));
  const persons = new Map(help.map((record) => [record.personId, record]));
  const amount = help.reduce((sum, { amountFen }) => sum + BigInt(amountFen ?? 0), 0n);
  const kinds = POVERTY_HELP_KINDS.flatMap((kind) => {
    const records = help.filter((record) => record.kind === kind);
    return records.length === 0 ? [] : [`${kind}${records.length}项次`];
  });
  const { helpFrom, helpTo } = rows.facts;
  return [
    words(
      'help.period',
      '帮扶统计时间',
      `${formatChineseDay(helpFrom)}至${formatChineseDay(helpTo)}`,
    ),
    counted(
      {
        id: 'help.count',
        label: '帮扶项次',
        unit: '项次',
        formula: '统计时间内名单户内登记人员的帮扶记录',
      },
      help.map(helpItem),
    ),
    homesFigure(
      { id: 'help.homes', label: '得到帮扶的户', formula: '有帮扶记录的户' },
      households.filter(({ householdId }) => helped.has(householdId)),
    ),
    counted(
      { id: 'help.people', label: '得到帮扶的人员', unit: '名', formula: '有帮扶记录的登记人员' },
      [...persons.values()].map(helpItem),
    ),
    yuan(
      { id: 'help.amount', label: '帮扶资金', unit: '元', formula: '帮扶记录所填金额之和' },
      amount,
    ),
    words('help.words', '各项帮扶', kinds.join('、')),
    homesFigure(
      {
        id: 'help.lacking',
        label: '已返贫和高风险尚无帮扶的户',
        formula: '已返贫或返贫风险高、统计时间内没有帮扶记录的户',
      },
      households.filter(
        ({ householdId, level }) =>
          (level === '已返贫' || level === '高') && !helped.has(householdId),
      ),
    ),
  ];
}

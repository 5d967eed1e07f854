/** Every figure of a round's report; each count is the length of its list. Readings settled here: docs/decisions/0017. */
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { medianFen, roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import { fenOf } from '../../../db/domain/values/percentage.ts';
import {
  DRUG_STATES,
  PERSON_CATEGORIES,
  ROUND_LEAVING_REASONS,
} from '../../../db/domain/words/vocabulary.ts';
import { UNMET_REASONS } from '../../../db/domain/words/vocabulary-poverty.ts';
import {
  bookOf,
  number,
  rate,
  words,
  yuan,
  type BookEntry,
  type FigureBook,
} from '../poverty/figure-book.ts';
import { helpCompared, totalsOf, visitsCompared } from './compared-figures.ts';
import { homesFigure, peopleFigure, sheetHomes, type CountedRound } from './counted-round.ts';
import { helpFigures, levelFigures } from './level-figures.ts';
import type { ReturnVisitRows } from './rows.ts';

export const LINE_UNSET = '收入线未设置，收入比较项不作判断';

/** 在押3名、失联2名: reasons that somebody has, in the order of the vocabulary. */
function reasonsInWords<T extends string>(
  reasons: readonly T[],
  countOf: (reason: T) => number,
): string {
  return reasons
    .filter((reason) => countOf(reason) > 0)
    .map((reason) => `${reason}${countOf(reason)}名`)
    .join('、');
}

function listFigures(counts: CountedRound): BookEntry[] {
  const { entries, listed, left, households } = counts;
  const ids = { 吸毒: 'cat.use', 贩毒: 'cat.deal', 既吸又贩: 'cat.both' } as const;
  return [
    peopleFigure(
      { id: 'list.frozen', label: '冻结名单', formula: '开始回访时冻结的名单人数' },
      entries.filter(({ origin }) => origin === '冻结'),
    ),
    peopleFigure(
      { id: 'list.added', label: '补入', formula: '冻结后按规定补入的人数，含补入后又移出的' },
      entries.filter(({ origin }) => origin === '补入'),
    ),
    peopleFigure(
      { id: 'list.left', label: '移出', formula: '死亡、迁出、误登移出名单的人数' },
      left,
      (fact) => fact.leftReason ?? '',
    ),
    words(
      'left.words',
      '移出原因',
      reasonsInWords(
        ROUND_LEAVING_REASONS,
        (reason) => left.filter(({ leftReason }) => leftReason === reason).length,
      ),
    ),
    peopleFigure({ id: 'list.listed', label: '应回访', formula: '冻结＋补入－移出' }, listed),
    homesFigure(
      { id: 'list.homes', label: '应回访户数', formula: '应回访人员所在的户' },
      households,
    ),
    ...PERSON_CATEGORIES.map((category) =>
      peopleFigure(
        { id: ids[category], label: `应回访${category}人员`, formula: '按冻结时的人员类别' },
        listed.filter(({ personCategory }) => personCategory === category),
      ),
    ),
    peopleFigure(
      { id: 'list.light', label: '应回访无感式管理人员', formula: '以编号列示，不印姓名' },
      listed.filter(({ lightTouch }) => lightTouch),
    ),
  ];
}

/** Whether a reason stands for everybody who was not visited: in a draft some may still wait for the visit. */
export function unmetTold(told: number, waiting: number): string {
  if (waiting === 0) return '均已逐人列明原因';
  return told === 0 ? '尚待回访' : `，其中${told}名已逐人列明原因，${waiting}名尚待回访`;
}

function visitFigures({ listed, visited, unvisited, households }: CountedRound): BookEntry[] {
  const unmet = unvisited.filter(({ unmetReason }) => unmetReason !== null);
  const waiting = unvisited.filter(({ unmetReason }) => unmetReason === null);
  return [
    peopleFigure(
      { id: 'visit.done', label: '已回访', formula: '应回访人员中回访登记表已完成的' },
      visited,
    ),
    rate(
      { id: 'visit.rate', label: '回访率', unit: '', formula: '已回访 ÷ 应回访' },
      visited.length,
      listed.length,
    ),
    peopleFigure(
      { id: 'visit.not', label: '未回访', formula: '应回访人员中没有完成回访的' },
      unvisited,
      (fact) => fact.unmetReason ?? '待回访',
    ),
    words(
      'unmet.words',
      '未回访原因',
      reasonsInWords(
        UNMET_REASONS,
        (reason) => unmet.filter(({ unmetReason }) => unmetReason === reason).length,
      ),
    ),
    words('unmet.told', '未回访原因是否列明', unmetTold(unmet.length, waiting.length)),
    peopleFigure(
      { id: 'visit.waiting', label: '待回访', formula: '没有回访、也没有登记未回访原因的' },
      waiting,
    ),
    homesFigure(
      { id: 'visit.homes', label: '已回访户数', formula: '至少回访到一人的户' },
      households.filter(({ sheet }) => sheet !== null),
    ),
  ];
}

/** How the households' incomes stand to the line, by numbers of households (R-11: without a line no judgement). */
export function comparedWords(
  told: number,
  judged: number,
  withoutLine: number,
  below: number,
): string {
  if (told === 0) return '没有填报完整的收入，收入比较项不作判断';
  if (judged === 0) return '研判结论未作出，收入比较项待研判后统计';
  if (judged === withoutLine) return LINE_UNSET;
  const some = withoutLine > 0 ? `，另有${withoutLine}户${LINE_UNSET}` : '';
  return `低于监测收入线${below}户${some}`;
}

function incomeFigures({ households }: CountedRound): BookEntry[] {
  const told = sheetHomes(households, ({ perHead }) => perHead !== null);
  const amounts = told.map(({ sheet }) => fenOf(sheet?.perHead ?? '0.00'));
  // The line is looked up at the conclusion: before it nothing can be said to be missing.
  const judged = told.filter(({ sheet }) => sheet !== null && sheet.conclusion !== null);
  const withoutLine = judged.filter(({ sheet }) => sheet?.line === null);
  const below = sheetHomes(households, ({ signals }) => signals.includes('I1'));
  return [
    homesFigure(
      {
        id: 'income.told',
        label: '人均纯收入已填报的户',
        formula: '五项收入支出和人口都已填报的户',
      },
      told,
    ),
    yuan(
      {
        id: 'income.median',
        label: '人均纯收入中位数',
        unit: '元',
        formula: '各户人均纯收入从低到高居中的数',
      },
      medianFen(amounts),
    ),
    homesFigure(
      {
        id: 'income.below',
        label: '低于监测收入线的户',
        formula: '研判时人均纯收入低于当年当地监测收入线',
      },
      below,
    ),
    homesFigure(
      { id: 'income.unset', label: '收入线未设置的户', formula: '研判时没有当年当地的监测收入线' },
      withoutLine,
    ),
    words(
      'income.words',
      '与收入线比较',
      comparedWords(told.length, judged.length, withoutLine.length, below.length),
    ),
  ];
}

function careFigures({ households, visited }: CountedRound): BookEntry[] {
  const guarantees = [
    ['care.housing', '住房安全未保障', 'housing'],
    ['care.schooling', '义务教育未保障', 'schooling'],
    ['care.medical', '基本医疗未保障', 'medical'],
    ['care.water', '饮水安全未保障', 'water'],
  ] as const;
  const able = sheetHomes(households, ({ ableToWork }) => (ableToWork ?? 0) > 0);
  const idle = able.filter(({ sheet }) => sheet?.working === 0);
  const unstable = sheetHomes(households, ({ workUnstable }) => workUnstable === true);
  const states = visited.map((fact) => [fact, fact.sheet?.drugState ?? null] as const);
  const ofState = (state: (typeof DRUG_STATES)[number] | null) =>
    states.filter(([, each]) => each === state).map(([fact]) => fact);
  const drugIds = {
    已脱毒: 'drug.clean',
    未复吸: 'drug.kept',
    成瘾减轻: 'drug.less',
    在吸: 'drug.using',
  } as const;
  return [
    ...guarantees.map(([id, label, field]) =>
      homesFigure(
        { id, label, formula: '登记表“三保障”和饮水安全填“未保障”的户' },
        sheetHomes(households, (sheet) => sheet[field] === false),
      ),
    ),
    homesFigure(
      { id: 'work.able', label: '有劳动能力的户', formula: '登记表有劳动能力人数大于0的户' },
      able,
    ),
    homesFigure(
      { id: 'work.none', label: '有劳动能力但无人就业的户', formula: '其中务工就业人数为0的户' },
      idle,
    ),
    homesFigure(
      { id: 'work.unstable', label: '就业不稳定的户', formula: '登记表填“就业不稳定”的户' },
      unstable,
    ),
    ...DRUG_STATES.map((state) =>
      peopleFigure(
        { id: drugIds[state], label: `戒毒状态${state}`, formula: '已回访人员登记表所填' },
        ofState(state),
      ),
    ),
    peopleFigure(
      { id: 'drug.open', label: '戒毒状态未填写', formula: '已回访人员登记表没有填写的' },
      ofState(null),
    ),
  ];
}

/** Every figure of the report. */
export function returnVisitFigures(rows: ReturnVisitRows, counts: CountedRound): FigureBook {
  return bookOf([...returnVisitEntries(rows, counts), ...comparedEntries(rows, counts)]);
}

/** Beside the round before and the same one of last year: what was reached and what was given. */
function comparedEntries({ before, yearAgo }: ReturnVisitRows, counts: CountedRound): BookEntry[] {
  const now = totalsOf(counts);
  return [
    words('before.visits', '回访和收入与上一轮比较', visitsCompared(now, before)),
    words('year.visits', '回访和收入与上年同期比较', visitsCompared(now, yearAgo)),
    words('before.help', '帮扶与上一轮比较', helpCompared(now, before)),
    words('year.help', '帮扶与上年同期比较', helpCompared(now, yearAgo)),
  ];
}

/** The same as entries, for a report that adds its own. */
export function returnVisitEntries(
  rows: Omit<ReturnVisitRows, 'texts' | 'issue' | 'office' | 'towns' | 'earlier'>,
  counts: CountedRound,
): BookEntry[] {
  const { head } = rows.facts;
  return [
    words('round', '轮次', roundLabel(head)),
    words('frozen.on', '名单冻结日期', formatChineseDay(head.openedOn)),
    words('E', '截止日期', formatChineseDay(head.closedOn ?? rows.today)),
    number(
      { id: 'towns', label: '乡镇（街道）数', unit: '个', formula: '名单涉及的乡镇（街道）' },
      new Set(counts.listed.map(({ townCode }) => townCode)).size,
    ),
    ...listFigures(counts),
    ...visitFigures(counts),
    ...incomeFigures(counts),
    ...careFigures(counts),
    ...levelFigures(counts, rows),
    ...helpFigures(counts, rows),
  ];
}

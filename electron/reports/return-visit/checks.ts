/** What must hold before the report of a round is issued (R-10, issue C 7), and what the clerk should know. */
import type { AnnexTable } from '../poverty/annex-table.ts';
import type { FigureBook } from '../poverty/figure-book.ts';
import { check, officeChecks, privacyChecks } from '../poverty/office-checks.ts';
import { sectionChecks, type ComposedSection } from '../poverty/plain-sections.ts';
import type { ReportCheck } from '../report-model.ts';
import type { CountedRound } from './counted-round.ts';
import { LINE_UNSET } from './figures.ts';
import type { ReturnVisitRows } from './rows.ts';

interface Composed {
  readonly rows: ReturnVisitRows;
  readonly counts: CountedRound;
  readonly book: FigureBook;
  readonly sections: readonly ComposedSection[];
  readonly annexes: readonly AnnexTable[];
}

/** Figures that stand both in the body and in annex 1, where the towns must add up to the county. */
const BY_TOWN = ['list.listed', 'visit.done', 'visit.not', 'list.homes', 'help.count'] as const;

function sumProblem({ rows, book }: Composed): string | null {
  const of = (id: string) => book.count(id, null);
  if (of('list.frozen') + of('list.added') - of('list.left') !== of('list.listed'))
    return '冻结、补入、移出与应回访人数不平';
  if (of('visit.done') + of('visit.not') !== of('list.listed'))
    return '已回访与未回访之和不等于应回访人数';
  const wrong = BY_TOWN.find(
    (id) => rows.towns.reduce((sum, { code }) => sum + book.count(id, code), 0) !== of(id),
  );
  return wrong === undefined ? null : '各乡镇之和与全县不一致';
}

/** Everyone on the list stands in exactly one of the lists of names. */
function listProblem({ counts, annexes }: Composed): string | null {
  const named = annexes
    .filter(({ columns }) => columns.some(({ label }) => label === '姓名'))
    .reduce((sum, { rows }) => sum + rows.length, 0);
  return named === counts.entries.length ? null : '附件名单与冻结名单人数不一致';
}

function roundChecks(composed: Composed): ReportCheck[] {
  const { rows, book } = composed;
  const waiting = book.count('visit.waiting', null);
  const open = book.count('level.open', null);
  return [
    check(
      'round',
      true,
      rows.facts.head.closedOn === null ? '本轮回访还没有结束，请先到“回访”办结本轮' : null,
      '本轮回访已结束',
    ),
    check(
      'waiting',
      true,
      waiting === 0 ? null : `有${waiting}名人员没有回访，也没有登记未回访原因`,
      '应回访人员都已回访或登记了未回访原因',
    ),
    check(
      'approved',
      true,
      open === 0 ? null : `有${open}户的研判结论还没有审定`,
      '研判结论都已审定',
    ),
    check('sums', true, sumProblem(composed), '名单、回访和各乡镇数字平衡'),
    check('lists', true, listProblem(composed), '冻结名单上的人员都在附件名单里'),
  ];
}

function lineCheck({ book }: Composed): ReportCheck {
  const unset = book.count('income.unset', null);
  return check(
    'line',
    false,
    unset === 0 ? null : `有${unset}户研判时${LINE_UNSET}，正文已注明`,
    '收入线已设置',
  );
}

function printedWords({ sections, annexes }: Composed): string[] {
  const cells = annexes.flatMap(({ title, note, rows }) => [
    title,
    note,
    ...rows.flatMap(({ cells }) => cells),
  ]);
  return [...sections.map(({ rendered }) => rendered.text), ...cells];
}

export function returnVisitChecks(composed: Composed): ReportCheck[] {
  const named = composed.annexes.flatMap(({ columns, rows }) =>
    columns.some(({ label }) => label === '姓名') ? rows.flatMap(({ cells }) => cells) : [],
  );
  return [
    ...officeChecks(composed.rows.office),
    ...roundChecks(composed),
    lineCheck(composed),
    ...sectionChecks(composed.sections),
    ...privacyChecks(printedWords(composed), named),
  ];
}

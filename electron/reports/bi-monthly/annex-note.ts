/** What stands under the annexes: how the figures were counted, and what does not stand in them. */
import { indicatorOf } from '../../../db/domain/figures/indicator-catalogue.ts';
import { typedDigits } from '../text/wording.ts';
import { sourcesOf } from './recorded.ts';
import type { BiMonthlyRows } from './rows.ts';
import type { ReportSection } from './sections.ts';

function countOf({ indicators }: BiMonthlyRows, id: string): number {
  return indicators.lists.get(id)?.length ?? 0;
}

/**
 * Corrections of the period have no column of their own: with the number of each town its row can be added up again
 * (docs/decisions/0011).
 */
function correction(rows: BiMonthlyRows, id: string, words: string, column: string): string[] {
  const all = countOf(rows, id);
  if (all === 0) return [];
  const towns = rows.towns.flatMap(({ code, name }) => {
    const count = rows.indicators.counts.get(id)?.get(code) ?? 0;
    return count === 0 ? [] : [`${name}${count}名`];
  });
  return [`${words}${all}名（${towns.join('、')}），不列入${column}各栏`];
}

function aside(words: string, count: number): string[] {
  return count === 0 ? [] : [`${words}${count}名`];
}

/** Whether a printed section holds a figure that the register does not count; of another ledger's, also one without any. */
function isHandFilled(
  { text, template, rendered }: ReportSection,
  recorded: BiMonthlyRows['recorded'],
): boolean {
  if (template === null) return false;
  const ids = rendered.printed.flatMap(sourcesOf).filter((id) => indicatorOf(id)?.kind === 'typed');
  if (ids.some((id) => recorded[id] === undefined)) return true;
  return text.kind === 'typed' && (ids.length === 0 || typedDigits(template) !== null);
}

/** The figures are an arithmetical reading; what was corrected, what could not be told, what was typed by hand. */
export function annexNote(rows: BiMonthlyRows, sections: readonly ReportSection[]): string {
  const { opening, indicators, recorded } = rows;
  return [
    '各项指标按示例口径统计',
    ...correction(rows, 'fix.in', '本期更正调增', '增加'),
    ...correction(rows, 'fix.out', '本期更正调减', '减少'),
    ...aside(`期初较${opening?.period ?? ''}报告期末调整`, opening?.items.length ?? 0),
    ...aside('检测周期未设置、未计入应检', countOf(rows, 'test.unset')),
    ...aside('应走访日未设置、未计入应走访', countOf(rows, 'visit.unset')),
    ...aside('只涉贩毒、未计入各项', countOf(rows, 'deal.base')),
    ...(indicators.testWindowsKnown ? [] : ['检测次数规则未采用，应检未统计']),
    ...(sections.some((section) => isHandFilled(section, recorded))
      ? ['正文中不取自本台账的数字为手工填报']
      : []),
  ]
    .join('；')
    .concat('。');
}

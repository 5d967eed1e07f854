/** What must hold before a bi-monthly report is issued, and what the clerk should know (R-00, R-12, defaults.md 8). */
import { addDays } from '../../../db/domain/calendar/calendar-day.ts';
import { checkContinuity } from '../../../db/domain/figures/indicator-checks.ts';
import { isLaterRound, type RoundOfYear } from '../../../db/domain/poverty/return-visit-round.ts';
import type { ReportCheck } from '../report-model.ts';
import type { BiMonthlyRows, OpeningComparison } from './rows.ts';
import { tokenLabel, type ReportSection } from './sections.ts';
import { figureIds } from '../text/template.ts';
import { halfWidthSign, personalDataIn, typedDigits } from '../text/wording.ts';

function check(id: string, ok: boolean, blocking: boolean, message: string): ReportCheck {
  return { id, ok, blocking, message };
}

function named(ids: readonly string[]): string {
  return [...new Set(ids)].map((id) => tokenLabel(id) ?? id).join('、');
}

function countOf(rows: BiMonthlyRows, id: string): number {
  return rows.indicators.lists.get(id)?.length ?? 0;
}

function officeChecks({ office, period, today }: BiMonthlyRows): ReportCheck[] {
  const ended = today > addDays(period.last, -1);
  return [
    check(
      'period',
      ended,
      true,
      ended ? '报告期已结束' : `报告期到${period.last}结束，届时才能签发`,
    ),
    check(
      'agency',
      office.agencyCode !== '',
      true,
      office.agencyCode === '' ? '机关代字未设置，请到“设置—机关信息”填写' : '机关代字已设置',
    ),
    check(
      'recipient',
      office.recipient !== '',
      true,
      office.recipient === '' ? '主送机关未设置，请到“设置—机关信息”填写' : '主送机关已设置',
    ),
    check(
      'staff',
      office.filler !== '' && office.checker !== '',
      false,
      office.filler === '' || office.checker === ''
        ? '填表人或审核人未填写，附件表下将留空'
        : '填表人、审核人已填写',
    ),
  ];
}

/** R-12: 期初 is the 期末 of the report issued before, or the difference is listed person by person. */
function openingCheck(opening: OpeningComparison | null): ReportCheck {
  const id = 'opening';
  if (opening === null) return check(id, true, false, '此前没有已签发的报告，期初不作比对');
  const { items, period, skipped } = opening;
  const against = skipped
    ? `${period}报告（其后各期没有签发报告，按最近一次签发的比对）期末`
    : `上期（${period}）报告期末`;
  return items.length === 0
    ? check(id, true, false, `期初与${against}一致`)
    : check(
        id,
        false,
        false,
        `期初与${against}相差${items.length}名，已逐人列出并写明原因（见“期初更正”）`,
      );
}

function continuityChecks(rows: BiMonthlyRows): ReportCheck[] {
  const { lists, counts } = rows.indicators;
  const breaks = checkContinuity(lists, counts);
  const held = breaks.length === 0;
  const fixed = countOf(rows, 'fix.in') + countOf(rows, 'fix.out');
  return [
    check(
      'continuity',
      held,
      true,
      held
        ? '期初、增减和期末逐乡镇平衡，各乡镇之和与全县一致'
        : `增减不平衡，共${breaks.length}处，请核对现状变动`,
    ),
    openingCheck(rows.opening),
    check(
      'corrections',
      fixed === 0,
      false,
      fixed === 0 ? '本期没有更正' : `本期更正${fixed}名，附件注明，并可逐人查看`,
    ),
  ];
}

/** Who and what the figures leave out, so that nobody disappears silently (docs/decisions/0011). */
function asideChecks(rows: BiMonthlyRows): ReportCheck[] {
  const dealers = countOf(rows, 'deal.base');
  const visited = countOf(rows, 'deal.visit');
  const before = rows.indicators.testWindowsKnown ? countOf(rows, 'test.before') : 0;
  return [
    check(
      'deal',
      dealers === 0,
      false,
      dealers === 0
        ? '没有只涉贩毒的人员'
        : `另有${dealers}名只涉贩毒人员不计入各项数字，走访名单里有${visited}名（见“只涉贩毒人员”“只涉贩毒应走访”）`,
    ),
    check(
      'test.before',
      before === 0,
      false,
      before === 0
        ? '没有登记入册以前的检测周期缺少记录'
        : `有${before}个检测周期在登记入册以前已经结束，没有检测记录；台账只转来最近一次检测，是否漏检无从判断，未计入应检和检测缺失（见“建账前无检测记录”）`,
    ),
  ];
}

function ruleChecks({ indicators, ...rows }: BiMonthlyRows): ReportCheck[] {
  const { missingVisitRules, missingTestRules, testWindowsKnown } = indicators;
  const visit = missingVisitRules.length === 0;
  const unsetVisits = countOf({ indicators, ...rows }, 'visit.unset');
  const unsetTests = countOf({ indicators, ...rows }, 'test.unset');
  const tests = testWindowsKnown
    ? `有${unsetTests}名人员的检测周期未设置${missingTestRules.length === 0 ? '' : `（规则${missingTestRules.join('、')}）`}，未计入应检`
    : `检测次数规则${missingTestRules.join('、')}未采用，只统计检测人次`;
  return [
    check(
      'rules.visit',
      visit,
      true,
      visit
        ? '走访间隔规则已采用'
        : `走访间隔规则${missingVisitRules.join('、')}未设置，请到“设置—规则”采用`,
    ),
    check(
      'rules.test',
      unsetTests === 0 && testWindowsKnown,
      false,
      unsetTests === 0 && testWindowsKnown ? '检测周期均可推算' : tests,
    ),
    check(
      'visit.unset',
      unsetVisits === 0,
      false,
      unsetVisits === 0
        ? '应走访日均可推算'
        : `有${unsetVisits}名人员的走访日期只到年月，应走访日未设置，未计入应走访`,
    ),
  ];
}

/** Words of the texts that hang on the windows of the rounds. */
const ROUND_WORDS = new Set(['round', 'next.round']);

/** R-10: the figures of （八） are those of the last round in the register; by the rules a later one may have begun. */
function roundChecks({ rounds }: BiMonthlyRows, sections: readonly ReportSection[]): ReportCheck[] {
  const { counted, byRule } = rounds;
  const poverty = sections.find(({ text }) => text.id === 'poverty');
  if (counted === null || byRule === null || (poverty?.template ?? null) === null) return [];
  const ok = !isLaterRound(byRule, counted);
  const used = `“${poverty?.text.title ?? ''}”用的是${roundName(counted)}逐人回访的数字`;
  const later = `${used}；按规则${roundName(byRule)}的回访在报告期内或之前已经开始，“回访”里还没有开启这一轮`;
  return [check('poverty.round', ok, false, ok ? used : later)];
}

function roundName({ year, name }: RoundOfYear): string {
  return `${year}年${name}`;
}

/** Why a printed section is not ready; null: it is. */
function sectionProblem({ heading, text, rendered, template }: ReportSection): string | null {
  const name = `“${heading === '' ? text.title : heading}”`;
  if (rendered.text.trim() === '') return `${name}没有内容`;
  if (rendered.unset.length > 0)
    return [
      `${name}还有未填报或未设置的数字：${named(rendered.unset)}`,
      ...(rendered.unset.some((id) => ROUND_WORDS.has(id))
        ? ['回访轮次按“设置—规则”里的逐人回访时间推算，请到那里采用']
        : []),
      ...(text.optional ? ['可以填报，或省去本段'] : []),
    ].join('；');
  const sign = halfWidthSign(template ?? '');
  return sign === null ? null : `${name}用了半角标点“${sign}”，请改为全角`;
}

function sectionChecks(section: ReportSection): ReportCheck[] {
  const { text, template, heading } = section;
  if (text.kind === 'heading') return [];
  const id = `section.${text.id}`;
  if (template === null) {
    const missed = text.expected && !section.edited;
    return missed ? [check(id, false, false, `“${text.title}”没有填报数字，本段不印`)] : [];
  }
  const problem = sectionProblem(section);
  const found = [
    check(id, problem === null, true, problem ?? `“${heading === '' ? text.title : heading}”完整`),
  ];
  const digits = section.edited ? typedDigits(template) : null;
  if (digits !== null)
    found.push(
      check(`${id}.digits`, false, false, `“${text.title}”里的“${digits}”是手写数字，程序不核对`),
    );
  const dropped = text.kind === 'typed' ? droppedFigures(section, template) : [];
  if (dropped.length > 0)
    found.push(check(`${id}.dropped`, false, false, `“${text.title}”没有印出：${named(dropped)}`));
  return found;
}

function droppedFigures({ standard }: ReportSection, template: string): string[] {
  const kept = new Set(figureIds(template).map(({ id }) => id));
  return figureIds(standard)
    .filter(({ id, conditional }) => !conditional && !kept.has(id))
    .map(({ id }) => id);
}

/** Every check that the figures and words allow; names of people are looked for by the application layer. */
export function reportChecks(
  rows: BiMonthlyRows,
  sections: readonly ReportSection[],
  printed: string,
): ReportCheck[] {
  const personal = personalDataIn(printed);
  return [
    ...officeChecks(rows),
    ...continuityChecks(rows),
    ...ruleChecks(rows),
    ...asideChecks(rows),
    ...sections.flatMap(sectionChecks),
    ...roundChecks(rows, sections),
    check(
      'personal',
      personal === null,
      true,
      personal === null ? '正文和附件没有身份证号和电话' : `正文或附件里有${personal}，请删去`,
    ),
  ];
}

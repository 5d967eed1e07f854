/** To-do items of a measure: report-in, handing over, agreement, ends and their papers. */
import {
  addDays,
  daysBetween,
  isPrecise,
  yearOf,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import { isCommunityKind, type MeasureFacts, type Transfer } from '../person/facts.ts';
import { answersOfMeasure } from '../person/life.ts';
import { transferReportIn } from '../measures/report-in.ts';
import { isValidOn, ruleOn, type RuleRow } from '../rules/rule-table.ts';
import type { TodoLife } from './todo-facts.ts';
import { byLaw, byRow, type TodoItem, type TodoRule } from './todo-item.ts';
import { ENDING_DAYS, measureItem, type OpenMeasure, type TodoDay } from './todo-measure-item.ts';
import { surpriseItems } from './todo-local.ts';
import { summaryItems } from './todo-summaries.ts';
import { violationItems } from './todo-violations.ts';
import { windowItems } from './todo-windows.ts';
import { isWeekend, type HolidayTable } from '../calendar/working-day.ts';

const ENDING_SOON_DAYS = 30;

function reportInRule({ answers }: OpenMeasure, rows: readonly RuleRow[]): TodoRule {
  const { kind, serviceDay } = answers.measure;
  const local = rows.find(
    (row) => row.id === 'REPORT-IN-LOCAL' && serviceDay !== null && isValidOn(row, serviceDay),
  );
  if (local !== undefined) return byRow([local], 'REPORT-IN-LOCAL', serviceDay ?? '');
  return byLaw('R-02', reportInClause(kind));
}

function reportInClause(kind: MeasureFacts['kind']): string {
  return kind === '社区戒毒' ? '《戒毒条例》第十四条' : '《戒毒条例》第三十八条';
}

/** to report in; from the day after, late, and to be handed over (defaults.md 4: 未报到未移交). */
function reportInItems(open: OpenMeasure, { rows }: TodoDay): TodoItem[] {
  const { reportIn, measure, state } = open.answers;
  const { due } = reportIn;
  const rule = reportInRule(open, rows);
  if (due === null)
    return [
      measureItem(open, '资料待补', null, {
        rule,
        why: measure.serviceDay === null ? 'serviceMissing' : 'dayImprecise',
      }),
    ];
  const facts = { from: measure.serviceDay ?? '' };
  if (state === '未报到已移交') return [];
  if (state !== '未报到未移交')
    return [measureItem(open, '报到', due, { rule, why: 'reportIn', facts })];
  return [
    measureItem(open, '逾期未报到', due, { rule, why: 'reportInOverdue', facts }),
    measureItem(open, '未报到移交', addDays(due, 1), {
      rule: byLaw('R-02', reportInClause(measure.kind)),
      why: 'handOverNotReported',
      facts: { ...facts, due },
    }),
  ];
}

/** 戒毒条例 22: report-in at the new place within 15 days of the change; the term runs on. */
function transferItems(open: OpenMeasure, { rows, today }: TodoDay): TodoItem[] {
  return open.answers.measure.transfers
    .filter(({ reportedOn }) => reportedOn === null)
    .map((transfer) => {
      const { due } = transferReportIn(transfer, rows, today);
      return measureItem(open, '变更执行地报到', due, {
        rule: byLaw('R-02', '《戒毒条例》第二十二条'),
        why: 'transferReportIn',
        facts: { from: transfer.day },
      });
    });
}

/**
 * 戒毒条例 16 (without delay after report-in), 38 (15 days of service). A ledger has no column for agreements: of one that was to
 * be signed before the person was entered nothing is known, and it is a paper that the file lacks (paper-checklist.ts), no
 * deadline that the office let pass (docs/decisions/0016).
 */
function agreementItems(open: OpenMeasure): TodoItem[] {
  const { answers, papers } = open;
  const { startDay, kind } = answers.measure;
  if (startDay === null || !isPrecise(startDay) || papers === null) return [];
  if (papers.agreementOn !== null) return newAgreementItems(open);
  const community = kind === '社区戒毒';
  const due = community ? startDay : (answers.reportIn.due ?? startDay);
  if (papers.imported && due < open.life.person.registeredOn) return newAgreementItems(open);
  const clause = community ? '《戒毒条例》第十六条' : '《戒毒条例》第三十八条';
  const facts = { from: startDay, imported: papers.imported ? 1 : 0 };
  const words = { rule: byLaw('R-02', clause), why: 'agreementDue', facts } as const;
  return [measureItem(open, '签订协议', due, words), ...newAgreementItems(open)];
}

/** 戒毒条例 22: a new agreement once the person has reported in at the new place; none of a place that was left again. */
function newAgreementItems(open: OpenMeasure): TodoItem[] {
  const reported = open.answers.measure.transfers.filter(({ reportedOn }) => reportedOn !== null);
  const last = reported.reduce<Transfer | null>(
    (found, each) => (found === null || each.day >= found.day ? each : found),
    null,
  );
  if (last?.reportedOn == null) return [];
  const papers = (open.papers?.transferAgreements ?? []).filter(
    ({ changedOn }) => changedOn === last.day,
  );
  if (papers.length === 0 || papers.some(({ agreementOn }) => agreementOn !== null)) return [];
  const facts = { from: last.reportedOn, moved: 1, imported: 0 };
  const rule = byLaw('R-02', '《戒毒条例》第二十二条');
  return [measureItem(open, '签订协议', last.reportedOn, { rule, why: 'agreementDue', facts })];
}

/** The days of the term that lie ahead: 60 and 30 days before the end, the papers to the police, 期满未解除. */
function endingItems(open: OpenMeasure, day: TodoDay): TodoItem[] {
  const { term, measure } = open.answers;
  const { lastDay } = term;
  if (lastDay === null) return [];
  const clause = measure.kind === '社区戒毒' ? '《戒毒条例》第二十三条' : '《戒毒条例》第四十条';
  if (term.expiredNotReleased === true)
    return [
      measureItem(open, '解除通知', term.releaseNoticeDue, {
        rule: byLaw('R-03', clause),
        why: 'releaseDue',
        facts: { lastDay },
      }),
    ];
  const left = daysBetween(day.today, lastDay);
  if (left > ENDING_DAYS) return [];
  const facts = {
    lastDay,
    within: left <= ENDING_SOON_DAYS ? ENDING_SOON_DAYS : ENDING_DAYS,
    agreement: open.papers?.agreementOn === null || open.papers === null ? 0 : 1,
  };
  const ending = measureItem(open, '措施将满', lastDay, {
    rule: byLaw('R-03', clause),
    why: 'ending',
    facts,
  });
  return [ending, ...fileItems(open, lastDay, day)];
}

/** The first of so many working days before a day; null: the holiday table does not reach. */
function workingDaysBefore(
  day: CalendarDay,
  days: number,
  { years, holidays, workdays }: HolidayTable,
): CalendarDay | null {
  let found = day;
  for (let left = days; left > 0;) {
    found = addDays(found, -1);
    if (!years.has(yearOf(found))) return null;
    if (workdays.has(found) || !(isWeekend(found) || holidays.has(found))) left -= 1;
  }
  return found;
}

/** FILE-BEFORE-EXPIRY (off unless the office adopts a row): agreement and file to the police in the last working days. */
function fileItems(open: OpenMeasure, lastDay: CalendarDay, day: TodoDay): TodoItem[] {
  const row = ruleOn(day.rows, 'FILE-BEFORE-EXPIRY', lastDay);
  if (row === null || open.papers === null || open.papers.fileSentOn !== null) return [];
  const rule = byRow(day.rows, 'FILE-BEFORE-EXPIRY', lastDay);
  const from = workingDaysBefore(lastDay, row.workingDays, day.holidays);
  if (from === null)
    return [measureItem(open, '期满前报送', null, { rule, why: 'holidayTableEnds' })];
  return [
    measureItem(open, '期满前报送', lastDay, {
      rule,
      why: 'fileBeforeExpiry',
      facts: { lastDay, from, workingDays: row.workingDays },
    }),
  ];
}

/** Of a measure that was released: the town is told within 7 days of the last day of its term (R-03; 戒毒条例 23, 40). */
function releasedItems(open: OpenMeasure): TodoItem[] {
  const { measure, term } = open.answers;
  const { papers } = open;
  const released = papers !== null && papers.endReason === '期满解除' && !papers.imported;
  if (!released || papers.townNotifiedOn !== null) return [];
  if (measure.endDay === null || !isPrecise(measure.endDay) || !isCommunityKind(measure.kind))
    return [];
  const clause = measure.kind === '社区戒毒' ? '《戒毒条例》第二十三条' : '《戒毒条例》第四十条';
  return [
    measureItem(open, '解除通知', term.releaseNoticeDue, {
      rule: byLaw('R-03', clause),
      why: 'releasePapers',
      facts: { lastDay: term.lastDay ?? measure.endDay, ended: measure.endDay },
    }),
  ];
}

/** 强制隔离戒毒: the last day comes near, the person is collected (戒毒条例 34). */
function compulsoryItems(open: OpenMeasure, { today }: TodoDay): TodoItem[] {
  const { measure, term } = open.answers;
  const rule = byLaw('R-03', '《戒毒条例》第三十四条');
  if (term.lastDay === null)
    return [
      measureItem(open, '资料待补', null, {
        rule,
        why: measure.decisionDay === null ? 'decisionMissing' : 'dayImprecise',
      }),
    ];
  const { lastDay } = term;
  if (daysBetween(today, lastDay) > ENDING_DAYS) return [];
  const why = term.expiredNotReleased === true ? 'compulsoryOver' : 'compulsoryEnding';
  return [measureItem(open, '强戒出所', lastDay, { rule, why, facts: { lastDay } })];
}

/** What lacks so that term and windows cannot be told. */
function missingItems(open: OpenMeasure): TodoItem[] {
  const { why } = open.answers.term;
  if (why !== 'dayImprecise' && why !== 'yearsMissing') return [];
  const clause = why === 'yearsMissing' ? '《戒毒条例》第三十七条' : '';
  return [measureItem(open, '资料待补', null, { rule: byLaw('R-03', clause), why })];
}

function communityItems(open: OpenMeasure, day: TodoDay): TodoItem[] {
  if (open.answers.measure.startDay === null)
    return [...reportInItems(open, day), ...transferItems(open, day)];
  return [
    ...missingItems(open),
    ...transferItems(open, day),
    ...agreementItems(open),
    ...windowItems(open, day),
    ...surpriseItems(open, day),
    ...violationItems(open, day),
    ...endingItems(open, day),
    ...summaryItems(open, day),
  ];
}

/** 移交回执: handed over, and the receipt not back yet. */
function receiptItems(life: TodoLife): TodoItem[] {
  return life.handovers.flatMap((handover): TodoItem[] => {
    if (handover.handedOn === null || handover.receiptOn !== null) return [];
    return [
      {
        kind: '移交回执',
        due: handover.handedOn,
        subject: { kind: 'handover', id: handover.id },
        rule: byLaw('R-02', '《戒毒条例》第二十一条'),
        why: 'receiptMissing',
        facts: { what: handover.kind, from: handover.handedOn },
      },
    ];
  });
}

/** Everything that the measures of a person ask for on a day. */
export function measureItems(life: TodoLife, day: TodoDay): TodoItem[] {
  const papersOf = new Map(life.papers.map((papers) => [papers.id, papers]));
  const items = life.facts.measures.flatMap((measure) => {
    const papers = papersOf.get(measure.id) ?? null;
    if (measure.endDay !== null && papers?.endReason !== '期满解除') return [];
    const answers = answersOfMeasure(measure, life.facts, day.rows, day.today);
    const open = { answers, papers, life };
    if (measure.endDay !== null) return releasedItems(open);
    if (isCommunityKind(measure.kind)) return communityItems(open, day);
    return measure.kind === '强制隔离戒毒' ? compulsoryItems(open, day) : [];
  });
  return [...items, ...receiptItems(life)];
}

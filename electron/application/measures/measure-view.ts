import { daysBetween } from '../../../db/domain/calendar/calendar-day.ts';
import { suspendedSpans } from '../../../db/domain/calendar/day-span.ts';
import { papersToCome } from '../../../db/domain/measures/handover-papers.ts';
import { nextStep } from '../../../db/domain/measures/measure-next.ts';
import type { MeasureEvent } from '../../../db/domain/measures/measure-events.ts';
import type { MeasureTerm } from '../../../db/domain/measures/measure-term.ts';
import { transferReportIn } from '../../../db/domain/measures/report-in.ts';
import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { CONTROL_STATUSES, MEASURE_KINDS } from '../../../db/domain/words/vocabulary.ts';
import type {
  HandoverRow,
  MeasureParts,
  SuspensionRow,
  TransferRow,
} from '../../../db/repositories/measures.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import { ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handlers } from '../context.ts';
import { withMaskedTexts } from '../people/masked-texts.ts';
import { coveredTexts } from '../people/sealed-person.ts';
import { possible, possibleOf } from './measure-possible.ts';
import { livePerson, measuredPerson, type MeasuredPerson } from './measure-life.ts';
import type { MeasureAnswers } from '../../../db/domain/person/life.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

/** what was typed about a measure; its other words are of lists, papers and the law. */
const TYPED = ['note', 'lateReason', 'voidReason'];

type View = Output<'measures.ofPerson'>;
type MeasureRecord = View['measures'][number];

/** The chain of measures, what each asks for next, and everything that could be recorded now with the reason where it cannot. */
export function createMeasureView(): Handlers<'measures.ofPerson'> {
  return {
    'measures.ofPerson': (input, context) => {
      const person = livePerson(context, input.personId);
      if (!person.ok) return person;
      const measured = measuredPerson(context, person.value);
      const { life, answers } = measured;
      const rules = ruleRows(context.register);
      const { clockStart, cleanOn, reached } = answers.clean;
      const measures = context.register.measures
        .ofPerson(person.value.id)
        .map((row) => recordOf(row, measured, { context, rules }))
        .reverse();
      return ok({
        controlStatus: person.value.controlStatus,
        measures: person.value.lightTouch ? coveredTexts(measures, TYPED) : measures,
        decidable: MEASURE_KINDS.map((kind) => possible(life, kind, decision(kind))),
        statuses: CONTROL_STATUSES.map((to) => possible(life, to, { type: '变更现状', to })),
        clean: { clockStart, cleanOn, reached },
      });
    },
  };
}

/** 社区戒毒 is asked for as the change of 戒毒条例 31 by its own line. */
function decision(kind: (typeof MEASURE_KINDS)[number]): MeasureEvent {
  return { type: '决定', kind, decisionOn: null, years: 1, change: false, past: false };
}

function recordOf(
  row: MeasureRow,
  { answers, life }: MeasuredPerson,
  world: { readonly context: Context; readonly rules: readonly RuleRow[] },
): MeasureRecord {
  const { context, rules } = world;
  const answer = answers.measures.find(({ measure }) => measure.id === row.id);
  const parts = context.register.measures.parts(row.id);
  const transfers = parts.transfers.map((each) => transferOf(each, rules, context.today));
  return {
    ...paperOf(row),
    voided: row.voidedAt !== null,
    state: answer === undefined ? '已作废' : stateOf(row, answer, parts.handovers),
    reportIn: {
      due: answer?.reportIn.due ?? null,
      state: answer?.reportIn.state ?? null,
    },
    term: termOf(answer, context.today),
    violation: answer === undefined ? null : violationOf(answer),
    suspensions: parts.suspensions.map(suspensionOf),
    transfers,
    handovers: parts.handovers.map((each) => handoverOf(each, parts.handovers, answer)),
    next: answer === undefined ? null : nextOf(row, answer, { ...parts, transfers }, context.today),
    possible: possibleOf(row, life),
  };
}

function paperOf(row: MeasureRow) {
  const { id, kind, documentNumber, decidingUnit, executionPlace, decisionOn, serviceOn } = row;
  const { startOn, decidedYears, extensionMonths, creditedDays, lateReason, fileSentOn } = row;
  const { agreementNumber, agreementOn, endOn, endReason, releaseNumber } = row;
  const { releaseServedOn, townNotifiedOn, note, source, recordedBy, voidReason } = row;
  return {
    ...{ id, kind, documentNumber, decidingUnit, executionPlace, decisionOn, serviceOn },
    ...{ startOn, decidedYears, extensionMonths, creditedDays, lateReason, fileSentOn },
    ...{ agreementNumber, agreementOn, endOn, endReason, releaseNumber },
    ...{ releaseServedOn, townNotifiedOn, source, recordedBy },
    ...withMaskedTexts({ note, voidReason }),
  };
}

/** The words of domain.md 12.2; on its last day a measure that was ended is called so already. */
function stateOf(
  { endOn }: MeasureRow,
  { state }: MeasureAnswers,
  handovers: readonly HandoverRow[],
): string {
  if (endOn !== null) return '已结束';
  if (state !== '违反协议') return state;
  const handed = handovers.some(
    ({ kind, handedOn, voidedAt }) =>
      kind === '严重违反协议' && handedOn !== null && voidedAt === null,
  );
  return handed ? '违反协议已移交' : '违反协议未移交';
}

function violationOf({ violation }: MeasureAnswers): MeasureRecord['violation'] {
  const { reached, earlyWarning, refused, leaves, leaveDays } = violation;
  if (reached === null) return null;
  return {
    reached,
    earlyWarning,
    refused: refused ?? 0,
    leaves: leaves ?? 0,
    leaveDays: leaveDays ?? 0,
  };
}

const NO_LAST_DAY: Readonly<Record<NonNullable<MeasureTerm['why']>, string>> = {
  openTerm: '没有法定期限',
  notStarted: '报到后起算',
  dayMissing: '没有决定日期',
  dayImprecise: '开始日期只记到年或月',
  yearsMissing: '没有填写年限',
};

function termOf(answer: MeasureAnswers | undefined, today: string): MeasureRecord['term'] {
  if (answer === undefined)
    return { lastDay: null, releaseNoticeDue: null, daysLeft: null, suspendedDays: 0, why: '' };
  const { term, measure } = answer;
  const running = measure.endDay === null;
  return {
    lastDay: term.lastDay,
    releaseNoticeDue: term.releaseNoticeDue,
    daysLeft: term.lastDay === null || !running ? null : daysBetween(today, term.lastDay),
    suspendedDays: suspendedSpans(measure.suspensions, today).reduce(
      (sum, { from, to }) => sum + to - from,
      0,
    ),
    why: term.why === null ? '' : NO_LAST_DAY[term.why],
  };
}

function nextOf(
  row: MeasureRow,
  answer: MeasureAnswers,
  parts: Pick<MeasureParts, 'handovers'> & Pick<MeasureRecord, 'transfers'>,
  today: string,
): MeasureRecord['next'] {
  return nextStep(
    {
      facts: answer.measure,
      state: answer.state,
      violated: answer.violation.reached === true,
      endReason: row.endReason,
      reportInDue: answer.reportIn.due,
      lastDay: answer.term.lastDay,
      releaseNoticeDue: answer.term.releaseNoticeDue,
      agreementOn: row.agreementOn,
      townNotifiedOn: row.townNotifiedOn,
      imported: row.source !== '登记',
      transfers: parts.transfers.filter(({ voided }) => !voided),
      handovers: parts.handovers.filter(({ voidedAt }) => voidedAt === null),
    },
    today,
  );
}

function keptOf(row: SuspensionRow | TransferRow | HandoverRow) {
  const { id, note, recordedBy, voidedAt, voidReason } = row;
  return withMaskedTexts({ id, note, recordedBy, voided: voidedAt !== null, voidReason });
}

function suspensionOf(row: SuspensionRow): MeasureRecord['suspensions'][number] {
  return { ...keptOf(row), from: row.fromOn, to: row.toOn, reason: row.reason };
}

function transferOf(
  row: TransferRow,
  rules: readonly RuleRow[],
  today: string,
): MeasureRecord['transfers'][number] {
  const { changedOn, fromPlace, toPlace, fileSentOn, reportedOn, agreementOn } = row;
  const { due, state } = transferReportIn({ day: changedOn, reportedOn }, rules, today);
  return {
    ...keptOf(row),
    changedOn,
    fromPlace,
    toPlace,
    fileSentOn,
    reportedOn,
    agreementOn,
    due,
    state,
  };
}

function handoverOf(
  row: HandoverRow,
  all: readonly HandoverRow[],
  answer: MeasureAnswers | undefined,
): MeasureRecord['handovers'][number] {
  const { kind, warningOn, proofOn, testNoticeOn, handedOn, handedTo, receiptOn } = row;
  return {
    ...keptOf(row),
    kind,
    warningOn,
    proofOn,
    testNoticeOn,
    handedOn,
    handedTo,
    receiptOn,
    missing: papersToCome(
      row,
      all.filter(({ voidedAt }) => voidedAt === null),
      answer?.violation.reached === true,
    ),
  };
}
